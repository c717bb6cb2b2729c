//! The list of marks and the card of a mark, in a real browser.

use crate::hand::{button, change, press, type_into, value};
use crate::mounted::{Mounted, focused};
use crate::open_lesson::{OpenLesson, person, range_of};
use lateral::core::annotation::Body;
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId};
use lateral::pages::reader::actions;
use lateral::pages::reader::mark_list::MarkPanel;
use lateral::state::focus_request::FocusTarget;
use lateral::state::selection::{MarkKind, PendingSelection, PointerKind};
use lateral::state::typed_ahead::AheadKey;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

async fn panel(open: &OpenLesson) -> Mounted {
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("what the panel holds", |page| {
        !page.all(".listing").is_empty()
    })
    .await;
    page
}

/// The chip of a tag, and what it says.
fn chip(page: &Mounted, tag: &str) -> (HtmlElement, String) {
    let chips = page.all(".chip").into_iter();
    let said = |chip: &HtmlElement| chip.text_content().unwrap_or_default();
    let mut chips = chips.map(|chip| (chip.clone(), said(&chip)));
    let is_its = |(_, said): &(HtmlElement, String)| {
        said.trim_end_matches(|letter: char| letter.is_ascii_digit()) == tag
    };
    chips.find(is_its).expect(tag)
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
        Body::Entity(_) | Body::Rejection(_) | Body::Unread(_) => String::new(),
    }
}

#[wasm_bindgen_test]
async fn a_mark_of_somebody_else_says_whose_it_is() {
    let open = OpenLesson::new().await;
    let id = open.mark(0, "Ashton Carter", &person());
    let page = panel(&open).await;
    page.until("the row", |page| page.all(".mark-row").len() == 1)
        .await;
    assert!(page.all(".mark-byline").is_empty());
    let session = open.reader.session;
    let record = session.with_untracked(|workspace| workspace.get(id).cloned());
    let theirs = Record {
        revision: 2,
        annotator: AnnotatorId(5),
        annotator_name: " Bo\u{202e}\n".into(),
        ..record.expect("a mark")
    };
    session.adopt(theirs);
    page.until("the byline", |page| {
        page.all(".mark-row .mark-byline").len() == 1
            && page.text(".mark-row .mark-byline") == "By Bo"
    })
    .await;
    actions::focus_mark(open.reader, id);
    page.until("the card", |page| {
        !page.all("#mark-card .mark-byline").is_empty()
    })
    .await;
}

#[wasm_bindgen_test]
async fn an_article_without_marks_says_how_to_make_one() {
    let open = OpenLesson::new().await;
    let page = panel(&open).await;
    assert_eq!(page.text("#listing-title"), "Marks 0");
    assert!(page.text(".empty").starts_with("Nothing is marked yet."));
    // The chips are there from the start, as a legend.
    let lesson = open.reader.session.lesson();
    let tags = &lesson.tags.entity;
    let chips = page.all(".chip");
    assert_eq!(chips.len(), tags.len() + 1);
    for (chip, tag) in chips.iter().zip(tags) {
        let said = chip.text_content();
        assert_eq!(said, Some(format!("{}0", tag.label)));
    }
    assert_eq!(chip(&page, "Claim").1, "Claim0");
    chip(&page, "Claim").0.click();
    tick().await;
    let claim = chip(&page, "Claim").0;
    let says = |name: &str| claim.get_attribute(name).unwrap_or_default();
    assert_eq!(
        (says("aria-pressed"), says("aria-disabled")),
        ("false".into(), "true".into())
    );
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
    let (person_chip, said) = chip(&page, "Person");
    assert_eq!(said, "Person1");
    assert_eq!(chip(&page, "Claim").1, "Claim1");
    assert_eq!(chip(&page, "Place").1, "Place0");
    assert_eq!(page.text("#listing-title"), "Marks 2");
    person_chip.click();
    tick().await;
    assert_eq!(
        person_chip.get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
    assert_eq!(page.text("#listing-title"), "Marks 1 of 2");
    let rows = page.all(".marks > li");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].get_attribute("data-row"), Some(named.to_string()));

    type_into(&page, "input[type=search]", "no such words").await;
    assert!(page.all(".marks > li").is_empty());
    assert_eq!(page.text("#listing-title"), "Marks 0 of 2");
    press(&page, "Show all marks").await;
    assert_eq!(page.all(".marks > li").len(), 2);
    assert_eq!(page.text("#listing-title"), "Marks 2");
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
    assert_eq!(page.all(".marks > li > #mark-card").len(), 1);
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
    page.press(".adjust > summary").await;
    let later = button(&page, "Start a word later");
    later.focus().expect("a button");
    later.click();
    page.until("the words", |page| page.text("#mark-card q") == "Carter")
        .await;
    assert_eq!(
        focused().get_attribute("aria-label").as_deref(),
        Some("Start a word later")
    );
    assert!(page.find(".adjust").has_attribute("open"));
    press(&page, "Delete the mark").await;
    page.until("its end", |page| page.all("#mark-card").is_empty())
        .await;
}

