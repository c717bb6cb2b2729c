//! The sheet of keys on the reader's own keyboard, in a real browser.

use crate::browser::script;
use crate::hand::press;
use crate::mounted::Mounted;
use crate::open_lesson::OpenLesson;
use lateral::pages::reader::actions;
use lateral::pages::reader::dialogs::Dialogs;
use lateral::state::dialogs::DialogKind;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// The sheet of keys, on a page of its own.
async fn help(open: &OpenLesson) -> Mounted {
    let page = open.show(|| view! { <Dialogs/> });
    actions::open_dialog(open.reader, DialogKind::Help);
    page.until("the dialog", |page| page.all("dialog[open]").len() == 1)
        .await;
    page
}

/// Lets the browser say that the keyboard is a Greek one, or nothing of it.
async fn with_keyboard(keyboard: &str) {
    script(&format!(
        "Object.defineProperty(navigator, 'keyboard', {{ configurable: true, value: {keyboard} }})"
    ))
    .await;
}

/// The keys beside what they do in the sheet of keys.
fn keys_of(page: &Mounted, what: &str) -> Vec<String> {
    let lines = page.all(".keys > div").into_iter();
    let line = lines.into_iter().find(|line| {
        let said = line.query_selector("dd").ok().flatten();
        said.and_then(|said| said.text_content())
            .is_some_and(|said| said.contains(what))
    });
    let keys = line.expect("a line of the sheet").query_selector_all("kbd");
    let keys = keys.expect("keys");
    (0..keys.length())
        .filter_map(|at| keys.item(at)?.text_content())
        .collect()
}

#[wasm_bindgen_test]
async fn the_sheet_of_keys_shows_the_readers_own_keyboard_where_the_browser_tells_it() {
    let greek = "{ getLayoutMap: async () => new Map([['KeyC', 'ψ'], ['KeyQ', ';'], ['KeyZ', 'ζ'], ['KeyM', 'μ']]) }";
    with_keyboard(greek).await;
    let open = OpenLesson::new().await;
    let page = help(&open).await;
    page.until("the keys", |page| {
        keys_of(page, "Mark the selected words as a claim") == ["Ψ", "C"]
    })
    .await;
    assert_eq!(keys_of(&page, "Mark by quote"), [";", "Q"]);
    assert_eq!(keys_of(&page, "Undo"), ["Ctrl + Ζ", "Ctrl + Z"]);
    assert_eq!(keys_of(&page, "Next mark"), ["N"]);
    press(&page, "Close").await;
    for silent in [
        "undefined",
        "{}",
        "{ getLayoutMap: async () => { throw new DOMException('no', 'SecurityError') } }",
        "{ getLayoutMap: () => 3 }",
    ] {
        with_keyboard(silent).await;
        actions::open_dialog(open.reader, DialogKind::Help);
        page.until("the dialog", |page| page.all("dialog[open]").len() == 1)
            .await;
        script("await new Promise(done => setTimeout(done, 20))").await;
        assert_eq!(keys_of(&page, "Undo"), ["Ctrl + Z"]);
        press(&page, "Close").await;
    }
    script("delete navigator.keyboard").await;
}
