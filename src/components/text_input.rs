//! Lines to type into.
//!
//! Invariant: what says the same already is not touched, so the caret stays where it is.

use leptos::html;
use leptos::prelude::*;

use super::focus::focus;

/// A line that shows `value`, also where it is changed elsewhere, and again when it is left where its words were not taken;
/// other attributes go to the element.
#[component(transparent)]
pub fn TextInput(
    /// What it says.
    #[prop(into)]
    value: Signal<String>,
    /// Hears each letter that is typed.
    on_input: impl Fn(String) + 'static,
) -> impl IntoView {
    let line = NodeRef::<html::Input>::new();
    view! {
        <input
            dir="auto"
            node_ref=line
            on:blur=move |_| {
                // A line that goes with its dialog is left too.
                if let Some(value) = value.try_get_untracked() {
                    show_line(line, &value);
                }
            }
            prop:value=move || value.get()
            on:input=move |event| on_input(event_target_value(&event))
        />
    }
}

/// A line that is heard once it is left or Enter is pressed. Shows `value`, also where it is changed elsewhere, and again
/// what it showed before where the change is refused; other attributes go to the element.
#[component(transparent)]
pub fn LineInput(
    /// What it says.
    #[prop(into)]
    value: Signal<String>,
    /// Hears what it says now. Answers whether that is kept.
    on_change: impl Fn(String) -> bool + 'static,
) -> impl IntoView {
    let line = NodeRef::<html::Input>::new();
    Effect::new(move |_| value.with(|value| show_line(line, value)));
    let change = move |event| {
        let Some(before) = value.try_get_untracked() else {
            return;
        };
        let words = event_target_value(&event);
        if !on_change(words.clone()) {
            show_line(line, &before);
        } else if let Some(line) = line.try_get_untracked().flatten() {
            // The browser forgets what was typed: its own undo would leave words here that were taken back already.
            line.set_value("");
            line.set_value(&words);
        }
    };
    view! { <input type="text" dir="auto" node_ref=line on:change=change/> }
}

fn show_line(line: NodeRef<html::Input>, words: &str) {
    let line = line.try_get().flatten();
    if let Some(line) = line.filter(|line| line.value() != words) {
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

/// Where the caret of some lines is, or was when they were left, in UTF-16 code units; behind all of them where it never
/// was.
pub fn caret_in(lines: NodeRef<html::Textarea>) -> u32 {
    let lines = lines.get_untracked();
    let caret = lines.and_then(|lines| lines.selection_end().ok().flatten());
    caret.unwrap_or(u32::MAX)
}

/// Gives the focus to some lines, with the caret at a place in UTF-16 code units.
pub fn write_on_at(lines: NodeRef<html::Textarea>, caret: u32) {
    if let Some(lines) = lines.try_get_untracked().flatten() {
        focus(&lines);
        // Fails only for fields that have no caret.
        let _ = lines.set_selection_range(caret, caret);
    }
}
