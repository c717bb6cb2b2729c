//! What is rarely said of a claim: the very words of its source, how certain it is, what is probably meant.
//!
//! Invariant: everything typed between focus and blur is one step to undo.
//! Must not know: how words are proposed.

use leptos::html;
use leptos::prelude::*;

use super::source_card::SourceCard;
use crate::components::{Button, ButtonLook, Field};
use crate::core::annotation::Body;
use crate::core::points::attributing::{AttributionField, AttributionSpan};
use crate::pages::reader::actions::claims as actions;

/// The fold of them; it stays open while the same claim is looked at.
#[component]
pub fn ClaimDetails(
    /// The claim.
    card: SourceCard,
) -> impl IntoView {
    view! {
        <details class="adjust">
            <summary>"More about the source"</summary>
            <SourceWords card span=AttributionSpan::Source label="Names the source" none="No words name the source yet."/>
            <SourceWords card span=AttributionSpan::Cue label="Says it" none="No words like “said” yet."/>
            <AboutField card field=AttributionField::Certainty label="How certain, in the source’s words"/>
            <AboutField card field=AttributionField::Meant label="Probably meant"/>
        </details>
    }
}

/// The words that name the source or say it.
#[component]
fn SourceWords(
    card: SourceCard,
    span: AttributionSpan,
    label: &'static str,
    none: &'static str,
) -> impl IntoView {
    let reader = card.reader;
    let words = Memo::new(move |_| {
        card.said.with(|said| {
            let said = said.as_ref();
            said.map_or_else(String::new, |it| match span {
                AttributionSpan::Source => it.words.clone(),
                AttributionSpan::Cue => it.cue.clone(),
            })
        })
    });
    let is_empty = Memo::new(move |_| words.with(String::is_empty));
    let is_selected = Memo::new(move |_| {
        let article = reader.session.with(|workspace| {
            let article = workspace.body(card.id).and_then(Body::article)?;
            workspace.lesson().index_of(article)
        });
        reader.selection.with_pending(|pending| {
            pending.as_ref().map(|it| it.article) == article && article.is_some()
        })
    });
    let take = move || {
        if let Some(pending) = reader.selection.pending_untracked() {
            actions::say_span(reader, card.id, span, &[pending.range]);
        }
    };
    view! {
        <div class="source-words">
            <span class="remark">{label}": "</span>
            <Show when=move || !is_empty.get() fallback=move || view! { <span class="remark">{none}</span> }>
                <q dir="auto">{move || words.get()}</q>
                <Button
                    look=ButtonLook::Small
                    attr:aria-label=move || format!("Not “{}”", words.get())
                    on:click=move |_| actions::say_span(reader, card.id, span, &[])
                >
                    "✕"
                </Button>
            </Show>
            <Show when=move || is_selected.get()>
                <Button look=ButtonLook::Small on:click=move |_| take()>
                    "Use the selected words"
                </Button>
            </Show>
        </div>
    }
}

/// A line about the claim.
#[component]
fn AboutField(card: SourceCard, field: AttributionField, label: &'static str) -> impl IntoView {
    let reader = card.reader;
    let line = NodeRef::<html::Input>::new();
    let visit = StoredValue::new(0_u32);
    // Only the line itself knows what it says; see the card's other fields.
    Effect::new(move |_| {
        let text = card.said.with(|said| {
            said.as_ref().map_or_else(String::new, |it| match field {
                AttributionField::Certainty => it.certainty.clone(),
                AttributionField::Meant => it.meant.clone(),
            })
        });
        if let Some(line) = line.get()
            && line.value() != text
        {
            line.set_value(&text);
        }
    });
    view! {
        <Field label>
            <input
                type="text"
                dir="auto"
                autocomplete="off"
                node_ref=line
                on:focus=move |_| visit.set_value(reader.session.next_visit())
                on:input=move |event| {
                    actions::write_about(reader, card.id, field, &event_target_value(&event), visit.get_value());
                }
            />
        </Field>
    }
}
