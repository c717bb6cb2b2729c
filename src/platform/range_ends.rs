//! Where words begin and end on the page.
//!
//! Invariant: measured from the lines as the browser has laid them out; in a text that is read from right to
//! left the beginning is at the right.
//! Must not know: what the words are.

use web_sys::{DomRect, Element, Range};

use super::selection::element_of;

/// An end of some words, in whole CSS pixels from a frame's top left corner.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineEnd {
    /// From the left.
    pub x: i32,
    /// Bottom edge of its line.
    pub bottom: i32,
    /// How high the words are in that line.
    pub height: i32,
}

/// Both ends of some words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RangeEnds {
    /// Where they begin.
    pub start: LineEnd,
    /// Where they end.
    pub end: LineEnd,
}

/// Where `words` begin and end within `frame`; nothing where they are not laid out.
#[must_use]
pub fn measure(words: &Range, frame: &Element) -> Option<RangeEnds> {
    let rects = words.get_client_rects()?;
    let rects = (0..rects.length()).filter_map(|at| rects.item(at));
    let mut lines = rects.filter(|rect| rect.width() > 0.0 && rect.height() > 0.0);
    let first = lines.next()?;
    let last = lines.next_back().unwrap_or_else(|| first.clone());
    let frame = frame.get_bounding_client_rect();
    let end = |line: &DomRect, x: f64| LineEnd {
        x: whole_pixels(x - frame.left()),
        bottom: whole_pixels(line.bottom() - frame.top()),
        height: whole_pixels(line.height()),
    };
    let (start_x, end_x) = if is_rightwards(words) {
        (first.left(), last.right())
    } else {
        (first.right(), last.left())
    };
    Some(RangeEnds {
        start: end(&first, start_x),
        end: end(&last, end_x),
    })
}

/// How far a point of the view, in CSS pixels from its top left corner, is from the middle of the line at an
/// end.
#[must_use]
pub fn distance(end: LineEnd, frame: &Element, x: i32, y: i32) -> (i32, i32) {
    let frame = frame.get_bounding_client_rect();
    let (left, top) = (whole_pixels(frame.left()), whole_pixels(frame.top()));
    (x - left - end.x, y - top - (end.bottom - end.height / 2))
}

fn is_rightwards(words: &Range) -> bool {
    let node = words.start_container().ok();
    let element = node.as_ref().and_then(element_of);
    let style = element.and_then(|element| {
        let window = web_sys::window()?;
        window.get_computed_style(&element).ok().flatten()
    });
    let direction = style.and_then(|style| style.get_property_value("direction").ok());
    direction.as_deref() != Some("rtl")
}

/// A page is smaller than 2^31 pixels in every browser.
#[expect(clippy::cast_possible_truncation, reason = "a place on a page fits")]
fn whole_pixels(pixels: f64) -> i32 {
    pixels.round() as i32
}
