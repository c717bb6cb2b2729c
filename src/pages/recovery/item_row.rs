//! A row for a value as it is.
//!
//! Invariant: a value is offered exactly as it was found.

use leptos::prelude::*;

use super::row_tool::RowTool;
use super::size::size;
use super::state::Recovery;
use crate::components::ListRow;
use crate::core::recovery::{StoredIn, StoredItem};

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
