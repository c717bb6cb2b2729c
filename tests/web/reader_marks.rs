//! The list of marks and the card of a mark, in a real browser.

use crate::hand::{button, change, press, type_into, value};
use crate::mounted::{Mounted, focused};
use crate::open_lesson::{OpenLesson, person};
use lateral::core::annotation::Body;
use lateral::core::annotation::record::RecordId;
use lateral::pages::reader::actions;
use lateral::pages::reader::mark_list::MarkPanel;
use lateral::state::focus_request::FocusTarget;
use lateral::state::selection::MarkKind;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

async fn panel(open: &OpenLesson) -> Mounted {
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("what the panel holds", |page| {
        !page.all(".listing").is_empty()
    })
    .await;
    page
}

fn body(open: &OpenLesson, id: RecordId) -> Body {
    let body = open
        .reader
        .session
        .with_untracked(|workspace| workspace.body(id).cloned());
    body.expect("the mark is there")
}

fn note(open: &OpenLesson, id: RecordId) -> String {
    match body(open, id) {
        Body::Mention(mention) => mention.note,
        Body::Claim(claim) => claim.note,
        Body::Unknown(_) => String::new(),
    }
}

#[wasm_bindgen_test]
async fn an_article_without_marks_says_how_to_make_one() {
    let open = OpenLesson::new().await;
    let page = panel(&open).await;
    assert_eq!(page.text("#listing-title"), "Marks 0");
    assert!(page.text(".empty").starts_with("Nothing is marked yet."));
    assert!(page.all(".tallies").is_empty());
    let id = open.mark(0, "Ashton Carter", &person());
    page.until("the row", |page| page.all(".marks > li").len() == 1)
        .await;
    assert_eq!(page.text("#listing-title"), "Marks 1");
    assert!(page.all(".empty").is_empty());
    open.delete(id);
    page.until("no row", |page| page.all(".marks > li").is_empty())
        .await;
    assert_eq!(page.text("#listing-title"), "Marks 0");
}

#[wasm_bindgen_test]
async fn a_chip_lists_the_marks_of_its_tag_alone() {
    let open = OpenLesson::new().await;
    let named = open.mark(0, "Ashton Carter", &person());
    open.mark(0, "Carter", &MarkKind::Claim);
    let page = panel(&open).await;
    tick().await;
    assert_eq!(page.all(".marks > li").len(), 2);
    let chips = page.all(".chip");
    assert_eq!(chips.len(), 2);
    chips[0].click();
    tick().await;
    assert_eq!(
        chips[0].get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
    let rows = page.all(".marks > li");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].get_attribute("data-row"), Some(named.to_string()));

    type_into(&page, "input[type=search]", "no such words").await;
    assert!(page.all(".marks > li").is_empty());
    press(&page, "Show all marks").await;
    assert_eq!(page.all(".marks > li").len(), 2);
    page.until("an empty field", |page| {
        value(page, "input[type=search]").is_empty()
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_row_leads_to_its_card_and_says_so() {
    let open = OpenLesson::new().await;
    open.mark(0, "Ashton Carter", &person());
    let page = panel(&open).await;
    assert!(page.all("#mark-card").is_empty());
    page.press(".marks .mark-row").await;
    let row = page.find(".marks .mark-row");
    assert_eq!(row.get_attribute("aria-current").as_deref(), Some("true"));
    assert_eq!(page.text("#mark-card q"), "Ashton Carter");
    open.reader.focus.ask(FocusTarget::MarkNote);
    tick().await;
    assert_eq!(focused().id(), "mark-note");
    press(&page, "Done").await;
    assert!(page.all("#mark-card").is_empty());
    assert_eq!(row.get_attribute("aria-current"), None);
}

#[wasm_bindgen_test]
async fn a_mark_becomes_a_claim_by_the_list_of_its_card() {
    let open = OpenLesson::new().await;
    let id = open.mark(0, "Ashton Carter", &person());
    let page = panel(&open).await;
    actions::focus_mark(open.reader, id);
    tick().await;
    assert_eq!(value(&page, "#mark-card select"), "person");
    assert!(page.all("#mark-gist").is_empty());
    change(&page, "#mark-card select", "Claim").await;
    assert!(matches!(body(&open, id), Body::Claim(_)));
    page.until("the fields of a claim", |page| {
        page.all("#mark-gist").len() == 1
    })
    .await;
    assert_eq!(value(&page, "#mark-card select"), "Claim");
}

#[wasm_bindgen_test]
async fn a_note_is_kept_as_it_is_typed_and_is_one_step_a_visit() {
    let open = OpenLesson::new().await;
    let id = open.mark(0, "Ashton Carter", &person());
    let page = panel(&open).await;
    actions::focus_mark(open.reader, id);
    tick().await;
    let field = page.find("#mark-note");
    field.focus().expect("a field");
    type_into(&page, "#mark-note", "a").await;
    type_into(&page, "#mark-note", "ab").await;
    assert_eq!(note(&open, id), "ab");
    page.until("the remark", |page| {
        page.all(".mark-remark").len() == 1 && page.text(".mark-remark") == "ab"
    })
    .await;
    // It is the same field that was typed in.
    assert!(field.is_connected());
    assert_eq!(focused().id(), "mark-note");

    field.blur().expect("a field");
    field.focus().expect("a field");
    type_into(&page, "#mark-note", "abc").await;
    actions::undo(open.reader);
    assert_eq!(note(&open, id), "ab");
    page.until("the field", |page| value(page, "#mark-note") == "ab")
        .await;
    actions::undo(open.reader);
    assert_eq!(note(&open, id), "");
}

#[wasm_bindgen_test]
async fn an_end_moves_by_a_press_and_the_button_keeps_the_focus() {
    let open = OpenLesson::new().await;
    let id = open.mark(0, "Ashton Carter", &person());
    let page = panel(&open).await;
    actions::focus_mark(open.reader, id);
    tick().await;
    let later = button(&page, "Start a word later");
    later.focus().expect("a button");
    later.click();
    page.until("the words", |page| page.text("#mark-card q") == "Carter")
        .await;
    assert_eq!(
        focused().get_attribute("aria-label").as_deref(),
        Some("Start a word later")
    );
    press(&page, "Delete the mark").await;
    page.until("its end", |page| page.all("#mark-card").is_empty())
        .await;
}
