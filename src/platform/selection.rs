//! Places in the DOM and places in a block, one into the other.
//!
//! Owns: what the browser's own selection covers, and where a range is on the screen. When it changes is
//! `selection_observer`'s.
//! Invariant: counts UTF-16 units of a block's text nodes only, so nothing that is drawn beside the
//! text can move an offset; a selection that leaves the article in which it was begun is cut off at its border.
//! Must not know: code points and marks.

use js_sys::JsString;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, Node, Range, Selection};

use super::{article_dom, article_frame};

/// A place in an article, as the DOM has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BoundaryPoint {
    /// Number of the article.
    pub article: usize,
    /// Number of the block.
    pub block: usize,
    /// UTF-16 units from the block's start.
    pub utf16: u32,
}

/// A selection inside one article; `start` does not lie behind `end`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DomSelection {
    /// Where it begins.
    pub start: BoundaryPoint,
    /// Where it ends.
    pub end: BoundaryPoint,
}

/// Where something is on the page, in whole CSS pixels from the top left corner of the page, or of the frame
/// in which its article scrolls.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PageRect {
    /// Left edge.
    pub left: i32,
    /// Right edge.
    pub right: i32,
    /// Top edge of the first line.
    pub top: i32,
    /// Bottom edge of the last line.
    pub bottom: i32,
    /// Top edge of what is visible of the page or the frame.
    pub view_top: i32,
    /// Bottom edge of what is visible of it.
    pub view_bottom: i32,
    /// Width of what is visible of it.
    pub view_width: i32,
}

/// `NodeFilter.SHOW_TEXT` (DOM standard, §6.3); web-sys does not carry the constants.
const SHOW_TEXT: u32 = 4;
/// The text of an article.
const ARTICLE: &str = "main article";

/// What the browser's selection covers of the article in which it was begun; nothing where it is collapsed or
/// elsewhere.
#[must_use]
pub fn current() -> Option<DomSelection> {
    let selection = selection()?;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let begun = selection.anchor_node().and_then(|node| article_of(&node));
    let begun = begun.or_else(|| article_of(&selection.focus_node()?));
    let article = begun.or_else(|| document()?.query_selector(ARTICLE).ok().flatten());
    drawn(&article?, &range)
}

/// What a DOM range covers of an article.
fn drawn(article: &Element, range: &Range) -> Option<DomSelection> {
    if !range.intersects_node(article).ok()? {
        return None;
    }
    let start = range.start_container().ok()?;
    let end = range.end_container().ok()?;
    let inside = |node: &Node| block_of(node).filter(|block| article.contains(Some(block)));
    let start = match inside(&start) {
        Some(block) => point(&block, &start, range.start_offset().ok()?),
        None => first_touched(article, range),
    }?;
    let end = match inside(&end) {
        Some(block) => point(&block, &end, range.end_offset().ok()?),
        None => last_touched(article, range),
    }?;
    let ordered = (start.block, start.utf16) < (end.block, end.utf16);
    ordered.then_some(DomSelection { start, end })
}

