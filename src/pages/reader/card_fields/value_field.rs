//! The date or the number that something is: what is proposed, with its reason and one press away, and a line in which
//! one writes it.
//!
//! Invariant: nothing is filled in but by a press or by hand; what cannot be read is said, and stays in the line.
//! Must not know: whose value it is, and how words are read.

use leptos::html;
use leptos::prelude::*;

use crate::components::{self, Button, ButtonLook, Field};
use crate::core::annotation::EntityValue;
use crate::core::compare::values::{NoValue, read_value, value_in_words, value_line};
use crate::core::text::printable::brief;
use crate::core::view::ValueProposal;

/// Most letters of words in a reason.
const WORDS: usize = 40;

/// What is said and what is proposed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ShownValue {
    /// What somebody has said.
    pub value: Option<EntityValue>,
    /// What it may be.
    pub proposals: Vec<ValueProposal>,
}

/// The line, and what is proposed.
#[component]
pub fn ValueField(
    /// What is said and what is proposed.
    #[prop(into)]
    shown: Signal<ShownValue>,
    /// Hears which one it is from now on.
    on_set: impl Fn(Option<EntityValue>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let value = Memo::new(move |_| shown.with(|shown| shown.value.clone()));
    let line = move || value.with(|value| value.as_ref().map_or_else(String::new, value_line));
    let input = NodeRef::<html::Input>::new();
    let refused = RwSignal::new(None::<NoValue>);
    Effect::new(move |_| {
        let line = line();
        refused.set(None);
        if let Some(input) = input.get().filter(|input| input.value() != line) {
            input.set_value(&line);
        }
    });
    let written = move |line: String| {
        let read = match line.trim() {
            "" => Ok(None),
            line => read_value(line).map(Some),
        };
        refused.set(read.as_ref().err().copied());
        let Ok(read) = read else { return };
        if read != value.get_untracked() {
            on_set(read);
        } else if let Some(input) = input.get_untracked() {
            input.set_value(&read.as_ref().map_or_else(String::new, value_line));
        }
    };
    let said = move || {
        let words = value.with(|value| value.as_ref().map(value_in_words));
        words.map(|words| view! { <p class="hint-line value-read">{words}</p> })
    };
    let refusal = move || {
        let refused = refused.get()?;
        Some(view! { <p class="value-refused">{refused.to_string()}</p> })
    };
    view! {
        <div class="value">
            <Field label="Date or number">
                <input
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    class="value-line"
                    aria-invalid=move || refused.with(Option::is_some).then_some("true")
                    node_ref=input
                    on:change=move |event| written(event_target_value(&event))
                />
            </Field>
            <div aria-live="polite">{refusal} {said}</div>
            <Proposals shown on_set input/>
        </div>
    }
}

/// What it may be, each one press away.
#[component]
fn Proposals(
    shown: Signal<ShownValue>,
    on_set: impl Fn(Option<EntityValue>) + Copy + Send + Sync + 'static,
    input: NodeRef<html::Input>,
) -> impl IntoView {
    let proposals = Memo::new(move |_| shown.with(|shown| shown.proposals.clone()));
    let accept = move |value: &EntityValue| {
        on_set(Some(value.clone()));
        // The button goes with what it proposed.
        if let Some(input) = input.get_untracked() {
            components::focus(&input);
        }
    };
    let offer = move |proposal: ValueProposal| {
        let ValueProposal { value, words, why } = proposal;
        let said = value_in_words(&value);
        view! {
            <li>
                <Button look=ButtonLook::Small on:click=move |_| accept(&value)>
                    "Set to " <span dir="auto">{said}</span>
                </Button>
                <span class="remark" dir="auto">
                    {format!("“{}”: {why}", brief(&words, WORDS))}
                </span>
            </li>
        }
        .into_any()
    };
    let is_any = Memo::new(move |_| proposals.with(|proposals| !proposals.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <ul class="offers" aria-label="It may be this date or number">
                {move || proposals.get().into_iter().map(offer).collect_view()}
            </ul>
        </Show>
    }
}
