//! Values as they are: those that cannot be read, and all of them.
//!
//! Invariant: a value is offered exactly as it was found.

use leptos::prelude::*;

use super::kept_section::KeptSection;
use super::paged_rows::{KeptRow, PagedRows};
use super::state::Recovery;

/// What cannot be read.
#[component]
pub fn UnreadableItems() -> impl IntoView {
    view! {
        <KeptSection
            id="unreadable"
            title="Cannot be read"
            count=|survey| survey.unreadable.len()
        >
            <p class="remark">
                "These stay as they are. Download them and show them to somebody who can repair them."
            </p>
            <PagedRows of=|survey| Box::new(survey.unreadable.iter().cloned().map(KeptRow::Unreadable))/>
        </KeptSection>
    }
}

/// Everything.
#[component]
pub fn AllItems() -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let count = move || recovery.with_survey(|survey| survey.items.len());
    view! {
        <details class="kept" hidden=move || count() == 0>
            <summary>{move || format!("All items ({})", count())}</summary>
            <PagedRows of=|survey| Box::new(survey.items.iter().cloned().map(KeptRow::Item))/>
        </details>
    }
}
