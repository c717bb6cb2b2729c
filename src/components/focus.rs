//! Giving an element the focus.
//!
//! Invariant: the page does not scroll for it; who asks for the focus says where it goes as data, and the
//! component that owns the element calls this.

use leptos::web_sys::{FocusOptions, HtmlElement};

/// Focuses `element` without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Fails only for elements that cannot have it.
    let _ = element.focus_with_options(&options);
}