fn gist(open: &OpenLesson) -> String {
    let made = open.reader.focused.last().expect("a mark was made");
    match body(open, made) {
        Body::Claim(claim) => claim.gist,
        _ => panic!("it is a claim"),
    }
}

#[wasm_bindgen_test]
async fn what_is_typed_after_a_claim_was_made_comes_to_its_gist() {
    let open = OpenLesson::new().await;
    let page = panel(&open).await;
    let reader = open.reader;
    let range = range_of(&reader.session.lesson().articles[0], "Ashton Carter");
    let select = move || {
        reader.selection.select(PendingSelection {
            article: 0,
            range,
            drawn: range,
            source: PointerKind::Mouse,
            rect: None,
        });
    };
    select();
    actions::use_tag(reader, &MarkKind::Claim);
    // Faster than the paint after which the field comes.
    assert!(page.all("#mark-gist").is_empty());
    for key in ["H", "x", "Backspace", "e"] {
        assert_eq!(reader.ahead.take_in(key), AheadKey::Kept);
    }
    assert_eq!(reader.ahead.take_in("Shift"), AheadKey::Held);
    page.until("the field", |_| focused().id() == "mark-gist")
        .await;
    assert_eq!(value(&page, "#mark-gist"), "He");
    assert_eq!(gist(&open), "He");
    assert!(!reader.ahead.is_waiting());
    type_into(&page, "#mark-gist", "He spoke").await;
    assert_eq!(gist(&open), "He spoke");
    // All of it is one step.
    actions::undo(reader);
    assert_eq!(gist(&open), "");

    // Who does something else is not called back.
    select();
    reader.focused.set(None);
    actions::use_tag(reader, &MarkKind::Claim);
    assert_eq!(reader.ahead.take_in("ArrowDown"), AheadKey::Other);
    page.until("the card", |page| {
        page.all(".focused #mark-gist").len() == 1
    })
    .await;
    tick().await;
    assert_ne!(focused().id(), "mark-gist");
}

#[wasm_bindgen_test]
async fn a_mark_that_is_not_listed_stands_first_and_stays_there_while_it_is_written_about() {
    let open = OpenLesson::new().await;
    let id = open.mark(0, "Ashton Carter", &person());
    open.mark(0, "Carter", &MarkKind::Claim);
    let page = panel(&open).await;
    tick().await;
    type_into(&page, "input[type=search]", "asked").await;
    assert!(page.all(".marks > li").is_empty());
    actions::focus_mark(open.reader, id);
    tick().await;
    assert_eq!(page.all(".apart #mark-card").len(), 1);
    let field = page.find("#mark-note");
    type_into(&page, "#mark-note", "asked again").await;
    page.until("the count", |page| {
        page.text("#listing-title") == "Marks 1 of 2"
    })
    .await;
    assert!(field.is_connected());
    assert_eq!(page.all(".apart #mark-card").len(), 1);
    // And one that is listed does not leave the list under the writer's hands.
    open.reader.focused.set(None);
    tick().await;
    actions::focus_mark(open.reader, id);
    tick().await;
    assert_eq!(page.all("ol.marks #mark-card").len(), 1);
    let field = page.find("#mark-note");
    type_into(&page, "#mark-note", "no").await;
    page.until("the count", |page| {
        page.text("#listing-title") == "Marks 0 of 2"
    })
    .await;
    assert!(field.is_connected());
    assert_eq!(page.all("ol.marks #mark-card").len(), 1);
}
