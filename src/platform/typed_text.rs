//! Whether a field still says what was typed there last: then the browser can take it back.
//!
//! Invariant: a field in which the page itself has written since, or in which nobody has typed, says no.
//! Must not know: what is taken back otherwise.

use std::cell::RefCell;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

use super::page;

thread_local! {
    static LAST: RefCell<Option<(Element, String)>> = const { RefCell::new(None) };
}

/// Follows what is typed, as long as the current owner lives.
pub fn follow() {
    let handle = window_event_listener(ev::input, |event| {
        let field = event.target().and_then(|it| it.dyn_into().ok());
        LAST.set(field.and_then(|field: Element| Some((field.clone(), words_of(&field)?))));
    });
    on_cleanup(move || {
        handle.remove();
        LAST.set(None);
    });
}

/// Whether the field that has the focus says what was typed there last.
#[must_use]
pub fn is_last() -> bool {
    let focused = page::active_element();
    LAST.with_borrow(|last| {
        last.as_ref().is_some_and(|(field, words)| {
            focused.as_ref() == Some(field) && words_of(field).as_ref() == Some(words)
        })
    })
}

fn words_of(field: &Element) -> Option<String> {
    let line = field
        .dyn_ref::<HtmlInputElement>()
        .map(HtmlInputElement::value);
    line.or_else(|| {
        field
            .dyn_ref::<HtmlTextAreaElement>()
            .map(HtmlTextAreaElement::value)
    })
}