/// A DOM range from one place to another; nothing where the blocks are not on the page.
#[must_use]
pub fn range(start: BoundaryPoint, end: BoundaryPoint) -> Option<Range> {
    let range = document()?.create_range().ok()?;
    let (node, offset) = locate(start)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = locate(end)?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// Makes `range` the browser's selection.
pub fn select(range: &Range) {
    if let Some(selection) = selection() {
        let _ = selection.remove_all_ranges();
        let _ = selection.add_range(range);
    }
}

/// Lets go of the browser's selection.
pub fn clear() {
    if let Some(selection) = selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// Scrolls just so far that a place can be seen between the bars of the page.
pub fn reveal(at: BoundaryPoint) {
    if let Some(place) = range(at, at).as_ref().and_then(place) {
        bring(at.article, &place, 0);
    }
}

/// Scrolls just so far that words of an article are seen above what lies over the view's foot; of more words than
/// there is room for, the beginning.
pub fn uncover(article: usize, words: &PageRect, foot: &Element) {
    bring(
        article,
        words,
        whole_pixels(foot.get_bounding_client_rect().height()),
    );
}

/// The same, where so many pixels of the view's foot are covered besides.
fn bring(article: usize, place: &PageRect, besides: i32) {
    // For the handle that a finger holds.
    const HANDLE: i32 = 40;
    let Some(article) = article_dom::article(article) else {
        return;
    };
    let (head, foot) = article_frame::covered(&article);
    let down = place.bottom + foot.max(besides + HANDLE) - place.view_bottom;
    let up = place.view_top + head - place.top;
    if down > 0 {
        article_frame::scroll_by(&article, f64::from(down.min(-up).max(0)));
    } else if up > 0 && besides == 0 {
        article_frame::scroll_by(&article, f64::from(-up));
    }
}

/// Where a range is on the page.
#[must_use]
pub fn place(range: &Range) -> Option<PageRect> {
    // An empty range has no line rectangles in some browsers, but a bounding one.
    let whole = range.get_bounding_client_rect();
    let lines = range.get_client_rects()?;
    let first = lines.item(0).unwrap_or_else(|| whole.clone());
    let last = lines
        .length()
        .checked_sub(1)
        .and_then(|n| lines.item(n))
        .unwrap_or(whole);
    let page = document()?.document_element()?;
    let around = element_of(&range.common_ancestor_container().ok()?)?;
    let frame = article_frame::frame_of(&around);
    // The page's own box is scrolled with it; what is in a frame is scrolled inside its box.
    let scrolled = frame.as_ref().map_or(0, Element::scroll_top);
    let view = frame.unwrap_or_else(|| page.clone());
    let corner = view.get_bounding_client_rect();
    let (x, y) = (-corner.left(), f64::from(scrolled) - corner.top());
    Some(PageRect {
        left: whole_pixels(last.left() + x),
        right: whole_pixels(last.right() + x),
        top: whole_pixels(first.top() + y),
        bottom: whole_pixels(last.bottom() + y),
        view_top: view.scroll_top(),
        // A frame reaches down to the foot of the window.
        view_bottom: whole_pixels(y) + page.client_height(),
        view_width: view.client_width(),
    })
}

/// The page is shorter than 2^31 pixels in every browser.
#[expect(clippy::cast_possible_truncation, reason = "a place on a page fits")]
fn whole_pixels(pixels: f64) -> i32 {
    pixels as i32
}

/// A place of the DOM as one of the article; nothing where it is elsewhere.
pub(super) fn place_of(node: &Node, offset: u32) -> Option<BoundaryPoint> {
    point(&block_of(node)?, node, offset)
}

fn first_touched(article: &Element, range: &Range) -> Option<BoundaryPoint> {
    let block = touched(article, range).next()?;
    Some(BoundaryPoint {
        article: number_in(article, "data-article")?,
        block: number_in(&block, "data-block")?,
        utf16: 0,
    })
}

fn last_touched(article: &Element, range: &Range) -> Option<BoundaryPoint> {
    let block = touched(article, range).last()?;
    let utf16 = JsString::from(block.text_content().unwrap_or_default()).length();
    Some(BoundaryPoint {
        article: number_in(article, "data-article")?,
        block: number_in(&block, "data-block")?,
        utf16,
    })
}

fn touched(article: &Element, range: &Range) -> impl Iterator<Item = Element> {
    let blocks = article.query_selector_all("[data-block]").ok();
    let range = range.clone();
    let count = blocks.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count)
        .filter_map(move |slot| blocks.as_ref()?.get(slot)?.dyn_into::<Element>().ok())
        .filter(move |block| range.intersects_node(block).unwrap_or(false))
}

fn point(block: &Element, node: &Node, offset: u32) -> Option<BoundaryPoint> {
    let before = document()?.create_range().ok()?;
    before.set_start(block, 0).ok()?;
    before.set_end(node, offset).ok()?;
    Some(BoundaryPoint {
        article: number_in(&article_of(block)?, "data-article")?,
        block: number_in(block, "data-block")?,
        // A range's text is that of its text nodes, comments and elements left out.
        utf16: before.to_string().length(),
    })
}

fn locate(point: BoundaryPoint) -> Option<(Node, u32)> {
    let document = document()?;
    let BoundaryPoint { article, block, .. } = point;
    let selector = format!("main [data-article=\"{article}\"] [data-block=\"{block}\"]");
    let block = document.query_selector(&selector).ok().flatten()?;
    let texts = document
        .create_tree_walker_with_what_to_show(&block, SHOW_TEXT)
        .ok()?;
    let mut left = point.utf16;
    let mut last = None;
    while let Ok(Some(node)) = texts.next_node() {
        let length = node.unchecked_ref::<web_sys::CharacterData>().length();
        if left <= length {
            return Some((node, left));
        }
        left -= length;
        last = Some((node, length));
    }
    last
}

fn article_of(node: &Node) -> Option<Element> {
    element_of(node)?.closest(ARTICLE).ok().flatten()
}

fn number_in(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

fn block_of(node: &Node) -> Option<Element> {
    element_of(node)?
        .closest("main article [data-block]")
        .ok()
        .flatten()
}

pub(super) fn element_of(node: &Node) -> Option<Element> {
    match node.dyn_ref::<Element>() {
        Some(element) => Some(element.clone()),
        None => node.parent_element(),
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn selection() -> Option<Selection> {
    web_sys::window()?.get_selection().ok().flatten()
}
