//! Lines to type into.
//!
//! Invariant: what says the same already is not touched, so the caret stays where it is.

use leptos::html;
use leptos::prelude::*;

/// A line that shows `value`, also where it is changed elsewhere; other attributes go to the element.
#[component(transparent)]
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

/// Shows words in a line that does not say them already.
pub fn show_line(line: NodeRef<html::Input>, words: &str) {
    if let Some(line) = line.get().filter(|line| line.value() != words) {
        line.set_value(words);
    }
}

/// Shows words in lines that do not say them already. Only the field itself knows what it says: a record tells of a
/// change after the paint.
pub fn show_lines(lines: NodeRef<html::Textarea>, words: &str) {
    if let Some(lines) = lines.get().filter(|lines| lines.value() != words) {
        lines.set_value(words);
    }
}
