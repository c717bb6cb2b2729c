//! What the browser's selection covers of a text that is shown in rows, each of which says where it begins.
//!
//! Invariant: offsets are code points of the text, whatever elements the rows are made of.
//! Must not know: what the text is.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node, Range};

use crate::core::text::{TextRange, code_points};

/// The stretch that is selected inside the element of that id, from the row of its first letter to the
/// row of its last; nothing where nothing is.
#[must_use]
pub fn within_rows(id: &str) -> Option<TextRange> {
    let selection = web_sys::window()?.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let rows = web_sys::window()?
        .document()?
        .query_selector_all(&format!("#{id} [data-from]"))
        .ok()?;
    let touched = |row: &Element| range.intersects_node(row).unwrap_or(false);
    let rows = (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into::<Element>().ok());
    let rows: Vec<Element> = rows.filter(touched).collect();
    // A triple click ends the selection at the start of whatever comes next.
    let start = offset(
        id,
        &range.start_container().ok()?,
        range.start_offset().ok()?,
    );
    let end = offset(id, &range.end_container().ok()?, range.end_offset().ok()?);
    let start = start.or_else(|| from_of(rows.first()?))?;
    let end = end.or_else(|| {
        let last = rows.last()?;
        Some(from_of(last)? + code_points(&last.text_content()?))
    })?;
    (start < end).then(|| TextRange::between(start, end))
}

/// Where a row says that it begins.
fn from_of(row: &Element) -> Option<u32> {
    row.get_attribute("data-from")?.parse().ok()
}

/// The code point of the text at a place in the document.
fn offset(id: &str, node: &Node, offset: u32) -> Option<u32> {
    let element = match node.dyn_ref::<Element>() {
        Some(element) => element.clone(),
        None => node.parent_element()?,
    };
    let row = element
        .closest(&format!("#{id} [data-from]"))
        .ok()
        .flatten()?;
    let from = from_of(&row)?;
    let before = Range::new().ok()?;
    before.set_start(&row, 0).ok()?;
    before.set_end(node, offset).ok()?;
    Some(from + code_points(&String::from(before.to_string())))
}
