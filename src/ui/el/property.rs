//! What an element has: attributes, classes, style.
//!
//! Invariant: nothing here parses markup; styles go through CSSOM.
//! Must not know: when something is set.

use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement};

pub(super) fn set_attr(element: &Element, name: &str, value: Option<String>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, &value),
        None => element.remove_attribute(name),
    };
}

pub(super) fn set_flag(element: &Element, name: &str, value: bool) {
    set_attr(element, name, value.then(String::new));
}

pub(super) fn set_state(element: &Element, name: &str, value: bool) {
    let _ = element.set_attribute(name, if value { "true" } else { "false" });
}

pub(super) fn set_class(element: &Element, name: &str, value: bool) {
    let _ = element.class_list().toggle_with_force(name, value);
}

pub(super) fn set_style(element: &Element, name: &str, value: &str) {
    let style = element.unchecked_ref::<HtmlElement>().style();
    let _ = style.set_property(name, value);
}
