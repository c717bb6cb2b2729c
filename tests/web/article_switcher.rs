//! The way to the other articles, in the bar at the top, in a real browser.

use crate::browser::script;
use crate::mounted::{Mounted, focused};
use crate::open_lesson::{OpenLesson, person};
use lateral::core::route::Route;
use lateral::pages::reader::ArticleSwitcher;
use lateral::state::selection::MarkKind;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

const BUTTON: &str = "button[popovertarget]";
const LIST: &str = "[popover]";

fn go_to(open: &OpenLesson, at: usize) {
    let lesson = open.reader.session.lesson();
    let route = Route::Article(lesson.id.clone(), lesson.articles[at].id.clone(), None);
    let location = leptos::web_sys::window().expect("a window").location();
    location.set_hash(&route.fragment()).expect("an address");
}

async fn until_named(page: &Mounted, name: &str) {
    page.until(name, |page| {
        let button = page.all(BUTTON).pop();
        button.is_some_and(|button| button.get_attribute("aria-label").as_deref() == Some(name))
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_switcher_lists_all_articles_and_how_much_is_marked() {
    let open = OpenLesson::new().await;
    open.mark(0, "Ashton Carter", &person());
    open.mark(0, "Ukraine", &MarkKind::Claim);
    go_to(&open, 1);
    let page = open.show(|| view! { <ArticleSwitcher/> });
    until_named(&page, "Article 2 of 5").await;
    assert!(page.text(BUTTON).starts_with("2 of 5"));
    assert_eq!(page.all("li").len(), 0, "nobody has asked for it");
    assert!(!page.shows(LIST));

    page.find(BUTTON).focus().expect("a button");
    page.press(BUTTON).await;
    assert!(page.shows(LIST));
    assert_eq!(page.all("li a").len(), 5);
    let links = page.all("li a");
    let current: Vec<_> = links
        .iter()
        .map(|link| link.get_attribute("aria-current"))
        .collect();
    assert_eq!(current[1].as_deref(), Some("page"));
    assert_eq!(current.iter().flatten().count(), 1);
    let progress: Vec<_> = page
        .all(".switcher-progress")
        .iter()
        .filter_map(|words| words.text_content())
        .collect();
    assert_eq!(
        progress[0],
        "2 marks, 1 of them a claim, 1 not yet in own words"
    );
    assert_eq!(progress[1], "nothing yet");
    assert_eq!(
        links[0].get_attribute("href").as_deref(),
        Some("#/the-defence-call/capitol-ledger")
    );
    // Its own article: nothing but the list goes.
    links[1].focus().expect("a link");
    links[1].click();
    tick().await;
    assert!(!page.shows(LIST));
    assert!(focused().is_same_node(Some(&page.find(BUTTON))));

    page.press(BUTTON).await;
    page.all("li a")[0].click();
    until_named(&page, "Article 1 of 5").await;
    assert!(!page.shows(LIST));
    script("location.hash = ''").await;
    page.until("the first page", |page| page.all(BUTTON).is_empty())
        .await;
}

#[wasm_bindgen_test]
async fn escape_is_for_the_list_as_long_as_it_is_open() {
    let open = OpenLesson::new().await;
    go_to(&open, 0);
    let page = open.show(|| view! { <ArticleSwitcher/> });
    until_named(&page, "Article 1 of 5").await;
    script("window.heard = 0; addEventListener('keydown', () => window.heard += 1)").await;
    let escape = "document.querySelector('button[popovertarget]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })); return window.heard";
    assert_eq!(script(escape).await, 1);
    page.press(BUTTON).await;
    assert_eq!(script(escape).await, 1, "nothing else acts on it");
    script("location.hash = ''").await;
}
