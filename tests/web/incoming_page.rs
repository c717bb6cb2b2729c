//! A lesson that comes by a link: opened at once, asked about, or refused with a sentence.

use crate::browser::{forget_everything, script};
use crate::mounted::{Mounted, focused};
use crate::open_lesson::bundled_lesson;
use lateral::core::format::{self, link};
use lateral::core::lesson::{Lesson, LessonId};
use lateral::core::route::{LessonSource, Route};
use lateral::core::storage::Store;
use lateral::pages::incoming::IncomingPage;
use lateral::platform::local_storage::Local;
use lateral::platform::page::fragment;
use lateral::state::library::lesson_write;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn lesson(title: &str, revision: u64) -> Lesson {
    Lesson {
        id: LessonId::parse("ferry").expect("a slug"),
        title: title.to_owned(),
        revision,
        ..bundled_lesson()
    }
}

/// The page of a lesson, in a browser that keeps some others.
async fn opened(coming: &Lesson, kept: &[Lesson]) -> Mounted {
    forget_everything().await;
    let kept = kept.iter().map(lesson_write).collect();
    assert_eq!(Local.write(kept).await, Ok(()));
    let text = link::write(format::export_lesson(coming).as_bytes()).expect("a link");
    page_of(LessonSource::Link(text)).await
}

async fn page_of(source: LessonSource) -> Mounted {
    script("location.hash = '#/_lesson/x'; await new Promise(done => setTimeout(done, 20))").await;
    Mounted::new(move || view! { <IncomingPage source /> })
}

#[wasm_bindgen_test]
async fn a_lesson_that_changes_nothing_is_opened_at_once() {
    let coming = lesson("The ferry", 1);
    let page = opened(&coming, &[]).await;
    let there = Route::Lesson(coming.id.clone()).fragment();
    page.until("the reader is shown", |_| fragment() == there)
        .await;
    let kept = Local.load("lateral/1/lesson/ferry").await.expect("a store");
    assert_eq!(kept.len(), 1);
}

#[wasm_bindgen_test]
async fn a_version_that_takes_the_place_of_another_waits_for_a_yes() {
    let page = opened(&lesson("The ferry, mended", 3), &[lesson("The ferry", 2)]).await;
    page.until("the question", |page| !page.all("#offer h2").is_empty())
        .await;
    assert_eq!(page.text("#offer h2"), "The ferry, mended");
    assert_eq!(page.text("#offer .primary"), "Use the new version");
    page.until("the focus", |_| focused().id() == "offer").await;
    assert_eq!(fragment(), "/_lesson/x");
    page.press("#offer .primary").await;
    page.until("the reader is shown", |_| fragment() == "/ferry")
        .await;
    let past = Local.load("lateral/1/past/").await.expect("a store");
    assert_eq!(past.len(), 1, "what was there can come back");
}

#[wasm_bindgen_test]
async fn a_link_that_holds_no_lesson_is_refused_with_a_sentence() {
    forget_everything().await;
    let page = page_of(LessonSource::Link("abc".into())).await;
    page.until("the refusal", |page| {
        !page.all("#offer .refused").is_empty()
    })
    .await;
    assert!(page.text("#offer .refused").contains("Nothing was changed"));
    assert_eq!(fragment(), "/_lesson/x");
}
