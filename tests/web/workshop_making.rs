//! The workshop: from article to article, outlets that are asked for, tags and kinds made one's own.

use lateral::pages::reader::{Masthead, StatusBanner};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::browser::script;
use crate::mounted::{Mounted, focused};
use crate::open_lesson::OpenLesson;
use crate::workshop_page::{type_into, with_lesson};

/// An article whose outlet stands in its copyright line alone.
const OTHER: &str = "Harbour shut for a day\\n\\nThe harbour was shut for a day on Friday, the harbour master said, because of the wind.\\n\\nShips waited outside until the evening, and two of them went on to another port.\\n\\nCopyright 2021 Coast Wire. All rights reserved.";

async fn with_two_articles() -> Mounted {
    let page = with_lesson().await;
    type_into(".paste textarea", OTHER).await;
    page.press(".paste .tool").await;
    page.until("both articles are there", |page| {
        page.all(".articles-made > li").len() == 2
    })
    .await;
    page
}

#[wasm_bindgen_test]
async fn an_outlet_is_asked_for_where_it_is_missing_and_where_it_is_a_guess() {
    let page = with_two_articles().await;
    let asked = |page: &Mounted| page.all(".outlet-question.open").len();
    assert_eq!(asked(&page), 2);
    assert!(
        page.text(".outlet-question .why")
            .starts_with("Who published this?")
    );
    type_into(".outlet-question input", "Harbour Post").await;
    assert_eq!(page.text(".articles-made .outlet"), "Harbour Post");
    assert_eq!(asked(&page), 1);
    assert_eq!(page.all(".outlet-question").len(), 2, "the field stays");
    assert!(
        page.text(".outlet-question.open .why")
            .starts_with("Please check. The copyright notice names it.")
    );
    page.press(".outlet-question.open button").await;
    page.until("nothing is asked any more", |page| asked(page) == 0)
        .await;
    page.until("the focus is on the field", |_| {
        focused().get_attribute("aria-label").as_deref() == Some("Outlet of Harbour shut for a day")
    })
    .await;
}

