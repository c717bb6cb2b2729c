//! The tag set in the making.

use leptos::prelude::*;

use super::actions::edit;
use super::context::WorkshopContext;
use super::focus_request::WorkshopTarget;
use super::lesson_editor::LessonEditor;
use super::page_parts::{AddField, MoveButtons};
use super::tag_merge::TagMerge;
use super::tag_removal::TagRemoval;
use crate::components::{Field, Select, Swatch, TextInput};
use crate::core::authoring::tags::{self, TagText};
use crate::core::lesson::tag_set::{Colour, Tag, TagId};
use crate::core::text::printable::plain;

/// The tags of the open lesson.
#[component]
pub fn TagEditor() -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let ids = move || {
        cx.editor.read(|lesson| {
            let tags = lesson.tags.entity.iter();
            tags.map(|tag| tag.id.clone()).collect::<Vec<_>>()
        })
    };
    let add = move |label: String| edit(cx, |lesson| tags::add(lesson, &label));
    view! {
        <div>
            <p class="hint">
                "Tags say what kind of thing is named. Renaming a tag renames it on all its marks; merging keeps the marks too. Marks with a deleted tag stay, in grey."
            </p>
            <ul class="rows tags-made">
                <For each=ids key=Clone::clone let(id)>
                    <TagRow id />
                </For>
            </ul>
            <AddField label="New tag" verb="Add the tag" on_add=add />
        </div>
    }
}

/// What one tag says, kept up to date; the default where it is gone.
fn read<T: Default + Send + Sync + 'static>(id: &TagId, read: fn(&Tag) -> T) -> Signal<T> {
    let editor = expect_context::<LessonEditor>();
    let id = id.clone();
    Signal::derive(move || {
        editor.read(|lesson| {
            let tag = lesson.tags.entity.iter().find(|tag| tag.id == id);
            tag.map_or_else(T::default, read)
        })
    })
}

/// One tag, folded.
#[component]
fn TagRow(id: TagId) -> impl IntoView {
    view! {
        <li>
            <details>
                <summary>
                    <TagSummary id=id.clone() />
                </summary>
                <div class="tag-line">
                    <TagTextField id=id.clone() label="Name" what=TagText::Label />
                    <TagKey id=id.clone() />
                    <TagMoves id=id.clone() />
                </div>
                <TagColour id=id.clone() />
                <div class="tag-line">
                    <TagTextField id=id.clone() label="What it is for" what=TagText::Definition />
                    <TagTextField id=id.clone() label="Examples" what=TagText::Example />
                    <TagMerge id=id.clone() />
                    <TagRemoval id />
                </div>
            </details>
        </li>
    }
}

/// What is seen of a tag while it is folded.
#[component]
fn TagSummary(id: TagId) -> impl IntoView {
    let editor = expect_context::<LessonEditor>();
    let same = {
        let id = id.clone();
        Memo::new(move |_| editor.read(|lesson| tags::lookalike(lesson, &id)))
    };
    let has_namesake = {
        let id = id.clone();
        Memo::new(move |_| editor.read(|lesson| tags::has_namesake(lesson, &id)))
    };
    let shown = read(&id, |tag| {
        let key = tag.key.map(String::from);
        Some((tag.colour, tag.label.clone(), key, tag.definition.clone()))
    });
    // Drawn anew where it says something else.
    let shown = Memo::new(move |_| shown.get());
    move || {
        let (colour, label, key, definition) = shown.get()?;
        Some(view! {
            <span class="tag-summary">
                <Swatch colour=Some(colour) />
                <strong dir="auto">{label}</strong>
                {key.map(|key| view! { <kbd>{key}</kbd> })}
                <span class="about" dir="auto">
                    {definition}
                </span>
                {has_namesake
                    .get()
                    .then(|| view! { <span class="why">"Another tag has the same name."</span> })}
                {same
                    .get()
                    .map(|other| view! { <span class="why">{plain(&format!("Looks like “{other}”: it has the same colour."))}</span> })}
            </span>
        })
    }
}

/// A line that the tag says of itself.
#[component]
fn TagTextField(id: TagId, label: &'static str, what: TagText) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let value = read(
        &id,
        match what {
            TagText::Label => |tag| tag.label.clone(),
            TagText::Definition => |tag| tag.definition.clone(),
            TagText::Example => |tag| tag.example.clone(),
        },
    );
    let write = move |words: String| {
        edit(cx, |lesson| tags::set_text(lesson, &id, what, &words));
    };
    view! {
        <Field label>
            <TextInput value on_input=write />
        </Field>
    }
}

/// The tag's colour.
#[component]
fn TagColour(id: TagId) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let chosen = read(&id, |tag| Some(tag.colour));
    let group = format!("colour-{}", id.as_str());
    let choice = |colour: Colour| {
        let id = id.clone();
        let choose = move |_| {
            edit(cx, |lesson| Ok(tags::set_colour(lesson, &id, colour)));
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || chosen.get() == Some(colour)
                    on:change=choose
                />
                <Swatch colour=Some(colour)/>
                {word(colour)}
            </label>
        }
    };
    view! {
        <div class="colours" role="radiogroup" aria-label="Colour">
            <span aria-hidden="true">"Colour"</span>
            {Colour::ALL.map(choice).collect_view()}
        </div>
    }
}

/// What a colour is called by who is no painter.
fn word(colour: Colour) -> &'static str {
    match colour {
        Colour::Blue => "Blue",
        Colour::Vermillion => "Red",
        Colour::Green => "Green",
        Colour::Purple => "Purple",
        Colour::Orange => "Orange",
        Colour::Sky => "Light blue",
        Colour::Yellow => "Yellow",
        Colour::Grey => "Grey",
    }
}

/// The key that marks with the tag.
#[component]
fn TagKey(id: TagId) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let value = read(&id, |tag| tag.key.map(String::from).unwrap_or_default());
    let choose = move |key: String| {
        let key = key.chars().next();
        edit(cx, |lesson| Ok(tags::set_key(lesson, &id, key)));
    };
    let keys = ('1'..='9').chain(['0']);
    let option = |key: char| view! { <option value=key.to_string()>{key.to_string()}</option> };
    view! {
        <Field label="Key">
            <Select value on_change=choose>
                <option value="">"none"</option>
                {keys.map(option).collect_view()}
            </Select>
        </Field>
    }
}

/// Up and down.
#[component]
fn TagMoves(id: TagId) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let label = read(&id, |tag| tag.label.clone());
    let (moved, target) = (id.clone(), id.clone());
    view! {
        <div class="row-tools">
            <MoveButtons
                name=format!("tag-{}", id.as_str())
                label
                target=move |direction| WorkshopTarget::MoveTag(target.clone(), direction)
                on_move=move |direction| edit(cx, |lesson| tags::shift(lesson, &moved, direction))
            />
        </div>
    }
}
