//! A list to choose one thing from.
//!
//! Invariant: it shows `value`, and nothing where `value` is none of the choices.
//! Must not know: what is chosen.

use leptos::html;
use leptos::prelude::*;

/// One choice: its value and what it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What is told when it is chosen.
    pub value: String,
    /// What it says.
    pub label: String,
}

impl Choice {
    /// A choice.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// A `select`. Attributes go to the element.
#[component]
pub fn Select(
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What is chosen. Shown again whenever it tells of a change, also of one to the same value, so that a
    /// choice that was refused does not stay on the screen.
    #[prop(into)]
    value: Signal<String>,
    /// Hears the value that was chosen.
    on_change: impl Fn(String) + 'static,
) -> impl IntoView {
    let select = NodeRef::<html::Select>::new();
    // Not `prop:value`: it is set before the options are there, and a list without them has no value.
    Effect::new(move |_| {
        if let Some(select) = select.get() {
            value.with(|value| select.set_value(value));
        }
    });
    view! {
        <select node_ref=select on:change=move |event| on_change(event_target_value(&event))>
            {choices
                .into_iter()
                .map(|choice| view! { <option value=choice.value>{choice.label}</option> })
                .collect_view()}
        </select>
    }
}
