//! Elements inside an article's text: blocks and marks.
//!
//! Invariant: only looks inside the element that it is given.
//! Must not know: what a mark says.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::page::{self, Bring};
use crate::core::annotation::record::RecordId;

/// The first piece of a mark's words.
#[must_use]
pub fn mark(article: &Element, id: RecordId) -> Option<HtmlElement> {
    let found = article.query_selector(&format!("mark[data-marks~=\"{id}\"]"));
    found.ok().flatten()?.dyn_into().ok()
}

/// A block.
#[must_use]
pub fn block(article: &Element, number: usize) -> Option<Element> {
    let found = article.query_selector(&format!("[data-block=\"{number}\"]"));
    found.ok().flatten()
}

/// Scrolls so that an element can be seen.
pub fn bring(element: &Element, bring: Bring) {
    page::show(element, bring);
}

/// Focuses an element that is not focusable, and makes it so for as long as it has the focus. Marks are not
/// focusable for good, since in Chromium a drag that begins at the edge of a focusable element selects nothing.
pub fn lend_focus(element: &HtmlElement) {
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        page::lend_focus(element);
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// The ids of the marks that lie on an element of the text, the outermost first.
#[must_use]
pub fn marks_of(element: &Element) -> Vec<RecordId> {
    let mark = element.closest("mark[data-marks]").ok().flatten();
    let ids = mark.and_then(|mark| mark.get_attribute("data-marks"));
    let ids = ids.unwrap_or_default();
    ids.split(' ').filter_map(RecordId::parse).collect()
}
