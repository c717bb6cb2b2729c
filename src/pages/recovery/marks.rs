//! Marks that were deleted and can come back.
//!
//! Invariant: what is brought back is the last version that was there before it was deleted.

use leptos::prelude::*;

use super::kept_section::KeptSection;
use super::mark_row::DeletedMarkRow;
use super::paged_rows::PagedRows;
use super::state::Recovery;
use crate::components::{Button, ButtonLook};

/// Deleted marks.
#[component]
pub fn DeletedMarks() -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let count = move || recovery.shown().survey.deleted.len();
    view! {
        <KeptSection
            id="deleted"
            title="Deleted marks"
            count=|survey| survey.deleted.len()
            heading=recovery.targets.deleted_marks
        >
            <PagedRows
                count=|survey| survey.deleted.len()
                row=|survey, at| {
                    view! { <DeletedMarkRow mark=survey.deleted[at].clone()/> }.into_any()
                }
            />
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
