//! Searching, filtering and sorting the table of entities.
//!
//! Must not know: rows.

use leptos::html;
use leptos::prelude::*;

use super::view_state::{EntitiesState, EntityTarget};
use crate::components::{self, Field, Select};
use crate::core::view::EntityOrder;

/// The tools above the table.
#[component]
pub fn ListTools() -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let search = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(search) = search.get()
            && state.takes_focus(EntityTarget::Tools)
        {
            components::focus(&search);
        }
    });
    view! {
        <div class="entities-tools" role="search" aria-label="Names">
            <Field label="Search">
                <input
                    type="search"
                    dir="auto"
                    placeholder="A name or words"
                    node_ref=search
                    prop:value=move || state.query().words
                    on:input=move |event| {
                        let words = event_target_value(&event);
                        state.set_query(|query| query.words = words);
                    }
                />
            </Field>
            <TagFilter/>
            <OrderChoice/>
        </div>
    }
}

/// Only entities of one tag.
#[component]
fn TagFilter() -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let tallies = Memo::new(move |_| {
        let (all, tallies) = state.with_table(|table| (table.rows().len(), table.tallies()));
        (all, tallies)
    });
    let options = move || {
        let (all, tallies) = tallies.get();
        let tags = tallies.into_iter().map(|tally| {
            let value = tally.tag.as_str().to_owned();
            let label = format!("{} ({})", tally.label, tally.count);
            view! { <option value=value>{label}</option> }
        });
        view! {
            <option value="">{format!("All ({all})")}</option>
            {tags.collect_view()}
        }
    };
    let value = Signal::derive(move || {
        // The options are others then, and a browser forgets which one it was.
        tallies.track();
        let tag = state.query().tag;
        tag.map_or_else(String::new, |tag| tag.as_str().to_owned())
    });
    let choose = move |value: String| {
        let tag = tallies.with_untracked(|(_, tallies)| {
            let chosen = tallies.iter().find(|tally| tally.tag.as_str() == value);
            chosen.map(|tally| tally.tag.clone())
        });
        state.set_query(|query| query.tag = tag);
    };
    view! {
        <Field label="Tag">
            <Select value on_change=choose>
                {options}
            </Select>
        </Field>
    }
}

/// In which order they stand.
#[component]
fn OrderChoice() -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let label_of = |order: EntityOrder| order.label().to_owned();
    let value = Signal::derive(move || label_of(state.query().order));
    let options = EntityOrder::ALL
        .map(|order| view! { <option value=order.label()>{order.label()}</option> })
        .collect_view();
    let choose = move |value: String| {
        let chosen = EntityOrder::ALL.into_iter();
        let chosen = chosen.into_iter().find(|order| order.label() == value);
        state.set_query(|query| query.order = chosen.unwrap_or_default());
    };
    view! {
        <Field label="Order">
            <Select value on_change=choose>
                {options}
            </Select>
        </Field>
    }
}
