//! Keys in the list of marks: from row to row, choosing, and what is done with the chosen ones.
//!
//! Invariant: what a key does here can be done by pointer too; keys that mean nothing here go on to the page,
//! and none is taken from who types.
//! Must not know: how rows are drawn.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement};

use super::chosen::{ChosenMarks, HeldKey};
use crate::components::{self, reveal_in_list};
use crate::core::annotation::record::RecordId;
use crate::core::keymap::SingleKeys;
use crate::pages::reader::Reader;
use crate::platform::page;
use crate::state::selection::MarkKind;

/// Takes in a key that was pressed in the list.
pub fn pressed(
    reader: Reader,
    chosen: ChosenMarks,
    list: NodeRef<html::Div>,
    event: &KeyboardEvent,
) {
    if event.alt_key() || event.is_composing() || page::is_typing() {
        return;
    }
    let with_ctrl = event.ctrl_key() || event.meta_key();
    let row = row_of(event);
    let id = row.as_ref().and_then(id_of);
    let is_on = chosen.is_on_untracked();
    let key = event.key();
    let answered = match (key.as_str(), row, id) {
        ("Escape", _, _) if is_on => {
            // One thing at a time.
            if !chosen.stop_asking() {
                chosen.end();
            }
            true
        }
        ("Delete" | "Backspace", _, _) if is_on => {
            chosen.delete();
            true
        }
        ("a" | "A", _, _) if is_on && with_ctrl => {
            chosen.choose_all();
            true
        }
        (" ", _, Some(id)) if with_ctrl => chosen.press(id, HeldKey::Ctrl),
        ("ArrowDown" | "ArrowUp", Some(row), Some(id)) if !with_ctrl => {
            if event.shift_key() && !is_on {
                chosen.press(id, HeldKey::Ctrl);
            }
            if let Some(next) = neighbour(&row, &key) {
                if event.shift_key()
                    && let Some(id) = id_of(&next)
                {
                    chosen.press(id, HeldKey::Shift);
                }
                focus_row(&next, list);
            }
            true
        }
        (key, Some(_), _) if is_on && !with_ctrl => {
            let kind = kind_for(reader, key);
            if let Some(kind) = &kind {
                chosen.retag(kind);
            }
            kind.is_some()
        }
        _ => false,
    };
    if answered {
        event.prevent_default();
    }
}

/// Keeps the key that has chosen a row from pressing it too, which some browsers do when it is let go.
pub fn released(event: &KeyboardEvent) {
    if event.key() == " " && (event.ctrl_key() || event.meta_key()) && row_of(event).is_some() {
        event.prevent_default();
    }
}

/// The row whose button has the focus.
fn row_of(event: &KeyboardEvent) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target
        .matches(".marks > li > .mark-row")
        .ok()?
        .then(|| target.parent_element())?
}

fn id_of(row: &Element) -> Option<RecordId> {
    RecordId::parse(&row.get_attribute("data-row")?)
}

fn neighbour(row: &Element, key: &str) -> Option<Element> {
    match key {
        "ArrowDown" => row.next_element_sibling(),
        _ => row.previous_element_sibling(),
    }
}

/// Puts the focus on the first row.
pub fn focus_first(list: NodeRef<html::Div>) {
    let rows = list.get_untracked();
    let first = rows.and_then(|rows| rows.query_selector(".marks > li").ok().flatten());
    if let Some(first) = first {
        focus_row(&first, list);
    }
}

fn focus_row(row: &Element, list: NodeRef<html::Div>) {
    let button = row.query_selector(".mark-row").ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        components::focus(&button);
    }
    if let Some(list) = list.get_untracked() {
        reveal_in_list(row, &list);
    }
}

/// What a key marks words as.
fn kind_for(reader: Reader, key: &str) -> Option<MarkKind> {
    if reader.preferences.single_keys_untracked() == SingleKeys::Off {
        return None;
    }
    let mut letters = key.chars();
    let (key, None) = (letters.next()?, letters.next()) else {
        return None;
    };
    if key.eq_ignore_ascii_case(&'c') {
        return Some(MarkKind::Claim);
    }
    let lesson = reader.session.lesson();
    lesson
        .tags
        .by_key(key)
        .map(|tag| MarkKind::Tag(tag.id.clone()))
}
