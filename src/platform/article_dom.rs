//! An article's text on the page, and the elements in it: blocks and marks.
//!
//! Invariant: an article is an element with its number in `data-article`, of which there may be several; what
//! is looked for in one is never found in another.
//! Must not know: what a mark says.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::page::{self, Bring};
use crate::core::annotation::record::RecordId;

/// The text of the article of that number.
#[must_use]
pub fn article(number: usize) -> Option<Element> {
    let document = web_sys::window()?.document()?;
    let found = document.query_selector(&format!("main article[data-article=\"{number}\"]"));
    found.ok().flatten()
}

/// The number of an article's text.
#[must_use]
pub fn number(article: &Element) -> Option<usize> {
    article.get_attribute("data-article")?.parse().ok()
}

/// The first piece of a mark's words.
#[must_use]
pub fn mark(article: &Element, id: RecordId) -> Option<HtmlElement> {
    let found = article.query_selector(&format!("mark[data-marks~=\"{id}\"]"));
    found.ok().flatten()?.dyn_into().ok()
}

/// Draws the pieces of one mark, of the article of that number, as those that are looked at, and no others.
pub fn show_looked_at(mark: Option<(usize, RecordId)>) {
    const LOOKED_AT: &str = "data-looked-at";
    for piece in pieces(&format!("[{LOOKED_AT}]")) {
        let _ = piece.remove_attribute(LOOKED_AT);
    }
    if let Some((number, id)) = mark {
        for piece in pieces(&format!(
            "[data-article=\"{number}\"] mark[data-marks~=\"{id}\"]"
        )) {
            let _ = piece.set_attribute(LOOKED_AT, "");
        }
    }
}

fn pieces(selector: &str) -> impl Iterator<Item = Element> + use<> {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(selector).ok());
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.get(at)?.dyn_into().ok())
}

/// A block.
#[must_use]
pub fn block(article: &Element, number: usize) -> Option<Element> {
    let found = article.query_selector(&format!("[data-block=\"{number}\"]"));
    found.ok().flatten()
}

/// Which way words run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WritingDirection {
    /// As in English.
    LeftToRight,
    /// As in Arabic and Hebrew.
    RightToLeft,
}

/// Which way the words of an element run.
#[must_use]
pub fn writing_direction(element: &Element) -> WritingDirection {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok()?);
    let direction = style.and_then(|style| style.get_property_value("direction").ok());
    match direction.as_deref() {
        Some("rtl") => WritingDirection::RightToLeft,
        _ => WritingDirection::LeftToRight,
    }
}

/// Whether a block shows exactly these words: something else, such as a translator, may have changed the page.
#[must_use]
pub fn shows(article: &Element, number: usize, words: &str) -> bool {
    block(article, number).is_some_and(|block| block.text_content().as_deref() == Some(words))
}

/// Scrolls so that an element can be seen.
pub fn bring(element: &Element, bring: Bring) {
    page::show(element, bring);
}

/// Focuses an element that is not focusable, and makes it so for as long as it has the focus. Marks are not
/// focusable for good, since in Chromium a drag that begins at the edge of a focusable element selects nothing.
pub fn lend_focus(element: &HtmlElement) {
    page::focus_in_place(element);
}

/// Takes the focus from a mark to which it was lent, so that the mark is not focusable any more.
pub fn take_focus_back() {
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    let mark = active.filter(|active| active.matches("mark[data-marks]") == Ok(true));
    if let Some(mark) = mark.and_then(|mark| mark.dyn_into::<HtmlElement>().ok()) {
        let _ = mark.blur();
    }
}

/// The ids of the marks that lie on an element of the text, the outermost first.
#[must_use]
pub fn marks_of(element: &Element) -> Vec<RecordId> {
    let mark = element.closest("mark[data-marks]").ok().flatten();
    let ids = mark.and_then(|mark| mark.get_attribute("data-marks"));
    let ids = ids.unwrap_or_default();
    ids.split(' ').filter_map(RecordId::parse).collect()
}
