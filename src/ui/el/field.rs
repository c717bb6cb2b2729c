//! Fields: what is typed, chosen or checked in them.
//!
//! Invariant: a field that says the same already is not touched, so the caret stays where it is.
//! Must not know: what the words mean.

use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

pub(super) fn set_value(element: &Element, value: &str) {
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        if field.value() != value {
            field.set_value(value);
        }
    } else if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
        if field.value() != value {
            field.set_value(value);
        }
    } else if let Some(field) = element.dyn_ref::<HtmlSelectElement>() {
        field.set_value(value);
    }
}

pub(super) fn set_checked(element: &Element, _: &str, value: bool) {
    element
        .unchecked_ref::<HtmlInputElement>()
        .set_checked(value);
}

/// What is typed or chosen in the field that an event comes from.
#[must_use]
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    if let Some(field) = target.dyn_ref::<HtmlInputElement>() {
        field.value()
    } else if let Some(field) = target.dyn_ref::<HtmlTextAreaElement>() {
        field.value()
    } else if let Some(field) = target.dyn_ref::<HtmlSelectElement>() {
        field.value()
    } else {
        String::new()
    }
}

/// Whether the checkbox that an event comes from is checked.
#[must_use]
pub fn checked_of(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|field| field.checked())
}
