//! A list to choose from.

use leptos::html;
use leptos::prelude::*;

/// A list of `option`s; other attributes go to the element.
#[component(transparent)]
pub fn Select(
    /// The value of the option that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Hears the value of the option that is chosen now.
    on_change: impl Fn(String) + 'static,
    /// The element, for who gives it the focus.
    #[prop(optional)]
    list: NodeRef<html::Select>,
    /// The options.
    children: Children,
) -> impl IntoView {
    // Once the options are there: before, a browser takes no value.
    Effect::new(move |_| {
        let value = value.get();
        if let Some(list) = list.get().filter(|list| list.value() != value) {
            list.set_value(&value);
        }
    });
    view! {
        <select node_ref=list on:change=move |event| on_change(event_target_value(&event))>
            {children()}
        </select>
    }
}
