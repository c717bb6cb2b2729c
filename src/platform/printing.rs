//! Paper: the browser's own printing, and what stands behind marked words and above the text there.
//!
//! Invariant: a label is an attribute, which `style/print.css` shows; the text stays as it is.
//! Must not know: what a label says.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element};

use super::article_dom;
use crate::core::annotation::record::RecordId;
use crate::core::sort::sort;

const LABEL: &str = "data-printed";

/// Asks the browser to print the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Fails where a page may not print; the browser has said so.
        let _ = window.print();
    }
}

/// Writes whose sheet it is at the head of the articles, or takes that away.
pub fn label_head(label: Option<&str>) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    for head in elements(&document, "main .running") {
        let _ = match label {
            Some(label) => head.set_attribute(LABEL, label),
            None => head.remove_attribute(LABEL),
        };
    }
}

/// Writes labels on the last pieces of marks, and takes away those that were there.
pub fn label_marks(labels: &[(RecordId, String)]) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    for labelled in elements(&document, "main article [data-printed]") {
        let _ = labelled.remove_attribute(LABEL);
    }
    if labels.is_empty() {
        return;
    }
    let pieces: Vec<Element> = elements(&document, "main article mark[data-marks]").collect();
    let mut places: Vec<(RecordId, usize)> = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        let marks = article_dom::marks_of(piece).into_iter();
        places.extend(marks.map(|mark| (mark, place)));
    }
    sort(&mut places);
    for (id, label) in labels {
        // Behind the last piece of the mark.
        let after = places.partition_point(|(other, _)| other <= id);
        let last = after.checked_sub(1).and_then(|last| places.get(last));
        let piece = last.filter(|(mark, _)| mark == id);
        if let Some(piece) = piece.and_then(|(_, place)| pieces.get(*place)) {
            let label = match piece.get_attribute(LABEL) {
                Some(others) => format!("{others} · {label}"),
                None => label.clone(),
            };
            let _ = piece.set_attribute(LABEL, &label);
        }
    }
}

fn elements(document: &Document, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = document.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.get(at)?.dyn_into().ok())
}
