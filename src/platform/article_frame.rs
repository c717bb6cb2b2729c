//! What an article scrolls in: the page, or, beside another article, a frame of its own.
//!
//! Invariant: a frame is an element with `data-frame` around the article; what is placed by its coordinates
//! scrolls with it.
//! Must not know: when articles have frames.

use web_sys::Element;

/// The frame around an element.
pub(super) fn frame_of(element: &Element) -> Option<Element> {
    element.closest("[data-frame]").ok().flatten()
}

/// Scrolls what `element` scrolls in, by so many CSS pixels downwards.
pub(super) fn scroll_by(element: &Element, down: f64) {
    match (frame_of(element), web_sys::window()) {
        (Some(frame), _) => frame.scroll_by_with_x_and_y(0.0, down),
        (None, Some(window)) => window.scroll_by_with_x_and_y(0.0, down),
        (None, None) => {}
    }
}
