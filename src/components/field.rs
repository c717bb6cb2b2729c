//! Fields with their labels.
//!
//! Must not know: what is typed in them.

use leptos::prelude::*;

/// A field with its label above it.
#[component]
pub fn Field(
    /// What is to be filled in.
    #[prop(into)]
    label: String,
    /// The input.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            {children()}
        </label>
    }
}

/// A box to tick, with its label beside it.
#[component]
pub fn Checkbox(
    /// What a tick says.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Hears what it is now.
    on_change: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || checked.get()
                on:change=move |event| on_change(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
