//! The ways to look at who is named: as a table, on a line of time, as a picture.
//!
//! Invariant: the tab remembers which one it was, so that whoever goes to a place comes back to it.
//! Must not know: what they show.

use leptos::prelude::*;

use super::list_tools::ListTools;
use super::picture::PictureView;
use super::table::EntitiesTable;
use super::timeline::TimelineView;
use super::view_state::{EntitiesState, EntitiesTab};

/// The choice.
#[component]
pub fn EntitiesTabs() -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let buttons = EntitiesTab::ALL.map(|tab| {
        view! {
            <button
                type="button"
                class="tool small"
                aria-pressed=move || (state.tab() == tab).to_string()
                on:click=move |_| state.set_tab(tab)
            >
                {tab.label()}
            </button>
        }
    });
    view! {
        <div class="entities-tabs" role="group" aria-label="View">
            {buttons.collect_view()}
        </div>
    }
}

/// What is chosen.
#[component]
pub fn ChosenTab() -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let tab = Memo::new(move |_| state.tab());
    move || match tab.get() {
        EntitiesTab::Table => view! {
            <ListTools/>
            <EntitiesTable/>
        }
        .into_any(),
        EntitiesTab::Timeline => view! { <TimelineView/> }.into_any(),
        EntitiesTab::Picture => view! {
            <ListTools/>
            <PictureView/>
        }
        .into_any(),
    }
}
