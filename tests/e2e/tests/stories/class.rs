//! The whole lesson hour: two articles, every kind of mark, undo, reload, export, an empty browser, import.

use lateral_e2e::Failure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;

use crate::marking::mark_as;
use crate::{ARTICLE, SECOND};

/// What is marked in the first article, in reading order.
const FIRST: [(&str, &str); 7] = [
    ("Ashton Carter", "Person"),
    ("Ministry of Defense", "Organisation"),
    ("an hour on the phone", "Date/time"),
    ("Islamic State in Iraq and Syria", "Organisation"),
    ("We got through a lot of Syria", "Claim"),
    ("Ukraine", "Place"),
    ("Sergei Shoygu", "Person"),
];

/// What is marked in the second article, in reading order.
const OTHER: [(&str, &str); 5] = [
    ("Igor Konashenkov", "Person"),
    ("Bashar al-Assad", "Person"),
    ("airfield at Latakia", "Place"),
    ("The call took 50 minutes", "Claim"),
    ("Reuters", "Organisation"),
];

/// A claim with words of somebody else's between its parts.
const PARTS: [&str; 2] = [
    "This was not about something the Russians are just about to do",
    "it was about heading off a misunderstanding somewhere down the road",
];

/// Three marks, each across the others.
const CROSSING: [(&str, &str); 3] = [
    ("began at 8:45 in the morning", "Date/time"),
    ("8:45 in the morning and took", "Event"),
    ("in the morning and took about 50 minutes", "Claim"),
];

/// What lies in all three.
const COMMON: &str = "in the morning";

pub fn a_lesson_hour_with_the_mouse(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    page.click("link", "Begin reading")?;
    for (words, tag) in FIRST {
        page.drag_over(words)?;
        mark_as(&page, tag)?;
        see_mark(&page, words)?;
    }
    page.drag_over(PARTS[0])?;
    mark_as(&page, "Claim")?;
    see_mark(&page, PARTS[0])?;
    page.drag_over(PARTS[1])?;
    mark_as(&page, "Add to the last mark")?;
    see_mark(&page, &PARTS.concat())?;
    for (words, tag) in CROSSING {
        page.drag_over(words)?;
        mark_as(&page, tag)?;
        see_mark(&page, words)?;
    }
    page.click_words(COMMON)?;
    let lying = page
        .within("region", "Marks on these words")
        .names("button")?;
    assert_eq!(
        lying.len(),
        3,
        "a click where three marks lie offers {lying:?}"
    );

    let articles = page.within("navigation", "Articles");
    let next = articles.names("link")?.pop().unwrap_or_default();
    articles.click("link", &next)?;
    page.passage(OTHER[0].0)?;
    for (words, tag) in OTHER {
        page.drag_over(words)?;
        mark_as(&page, tag)?;
        see_mark(&page, words)?;
    }
    page.see_saved()?;
    comes_back(
        &page,
        |page| page.click_button("Undo"),
        |page| page.click_button("Redo"),
    )
}

pub fn a_lesson_hour_by_keyboard_alone(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    page.press_until_focused("Tab", "Begin reading")?;
    page.see_focus_ring()?;
    page.press("Enter")?;
    page.see_focus("Pentagon and Moscow")?;
    // The text is a stop of its own on the way through the page.
    page.press("Tab")?;
    page.press("Shift+Tab")?;
    page.see_focus("Pentagon and Moscow")?;
    for (number, (words, tag)) in FIRST.into_iter().enumerate() {
        point_at(&page, words)?;
        if number % 2 == 0 {
            page.press(key_of(tag))?;
        } else {
            page.press("Enter")?;
            page.see_focus_ring()?;
            if !page.focused()?.starts_with(tag) {
                // The tools offer the last tag first; all others come after it, and then those before it.
                page.press_until_focused("ArrowRight", tag)?;
            }
            page.press("Enter")?;
        }
        see_mark(&page, words)?;
        if tag == "Claim" {
            leave_gist(&page)?;
            page.see_focus(words)?;
        } else {
            page.see_focus("Pentagon and Moscow")?;
        }
    }
    point_at(&page, PARTS[0])?;
    page.press("c")?;
    see_mark(&page, PARTS[0])?;
    leave_gist(&page)?;
    point_at(&page, PARTS[1])?;
    page.press("a")?;
    see_mark(&page, &PARTS.concat())?;
    for (words, tag) in CROSSING {
        point_at(&page, words)?;
        page.press(key_of(tag))?;
        see_mark(&page, words)?;
        if tag == "Claim" {
            leave_gist(&page)?;
        }
    }
    page.press("]")?;
    page.passage(OTHER[0].0)?;
    page.see_focus("Russia, US")?;
    for (words, tag) in OTHER {
        point_at(&page, words)?;
        page.press(key_of(tag))?;
        see_mark(&page, words)?;
        if tag == "Claim" {
            leave_gist(&page)?;
        }
    }
    page.see_saved()?;
    comes_back(
        &page,
        |page| page.press("Control+z"),
        |page| page.press("Control+Shift+z"),
    )
}

