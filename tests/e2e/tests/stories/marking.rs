//! A reader marks words, by mouse and by keys.

use lateral_e2e::Failure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::ARTICLE;

const PERSON: &str = "Ashton Carter";

/// Marks what is selected, by the button for `tag`.
pub fn mark_as(page: &Page, tag: &str) -> Result<(), Failure> {
    let tools = page.within("toolbar", "Mark the selection");
    tools.click_button(&until(|| tag_button(&tools, tag))?)
}

/// The name of a tag's button among `tools`: the tag, and the cap of its key.
pub fn tag_button(tools: &Page, tag: &str) -> Result<String, Failure> {
    let names = tools.names("button")?;
    let found = names.iter().find(|name| {
        let cap = name.strip_prefix(tag);
        cap.is_some_and(|cap| cap.trim().chars().count() <= 1)
    });
    found.cloned().ok_or_else(|| {
        Failure::new(
            format!("No button marks as {tag}: {names:?}"),
            "Look at the tools.",
        )
    })
}

pub fn words_drawn_over_become_a_mark(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(PERSON)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[PERSON])?;
    page.see_saved()
}

pub fn words_drawn_over_backwards_become_the_same_mark(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_back_over(PERSON)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[PERSON])
}

pub fn a_word_is_marked_by_double_click_and_key(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.double_click("Ashton")?;
    page.see("toolbar", "Mark the selection")?;
    // The first tag of the lesson has the key 1.
    page.press("1")?;
    page.see_marks(&["Ashton"])
}

/// Puts other words, in elements of its own, where a paragraph's stood, as a page translator does.
const TRANSLATE: &str = "
    const block = [...document.querySelectorAll('main article [data-block]')].find((each) => each.textContent.includes('Ashton Carter'));
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    inner.textContent = 'Verteidigungsminister Carter telefonierte am Freitag eine Stunde lang.';
    outer.append(inner);
    block.replaceChildren(outer);
    return document.querySelector('main article').getAttribute('translate')";

pub fn words_that_a_translator_has_changed_are_not_marked(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.double_click("Shoygu")?;
    page.press("1")?;
    page.see_marks(&["Shoygu"])?;
    let asked = page.ask(TRANSLATE, json!([]))?;
    assert_eq!(asked, "no", "the page asks translators to leave it alone");
    page.double_click("Freitag")?;
    page.see_text("Nothing was marked.")?;
    page.press("2")?;
    page.double_click("Latakia")?;
    page.press("3")?;
    page.see_marks(&["Latakia", "Shoygu"])?;
    // Its own words are back where the article is drawn anew.
    page.reload()?;
    page.see_marks(&["Latakia", "Shoygu"])?;
    page.passage(PERSON)?;
    let exported = page.exported_json()?;
    let records = exported["records"].as_array().map_or(0, Vec::len);
    assert_eq!(records, 2, "{exported}");
    page.press("Escape")
}

pub fn a_kept_tag_is_the_one_that_was_chosen(stage: &mut Stage) -> Result<(), Failure> {
    const KEPT: &str = "Marking as Organisation";
    let page = stage.open(ARTICLE)?;
    let tools = "Mark the selection";
    page.drag_over(PERSON)?;
    page.within("toolbar", tools)
        .click_button("Keep this tag")?;
    mark_as(&page, "Organisation")?;
    page.see("button", KEPT)?;
    page.drag_over("Sergei Shoygu")?;
    page.see_marks(&[PERSON, "Sergei Shoygu"])?;
    page.see("heading", "Organisation")?;
    page.press("Escape")?;
    page.see_no("button", KEPT)?;
    page.drag_over("Russia set it up")?;
    page.see("toolbar", tools)?;
    page.within("toolbar", tools)
        .click_button("Keep this tag")?;
    mark_as(&page, "Claim")?;
    page.click_button("Marking as Claim")?;
    page.see_no("button", "Marking as Claim")
}

pub fn marks_may_cross(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let text = page
        .blocks()?
        .into_iter()
        .find(|text| text.contains(PERSON));
    assert!(text.is_some(), "the article names {PERSON}");
    page.drag_over("Ashton Carter, the")?;
    mark_as(&page, "Person")?;
    page.see_marks(&["Ashton Carter, the"])?;
    page.drag_over("Carter, the U.S.")?;
    mark_as(&page, "Claim")?;
    page.see_marks(&["Ashton Carter, the", "Carter, the U.S."])
}

pub fn a_mark_can_be_undone_and_redone(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.drag_over(PERSON)?;
    mark_as(&page, "Person")?;
    page.see_marks(&[PERSON])?;
    page.click_button("Undo")?;
    page.see_marks(&[])?;
    page.click_button("Redo")?;
    page.see_marks(&[PERSON])?;
    page.press("Control+z")?;
    page.see_marks(&[])
}
