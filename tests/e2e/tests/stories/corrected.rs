//! The text of a lesson was corrected, and the words of a mark stand in it once: in another sentence.

use lateral_e2e::Failure;
use lateral_e2e::files::IMPORT;
use lateral_e2e::page::Page;
use lateral_e2e::site::Release;
use lateral_e2e::stage::Stage;
use serde_json::{Value, json};

use crate::class::see_mark;
use crate::marking::mark_as;
use crate::reading::truth;

const ROUTE: &str = "#/corrected/courier";

const WORDS: &str = "schedule cut delays";

const ALPHA: &str = "Team Alpha reported that the new schedule cut delays.";
const BETA: &str = "Team Beta reported that the new schedule cut delays.";
const REST: &str = "The harbour office would not comment on the figures of either team.";

/// A lesson of one article with these paragraphs.
fn lesson(paragraphs: &[&str], revision: usize) -> Value {
    json!({
        "format": "lateral/lesson", "version": 1, "offset_unit": "codepoint",
        "id": "corrected", "revision": revision, "title": "Two teams", "language": "en",
        "articles": [{
            "id": "courier", "outlet": "Ellery Courier", "headline": "New schedule", "text": paragraphs.join("\n"),
        }],
    })
}

fn release(paragraphs: &[&str]) -> Result<Release, Failure> {
    let lesson = lesson(paragraphs, paragraphs.len());
    Ok(Release::built()?.with_file("lesson.json", lesson.to_string()))
}

/// The only record of an export, and the words that its offsets cut out of the text.
fn exported(page: &Page, text: &str) -> Result<(Value, String), Failure> {
    let work = page.exported_json()?;
    let record = work["records"][0].clone();
    let at = |end: &str| {
        let at = record["parts"][0][end].as_u64().unwrap_or_default();
        usize::try_from(at).unwrap_or_default()
    };
    let letters = text.chars().skip(at("start"));
    let words = letters.take(at("end").saturating_sub(at("start")));
    let words = words.collect();
    Ok((record, words))
}

/// Fails unless the words are framed in the text, and no mark lies on them.
fn is_framed(page: &Page) -> Result<(), Failure> {
    page.see_marks(&[WORDS])?;
    let marks = page.ask(
        "return [...document.querySelectorAll('main article mark')].map((mark) => \
         [mark.className, mark.getAttribute('aria-description'), getComputedStyle(mark).outlineStyle, \
         getComputedStyle(mark).backgroundColor])",
        json!([]),
    )?;
    let expected = json!([[
        "lane0-elsewhere",
        "Event, found elsewhere: look",
        "dashed",
        "rgba(0, 0, 0, 0)"
    ]]);
    truth(
        &(marks == expected).into(),
        &format!("the words are not framed: {marks}"),
    )
}

pub fn words_found_elsewhere_wait_for_a_yes_or_a_no(stage: &mut Stage) -> Result<(), Failure> {
    let first = stage.open_release(release(&[ALPHA, BETA, REST])?, ROUTE)?;
    first.drag_over(WORDS)?;
    mark_as(&first, "Event")?;
    see_mark(&first, WORDS)?;
    let (name, file) = first.exported()?;
    let (record, words) = exported(&first, &[ALPHA, BETA, REST].join("\n"))?;
    assert_eq!((record["place"].as_str(), &*words), (None, WORDS));

    // The sentence of the mark is gone, and another says the same.
    let text = [REST, BETA].join("\n");
    let page = stage.open_release(release(&[REST, BETA])?, ROUTE)?;
    page.choose_file(&name, &file)?;
    let dialog = page.within("dialog", IMPORT);
    page.see_text("1 found elsewhere in the text")?;
    page.see_text("They stand first in the list: look at each.")?;
    page.say_yes()?;
    dialog.see_no("dialog", IMPORT)?;
    is_framed(&page)?;
    page.see_text("found elsewhere: look")?;
    let (record, _) = exported(&page, &text)?;
    assert_eq!(record["place"], "elsewhere", "{record}");
    assert_eq!(record["parts"][0]["exact"], WORDS);

    // A click on the words opens the mark; one key takes it there.
    page.click_words(WORDS)?;
    page.see("region", "The mark")?;
    page.see_text("between other words than before")?;
    page.see("button", "Move the mark there")?;
    page.press("y")?;
    page.see_no("button", "Move the mark there")?;
    page.see_marks(&[WORDS])?;
    let (record, words) = exported(&page, &text)?;
    assert_eq!((record["place"].as_str(), &*words), (None, WORDS));
    page.press("Control+z")?;
    is_framed(&page)?;

    // One key leaves it without a place, also after a reload.
    page.see("button", "These are other words")?;
    page.press("x")?;
    page.see_no("button", "These are other words")?;
    page.see_marks(&[])?;
    page.see_text("not found in the text")?;
    page.see_saved()?;
    page.reload()?;
    page.see_marks(&[])?;
    let (record, _) = exported(&page, &text)?;
    assert_eq!(record["place"], "lost", "{record}");
    assert_eq!(record["parts"][0]["exact"], WORDS);
    Ok(())
}

pub fn a_lesson_handed_out_again_as_a_file_takes_the_place_of_the_first(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = stage.open("#/")?;
    let give = |paragraphs: &[&str], revision: usize| {
        let file = lesson(paragraphs, revision).to_string();
        page.choose_file("lesson.json", file.as_bytes())
    };
    let dialog = page.within("dialog", IMPORT);
    give(&[ALPHA, REST], 1)?;
    dialog.click_button("Open the lesson")?;
    page.see("heading", "Two teams")?;
    page.open(ROUTE)?;
    page.drag_over(WORDS)?;
    mark_as(&page, "Event")?;
    page.see_marks(&[WORDS])?;
    page.see_saved()?;

    // The open lesson is another at once, and the mark is where its words are now.
    give(&[REST, ALPHA], 2)?;
    dialog.click_button("Use the new version")?;
    page.see("heading", "Two teams")?;
    page.open(ROUTE)?;
    page.see_marks(&[WORDS])?;
    assert_eq!(page.blocks()?.last().map(String::as_str), Some(ALPHA));
    let (record, words) = exported(&page, &[REST, ALPHA].join("\n"))?;
    assert_eq!((record["place"].as_str(), &*words), (None, WORDS));

    // The first one again changes nothing.
    give(&[ALPHA, REST], 1)?;
    dialog.click_button("Open the newer version")?;
    page.open(ROUTE)?;
    assert_eq!(page.blocks()?.last().map(String::as_str), Some(ALPHA));
    Ok(())
}
