//! A line to type into.

use leptos::prelude::*;

/// A line that shows `value`, also where it is changed elsewhere; other attributes go to the element.
#[component]
pub fn TextInput(
    /// What it says.
    #[prop(into)]
    value: Signal<String>,
    /// Hears each letter that is typed.
    on_input: impl Fn(String) + 'static,
) -> impl IntoView {
    view! {
        <input
            dir="auto"
            prop:value=move || value.get()
            on:input=move |event| on_input(event_target_value(&event))
        />
    }
}
