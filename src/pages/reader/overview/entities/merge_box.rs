//! Choosing another entity that is the same.
//!
//! Must not know: what merging does.

use leptos::prelude::*;

use super::changes;
use super::view_state::EntitiesState;
use crate::components::{Combobox, ComboboxOption};
use crate::core::annotation::record::RecordId;
use crate::core::text::printable::plural;
use crate::core::view::EntityChoice;

/// Entities that are offered at once.
const OFFERED: usize = 8;

/// Merges another entity into this one.
#[component]
pub fn MergeBox(
    /// The one that stays.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let typed = RwSignal::new(String::new());
    let choices = Memo::new(move |_| {
        state.with_table(|table| typed.with(|typed| table.others(id, typed, OFFERED)))
    });
    let options = Signal::derive(move || choices.with(|all| all.iter().map(option).collect()));
    let choose = move |number: usize| {
        let other = choices.with_untracked(|all| all.get(number).map(|choice| choice.id));
        typed.set(String::new());
        if let Some(other) = other {
            changes::merge(state, id, other);
        }
    };
    view! {
        <Combobox
            label="Merge another card into this one"
            id="entity-choices"
            typed
            options
            none="No other card has these letters."
            placeholder="Type its name"
            on_choose=choose
        />
    }
}

fn option(choice: &EntityChoice) -> ComboboxOption {
    let marks = plural(choice.total, "mark");
    ComboboxOption {
        colour: Some(choice.colour),
        name: choice.name.clone(),
        remark: match choice.label.trim() {
            "" => marks,
            label => format!("{label}, {marks}"),
        },
    }
}
