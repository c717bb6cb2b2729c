//! Several marks at once, and the same words in other places, in a real browser.

use crate::browser::script;
use crate::hand::{button, press};
use crate::mounted::{Mounted, focused};
use crate::open_lesson::{OpenLesson, person};
use lateral::core::annotation::Body;
use lateral::core::annotation::record::RecordId;
use lateral::pages::reader::actions;
use lateral::pages::reader::mark_list::MarkPanel;
use lateral::state::selection::MarkKind;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// Marks in the order of the text.
const WORDS: [&str; 4] = ["Ashton Carter", "Islamic State", "Ukraine", "Latakia"];

async fn with_marks() -> (OpenLesson, Mounted, Vec<RecordId>) {
    let open = OpenLesson::new().await;
    let ids = WORDS.map(|words| open.mark(0, words, &person())).to_vec();
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("all rows", |page| page.all(".marks > li").len() == 4)
        .await;
    (open, page, ids)
}

/// Clicks a row with keys held, such as `shiftKey`.
async fn click_row(number: usize, held: &str) {
    script(&format!(
        "document.querySelectorAll('ol.marks .mark-row')[{number}].dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, {held}: true }}))"
    ))
    .await;
    tick().await;
}

/// Presses a key where the focus is.
async fn press_key(key: &str, held: &str) {
    script(&format!(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true, {held}: true }}))"
    ))
    .await;
    tick().await;
}

/// Which rows are chosen.
fn chosen(page: &Mounted) -> Vec<bool> {
    let rows = page.all("ol.marks .mark-row").into_iter();
    rows.map(|row| row.get_attribute("aria-pressed").as_deref() == Some("true"))
        .collect()
}

fn tag_of(open: &OpenLesson, id: RecordId) -> String {
    let body = open
        .reader
        .session
        .with_untracked(|workspace| workspace.body(id).cloned());
    match body {
        Some(Body::Mention(mention)) => mention.tag.as_str().to_owned(),
        Some(Body::Claim(_)) => "Claim".to_owned(),
        _ => "none".to_owned(),
    }
}

fn tags(open: &OpenLesson, ids: &[RecordId]) -> Vec<String> {
    ids.iter().map(|id| tag_of(open, *id)).collect()
}

#[wasm_bindgen_test]
async fn marks_are_chosen_with_ctrl_and_shift_and_get_another_tag_in_one_step() {
    let (open, page, ids) = with_marks().await;
    assert!(page.all(".chosen-bar").is_empty());
    click_row(0, "ctrlKey").await;
    assert_eq!(page.text(".chosen-bar p"), "1 mark chosen");
    assert_eq!(chosen(&page), [true, false, false, false]);
    click_row(2, "shiftKey").await;
    assert_eq!(chosen(&page), [true, true, true, false]);
    assert_eq!(page.text(".chosen-bar p"), "3 marks chosen");
    // While marks are chosen, a press lets go of one.
    click_row(1, "bubbles").await;
    assert_eq!(chosen(&page), [true, false, true, false]);
    assert!(page.all("#mark-card").is_empty());

    press(&page, "Mark as…").await;
    let kinds = page.find(".chosen-kinds");
    assert_eq!(kinds.get_attribute("role").as_deref(), Some("group"));
    button(&page, "Place").focus().expect("a button");
    press_key("Escape", "bubbles").await;
    assert!(page.all(".chosen-kinds").is_empty());
    assert_eq!(focused().text_content().as_deref(), Some("Mark as…"));
    assert_eq!(chosen(&page), [true, false, true, false], "one at a time");
    press(&page, "Mark as…").await;
    press(&page, "Place").await;
    assert_eq!(tags(&open, &ids), ["place", "person", "place", "person"]);
    assert_eq!(focused().text_content().as_deref(), Some("Mark as…"));
    actions::undo(open.reader);
    assert_eq!(tags(&open, &ids), ["person"; 4]);
    press(&page, "Done").await;
    assert!(page.all(".chosen-bar").is_empty());
    assert!(!page.find(".mark-row").has_attribute("aria-pressed"));
}

#[wasm_bindgen_test]
async fn chosen_marks_are_deleted_in_one_step_and_come_back_by_one_undo() {
    let (open, page, ids) = with_marks().await;
    press(&page, "Choose several").await;
    assert!(page.text(".chosen-bar p").starts_with("Choose marks"));
    assert!(button(&page, "Delete").has_attribute("disabled"));
    assert_eq!(
        focused().get_attribute("class").as_deref(),
        Some("mark-row")
    );
    press(&page, "All").await;
    assert_eq!(page.text(".chosen-bar p"), "4 marks chosen");
    press(&page, "Delete").await;
    page.until("no row", |page| page.all(".marks > li").is_empty())
        .await;
    assert_eq!(tags(&open, &ids), ["none"; 4]);
    let last = open.reader.toasts.last().get_untracked();
    assert_eq!(
        last.map(|toast| toast.sentence).as_deref(),
        Some("Deleted 4 marks.")
    );
    actions::undo(open.reader);
    page.until("all rows", |page| page.all(".marks > li").len() == 4)
        .await;
    assert!(page.all(".chosen-bar").is_empty());
}

