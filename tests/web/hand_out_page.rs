//! Handing a lesson out: the short address and its code follow what is typed, a link that is too long has no
//! code, and the poster gives the page back.

use crate::browser::{forget_everything, script};
use crate::mounted::Mounted;
use crate::open_lesson::bundled_lesson;
use lateral::core::lesson::{Lesson, LessonId};
use lateral::core::qr_symbol::QrSymbol;
use lateral::core::storage::Store;
use lateral::pages::workshop::WorkshopPage;
use lateral::platform::address;
use lateral::platform::local_storage::Local;
use lateral::state::library::lesson_write;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

const BY_ADDRESS: &str = "section[aria-labelledby=by-address]";
const BY_LINK: &str = "section[aria-labelledby=by-link]";

fn lesson() -> Lesson {
    Lesson {
        id: LessonId::parse("ferry").expect("a slug"),
        title: "The ferry".to_owned(),
        ..bundled_lesson()
    }
}

async fn opened() -> Mounted {
    forget_everything().await;
    assert_eq!(Local.write(vec![lesson_write(&lesson())]).await, Ok(()));
    script("location.hash = '#/_workshop/ferry/_hand-out'; await new Promise(done => setTimeout(done, 20))").await;
    let page = Mounted::new(|| view! { <WorkshopPage /> });
    page.until("the page is open", |page| !page.all(".hand-out").is_empty())
        .await;
    page
}

async fn write_path(path: &str) {
    script(&format!(
        "const field = document.querySelector('.file-path'); field.value = '{path}'; \
         field.dispatchEvent(new Event('input', {{ bubbles: true }})); await new Promise(done => setTimeout(done, 20))"
    ))
    .await;
}

fn value(page: &Mounted, selector: &str) -> String {
    let field: HtmlInputElement = page.find(selector).unchecked_into();
    field.value()
}

#[wasm_bindgen_test]
async fn the_address_and_its_code_follow_what_is_typed() {
    let page = opened().await;
    assert_eq!(page.text("h1"), "Hand out");
    write_path("lessons/The ferry.json").await;
    let address = value(&page, &format!("{BY_ADDRESS} .address"));
    let expected = format!("{}?lesson=lessons/The%20ferry.json", address::whole());
    assert_eq!(address, expected);
    let symbol = QrSymbol::of(&address).expect("it is short");
    let code = page.find(&format!("{BY_ADDRESS} svg"));
    assert_eq!(
        code.namespace_uri().as_deref(),
        Some("http://www.w3.org/2000/svg")
    );
    assert_eq!(code.get_attribute("viewBox"), Some(symbol.view_box()));
    let dark = page.find(&format!("{BY_ADDRESS} svg path:last-child"));
    assert_eq!(dark.get_attribute("d"), Some(symbol.path()));
    write_path("https://evil.example/x.json").await;
    assert!(page.all(&format!("{BY_ADDRESS} .address")).is_empty());
    assert!(
        page.text(&format!("{BY_ADDRESS} .refused"))
            .starts_with("The file must be on the same website")
    );
}

#[wasm_bindgen_test]
async fn a_link_that_is_too_long_says_so_and_what_takes_it() {
    let page = opened().await;
    let link = value(&page, &format!("{BY_LINK} .address"));
    assert!(link.starts_with(&format!("{}#/_lesson/1", address::whole())));
    assert!(page.all(&format!("{BY_LINK} svg")).is_empty());
    let why = page.text(&format!("{BY_LINK} .no-code"));
    assert!(
        why.contains("a QR code holds 2,953 at most") && why.contains("short address above"),
        "{why}"
    );
    let rows = page.all(".reach li");
    let words: Vec<String> = rows.iter().filter_map(|row| row.text_content()).collect();
    let is_said = |what: &str, verdict: &str| {
        let row = words.iter().find(|row| row.contains(what));
        row.is_some_and(|row| row.contains(verdict))
    };
    assert!(
        is_said("attached in Google Classroom", "✗ too long"),
        "{words:?}"
    );
    assert!(is_said("post in Microsoft Teams", "✓ works"), "{words:?}");
    assert!(is_said("WhatsApp", "limit not known"), "{words:?}");
}

#[wasm_bindgen_test]
async fn a_poster_takes_the_place_of_the_page_and_gives_it_back() {
    let page = opened().await;
    write_path("ferry.json").await;
    page.press(&format!("{BY_ADDRESS} .code-card button")).await;
    page.until("the poster", |page| !page.all(".poster").is_empty())
        .await;
    assert_eq!(page.text(".poster h1"), "The ferry");
    assert!(!page.shows(".file-path"));
    assert!(page.text(".poster-address").ends_with("?lesson=ferry.json"));
    page.press(".poster .strong").await;
    page.until("the page", |page| page.all(".poster").is_empty())
        .await;
    assert!(page.shows(".file-path"));
    assert_eq!(value(&page, ".file-path"), "ferry.json");
}
