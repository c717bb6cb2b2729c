//! A mark as a row of the list.
//!
//! Must not know: which other rows there are.

use leptos::prelude::*;

use crate::core::view::MarkRow;
use crate::pages::reader::mark_button::MarkButton;
use crate::pages::reader::{Reader, actions};

/// A row of the list; pressing it gives the mark the focus.
#[component]
pub fn ListedMark(
    /// What it says.
    row: MarkRow,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let id = row.id;
    let remark = row.remark.clone();
    view! {
        <li data-row=id.to_string()>
            <MarkButton
                row
                on:click=move |_| {
                    actions::focus_mark(reader, id);
                    actions::show_address(reader, Some(id));
                }
            >
                {(!remark.is_empty()).then(|| view! { <span class="mark-remark" dir="auto">{remark}</span> })}
            </MarkButton>
        </li>
    }
}
