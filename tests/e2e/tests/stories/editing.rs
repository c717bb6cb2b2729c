//! A reader changes what was marked.

use lateral_e2e::Failure;
use lateral_e2e::looks::Screen;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::ARTICLE;
use crate::class::see_mark;
use crate::marking::mark_as;
use crate::reading::truth;

fn with_mark(stage: &mut Stage, words: &str, tag: &str) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(words)?;
    mark_as(&page, tag)?;
    page.see_marks(&[words])?;
    page.see("region", "The mark")?;
    Ok(page)
}

/// Opens what moves the ends of a mark; it stays open while the same mark is looked at.
pub fn open_ends(card: &Page) -> Result<(), Failure> {
    card.click("DisclosureTriangle", "Adjust")
}

pub fn a_mark_gets_another_tag_and_other_ends(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_mark(stage, "Ashton Carter", "Person")?;
    let card = page.within("region", "The mark");
    card.choose("Marked as", "Organ")?;
    card.see("heading", "Organisation")?;
    open_ends(&card)?;
    let ends = |edge: &str, step: &str| {
        card.within("group", edge)
            .click_button(&format!("{edge} {step}"))
    };
    ends("End", "a word later")?;
    page.see_marks(&["Ashton Carter, the"])?;
    ends("End", "a letter later").and_then(|()| ends("End", "a letter earlier"))?;
    ends("End", "a word earlier")?;
    page.see_marks(&["Ashton Carter"])?;
    ends("Start", "a word later")?;
    page.see_marks(&["Carter"])?;
    ends("Start", "a word earlier")?;
    page.see_marks(&["Ashton Carter"])?;
    page.press("Escape")?;
    // The same by keys, with the focus on the mark.
    page.press("n")?;
    page.press(".")?;
    page.see_marks(&["Ashton Carter, the"])?;
    page.press(",")?;
    page.see_marks(&["Ashton Carter"])?;
    page.press(">")?;
    page.see_marks(&["Carter"])?;
    page.press("<")?;
    page.see_marks(&["Ashton Carter"])?;
    page.press("3")?;
    page.see("region", "The mark")?;
    card.see("heading", "Place")
}

pub fn a_claim_loses_a_part_and_gets_words_of_its_own(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_mark(stage, "Russia set it up", "Claim")?;
    page.drag_over("took about 50 minutes")?;
    mark_as(&page, "Add to the last mark")?;
    page.see_marks(&["took about 50 minutesRussia set it up"])?;
    let card = page.within("region", "The mark");
    open_ends(&card)?;
    page.click_nth("button", "Take this part off", 0)
        .or_else(|_| card.click_button("Remove part 1"))?; // named like this once the parts are told apart
    page.see_marks(&["Russia set it up"])?;
    card.choose("Kind of statement", "Fact")?;
    card.fill("Note", "1 2 3 c a z? ask again")?;
    card.fill(
        "What is claimed, in your own words",
        "Moscow asked for the call",
    )?;
    page.see_marks(&["Russia set it up"])?;
    page.see_saved()?;
    page.reload()?;
    page.click_words("Russia set it up")?;
    let value = |label: &str| {
        page.ask(
        "return [...document.querySelectorAll('#mark-card label')].find((label) => label.textContent.startsWith(arguments[0])).control.value",
        json!([label]),
    )
    };
    page.see("region", "The mark")?;
    assert_eq!(value("Note")?, "1 2 3 c a z? ask again");
    assert_eq!(value("What is claimed")?, "Moscow asked for the call");
    // What was typed in one visit is one step: gist, note, kind, part.
    page.press("Escape")?;
    for _ in 0..4 {
        page.click_button("Undo")?;
    }
    page.see_marks(&["took about 50 minutesRussia set it up"])
}

pub fn the_buttons_of_several_parts_have_names_of_their_own(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = with_mark(stage, "Russia set it up", "Claim")?;
    page.drag_over("took about 50 minutes")?;
    mark_as(&page, "Add to the last mark")?;
    page.see_marks(&["took about 50 minutesRussia set it up"])?;
    open_ends(&page.within("region", "The mark"))?;
    page.see("button", "Remove part 2")?;
    let names = page.within("region", "The mark").names("button")?;
    let mut unique = names.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(
        names.len(),
        unique.len(),
        "who only hears the buttons cannot tell the parts apart: {names:?}"
    );
    Ok(())
}

