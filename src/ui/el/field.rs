//! Fields: what is typed, chosen or checked in them.
//!
//! Invariant: a field that says the same already is not touched, so the caret stays where it is.
//! Must not know: what the words mean.

use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, Event, HtmlInputElement};

pub(super) fn set_value(element: &Element, value: &str) {
    let field = any_field(element);
    if field.value() != value {
        field.set_value(value);
    }
}

/// An input, a text area or a list to choose from. `value` is asked by name, and all three have it;
/// to tell them apart would be a question to the browser for each kind.
fn any_field(element: &Element) -> &HtmlInputElement {
    element.unchecked_ref()
}

pub(super) fn set_checked(element: &Element, _: &str, value: bool) {
    element
        .unchecked_ref::<HtmlInputElement>()
        .set_checked(value);
}

/// What is typed or chosen in the field that an event comes from. Only fields have it.
#[must_use]
pub fn value_of(event: &Event) -> String {
    let target = event.target();
    let element = target.as_ref().and_then(|target| target.dyn_ref());
    element.map_or_else(String::new, |element| any_field(element).value())
}

/// Whether the checkbox that an event comes from is checked.
#[must_use]
pub fn checked_of(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|field| field.checked())
}
