//! A reader changes many marks at once, and marks the same words wherever they stand.

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

/// In the order of the text.
const WORDS: [&str; 4] = ["Ashton Carter", "Ukraine", "Latakia", "Sergei Shoygu"];

fn with_marks(stage: &mut Stage) -> Result<Page, Failure> {
    let page = stage.open(ARTICLE)?;
    for words in WORDS {
        page.drag_over(words)?;
        mark_as(&page, "Person")?;
        see_mark(&page, words)?;
    }
    page.press("Escape")?;
    Ok(page)
}

/// Waits until the marks of the text carry these tags.
fn see_tags(page: &Page, wanted: &[&str]) -> Result<(), Failure> {
    until(|| {
        let tags = page.ask(
            "return [...document.querySelectorAll('main article mark[data-marks]')].map((mark) => mark.getAttribute('aria-description'))",
            json!([]),
        )?;
        truth(
            &(tags == json!(wanted)).into(),
            &format!("the tags are {tags}, not {wanted:?}"),
        )
    })
}

/// Clicks the row of these words.
fn click_row(page: &Page, words: &str) -> Result<(), Failure> {
    let rows = page.within("complementary", "Marks in this article");
    let names = until(|| rows.names("button"))?;
    let name = names.iter().find(|name| name.starts_with(words));
    let name = name.cloned().unwrap_or_else(|| words.to_owned());
    rows.click_button(&name)
}

pub fn several_marks_are_chosen_and_changed_at_once(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_marks(stage)?;
    page.holding("Control", |page| click_row(page, WORDS[1]))?;
    page.see_text("1 mark chosen")?;
    page.holding("Shift", |page| click_row(page, WORDS[2]))?;
    page.see_text("2 marks chosen")?;
    let bar = page.within("group", "The chosen marks");
    bar.click_button("Mark as…")?;
    page.within("group", "Mark them as").click_button("Place")?;
    see_tags(&page, &["Person", "Place", "Place", "Person"])?;
    page.see_text("2 marks chosen")?;
    bar.click_button("Delete")?;
    page.see_marks(&[WORDS[0], WORDS[3]])?;
    page.see_text("Deleted 2 marks.")?;
    page.see_no("group", "The chosen marks")?;
    page.click_button("Undo this")?;
    see_tags(&page, &["Person", "Place", "Place", "Person"])?;
    page.press("Control+z")?;
    see_tags(&page, &["Person"; 4])?;
    // A row that was drawn again is chosen like any other.
    page.holding("Control", |page| click_row(page, WORDS[1]))?;
    page.see_text("1 mark chosen")?;
    let pressed = "return document.querySelectorAll('.mark-row[aria-pressed=true]').length === 1";
    until(|| truth(&page.ask(pressed, json!([]))?, "the chosen row says so"))?;
    page.see_saved()
}

pub fn several_marks_are_chosen_by_keys(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_marks(stage)?;
    let rows = page.within("complementary", "Marks in this article");
    let names = rows.names("button")?;
    let first = names
        .iter()
        .find(|name| name.starts_with(WORDS[0]))
        .cloned()
        .unwrap_or_default();
    rows.focus("button", &first)?;
    page.press("ArrowDown")?;
    page.see_focus(WORDS[1])?;
    page.press("Control+Space")?;
    page.see_text("1 mark chosen")?;
    page.press("Shift+ArrowDown")?;
    page.see_text("2 marks chosen")?;
    page.see_focus(WORDS[2])?;
    page.see_focus_ring()?;
    page.press("3")?;
    see_tags(&page, &["Person", "Place", "Place", "Person"])?;
    page.press("Delete")?;
    page.see_marks(&[WORDS[0], WORDS[3]])?;
    page.press("Control+z")?;
    see_tags(&page, &["Person", "Place", "Place", "Person"])
}

pub fn several_marks_are_chosen_with_fingers(stage: &mut Stage) -> Result<(), Failure> {
    let page = with_marks(stage)?;
    page.see_saved()?;
    page.on_screen(Screen::PHONE)?;
    page.reload()?;
    page.press("m")?;
    page.tap("button", "Choose several")?;
    let rows = page.within("complementary", "Marks in this article");
    let names = rows.names("button")?;
    for words in [WORDS[0], WORDS[1]] {
        let name = names.iter().find(|name| name.starts_with(words));
        rows.tap("button", name.map_or(words, String::as_str))?;
    }
    page.see_text("2 marks chosen")?;
    let faults = page.faults()?;
    assert!(faults.is_empty(), "{faults:#?}");
    page.within("group", "The chosen marks")
        .tap("button", "Delete")?;
    page.see_marks(&[WORDS[2], WORDS[3]])
}

pub fn the_same_words_are_marked_wherever_they_stand(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over("Pentagon")?;
    mark_as(&page, "Organisation")?;
    page.see_marks(&["Pentagon"])?;
    let card = page.within("region", "The mark");
    let heading = until(|| {
        let names = card.names("DisclosureTriangle")?;
        let found = names
            .iter()
            .find(|name| name.starts_with("Mark the same words in"));
        found
            .cloned()
            .ok_or_else(|| Failure::new(format!("There are only {names:?}."), "Look at the card."))
    })?;
    card.click("DisclosureTriangle", &heading)?;
    let places = card.within("list", "Places");
    until(|| {
        let names = places.names("checkbox")?;
        truth(&(names.len() == 1).into(), &format!("here: {names:?}"))
    })?;
    let scopes = card.within("radiogroup", "Where").names("radio")?;
    let all = scopes
        .iter()
        .find(|name| name.starts_with("In all articles"))
        .cloned()
        .unwrap_or_default();
    card.click("radio", &all)?;
    let count = until(|| {
        let count = places.names("checkbox")?.len();
        truth(&(count > 3).into(), &format!("{count} places")).map(|()| count)
    })?;
    assert!(heading.contains(&count.to_string()), "{heading}: {count}");
    let faults = page.faults()?;
    assert!(faults.is_empty(), "{faults:#?}");
    card.click_button(&format!("Mark {count} places"))?;
    page.see_marks(&["Pentagon", "Pentagon"])?;
    page.see_text("in other articles")?;
    page.click_button("Undo this")?;
    page.see_marks(&["Pentagon"])?;
    page.press("Control+y")?;
    page.see_marks(&["Pentagon", "Pentagon"])?;
    page.open(crate::SECOND)?;
    see_mark(&page, "Pentagon")
}