/// Goes back to the text from the field that asks what a claim says.
fn leave_gist(page: &Page) -> Result<(), Failure> {
    page.see_focus("What is claimed, in your own words")?;
    page.press("Escape")
}

/// Undoes five steps, reloads, goes on undoing, does all of it again; exports, forgets, imports.
fn comes_back(
    page: &Page,
    undo: impl Fn(&Page) -> Result<(), Failure>,
    redo: impl Fn(&Page) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let quotes = OTHER.map(|(words, _)| words);
    page.see_marks(&quotes)?;
    let made = page.marks()?;
    // The second article has five steps, so the sixth is in the first one.
    for left in (0..quotes.len()).rev() {
        undo(page)?;
        page.see_marks(&quotes[..left])?;
    }
    page.see_saved()?;
    page.reload()?;
    page.see_marks(&[])?;
    undo(page)?;
    undo(page)?;
    page.see_saved()?;
    page.open(ARTICLE)?;
    assert_eq!(
        page.marks()?.len(),
        FIRST.len() + 2,
        "two of three crossing marks were taken back"
    );
    for _ in 0..quotes.len() + 2 {
        redo(page)?;
    }
    see_mark(page, CROSSING[2].0)?;
    let first = page.marks()?;
    assert_eq!(first.len(), FIRST.len() + 1 + CROSSING.len());
    page.open(SECOND)?;
    page.see_marks(&quotes)?;
    assert_eq!(page.marks()?, made, "what is done again is the same");
    page.see_saved()?;

    let (name, file) = page.exported()?;
    assert!(name.starts_with("lateral-the-defence-call-"), "{name}");
    page.clear_storage()?;
    page.reload()?;
    page.see_marks(&[])?;
    page.import_work(&name, &file)?;
    page.see_marks(&quotes)?;
    assert_eq!(page.marks()?, made, "what comes back is the same");
    page.see_saved()?;
    page.reload()?;
    let (_, again) = page.exported()?;
    assert_eq!(
        file, again,
        "two exports of the same work are the same, byte for byte"
    );
    page.open(ARTICLE)?;
    see_mark(page, CROSSING[2].0)?;
    assert_eq!(page.marks()?, first);
    Ok(())
}

/// Waits until one of the marks is exactly these words.
pub fn see_mark(page: &Page, words: &str) -> Result<(), Failure> {
    lateral_e2e::wait::until(|| {
        let marks = page.marks()?;
        if marks.iter().any(|(quote, _)| quote == words) {
            return Ok(());
        }
        Err(Failure::new(
            format!("“{words}” is not marked; marked are {marks:?}."),
            "Look at the screenshot of this story.",
        ))
    })
}

fn key_of(tag: &str) -> &'static str {
    match tag {
        "Person" => "1",
        "Organisation" => "2",
        "Place" => "3",
        "Date/time" => "4",
        "Event" => "6",
        _ => "c",
    }
}

/// Brings the reading cursor over exactly these words: by sentences, then by words, then drawing it out.
pub fn point_at(page: &Page, words: &str) -> Result<(), Failure> {
    let lost = |what: String| {
        Failure::new(
            format!("The reading cursor does not come to “{words}”: {what}."),
            "A reader without a mouse cannot mark these words.",
        )
    };
    let mut covered = page.under_cursor()?;
    // To the top, from wherever it was.
    for _ in 0..40 {
        page.press("Control+ArrowUp")?;
        let now = page.under_cursor()?;
        if now == covered {
            break;
        }
        covered = now;
    }
    page.press("ArrowDown")?;
    page.press("ArrowUp")?;
    for step in 0.. {
        covered = page.under_cursor()?;
        if covered.contains(words) {
            break;
        }
        if step == 60 {
            return Err(lost(format!("after 60 sentences it covers “{covered}”")));
        }
        page.press("ArrowDown")?;
    }
    let begins = |covered: &str| !covered.is_empty() && words.starts_with(covered.trim_end());
    for step in 0.. {
        page.press("ArrowRight")?;
        covered = page.under_cursor()?;
        if begins(&covered) && reaches(page, words)? {
            return Ok(());
        }
        if step == 60 {
            return Err(lost(format!("after 60 words it covers “{covered}”")));
        }
    }
    Ok(())
}

/// Draws the cursor out over `words`; answers whether they are what comes.
fn reaches(page: &Page, words: &str) -> Result<bool, Failure> {
    let mut drawn = 0;
    let reached = loop {
        let covered = page.under_cursor()?;
        if covered == words {
            return Ok(true);
        }
        if !words.starts_with(covered.trim_end()) || drawn == 40 {
            break false;
        }
        page.press("Shift+ArrowRight")?;
        drawn += 1;
    };
    for _ in 0..drawn {
        page.press("Shift+ArrowLeft")?;
    }
    Ok(reached)
}
