//! Marks that were deleted and can come back.
//!
//! Invariant: what is brought back is the last version that was there before it was deleted.

use leptos::prelude::*;

use super::focus::RecoveryFocus;
use super::kept_section::KeptSection;
use super::paged_rows::{KeptRow, PagedRows};
use super::state::Recovery;
use crate::components::{Button, ButtonLook};

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
