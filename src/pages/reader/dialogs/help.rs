//! What pointers do, and every key, from the same table that answers them.

use leptos::prelude::*;

use crate::components::{Checkbox, Modal, Swatch};
use crate::core::keymap::{BINDINGS, Group, SingleKeys};
use crate::core::lesson::tag_set::Tag;
use crate::pages::reader::{Reader, actions};
use crate::state::suggesting::NamesSuggested;

/// The groups of the table with their headings, in their order.
const GROUPS: [(Group, &str); 4] = [
    (Group::Cursor, "Selecting words, with the focus in the text"),
    (Group::Marking, "Marking"),
    (Group::Editing, "Changing a mark"),
    (Group::Going, "Getting around"),
];

/// Keys of the list of marks, which answers them itself, and what they do.
const LIST_KEYS: [(&[&str], &str); 5] = [
    (&["↑", "↓"], "To the row above or below"),
    (
        &["Ctrl + Space"],
        "Choose the row, to change several marks at once",
    ),
    (
        &["Shift + ↑", "Shift + ↓"],
        "Choose the row above or below too",
    ),
    (&["Ctrl + A"], "While marks are chosen: choose all"),
    (
        &["Del"],
        "Delete the chosen marks; the key of a tag gives them the tag",
    ),
];

/// The dialog.
#[component]
pub fn HelpDialog() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let tags = lesson.tags.entity.iter().map(tag_line).collect_view();
    let groups = GROUPS
        .map(|(group, title)| {
            view! {
                <Sheet title>
                    <Keys group/>
                </Sheet>
            }
        })
        .collect_view();
    let set_single_keys = move |on| {
        let single_keys = if on { SingleKeys::On } else { SingleKeys::Off };
        actions::set_single_keys(reader, single_keys);
    };
    let suggest_names = move |on| {
        let names = if on {
            NamesSuggested::On
        } else {
            NamesSuggested::Off
        };
        let write = reader.suggesting.set_names(names);
        reader.persistence.save(vec![write]);
    };
    view! {
        <Modal title="Help" on_close=move || actions::close_dialog(reader)>
            <div class="sheets">
                <Sheet title="By mouse or touch">
                    <p>
                        "Drag over words; the selection snaps to whole words. Hold Alt or Ctrl as you let go to select exact letters. Double-click for a word, triple-click for a paragraph. On a phone, hold a word, drag the handles, then tap a tag. Click a mark to open it and to drag its ends. In the list, hold Shift or Ctrl to choose several marks."
                    </p>
                </Sheet>
                <Sheet title="Tags: select words, then">
                    <dl class="keys">{tags}</dl>
                </Sheet>
                {groups}
                <Sheet title="In the list of marks">
                    <ListKeys/>
                </Sheet>
            </div>
            <Checkbox
                label="Single-key shortcuts (turn off if you use voice control)"
                checked=Signal::derive(move || reader.preferences.single_keys() == SingleKeys::On)
                on_change=set_single_keys
            />
            <Checkbox
                label="Suggest names that you have marked elsewhere"
                checked=Signal::derive(move || reader.suggesting.names() == NamesSuggested::On)
                on_change=suggest_names
            />
        </Modal>
    }
}

#[component]
fn Sheet(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section>
            <h3>{title}</h3>
            {children()}
        </section>
    }
}

/// A tag of the lesson: its key, its name, what it means.
fn tag_line(tag: &Tag) -> impl IntoView + use<> {
    let key = tag.key.map(|key| view! { <kbd>{key.to_string()}</kbd> });
    view! {
        <div>
            <dt>{key}</dt>
            <dd>
                <Swatch colour=Some(tag.colour)/>
                <span dir="auto">{tag.label.clone()}</span>
                <span class="definition">
                    <span dir="auto">{tag.definition.clone()}</span>
                    " Example: "
                    <span dir="auto">{tag.example.clone()}</span>
                </span>
            </dd>
        </div>
    }
}

#[component]
fn ListKeys() -> impl IntoView {
    let lines = LIST_KEYS.map(|(keys, what)| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd>" " });
        view! {
            <div>
                <dt>{keys.collect_view()}</dt>
                <dd>
                    <span>{what}</span>
                </dd>
            </div>
        }
    });
    view! { <dl class="keys">{lines.collect_view()}</dl> }
}

#[component]
fn Keys(group: Group) -> impl IntoView {
    let bindings = BINDINGS.iter().filter(|binding| binding.group == group);
    let lines = bindings
        .map(|binding| {
            let keys = binding.chords.iter().map(|chord| {
                // The space keeps keys apart that are read out as one.
                view! { <kbd>{chord.printed()}</kbd>" " }
            });
            view! {
                <div>
                    <dt>{keys.collect_view()}</dt>
                    <dd>
                        <span>{binding.what}</span>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="keys">{lines}</dl> }
}
