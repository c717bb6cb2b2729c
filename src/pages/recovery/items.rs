//! Values as they are: those that cannot be read, and all of them.
//!
//! Invariant: a value is offered exactly as it was found.

use leptos::prelude::*;

use super::item_row::ItemRow;
use super::kept_section::KeptSection;
use super::paged_rows::PagedRows;
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
            <PagedRows
                count=|survey| survey.unreadable.len()
                row=|survey, at| {
                    let unreadable = &survey.unreadable[at];
                    view! {
                        <ItemRow item=unreadable.item.clone() why=unreadable.why.to_string()/>
                    }
                    .into_any()
                }
            />
        </KeptSection>
    }
}

/// Everything.
#[component]
pub fn AllItems() -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let count = move || recovery.shown().survey.items.len();
    view! {
        <details class="kept" hidden=move || count() == 0>
            <summary>{move || format!("All items ({})", count())}</summary>
            <PagedRows
                count=|survey| survey.items.len()
                row=|survey, at| {
                    view! { <ItemRow item=survey.items[at].clone()/> }.into_any()
                }
            />
        </details>
    }
}
