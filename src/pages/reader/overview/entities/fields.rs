//! The fields of an entity's card.
//!
//! Invariant: a field that says the same already is not touched, so the caret stays where it is; a name, names and a
//! link are taken when the field is left or with Enter, since half of one is none.
//! Must not know: the other fields.

use leptos::html;
use leptos::prelude::*;

use super::view_state::EntitiesState;
use crate::components::{Field, LineInput, Select, show_lines};
use crate::core::annotation::command::{self, EntityField};
use crate::core::annotation::record::RecordId;
use crate::core::view::EntityRow;
use crate::pages::reader::actions;
use crate::pages::reader::card_fields::value_field::ValueField;

/// What a card says in one of its fields, told when it is another.
fn text_of(
    state: EntitiesState,
    id: RecordId,
    read: impl Fn(&EntityRow) -> String + Send + Sync + 'static,
) -> Memo<String> {
    Memo::new(move |_| state.with_table(|table| table.row(id).map(&read).unwrap_or_default()))
}

/// Writes a field. Answers whether that was done.
fn write(state: EntitiesState, id: RecordId, field: EntityField, words: &str) -> bool {
    let visit = state.reader.session.next_visit();
    let done = actions::edit(state.reader, |workspace, _| {
        command::write_entity(workspace, id, field, words, visit)
    });
    done.is_some()
}

/// What it is called.
#[component]
pub fn NameField(
    /// The entity.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let text = text_of(state, id, |row| row.name.clone());
    let rename = move |words: String| {
        words.trim() != text.get_untracked() && write(state, id, EntityField::Name, &words)
    };
    view! {
        <Field label="Name">
            <LineInput value=text on_change=rename attr:class="entity-rename"/>
        </Field>
    }
}

/// Where more is said of it.
#[component]
pub fn LinkField(
    /// The entity.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let text = text_of(state, id, |row| row.link.clone().unwrap_or_default());
    let is_refused = RwSignal::new(false);
    let set_link = move |words: String| {
        let is_other = words.trim() != text.get_untracked();
        is_refused.set(is_other && !write(state, id, EntityField::Link, &words));
        // What is refused stays to be mended.
        true
    };
    let way = move || {
        let link = text.get();
        (!link.is_empty()).then(|| {
            view! {
                <p class="entity-link">
                    <a href=link.clone() rel="noopener noreferrer" target="_blank" dir="ltr">
                        {link.clone()}
                    </a>
                    " ↗"
                </p>
            }
        })
    };
    view! {
        <Field label="Link, such as Wikidata or an encyclopedia">
            <LineInput
                value=text
                on_change=set_link
                attr:inputmode="url"
                attr:dir="ltr"
                attr:placeholder="https://"
                attr:aria-invalid=move || is_refused.get().then_some("true")
            />
        </Field>
        {way}
    }
}

/// What it is.
#[component]
pub fn TagField(
    /// The entity.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let lesson = state.reader.session.lesson();
    let value = text_of(state, id, |row| {
        let tag = row.tag.as_ref();
        tag.map_or_else(String::new, |tag| tag.as_str().to_owned())
    });
    let tags = lesson.tags.entity.iter().map(|tag| {
        view! { <option value=tag.id.as_str().to_owned()>{tag.label.clone()}</option> }
    });
    let tags = tags.collect_view();
    // What it is it may stay, also where the lesson has no such tag.
    let strange = value.get_untracked();
    let is_strange = !strange.is_empty()
        && lesson
            .tags
            .entity
            .iter()
            .all(|tag| tag.id.as_str() != strange);
    let strange = is_strange.then(|| {
        view! { <option value=strange.clone()>{strange.clone()}</option> }
    });
    let retag = move |value: String| {
        let tags = &lesson.tags.entity;
        let tag = tags.iter().find(|tag| tag.id.as_str() == value);
        actions::edit(state.reader, |workspace, _| {
            command::retag_entity(workspace, id, tag.map(|tag| &tag.id))
        });
    };
    view! {
        <Field label="Tag">
            <Select value on_change=retag>
                <option value="">{"None"}</option>
                {tags}
                {strange}
            </Select>
        </Field>
    }
}

/// What else it is called.
#[component]
pub fn OtherNames(
    /// The entity.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let text = text_of(state, id, |row| row.other_names.join("\n"));
    let area = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| show_lines(area, &text.get()));
    let set_names = move |words: String| {
        if words == text.get_untracked() {
            return;
        }
        let names: Vec<String> = words.lines().map(str::to_owned).collect();
        actions::edit(state.reader, |workspace, _| {
            command::set_other_names(workspace, id, &names)
        });
    };
    view! {
        <Field label="Other names, one a line">
            <textarea
                rows="2"
                dir="auto"
                node_ref=area
                on:change=move |event| set_names(event_target_value(&event))
            ></textarea>
        </Field>
    }
}

/// The annotator's remark.
#[component]
pub fn NoteField(
    /// The entity.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let text = text_of(state, id, |row| row.note.clone());
    let area = NodeRef::<html::Textarea>::new();
    let visit = StoredValue::new(0_u32);
    Effect::new(move |_| show_lines(area, &text.get()));
    let write = move |words: String| {
        let visit = visit.get_value();
        actions::edit(state.reader, |workspace, _| {
            command::write_entity(workspace, id, EntityField::Note, &words, visit)
        });
    };
    view! {
        <Field label="Note">
            <textarea
                rows="2"
                dir="auto"
                node_ref=area
                on:focus=move |_| visit.set_value(state.reader.session.next_visit())
                on:input=move |event| write(event_target_value(&event))
            ></textarea>
        </Field>
    }
}

/// Which date or number it is, where it may be one.
#[component]
pub fn EntityValueField(
    /// The entity.
    id: RecordId,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let shown = Memo::new(move |_| state.value(id));
    let is_shown = Memo::new(move |_| shown.with(Option::is_some));
    let shown = Signal::derive(move || shown.get().unwrap_or_default());
    let set = move |value| {
        actions::edit(state.reader, |workspace, _| {
            command::set_value(workspace, id, value)
        });
    };
    view! {
        <Show when=move || is_shown.get()>
            <ValueField shown on_set=set/>
        </Show>
    }
}
