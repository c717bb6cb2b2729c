//! The card of a mark whose words stand between others than before, in a real browser.

use crate::browser::script;
use crate::hand::button;
use crate::open_lesson::{OpenLesson, person, range_of};
use lateral::core::annotation::anchor::{Anchor, Part, Quote};
use lateral::core::annotation::record::{Record, RecordId, State};
use lateral::core::text::TextRange;
use lateral::pages::reader::actions;
use lateral::pages::reader::mark_list::MarkPanel;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

/// A mark whose words stood between other ones when it was made.
fn strayed(open: &OpenLesson) -> RecordId {
    let id = open.mark(0, "Ashton Carter", &person());
    let session = open.reader.session;
    let part = Part {
        range: TextRange::between(0, 13),
        quote: Quote {
            exact: "Ashton Carter".into(),
            prefix: "Nobody had ever heard that ".into(),
            suffix: " was seen in the old harbour".into(),
        },
    };
    let anchor = Anchor::from_parts(vec![part]).expect("a part");
    let record = session.with_untracked(|workspace| workspace.get(id).cloned());
    let record = record.expect("a mark");
    let body = record.body().and_then(|body| body.with_anchor(anchor));
    session.adopt(Record {
        revision: record.revision + 1,
        state: State::Live(body.expect("a mark with words")),
        ..record
    });
    id
}

/// Where a mark lies.
fn ranges(open: &OpenLesson, id: RecordId) -> Vec<TextRange> {
    let session = open.reader.session;
    session.with_untracked(|workspace| workspace.index().ranges(id).to_vec())
}

async fn key(key: &str) {
    script(&format!(
        "window.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}))"
    ))
    .await;
    tick().await;
}

#[wasm_bindgen_test]
async fn words_found_elsewhere_are_taken_or_refused_by_one_key() {
    let open = OpenLesson::new().await;
    let place = range_of(&open.reader.session.lesson().articles[0], "Ashton Carter");
    let id = strayed(&open);
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("the row", |page| {
        page.all(".mark-row.elsewhere").len() == 1
            && page.text(".mark-label") == "Person · found elsewhere: look"
    })
    .await;
    // Without its card no key of it acts.
    key("y").await;
    assert!(ranges(&open, id).is_empty());
    actions::focus_mark(open.reader, id);
    page.until("the place", |page| {
        page.all(".near-note strong").len() == 1
            && page.text(".near-note strong") == "Ashton Carter"
    })
    .await;
    assert_eq!(
        page.text(".lost-note"),
        "These words are in the text, but between other words than before."
    );
    assert!(ranges(&open, id).is_empty());
    key("y").await;
    page.until("the mark at its place", |page| {
        page.all(".near-note, .lost-note, .mark-row.lost")
            .is_empty()
    })
    .await;
    assert_eq!(ranges(&open, id), [place]);
    actions::undo(open.reader);
    page.until("the question", |page| page.all(".near-note").len() == 1)
        .await;
    assert!(ranges(&open, id).is_empty());

    key("x").await;
    page.until("no place", |page| {
        page.all(".near-note").is_empty()
            && page.text(".mark-label") == "Person · not found in the text"
    })
    .await;
    assert!(ranges(&open, id).is_empty());
    key("y").await;
    assert!(ranges(&open, id).is_empty());
    actions::undo(open.reader);
    page.until("the question", |page| page.all(".near-note").len() == 1)
        .await;
    button(&page, "Move the mark thereY").click();
    page.until("the mark at its place", |page| {
        page.all(".near-note").is_empty()
    })
    .await;
    assert_eq!(ranges(&open, id), [place]);
}
