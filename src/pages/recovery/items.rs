//! Values as they are: those that cannot be read, and all of them.
//!
//! Invariant: a value is offered exactly as it was found.

use leptos::prelude::*;

use super::kept_section::KeptSection;
use super::paged_rows::{KeptRow, PagedRows};
use super::row_tool::RowTool;
use super::size::size;
use super::state::Recovery;
use crate::components::ListRow;
use crate::core::recovery::{StoredIn, StoredItem};

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

/// One value.
#[component]
pub fn ItemRow(
    /// Which.
    item: StoredItem,
    /// The end of a sentence: what is wrong with it.
    #[prop(optional, into)]
    why: Option<String>,
) -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let place = match item.held {
        StoredIn::Both => "in both places",
        StoredIn::Local => "in local storage",
        StoredIn::Journal => "in the database",
    };
    let size = size(item.bytes);
    let about = match why {
        Some(why) => format!("{size}, {place}: {why}"),
        None => format!("{size}, {place}"),
    };
    let key = item.key.clone();
    // The two stores may hold two values of one key.
    let name = match item.held {
        StoredIn::Both => key.clone(),
        StoredIn::Local | StoredIn::Journal => format!("{key} {place}"),
    };
    view! {
        <ListRow
            about
            tools=move || {
                view! {
                    <RowTool
                        label="Download"
                        about=name
                        on:click=move |_| recovery.download_item(&item)
                    />
                }
            }
        >
            <code dir="auto">{key}</code>
        </ListRow>
    }
}
