//! How far an article is read: what lies at a line across the view.
//!
//! Invariant: an article is scrolled by itself alone, in its own frame. The layout is read and not changed, or changed
//! once and not read after that.
//! Must not know: which articles go together.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, NodeList};

use super::article_frame;

/// What lies at a line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LinePlace {
    /// The number of the block.
    pub block: usize,
    /// How much of the block lies above the line, from 0 to 1.
    pub share: f64,
    /// How far the line is from the block, where it lies above or below it, in CSS pixels downwards.
    pub beyond: f64,
}

/// A line across the view, and what lies there.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ReadingLine {
    /// How far it is from the top of the view, in CSS pixels.
    pub y: f64,
    /// What lies there.
    pub place: LinePlace,
    /// How far its article is scrolled, in whole CSS pixels.
    pub scrolled: i32,
    /// At which end the article is, if it is at one.
    pub end: Option<FrameEnd>,
}

/// An end of what an article scrolls in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FrameEnd {
    /// Nothing stands above.
    Top,
    /// Nothing stands below.
    Foot,
}

/// Which way an article may be scrolled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScrollWay {
    /// Towards its end alone.
    Onwards,
    /// Towards its beginning alone.
    Back,
    /// Either.
    Any,
}

/// How far an article is read: the line goes from the top of its frame to the foot while it is scrolled from the beginning
/// to the end, so that both of its ends are reached. Nothing for one that has no frame.
#[must_use]
pub fn reading_line(article: &Element) -> Option<ReadingLine> {
    let frame = article_frame::frame_of(article)?;
    let (height, whole) = (frame.client_height(), frame.scroll_height());
    let way = f64::from(whole - height).max(1.0);
    let share = (f64::from(frame.scroll_top()) / way).clamp(0.0, 1.0);
    let y = frame.get_bounding_client_rect().top() + share * f64::from(height);
    Some(ReadingLine {
        y,
        place: place_at(article, y)?,
        scrolled: frame.scroll_top(),
        end: match frame.scroll_top() {
            top if top <= 0 => Some(FrameEnd::Top),
            // Browsers scroll by parts of a pixel, too.
            top if top >= whole - height - 1 => Some(FrameEnd::Foot),
            _ => None,
        },
    })
}

/// Scrolls an article to one of its ends, at once.
pub fn bring_to_end(article: &Element, end: FrameEnd) {
    if let Some(frame) = article_frame::frame_of(article) {
        frame.set_scroll_top(match end {
            FrameEnd::Top => 0,
            FrameEnd::Foot => frame.scroll_height(),
        });
    }
}

/// Scrolls an article so that a place of it lies so many CSS pixels from the top of the view, as far as it can be scrolled
/// that way. At once: it follows a hand.
pub fn bring_to_line(article: &Element, line: ReadingLine, way: ScrollWay) {
    let LinePlace {
        block,
        share,
        beyond,
    } = line.place;
    let found = article.query_selector(&format!("[data-block=\"{block}\"]"));
    let (Some(block), Some(frame)) = (found.ok().flatten(), article_frame::frame_of(article))
    else {
        return;
    };
    let box_of = block.get_bounding_client_rect();
    let now = box_of.top() + share * box_of.height() + beyond;
    let down = now - line.y;
    let down = match way {
        ScrollWay::Onwards => down.max(0.0),
        ScrollWay::Back => down.min(0.0),
        ScrollWay::Any => down,
    };
    frame.scroll_by_with_x_and_y(0.0, down);
}

/// The last block that is read and begins above a line; the first one where none does.
fn place_at(article: &Element, y: f64) -> Option<LinePlace> {
    // Furniture lies folded in a row of its own kind, and is nowhere.
    let blocks = article.query_selector_all(".row > [data-block]").ok()?;
    let (mut from, mut to) = (0, blocks.length());
    while from < to {
        let middle = from + (to - from) / 2;
        if nth(&blocks, middle)?.get_bounding_client_rect().top() <= y {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    let block = nth(&blocks, from.saturating_sub(1))?;
    let place = block.get_bounding_client_rect();
    let inside = y.clamp(place.top(), place.bottom().max(place.top()));
    Some(LinePlace {
        block: block.get_attribute("data-block")?.parse().ok()?,
        share: (inside - place.top()) / place.height().max(1.0),
        beyond: y - inside,
    })
}

fn nth(blocks: &NodeList, at: u32) -> Option<Element> {
    blocks.get(at)?.dyn_into().ok()
}

/// Whether the reader has asked that nothing moves which need not move (`prefers-reduced-motion`).
#[must_use]
pub fn is_motion_reduced() -> bool {
    let answer = || -> Result<bool, JsValue> {
        let window: JsValue = js_sys::global().into();
        let ask: js_sys::Function =
            js_sys::Reflect::get(&window, &"matchMedia".into())?.dyn_into()?;
        let answer = ask.call1(&window, &"(prefers-reduced-motion: reduce)".into())?;
        Ok(js_sys::Reflect::get(&answer, &"matches".into())?.is_truthy())
    };
    answer().unwrap_or(false)
}