pub fn a_claim_is_made_by_a_drag_a_key_and_typing(stage: &mut Stage) -> Result<(), Failure> {
    const WORDS: &str = "Russia set it up";
    const GIST: &str = "Moscow asked 1 time; can it be?";
    let page = stage.open(ARTICLE)?;
    let gist = || -> Result<String, Failure> {
        page.see_saved()?;
        let work = page.exported_json()?;
        page.press("Escape")?;
        Ok(work["records"][0]["gist"]
            .as_str()
            .unwrap_or_default()
            .to_owned())
    };
    page.drag_over(WORDS)?;
    page.press("c")?;
    page.see_focus("What is claimed, in your own words")?;
    // Nothing was typed that the browser could take back.
    page.press("Control+z")?;
    page.see_marks(&[])?;
    page.drag_over(WORDS)?;
    page.press("c")?;
    // At once: what the field is not there for yet is kept for it.
    page.type_text(GIST)?;
    page.see_focus("What is claimed, in your own words")?;
    page.press("Escape")?;
    page.see_focus(WORDS)?;
    assert_eq!(gist()?, GIST);
    page.see_marks(&[WORDS])?;
    page.press("Control+z")?;
    assert_eq!(gist()?, "", "all that was typed is one step");

    // By keys alone, and back to it.
    page.press("n")?;
    page.press("e")?;
    page.see_focus("What is claimed, in your own words")?;
    page.type_text("It did")?;
    page.press("Escape")?;
    page.see_focus(WORDS)?;
    assert_eq!(gist()?, "It did");
    // A field in which nothing was typed does not keep the key from undoing.
    page.press("n")?;
    page.press("e")?;
    page.see_focus("What is claimed, in your own words")?;
    page.press("Control+z")?;
    page.press("Control+z")?;
    page.see_marks(&[])
}

pub fn the_end_of_a_card_is_never_cut(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_mark(stage, "Russia set it up", "Claim")?;
    page.drag_over("took about 50 minutes")?;
    mark_as(&page, "Add to the last mark")?;
    page.see_marks(&["took about 50 minutesRussia set it up"])?;
    page.see_saved()?;
    for screen in [Screen::LAPTOP, Screen::PHONE, Screen::SMALL] {
        page.on_screen(screen)?;
        // Nothing is looked at yet, so there are no handles beside the words.
        page.open(ARTICLE)?;
        page.reload()?;
        if screen == Screen::LAPTOP {
            page.click_words("Russia set it up")?;
        } else {
            page.tap_words("set it up")?;
        }
        page.see("region", "The mark")?;
        ends_in_view(&page)?;
        open_ends(&page.within("region", "The mark"))?;
        ends_in_view(&page)?;
    }
    Ok(())
}

/// Waits until the buttons at the end of the card can be seen whole and reached.
pub fn ends_in_view(page: &Page) -> Result<(), Failure> {
    until(|| {
        let cut = page.ask(
            "const cut = []; \
             for (const name of ['Delete the mark', 'Done']) { \
               const button = [...document.querySelectorAll('#mark-card button')].find((button) => button.textContent === name); \
               const { top, bottom, left, right } = button.getBoundingClientRect(); \
               for (const [x, y] of [[left + 3, top + 3], [right - 3, bottom - 3]]) { \
                 if (!button.contains(document.elementFromPoint(x, y))) cut.push(`${name} at ${x}, ${y}`); \
               } \
             } \
             return cut",
            json!([]),
        )?;
        truth(&(cut == json!([])).into(), &format!("cut are {cut}"))
    })
}

pub fn a_deleted_mark_can_be_taken_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_mark(stage, "Ashton Carter", "Person")?;
    page.within("region", "The mark")
        .click_button("Delete the mark")?;
    page.see_marks(&[])?;
    page.click_button("Undo this")?;
    page.see_marks(&["Ashton Carter"])?;
    page.press("n")?;
    page.press("Delete")?;
    page.see_marks(&[])?;
    page.see_focus("Pentagon and Moscow")?;
    page.press("Control+z")?;
    page.see_marks(&["Ashton Carter"])
}

