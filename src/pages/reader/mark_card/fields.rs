//! The fields of a mark's card: its tag, its kind, the reader's own words.
//!
//! Invariant: a field that says the same already is not touched, so the caret stays where it is; everything
//! typed between focus and blur is one step to undo.
//! Must not know: the other fields.

use leptos::html;
use leptos::prelude::*;

use super::focus_on;
use crate::components::{Field, Select};
use crate::core::annotation::ClaimKind;
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::view::mark_card;
use crate::pages::reader::{Reader, actions};
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
    let options = ClaimKind::ALL
        .map(|kind| view! { <option value=kind.name()>{kind.label()}</option> })
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
    view! {
        <Field label="Kind of statement">
            <Select value on_change=set_kind>
                <option value="">"Choose…"</option>
                {options}
            </Select>
        </Field>
    }
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
    #[prop(optional)]
    area: NodeRef<html::Textarea>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let visit = StoredValue::new(0_u32);
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
    };
    view! {
        <Field label>
            <textarea
                id=name
                rows="2"
                dir="auto"
                node_ref=area
                on:focus=move |_| visit.set_value(reader.session.next_visit())
                on:input=move |event| write(event_target_value(&event))
            ></textarea>
        </Field>
    }
}
