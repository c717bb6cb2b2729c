//! What the page bears while the mouse draws near the head or the foot of what an article scrolls in; style sheets ask
//! for it.
//!
//! Owns: [`begin`] and [`end`], and where there is need of them, [`quiet_heights`].
//! Invariant: a drag that stays between those heights changes nothing on the page. The browser looks at every element
//! again for each change, which takes tens of milliseconds in a long article.
//! Must not know: what is drawn over.

use std::ops::Range;

use web_sys::Element;

use super::article_frame;

const ATTRIBUTE: &str = "data-drawing";

/// How far from what is kept free a drag is near it, in CSS pixels: about two lines.
const NEAR: f64 = 64.0;

/// The heights in the window, in CSS pixels, at which a drag over `element` is not near anything that is kept free.
pub(super) fn quiet_heights(element: &Element) -> Range<f64> {
    let shown = article_frame::shown_heights(element);
    let (top, foot) = article_frame::covered(element);
    shown.start + f64::from(top) + NEAR..shown.end - f64::from(foot) - NEAR
}

/// The mouse draws near something that is kept free.
pub(super) fn begin() {
    if let Some(root) = root().filter(|root| !root.has_attribute(ATTRIBUTE)) {
        let _ = root.set_attribute(ATTRIBUTE, "");
    }
}

/// It does so no more.
pub(super) fn end() {
    if let Some(root) = root() {
        let _ = root.remove_attribute(ATTRIBUTE);
    }
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}