pub fn what_is_taken_back_elsewhere_is_said_and_not_painted_here(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = with_mark(stage, "Ashton Carter", "Person")?;
    let articles = page.within("navigation", "Articles");
    let names = articles.names("link")?;
    articles.click("link", &names[0])?;
    page.passage("Word of the call got out")?;
    page.see_no("region", "The mark")?;
    for (key, said) in [
        ("Control+z", "Undone in The Capitol Ledger"),
        ("Control+y", "Redone in The Capitol Ledger"),
    ] {
        page.press(key)?;
        page.see_text(said)?;
        page.see_marks(&[])?;
        page.see_no("region", "The mark")?;
    }
    page.click_button("Show")?;
    page.see_marks(&["Ashton Carter"])?;
    page.see("region", "The mark")
}

pub fn the_list_shows_marks_by_tag_and_by_words(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_mark(stage, "Ashton Carter", "Person")?;
    for (words, tag) in [
        ("Ukraine", "Place"),
        ("Sergei Shoygu", "Person"),
        ("Russia set it up", "Claim"),
    ] {
        page.drag_over(words)?;
        mark_as(&page, tag)?;
        see_mark(&page, words)?;
    }
    let listed = |wanted: &[&str]| {
        until(|| {
            let rows = page.ask(
                "return [...document.querySelectorAll('#panel .marks .mark-words')].map((row) => row.textContent)",
                json!([]),
            )?;
            truth(
                &(rows == json!(wanted)).into(),
                &format!("the list shows {rows}, not {wanted:?}"),
            )
        })
    };
    listed(&[
        "Ashton Carter",
        "Ukraine",
        "Sergei Shoygu",
        "Russia set it up",
    ])?;
    let tags = page.within("group", "Only marks with this tag");
    let chips = tags.names("button")?;
    let person = chips
        .iter()
        .find(|chip| chip.starts_with("Person"))
        .cloned()
        .unwrap_or_default();
    assert!(person.contains('2'), "the chips count: {chips:?}");
    let zero = chips.iter().find(|chip| chip.starts_with("Event"));
    assert!(
        zero.is_some_and(|chip| chip.contains('0')),
        "the chips are a legend: {chips:?}"
    );
    page.press("Escape")?;
    tags.click_button(&person)?;
    listed(&["Ashton Carter", "Sergei Shoygu"])?;
    page.see("heading", "Marks 2 of 4")?;
    // What is dimmed is still read and can still be clicked.
    page.click_words("Ukraine")?;
    listed(&["Ukraine", "Ashton Carter", "Sergei Shoygu"])?;
    page.press("Escape")?;
    listed(&["Ashton Carter", "Sergei Shoygu"])?;
    tags.click_button(&person)?;
    page.see("heading", "Marks 4")?;
    page.click("searchbox", "Only marks with these words")?;
    page.type_text("rus")?;
    listed(&["Russia set it up"])?;
    page.press("Control+a")?;
    page.press("Delete")?;
    page.type_text("ash")?;
    listed(&["Ashton Carter"])
}

pub fn help_opens_with_a_key_and_gives_the_focus_back(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.see_focus("Pentagon and Moscow")?;
    page.press("?")?;
    page.see("dialog", "Help")?;
    page.see_text("Mark the selected words as a claim")?;
    page.press("Escape")?;
    page.see_no("dialog", "Help")?;
    page.see_focus("Pentagon and Moscow")?;
    for (opener, dialog) in [
        ("Help", "Help"),
        ("Export", "Export your work"),
        ("Import", "Import a file"),
    ] {
        page.focus("button", opener)?;
        page.see_focus_ring()?;
        page.press("Enter")?;
        page.see("dialog", dialog)?;
        page.press("Escape")?;
        page.see_no("dialog", dialog)?;
        page.see_focus(opener)?;
    }
    Ok(())
}
