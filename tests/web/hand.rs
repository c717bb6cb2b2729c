//! What a hand does with a mounted component: press, type, choose.

use leptos::task::tick;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::mounted::Mounted;

/// The button that says `words`, or is named so.
pub fn button(page: &Mounted, words: &str) -> HtmlElement {
    let is_meant = |button: &HtmlElement| {
        button.get_attribute("aria-label").as_deref() == Some(words)
            || button.text_content().as_deref() == Some(words)
    };
    page.all("button").into_iter().find(is_meant).expect(words)
}

/// Presses that button, and lets the page answer.
pub async fn press(page: &Mounted, words: &str) {
    button(page, words).click();
    tick().await;
}

/// Puts words into a field as if they were typed.
pub async fn type_into(page: &Mounted, selector: &str, words: &str) {
    fill(page, selector, words, "input").await;
}

/// Chooses a value of a list, or leaves a field with other words in it.
pub async fn change(page: &Mounted, selector: &str, value: &str) {
    fill(page, selector, value, "change").await;
}

async fn fill(page: &Mounted, selector: &str, value: &str, event: &str) {
    let field = page.find(selector);
    // Lists and text areas have a value too.
    field.unchecked_ref::<HtmlInputElement>().set_value(value);
    send(&field, event);
    tick().await;
}

/// What a field says.
pub fn value(page: &Mounted, selector: &str) -> String {
    let field = page.find(selector);
    field.unchecked_ref::<HtmlInputElement>().value()
}

/// Sends an event that bubbles and can be prevented. Answers whether it was not.
pub fn send(target: &HtmlElement, name: &str) -> bool {
    let page = target.owner_document().expect("a page");
    let event = page.create_event("Event").expect("an event");
    event.init_event_with_bubbles_and_cancelable(name, true, true);
    target.dispatch_event(&event).expect("a target")
}
