//! How far down the lines of some words reach.
//!
//! Invariant: what is far from the view is not measured, since the browser would have to lay it out for that.
//! Must not know: what the words are.

use web_sys::{Element, Range};

/// From the top of the first line to the bottom of the last, in whole CSS pixels from the top of a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineSpan {
    /// Top edge of the first line.
    pub top: i32,
    /// Down to the bottom edge of the last line.
    pub height: i32,
}

/// How many heights of the view around it are measured. Browsers lay text out that is one and a half heights
/// away, and tell of its size then.
const AROUND: f64 = 3.0;

/// Where the lines of `words` lie within `frame`; nothing where that is far from the view or nowhere.
#[must_use]
pub fn measure(words: &Range, frame: &Element) -> Option<LineSpan> {
    let view = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let frame = frame.get_bounding_client_rect();
    if frame.top() > view * AROUND || frame.bottom() < view - view * AROUND {
        return None;
    }
    let words = words.get_bounding_client_rect();
    let top = whole_pixels(words.top() - frame.top());
    let height = whole_pixels(words.bottom() - frame.top()) - top;
    (height > 0).then_some(LineSpan { top, height })
}

/// A block is lower than 2^31 pixels in every browser.
#[expect(clippy::cast_possible_truncation, reason = "a place in a block fits")]
fn whole_pixels(pixels: f64) -> i32 {
    pixels as i32
}
