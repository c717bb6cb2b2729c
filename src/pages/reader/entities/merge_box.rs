//! Choosing another entity that is the same: a combobox (ARIA Authoring Practices, list autocomplete).
//!
//! Invariant: the focus stays in the field; the option that Enter takes is named by `aria-activedescendant`.
//! Must not know: what merging does.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::changes;
use super::view_state::EntitiesState;
use crate::components::{Field, Swatch};
use crate::core::annotation::record::RecordId;
use crate::core::text::printable::plural;
use crate::core::view::EntityChoice;

/// Entities that are offered at once.
const OFFERED: usize = 8;

const LIST: &str = "entity-choices";

/// Merges another entity into this one.
#[component]
pub fn MergeBox(
    /// The one that stays.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let words = RwSignal::new(String::new());
    let is_open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    let choices = Memo::new(move |_| {
        // The most alike are looked for when somebody asks.
        if !is_open.get() {
            return Vec::new();
        }
        state.with_table(|table| words.with(|words| table.others(id, words, OFFERED)))
    });
    let open = move || {
        active.set(0);
        is_open.set(true);
    };
    let choose = move |other: RecordId| {
        is_open.set(false);
        words.set(String::new());
        changes::merge(state, id, other);
    };
    let press = move |event: KeyboardEvent| {
        let count = choices.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if !is_open.get_untracked() => open(),
            "ArrowDown" if count > 0 => active.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => active.update(|at| *at = (*at + count - 1) % count),
            "Escape" if is_open.get_untracked() => is_open.set(false),
            "Enter" => {
                let at = active.get_untracked();
                let chosen = choices.with_untracked(|all| all.get(at).map(|choice| choice.id));
                if let Some(other) = chosen.filter(|_| is_open.get_untracked()) {
                    choose(other);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let has_none = move || is_open.get() && choices.with(Vec::is_empty);
    view! {
        <div class="merge-box">
            <Field label="Merge another card into this one">
                <input
                    type="text"
                    dir="auto"
                    placeholder="Type its name"
                    role="combobox"
                    autocomplete="off"
                    aria-autocomplete="list"
                    aria-controls=LIST
                    aria-expanded=move || is_open.get().to_string()
                    aria-activedescendant=move || {
                        let at = active.get();
                        choices.with(|all| at < all.len()).then(|| option_id(at))
                    }
                    prop:value=move || words.get()
                    on:click=move |_| open()
                    on:input=move |event| {
                        words.set(event_target_value(&event));
                        open();
                    }
                    on:keydown=press
                    on:blur=move |_| is_open.set(false)
                />
            </Field>
            <ul
                id=LIST
                class="entity-choices"
                role="listbox"
                aria-label="Cards"
                hidden=move || !is_open.get()
                // The field keeps the focus.
                on:mousedown=|event| event.prevent_default()
            >
                {move || {
                    let choices = choices.get().into_iter().enumerate();
                    choices
                        .map(|(at, choice)| {
                            let other = choice.id;
                            view! {
                                <li
                                    id=option_id(at)
                                    role="option"
                                    aria-selected=move || (active.get() == at).to_string()
                                    on:click=move |_| choose(other)
                                >
                                    {said(choice)}
                                </li>
                            }
                        })
                        .collect_view()
                }}
                <li class="none" role="presentation" hidden=move || !has_none()>
                    {"No other card has these letters."}
                </li>
            </ul>
        </div>
    }
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

fn said(choice: EntityChoice) -> impl IntoView {
    let about = match choice.label.trim() {
        "" => plural(choice.total, "mark"),
        label => format!("{label}, {}", plural(choice.total, "mark")),
    };
    view! {
        <Swatch colour=Some(choice.colour)/>
        <span dir="auto">{choice.name}</span>
        " "
        <span class="entity-about" dir="auto">
            {about}
        </span>
    }
}
