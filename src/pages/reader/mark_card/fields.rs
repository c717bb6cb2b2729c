//! The fields of a mark's card: its tag, its kind, the reader's own words.
//!
//! Invariant: a field that says the same already is not touched, so the caret stays where it is; everything
//! typed between focus and blur is one step to undo.
//! Must not know: the other fields.

use leptos::ev::{self, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use super::focus_on;
use crate::components::{Field, Select};
use crate::core::annotation::ClaimKind;
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::keymap::{self, Command, Focus, SingleKeys};
use crate::core::lesson::claim_kind::OfferedKind;
use crate::core::view::mark_card;
use crate::pages::reader::{Reader, actions, keyboard};
use crate::platform::keys::press_of;
use crate::state::focus_request::FocusTarget;
use crate::state::selection::MarkKind;

/// The value of claims among the tags; no tag's name has a capital letter.
const CLAIM: &str = "Claim";

/// Marks the words as something else.
#[component]
pub fn Retag(
    /// The mark.
    id: RecordId,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let tags = lesson.tags.entity.iter();
    let options = tags
        .map(|tag| view! { <option value=tag.id.as_str().to_owned()>{tag.label.clone()}</option> })
        .collect_view();
    // No memo: see `Select`.
    let value = Signal::derive(move || {
        let card = reader.session.with(|workspace| mark_card(workspace, id));
        card.and_then(|card| card.tag)
            .map_or_else(|| CLAIM.to_owned(), |tag| tag.as_str().to_owned())
    });
    let retag = move |value: String| {
        let tag = lesson
            .tags
            .entity
            .iter()
            .find(|tag| tag.id.as_str() == value);
        let kind = tag.map_or(MarkKind::Claim, |tag| MarkKind::Tag(tag.id.clone()));
        actions::clear_selection(reader);
        focus_on(reader, id);
        actions::use_tag(reader, &kind);
    };
    view! {
        <Field label="Marked as">
            <Select value on_change=retag>
                {options}
                <option value=CLAIM>{CLAIM}</option>
            </Select>
        </Field>
    }
}

/// Says what kind of statement a claim is.
#[component]
pub fn KindField(
    /// The claim.
    id: RecordId,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let mut kinds = lesson.tags.offered_kinds();
    let kind_now = reader.session.with_untracked(|workspace| {
        let card = mark_card(workspace, id);
        card.and_then(|card| card.kind)
    });
    // What it is, it may stay, also where the lesson does not offer it any more.
    if let Some(kind) = kind_now
        && kinds.iter().all(|offered| offered.kind != kind)
    {
        let label = lesson.tags.kind_label(kind).to_owned();
        kinds.push(OfferedKind { kind, label });
    }
    let offered: Vec<(String, String)> = kinds
        .iter()
        .map(|it| (it.kind.name().to_owned(), it.label.clone()))
        .collect();
    let options = kinds
        .into_iter()
        .map(|offered| {
            view! {
                <option value=offered.kind.name() dir="auto">
                    {offered.label}
                </option>
            }
        })
        .collect_view();
    let value = Signal::derive(move || {
        let card = reader.session.with(|workspace| mark_card(workspace, id));
        let kind = card.and_then(|card| card.kind);
        kind.map_or("", ClaimKind::name).to_owned()
    });
    let set_kind = move |value: String| {
        let kind = ClaimKind::parse(&value);
        actions::edit(reader, |workspace, _| {
            command::set_kind(workspace, id, kind)
        });
    };
    let choices: Vec<(String, String)> = std::iter::once((String::new(), "not said".to_owned()))
        .chain(offered)
        .collect();
    // Each press is the next of the list, and the first again behind the last.
    let handle = window_event_listener(ev::keydown, move |event| {
        if keyboard::unanswered(reader, &event) != Some(Command::Kind)
            || reader.focused.get_untracked() != Some(id)
        {
            return;
        }
        event.prevent_default();
        let now = value.get_untracked();
        let at = choices.iter().position(|(name, _)| *name == now);
        let next = at.map_or(0, |at| (at + 1) % choices.len());
        let (name, label) = &choices[next];
        set_kind(name.clone());
        reader
            .toasts
            .announce(format!("Kind of statement: {label}."));
    });
    on_cleanup(move || handle.remove());
    view! {
        <Field label="Kind of statement">
            <Select value on_change=set_kind>
                <option value="">"Choose…"</option>
                {options}
            </Select>
        </Field>
    }
}

/// Whether something was typed in a field since it has the focus.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum TypedIn {
    /// Nothing.
    NotYet,
    /// Something.
    Already,
}

/// A field for the reader's own words.
#[component]
pub fn TextField(
    /// The mark.
    id: RecordId,
    /// Which of its texts.
    field: command::Field,
    /// What is to be written.
    label: &'static str,
    /// The id of the element.
    name: &'static str,
    /// The element.
    area: NodeRef<html::Textarea>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let visit = StoredValue::new(0_u32);
    let was_typed_in = StoredValue::new(TypedIn::NotYet);
    // Not `prop:value`, which remembers what it has set: the record tells of a change after the paint, when
    // the field may say something else already. Only the field itself knows what it says.
    Effect::new(move |_| {
        let card = reader.session.with(|workspace| mark_card(workspace, id));
        let text = card.map_or_else(String::new, |card| match field {
            command::Field::Note => card.note,
            command::Field::Gist => card.gist,
        });
        if let Some(area) = area.get()
            && area.value() != text
        {
            area.set_value(&text);
        }
    });
    let write = move |words: String| {
        let visit = visit.get_value();
        actions::edit(reader, |workspace, _| {
            command::write(workspace, id, field, &words, visit)
        });
        was_typed_in.set_value(TypedIn::Already);
    };
    let begin = move || {
        visit.set_value(reader.session.next_visit());
        was_typed_in.set_value(TypedIn::NotYet);
        let typed = match field {
            command::Field::Gist => reader.ahead.take(id),
            command::Field::Note => String::new(),
        };
        if let Some(area) = area.get_untracked()
            && !typed.is_empty()
        {
            let words = area.value() + &typed;
            area.set_value(&words);
            write(words);
        }
    };
    // A field in which nothing was typed has nothing of its own to undo: the key undoes what was done last.
    let undo = move |event: KeyboardEvent| {
        let asked = keymap::command(&press_of(&event), Focus::Elsewhere, SingleKeys::Off);
        if asked == Some(Command::Undo) && was_typed_in.get_value() == TypedIn::NotYet {
            event.prevent_default();
            actions::undo(reader);
            let stays = reader.session.with_untracked(|workspace| {
                mark_card(workspace, id)
                    .is_some_and(|card| field == command::Field::Note || card.tag.is_none())
            });
            if !stays {
                reader.focus.ask(FocusTarget::Mark(id));
            }
        }
    };
    view! {
        <Field label>
            <textarea
                id=name
                rows="2"
                dir="auto"
                node_ref=area
                on:focus=move |_| begin()
                on:keydown=undo
                on:input=move |event| write(event_target_value(&event))
            ></textarea>
        </Field>
    }
}
