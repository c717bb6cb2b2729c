//! Marks that were deleted and can come back.
//!
//! Invariant: what is brought back is the last version that was there before it was deleted.

use leptos::prelude::*;

use super::focus::RecoveryFocus;
use super::kept_section::KeptSection;
use super::message::Completed;
use super::paged_rows::{KeptRow, PagedRows};
use super::row_tool::RowTool;
use super::state::Recovery;
use crate::components::{Button, ButtonLook, ListRow};
use crate::core::recovery::DeletedMark;
use crate::core::text::printable::brief;

/// Longest quotation in a row, in code points.
const QUOTED: usize = 240;
/// Longest quotation in the name of a button, in code points.
const NAMED: usize = 60;

/// Deleted marks.
#[component]
pub fn DeletedMarks() -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let count = move || recovery.with_survey(|survey| survey.deleted.len());
    view! {
        <KeptSection
            id="deleted"
            title="Deleted marks"
            count=|survey| survey.deleted.len()
            focus_target=RecoveryFocus::DeletedMarks
        >
            <PagedRows of=|survey| Box::new(survey.deleted.iter().cloned().map(KeptRow::Deleted))/>
            <p>
                <Button
                    look=ButtonLook::Strong
                    attr:hidden=move || count() < 2
                    on:click=move |_| recovery.bring_back_all_marks()
                >
                    {move || format!("Bring back all {}", count())}
                </Button>
            </p>
        </KeptSection>
    }
}

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
