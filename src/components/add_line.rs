//! A line in which something new is written, and the button that adds it.
//!
//! Invariant: Enter and the button do the same; the line is empty again once its words were taken.
//! Must not know: what is added.

use leptos::html;
use leptos::prelude::*;

use super::{Button, ButtonLook, Field};

/// The line and the button.
#[component]
pub fn AddLine(
    /// What is to be written.
    label: &'static str,
    /// What the button says.
    button: &'static str,
    /// How the button looks.
    #[prop(optional)]
    look: ButtonLook,
    /// What stands in the empty line.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// The line, for who gives it the focus.
    #[prop(optional)]
    line: NodeRef<html::Input>,
    /// Hears what is written. Answers whether it was taken.
    on_add: impl Fn(&str) -> bool + Copy + Send + 'static,
) -> impl IntoView {
    let add = move || {
        if let Some(line) = line.get_untracked()
            && on_add(&line.value())
        {
            line.set_value("");
        }
    };
    view! {
        <Field label>
            <input
                type="text"
                dir="auto"
                placeholder=placeholder
                node_ref=line
                on:keydown=move |event| {
                    if event.key() == "Enter" && !event.is_composing() {
                        event.prevent_default();
                        add();
                    }
                }
            />
        </Field>
        <Button look on:click=move |_| add()>
            {button}
        </Button>
    }
}