#[wasm_bindgen_test]
async fn one_article_leads_to_the_next_and_the_last_one_back() {
    let page = with_two_articles().await;
    page.press(".articles-made h3 a").await;
    page.until("the first article is open", |page| {
        !page.all(".pager").is_empty() && page.text(".pager").starts_with("Article 1 of 2")
    })
    .await;
    assert!(page.all(".turning .previous").is_empty());
    assert!(page.text(".turning .next").starts_with("Next article"));
    page.press(".pager a").await;
    page.until("the second article is open", |page| {
        !page.all(".pager").is_empty() && page.text(".pager").starts_with("Article 2 of 2")
    })
    .await;
    assert!(page.all(".pager a").is_empty());
    page.press(".turning .next").await;
    page.until("the lesson is open", |page| {
        !page.all(".articles-made").is_empty()
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_tag_is_deleted_what_becomes_of_its_marks_is_said_and_it_comes_back() {
    let page = with_lesson().await;
    let names = |page: &Mounted| {
        let names = page.all(".tags-made .tag-summary strong").into_iter();
        names.filter_map(|it| it.text_content()).collect::<Vec<_>>()
    };
    let before = names(&page);
    page.press(".tags-made .danger").await;
    assert_eq!(names(&page), before[1..]);
    page.until("it is said", |page| {
        !page.all(".notice p").is_empty()
            && page
                .text(".notice p")
                .starts_with("“Person” was deleted. No mark in this browser has it.")
    })
    .await;
    page.press(".notice button").await;
    page.until("it is back", |page| names(page) == before).await;
}

#[wasm_bindgen_test]
async fn kinds_are_chosen_and_the_last_one_stays() {
    let page = with_lesson().await;
    let ticks = || {
        let ticks = page.all(".kind-row input[type=checkbox]").into_iter();
        ticks
            .map(wasm_bindgen::JsCast::unchecked_into::<HtmlInputElement>)
            .collect::<Vec<_>>()
    };
    assert_eq!(ticks().len(), 6);
    assert_eq!(page.all(".kind-row > input").len(), 6);
    for tick in ticks() {
        tick.click();
        leptos::task::tick().await;
    }
    let left: Vec<bool> = ticks().iter().map(HtmlInputElement::checked).collect();
    assert_eq!(left, [false, false, false, false, false, true]);
    assert_eq!(page.all(".kind-row > input").len(), 1);
    type_into(".kind-row > input", "No comment").await;
    let field: HtmlInputElement = page.find(".kind-row > input").unchecked_into();
    assert_eq!(field.value(), "No comment");
}

#[wasm_bindgen_test]
async fn a_preview_says_what_it_is_leads_back_and_hands_nothing_in() {
    script("location.hash = '#/_preview/the-defence-call'; await new Promise(done => setTimeout(done, 20))").await;
    let open = OpenLesson::new().await;
    assert!(open.reader.is_preview());
    let page = open.show(|| view! { <Masthead/> <StatusBanner/> });
    let back = ".masthead a[aria-label='End preview']";
    page.until("the notice and the way back", |page| {
        page.all(".trouble.remark").len() == 1 && page.all(back).len() == 1
    })
    .await;
    let back = page.find(back).get_attribute("href");
    assert_eq!(back.as_deref(), Some("#/_workshop/the-defence-call"));
    assert!(page.all(".masthead .keeping").is_empty(), "nothing is kept");
    page.press("button[aria-label=Export]").await;
    assert_eq!(untrack(|| open.reader.dialogs.open()), None);
    script("location.hash = '#/'; await new Promise(done => setTimeout(done, 20))").await;
}

/// Chooses an encoding for the file of the article that is open.
async fn read_as(encoding: &str) {
    script(&format!(
        "const list = document.querySelector('.encoding select'); list.value = '{encoding}'; \
         list.dispatchEvent(new Event('change', {{ bubbles: true }})); await new Promise(done => setTimeout(done, 20))"
    ))
    .await;
}

#[wasm_bindgen_test]
async fn another_encoding_is_chosen_and_the_text_changes_and_comes_back() {
    let page = with_lesson().await;
    page.press(".articles-made h3 a").await;
    page.until("the article is open", |page| {
        !page.all(".workbench").is_empty()
    })
    .await;
    assert!(
        page.all(".encoding").is_empty(),
        "pasted words leave no doubt"
    );
    script("history.back(); await new Promise(done => setTimeout(done, 50))").await;
    page.until("the lesson is open", |page| {
        !page.all(".articles-made").is_empty()
    })
    .await;
    // In windows-1250, which the file does not say.
    script(
        "const bytes = (words) => Uint8Array.from(words, (c) => ({ 'Ż': 0xaf, 'ó': 0xf3, 'ł': 0xb3, 'ą': 0xb1 })[c] ?? c.charCodeAt(0)); \
         const given = new DataTransfer(); \
         given.items.add(new File([bytes('Żółw wraca\\n\\nStał cały dzień'.replace('ń', 'n') + ' przy moście.'.replace('ś', 's'))], 'tortoise.txt')); \
         const input = document.querySelector('.choose input'); input.files = given.files; \
         input.dispatchEvent(new Event('change', { bubbles: true })); await new Promise(done => setTimeout(done, 50))",
    )
    .await;
    page.until("both articles are there", |page| {
        page.all(".articles-made > li").len() == 2
    })
    .await;
    let links = page.all(".articles-made h3 a");
    links[1]
        .clone()
        .unchecked_into::<web_sys::HtmlElement>()
        .click();
    page.until("the article is open", |page| {
        !page.all(".encoding").is_empty()
    })
    .await;
    let chosen = |page: &Mounted| {
        let list: HtmlInputElement = page.find(".encoding select").unchecked_into();
        list.value()
    };
    let assumed = chosen(&page);
    assert!(
        page.text("#why-encoding")
            .starts_with(&format!("Read as {assumed}, a guess"))
    );
    let words = page.text(".raw-text");
    assert_eq!(words, "Żółw wraca");
    read_as("KOI8-R").await;
    page.until("the words are others", |page| {
        page.text(".raw-text") != words && chosen(page) == "KOI8-R"
    })
    .await;
    assert_eq!(page.text("#why-encoding"), "Read as KOI8-R, as you chose.");
    let other = page.text(".raw-text");
    assert_eq!(page.text(".preview .headline"), other);
    let text: HtmlTextAreaElement = page.find(".replacing textarea").unchecked_into();
    assert!(text.value().starts_with(&other));
    read_as("IBM866").await;
    page.until("the words are others again", |page| {
        ![&words, &other].contains(&&page.text(".raw-text"))
    })
    .await;
    // Who went through the list goes back at once, and the list says what is shown.
    page.press(".masthead-tools button").await;
    page.until("it is taken back", |page| chosen(page) == assumed)
        .await;
    assert!(page.text("#why-encoding").contains("a guess"));
    assert_eq!(page.text(".raw-text"), words);
    read_as("KOI8-R").await;
    page.until("the words are others", |page| {
        page.text(".raw-text") == other
    })
    .await;
    read_as(&assumed).await;
    page.until("it is as it was assumed", |page| chosen(page) == assumed)
        .await;
    assert!(page.text("#why-encoding").contains("a guess"));
    assert_eq!(page.text(".raw-text"), words);
}
