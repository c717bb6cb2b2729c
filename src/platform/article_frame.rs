//! What an article scrolls in: the page, or, beside another article, a frame of its own.
//!
//! Invariant: a frame is an element with `data-frame` around the article; what is placed by its coordinates
//! scrolls with it.
//! Must not know: when articles have frames.

use std::ops::Range;

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

/// From where to where in the window `element` is scrolled, in CSS pixels; half-open.
pub(super) fn shown_heights(element: &Element) -> Range<f64> {
    if let Some(frame) = frame_of(element) {
        let place = frame.get_bounding_client_rect();
        return place.top()..place.bottom();
    }
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    0.0..height.unwrap_or_default()
}

/// How much of the top and of the foot of what `element` scrolls in is covered by bars, in whole CSS pixels, as the
/// style sheet tells the browser too (`scroll-padding`).
pub(super) fn covered(element: &Element) -> (i32, i32) {
    const USUAL: i32 = 96;
    let window = web_sys::window();
    let page = window
        .as_ref()
        .and_then(|window| window.document()?.document_element());
    let style = frame_of(element)
        .or(page)
        .and_then(|frame| window?.get_computed_style(&frame).ok().flatten());
    let pixels = |name| {
        let value = style.as_ref()?.get_property_value(name).ok()?;
        // As whole pixels: "72.5px".
        value.split(['.', 'p']).next()?.parse().ok()
    };
    let side = |name| pixels(name).unwrap_or(USUAL).max(USUAL);
    (side("scroll-padding-top"), side("scroll-padding-bottom"))
}
