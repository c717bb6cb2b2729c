//! The workshop: words become a lesson, which is changed by clicks, kept, and taken back.

use crate::browser::{forget_everything, script};
use crate::mounted::{Mounted, focused};
use lateral::pages::workshop::WorkshopPage;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

const WORDS: &str = "Ferry runs aground, passengers wait until evening\\n\\nA ferry with 212 passengers lay aground off Skerry Point for nine hours on Thursday, the coastguard said.\\n\\nThe spokesman would not say whether the pilot had been alone on the bridge. He promised a report within a week.\\n\\nShare this article";

/// The first page of the workshop in a browser that keeps nothing.
async fn opened() -> Mounted {
    forget_everything().await;
    script("location.hash = '#/_workshop'; await new Promise(done => setTimeout(done, 20))").await;
    let page = Mounted::new(|| view! { <WorkshopPage /> });
    page.until("the lessons are gathered", |page| {
        !page.all(".make").is_empty()
    })
    .await;
    page
}

/// Types `words`, as they stand in a script, into a field.
pub async fn type_into(selector: &str, words: &str) {
    script(&format!(
        "const field = document.querySelector('{selector}'); field.value = '{words}'; \
         field.dispatchEvent(new Event('input', {{ bubbles: true }})); await new Promise(done => setTimeout(done, 20))"
    ))
    .await;
}

/// The same with a lesson that was made of pasted words.
pub async fn with_lesson() -> Mounted {
    let page = opened().await;
    assert_eq!(page.text("h1"), "Make a lesson");
    type_into(".paste textarea", WORDS).await;
    page.press(".paste .tool").await;
    page.until("the lesson is open", |page| {
        !page.all(".title-field").is_empty()
    })
    .await;
    page
}

fn title(page: &Mounted) -> String {
    let field: HtmlTextAreaElement = page.find(".title-field").unchecked_into();
    field.value()
}

#[wasm_bindgen_test]
async fn pasted_words_become_a_lesson_that_is_kept() {
    let page = with_lesson().await;
    assert_eq!(
        title(&page),
        "Ferry runs aground, passengers wait until evening"
    );
    assert_eq!(page.all(".articles-made > li").len(), 1);
    page.until("it is kept", |page| page.text(".keeping") == "Saved")
        .await;
    let kept = "return Object.keys(localStorage).filter((key) => key.includes('/lesson/')).length";
    assert_eq!(script(kept).await, 1);
    type_into(".title-field", "The ferry").await;
    assert_eq!(page.text("h1"), "The ferry");
    page.press(".masthead-tools button").await;
    assert_eq!(
        title(&page),
        "Ferry runs aground, passengers wait until evening"
    );
    page.until("it is said", |page| {
        page.text(".notice p") == "Undone: write the title."
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_row_is_left_out_by_a_click_and_the_preview_follows() {
    let page = with_lesson().await;
    page.press(".articles-made h3 a").await;
    page.until("the article is open", |page| {
        !page.all(".workbench").is_empty()
    })
    .await;
    let texts = page.all(".raw-text");
    let words: Vec<String> = texts.iter().filter_map(|it| it.text_content()).collect();
    assert_eq!(words.len(), 4);
    assert_eq!(words[3], "Share this article");
    assert_eq!(
        page.text(".preview .fold"),
        "Show 1 hidden line",
        "as students see it"
    );
    let choices = page.all(".raw-tools select");
    let first: HtmlInputElement = choices[0].clone().unchecked_into();
    assert_eq!(first.value(), "Headline");
    page.press("#row-51 .raw-tools button").await;
    assert!(page.find("#row-51").class_list().contains("out"));
    assert_eq!(page.text("#row-51 .raw-tools button"), "Show again");
    assert_eq!(page.all(".preview .paragraph").len(), 1);
    assert_eq!(page.all(".preview .fold").len(), 2);
    page.press("#row-51 .raw-tools button").await;
    type_into(".raw .adding input", "Thursday").await;
    page.press(".raw .adding button").await;
    let preview = ".preview .paragraph .excluded-piece";
    page.until("the words are in their box", |page| {
        !page.all(preview).is_empty()
    })
    .await;
    assert_eq!(page.text(preview), "Thursday");
}

#[wasm_bindgen_test]
async fn a_tag_that_is_moved_keeps_the_focus_and_stays_unfolded() {
    let page = with_lesson().await;
    let names = |page: &Mounted| {
        let names = page.all(".tag-summary strong").into_iter();
        names.filter_map(|it| it.text_content()).collect::<Vec<_>>()
    };
    assert_eq!(names(&page)[..2], ["Person", "Organisation"]);
    page.find(".tags-made details")
        .set_attribute("open", "")
        .expect("an attribute");
    let button = page.find("#move-down-tag-person");
    button.focus().expect("a focus");
    page.press("#move-down-tag-person").await;
    page.until("it is moved", |page| {
        names(page)[..2] == ["Organisation", "Person"]
    })
    .await;
    page.until("the focus is back", |_| {
        focused().id() == "move-down-tag-person"
    })
    .await;
    assert!(page.shows("#move-down-tag-person"));
}

#[wasm_bindgen_test]
async fn a_question_is_added_and_taken_out_and_the_step_is_taken_back() {
    let page = with_lesson().await;
    let part = "section[aria-labelledby=points]";
    type_into(&format!("{part} .adding input"), "How long did it last?").await;
    page.press(&format!("{part} .adding button")).await;
    let line = |page: &Mounted, within: &str| -> String {
        let field: HtmlInputElement = page
            .find(&format!("{part} {within} input"))
            .unchecked_into();
        field.value()
    };
    assert_eq!(line(&page, ".what"), "How long did it last?");
    assert_eq!(line(&page, ".adding"), "", "the field is empty again");
    page.press(&format!("{part} .row-tools button:last-child"))
        .await;
    assert!(page.all(&format!("{part} .what")).is_empty());
    page.until("it is said", |page| {
        page.text(".notice p") == "Done: remove a question."
    })
    .await;
    page.press(".notice button").await;
    assert_eq!(line(&page, ".what"), "How long did it last?");
}

#[wasm_bindgen_test]
async fn what_cannot_be_done_is_said_and_does_nothing() {
    let page = with_lesson().await;
    page.press(".articles-made .row-tools button:last-child")
        .await;
    page.until("it is said", |page| {
        page.text(".notice p")
            .starts_with("A lesson needs at least one article.")
    })
    .await;
    assert_eq!(page.all(".articles-made > li").len(), 1);
}
