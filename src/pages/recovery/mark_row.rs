//! A row for a deleted mark.
//!
//! Invariant: what is brought back is the last version that was there before it was deleted.

use leptos::prelude::*;

use super::focus::RecoveryFocus;
use super::message::Completed;
use super::row_tool::RowTool;
use super::state::Recovery;
use crate::components::ListRow;
use crate::core::recovery::DeletedMark;
use crate::core::text::printable::brief;

/// Longest quotation in a row, in code points.
const QUOTED: usize = 240;
/// Longest quotation in the name of a button, in code points.
const NAMED: usize = 60;

/// A deleted mark.
#[component]
pub fn DeletedMarkRow(
    /// Which.
    mark: DeletedMark,
) -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let words = if mark.words.is_empty() {
        mark.id.to_string()
    } else {
        brief(&mark.words, QUOTED)
    };
    let name = format!("“{}”", brief(&words, NAMED));
    let about = [mark.label.as_str(), &mark.article];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let about = about.join(" · ");
    let tools = move || {
        mark.back.clone().map(|back| {
            let bring_back = move |_| {
                let back = vec![back.clone()];
                recovery.bring_back(back, Completed::MarkBack, RecoveryFocus::DeletedMarks);
            };
            view! { <RowTool label="Bring back" about=name on:click=bring_back/> }
        })
    };
    view! {
        <ListRow about tools>
            <q dir="auto">{words}</q>
        </ListRow>
    }
}
