//! The card of a mark whose words stand between others than before, in a real browser.

use crate::browser::script;
use crate::hand::button;
use crate::mounted::Mounted;
use crate::open_lesson::{OpenLesson, person, range_of};
use lateral::core::annotation::anchor::{Anchor, Part, Quote};
use lateral::core::annotation::record::{Record, RecordId, State};
use lateral::core::text::TextRange;
use lateral::pages::reader::mark_list::MarkPanel;
use lateral::pages::reader::{ArticlePage, actions};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

/// A mark whose words stood between other ones when it was made.
fn strayed(open: &OpenLesson) -> RecordId {
    strayed_parts(open, &["Ashton Carter"])
}

/// The same of several parts, in the order of the text.
fn strayed_parts(open: &OpenLesson, words: &[&str]) -> RecordId {
    let mut start = 0;
    let parts = words.iter().map(|words| {
        let end = start + u32::try_from(words.chars().count()).expect("a few words");
        let range = TextRange::between(start, end);
        start = end + 1;
        Part {
            range,
            quote: Quote {
                exact: (*words).into(),
                prefix: "Nobody had ever heard that ".into(),
                suffix: " was seen in the old harbour".into(),
            },
        }
    });
    let anchor = Anchor::from_parts(parts.collect()).expect("parts");
    anchored(open, anchor)
}

/// A mark with this anchor.
fn anchored(open: &OpenLesson, anchor: Anchor) -> RecordId {
    let id = open.mark(0, "Ashton Carter", &person());
    let session = open.reader.session;
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

#[wasm_bindgen_test]
async fn every_part_of_a_mark_is_shown_where_it_was_found_and_one_key_takes_all() {
    let open = OpenLesson::new().await;
    let article = open.reader.session.lesson().articles[0].clone();
    let words = ["Ashton Carter", "Sergei Shoygu"];
    let places = words.map(|words| range_of(&article, words));
    assert!(places[0] < places[1]);
    let id = strayed_parts(&open, &words);
    let page = open.show(|| view! { <ArticlePage at=0/> });
    actions::focus_mark(open.reader, id);
    let texts = |page: &Mounted, selector: &str| {
        let all = page.all(selector).into_iter();
        all.filter_map(|it| it.text_content()).collect::<Vec<_>>()
    };
    page.until("both places", |page| {
        texts(page, ".near-note strong") == words
    })
    .await;
    page.until("both places in the text", |page| {
        texts(page, "[class*=-elsewhere]") == words
    })
    .await;
    assert!(ranges(&open, id).is_empty());
    key("y").await;
    page.until("the mark at its places", |page| {
        page.all(".near-note").is_empty()
    })
    .await;
    assert_eq!(ranges(&open, id), places);
}

#[wasm_bindgen_test]
async fn lost_marks_whose_letters_were_restyled_are_put_back_at_once() {
    let open = OpenLesson::new().await;
    let article = open.reader.session.lesson().articles[0].clone();
    let words = "Moscow’s Ministry";
    let place = range_of(&article, words);
    let anchor = Anchor::describe(&article.text, &[place]).expect("words");
    let mut parts = anchor.parts().to_vec();
    parts[0].quote.exact = words.replace('’', "'");
    let id = anchored(&open, Anchor::from_parts(parts).expect("parts"));
    assert!(ranges(&open, id).is_empty());
    let page = open.show(|| view! { <MarkPanel at=0/> });
    page.until("the offer", |page| page.all(".restyled-note").len() == 1)
        .await;
    assert!(page.text(".restyled-note").starts_with("1 lost mark: "));
    button(&page, "Put it back").click();
    page.until("the mark at its place", |page| {
        page.all(".restyled-note, .mark-row.lost").is_empty()
    })
    .await;
    assert_eq!(ranges(&open, id), [place]);
    actions::undo(open.reader);
    page.until("the offer", |page| page.all(".restyled-note").len() == 1)
        .await;
}