#[wasm_bindgen_test]
async fn rows_are_chosen_by_keys() {
    let (open, page, ids) = with_marks().await;
    let row = |number: usize| page.all("ol.marks .mark-row")[number].clone();
    row(0).focus().expect("a button");
    press_key("ArrowDown", "bubbles").await;
    assert_eq!(
        focused(),
        AsRef::<web_sys::Element>::as_ref(&row(1)).clone()
    );
    press_key(" ", "ctrlKey").await;
    assert_eq!(chosen(&page), [false, true, false, false]);
    press_key("ArrowDown", "shiftKey").await;
    assert_eq!(chosen(&page), [false, true, true, false]);
    assert_eq!(
        focused(),
        AsRef::<web_sys::Element>::as_ref(&row(2)).clone()
    );
    press_key("3", "bubbles").await;
    assert_eq!(tags(&open, &ids), ["person", "place", "place", "person"]);
    press_key("Delete", "bubbles").await;
    page.until("two rows", |page| page.all(".marks > li").len() == 2)
        .await;
    assert!(page.all(".chosen-bar").is_empty());
    // Without a choice the keys are the page's own.
    row(0).focus().expect("a button");
    press_key("ArrowDown", "shiftKey").await;
    assert_eq!(chosen(&page), [true, true]);
    press_key("Escape", "bubbles").await;
    assert!(page.all(".chosen-bar").is_empty());
    assert_eq!(
        focused(),
        AsRef::<web_sys::Element>::as_ref(&row(1)).clone()
    );
}

#[wasm_bindgen_test]
async fn what_is_not_listed_is_not_chosen() {
    let (open, page, ids) = with_marks().await;
    press(&page, "Choose several").await;
    press(&page, "All").await;
    crate::hand::type_into(&page, "input[type=search]", "Ukraine").await;
    assert_eq!(page.text(".chosen-bar p"), "1 mark chosen");
    press(&page, "Delete").await;
    assert_eq!(tags(&open, &ids), ["person", "person", "none", "person"]);
}

fn ticks(page: &Mounted) -> Vec<HtmlElement> {
    page.all(".same-places input")
}

#[wasm_bindgen_test]
async fn the_same_words_are_marked_in_other_places_in_one_step() {
    let open = OpenLesson::new().await;
    let syria =
        MarkKind::Tag(lateral::core::lesson::tag_set::TagId::parse("place").expect("a tag"));
    let id = open.mark(0, "Syria", &syria);
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("the row", |page| page.all(".marks > li").len() == 1)
        .await;
    actions::focus_mark(open.reader, id);
    tick().await;
    let total = |at| {
        open.reader
            .session
            .with_untracked(|workspace| workspace.index().total(at))
    };
    assert!(
        page.text(".same-words summary")
            .starts_with("Mark the same words in ")
    );
    page.press(".same-words summary").await;
    page.until("the places", |page| !ticks(page).is_empty())
        .await;
    // First those of the article at hand.
    let here = ticks(&page).len();
    assert!(here > 1, "the article says it several times");
    assert!(page.all(".same-places .outlet").is_empty());
    ticks(&page)[0].click();
    tick().await;
    press(&page, &format!("Mark {} places", here - 1)).await;
    assert_eq!(total(0), here);
    assert_eq!(total(1), 0);
    actions::undo(open.reader);
    assert_eq!(total(0), 1, "all of them were one step");

    page.until("the places again", |page| {
        page.all(".same-words summary").len() == 1
    })
    .await;
    if ticks(&page).is_empty() {
        page.press(".same-words summary").await;
    }
    page.until("the places again", |page| !ticks(page).is_empty())
        .await;
    page.all(".same-scope input")[1].click();
    tick().await;
    let everywhere = ticks(&page).len();
    assert!(everywhere > here);
    assert_eq!(page.all(".same-places .outlet").len(), everywhere - here);
    press(&page, "Untick all").await;
    assert!(button(&page, "Mark 0 places").has_attribute("disabled"));
    press(&page, "Tick all").await;
    press(&page, &format!("Mark {everywhere} places")).await;
    page.until("nothing is left", |page| page.all(".same-words").is_empty())
        .await;
    assert!(total(1) > 0);
    let said = open.reader.toasts.last().get_untracked();
    assert!(
        said.is_some_and(|toast| toast.sentence.contains("in other articles")),
        "what cannot be seen is said"
    );
}
