//! What is said of an open entity, and everything that can be done with it.
//!
//! Invariant: a field that is being typed in is never drawn anew; Escape closes the row where nothing is typed.
//! Must not know: other rows.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::changes;
use super::concordance::Concordance;
use super::fields::{EntityValueField, LinkField, NameField, NoteField, OtherNames, TagField};
use super::merge_box::MergeBox;
use super::view_state::{EntitiesState, EntityTarget};
use crate::components::{Button, ButtonLook};
use crate::core::annotation::record::RecordId;
use crate::core::compare::values::value_in_words;
use crate::core::view::EntityRow;
use crate::pages::reader::card_fields::entity_places::EntityPlaces;
use crate::platform::page;

/// The card of an entity, and every place where it is named.
#[component]
pub fn EntityDetails(
    /// The entity.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let close = move || {
        state.set_open(None);
        state.ask_focus(EntityTarget::Row(id));
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() && !page::is_typing() {
            event.prevent_default();
            close();
        }
    };
    let card = if state.is_read_only() {
        view! { <SaidOfEntity id/> }.into_any()
    } else {
        view! { <EntityCard id/> }.into_any()
    };
    view! {
        <div class="entity-open" on:keydown=escape>
            {card}
            <Concordance id/>
            <div class="entity-foot">
                <Button look=ButtonLook::Small on:click=move |_| close()>
                    "Close"
                </Button>
            </div>
        </div>
    }
}

/// All fields, and what can be done with the whole.
#[component]
fn EntityCard(id: RecordId) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    view! {
        <section class="entity-card" aria-label="The card">
            <NameField id/>
            <TagField id/>
            <EntityValueField id/>
            <OtherNames id/>
            <NoteField id/>
            <LinkField id/>
            <EntityPlaces
                id
                here=None
                on_marked=move || state.ask_focus(EntityTarget::Row(id))
            />
            <MergeBox id/>
            <div class="entity-tools">
                <Button look=ButtonLook::Danger on:click=move |_| changes::delete(state, id)>
                    "Delete the card"
                </Button>
                <span class="hint-line">"Its marks stay."</span>
            </div>
        </section>
    }
}

/// What somebody else has written.
#[component]
fn SaidOfEntity(id: RecordId) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let row = Memo::new(move |_| state.row(id));
    move || row.get().map(|row| said(&row))
}

fn said(row: &EntityRow) -> AnyView {
    let line = |term: &'static str, words: String| {
        (!words.trim().is_empty()).then(|| {
            view! {
                <dt>{term}</dt>
                <dd dir="auto">{words}</dd>
            }
        })
    };
    let link = row.link.clone().map(|link| {
        view! {
            <dt>{"Link"}</dt>
            <dd>
                <a href=link.clone() rel="noopener noreferrer" target="_blank" dir="ltr">
                    {link.clone()}
                </a>
            </dd>
        }
    });
    view! {
        <section class="entity-card" aria-label="The card">
            <dl class="said">
                {line("Name", row.name.clone())} {line("Tag", row.label.clone())}
                {line("Date or number", row.value.as_ref().map(value_in_words).unwrap_or_default())}
                {line("Other names", row.other_names.join("\n"))} {line("Note", row.note.clone())}
                {link}
            </dl>
        </section>
    }
    .into_any()
}
