//! A mark as a row of the list; the row of the focused mark holds its card.
//!
//! Invariant: what the mark says is drawn again without its card, whose fields may be typed in.
//! Must not know: which other rows there are.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use super::chosen::{ChosenMarks, HeldKey};
use crate::core::annotation::record::RecordId;
use crate::core::view::{MarkRow, row as mark_row};
use crate::pages::reader::mark_button::MarkButton;
use crate::pages::reader::mark_card::Card;
use crate::pages::reader::{Reader, actions};

/// A row of the list; pressing it gives the mark the focus.
#[component]
pub fn ListedMark(
    /// The mark.
    id: RecordId,
    /// What the row scrolls in.
    list: NodeRef<html::Div>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let row = Memo::new(move |_| reader.session.with(|workspace| mark_row(workspace, id)));
    let is_focused = Memo::new(move |_| reader.focused.get() == Some(id));
    let chosen = expect_context::<ChosenMarks>();
    // Here and not with what is drawn again: an attribute goes on to ask the memo that it was first given.
    let is_chosen = Memo::new(move |_| chosen.is_on().then(|| chosen.has(id)));
    view! {
        <li data-row=id.to_string() class:focused=move || is_focused.get()>
            {move || row.get().map(|row| view! { <Choice row is_chosen/> }.into_any())}
            {move || is_focused.get().then(|| view! { <Card id list/> }.into_any())}
        </li>
    }
}

/// What the mark says, as something to press: its card opens, or, while several are chosen, it becomes one of
/// them or is one no more.
#[component]
fn Choice(
    row: MarkRow,
    /// Whether it is one of those that are chosen; nothing where none are.
    is_chosen: Memo<Option<bool>>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let chosen = expect_context::<ChosenMarks>();
    let id = row.id;
    let remark = row.remark.clone();
    view! {
        <MarkButton
            row
            attr:aria-pressed=move || is_chosen.get().map(|is_chosen| is_chosen.to_string())
            on:click=move |event| {
                if !chosen.press(id, held_in(&event)) {
                    actions::focus_mark(reader, id);
                    actions::show_address(reader, Some(id));
                }
            }
        >
            {(!remark.is_empty()).then(|| view! { <span class="mark-remark" dir="auto">{remark}</span> })}
        </MarkButton>
    }
}

fn held_in(event: &MouseEvent) -> HeldKey {
    if event.shift_key() {
        HeldKey::Shift
    } else if event.ctrl_key() || event.meta_key() {
        HeldKey::Ctrl
    } else {
        HeldKey::None
    }
}
