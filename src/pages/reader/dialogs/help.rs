//! What pointers do, and every key, from the same table that answers them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Checkbox, Modal, Swatch};
use crate::core::keymap::{BINDINGS, Chord, Group, Layout, SingleKeys};
use crate::core::lesson::tag_set::Tag;
use crate::pages::reader::{Reader, actions};
use crate::platform::keyboard_layout::keyboard_layout;
use crate::state::suggesting::{ClaimPlaces, NamesSuggested};

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

/// What mouse and fingers do.
const GESTURES: [(&str, &str); 7] = [
    ("Drag", "Select words; the selection snaps to whole words"),
    ("Alt or Ctrl", "Held as you let go: select exact letters"),
    ("Double-click", "Select a word"),
    ("Triple-click", "Select a paragraph"),
    ("By touch", "Hold a word, drag the handles, then tap a tag"),
    ("Click a mark", "Open it; drag its ends to move them"),
    (
        "Shift or Ctrl",
        "With a click in the list: choose several marks",
    ),
];

/// How articles are compared.
const COMPARING: [(&str, &str); 5] = [
    (
        "A claim",
        "Mark it; say in a line what it says, and who says it",
    ),
    (
        "Compare this",
        "On its card: the question that it answers, and claims of other articles beside it",
    ),
    (
        "Who says what",
        "The table of all questions and articles; its link stands above the marks",
    ),
    (
        "Drag",
        "There: a claim to another answer; by keyboard with Move to…",
    ),
    (
        "Silent",
        "There: the article was read through, and says nothing of it",
    ),
];

/// The dialog.
#[component]
pub fn HelpDialog() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    // Where the browser does not tell it, keys are as they are printed on most keyboards. As a text: a signal of a type
    // of its own would be 1 KB more.
    let layout = RwSignal::new(None::<String>);
    spawn_local(async move {
        let own = keyboard_layout().await;
        if own.is_some() {
            // The dialog may be closed by then.
            let _ = layout.try_set(own);
        }
    });
    let bindings = move || {
        let keys = layout.get().unwrap_or_default();
        bindings(&lesson.tags.entity, Layout::new(&keys)).into_any()
    };
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
                    {explained(&GESTURES)}
                </Sheet>
                <Sheet title="Comparing articles">
                    {explained(&COMPARING)}
                </Sheet>
                {bindings}
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
            <Checkbox
                label="Light up sentences in which a claim may stand"
                checked=Signal::derive(move || reader.suggesting.claims() == ClaimPlaces::LitUp)
                on_change=move |on| {
                    let claims = if on { ClaimPlaces::LitUp } else { ClaimPlaces::Dark };
                    reader.suggesting.light_claims(claims);
                }
            />
        </Modal>
    }
}

/// The tags and the groups of the table, with what is printed on this keyboard.
fn bindings(tags: &[Tag], layout: Layout<'_>) -> impl IntoView + use<> {
    let tags = tags.iter().map(|tag| tag_line(tag, layout)).collect_view();
    let groups = GROUPS
        .map(|(group, title)| {
            let keys = keys(group, layout);
            view! { <Sheet title>{keys}</Sheet> }
        })
        .collect_view();
    view! {
        <Sheet title="Tags: select words, then">
            <dl class="keys">{tags}</dl>
        </Sheet>
        {groups}
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
fn tag_line(tag: &Tag, layout: Layout<'_>) -> impl IntoView + use<> {
    let key = tag.key.map(|key| {
        let own = layout.printed_character(key).map(key_cap);
        view! {
            {own}
            <kbd>{key.to_string()}</kbd>
        }
    });
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

/// What is done, and what comes of it.
fn explained(lines: &'static [(&str, &str)]) -> impl IntoView {
    let lines = lines.iter().map(|(deed, what)| {
        view! {
            <div>
                <dt>{*deed}</dt>
                <dd>{*what}</dd>
            </div>
        }
    });
    view! { <dl class="keys">{lines.collect_view()}</dl> }
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

/// A key of several.
fn key_cap(printed: String) -> impl IntoView {
    // The space keeps keys apart that are read out as one.
    view! { <kbd>{printed}</kbd>" " }
}

/// The lines of a group: every key that does it, those of the reader's own keyboard first.
fn keys(group: Group, layout: Layout<'_>) -> impl IntoView + use<> {
    let bindings = BINDINGS.iter().filter(|binding| binding.group == group);
    let lines = bindings
        .map(|binding| {
            let chords = binding.chords.iter();
            let own = chords.clone().filter_map(|chord| layout.printed(chord));
            let caps = own.chain(chords.map(Chord::printed)).map(key_cap);
            view! {
                <div>
                    <dt>{caps.collect_view()}</dt>
                    <dd>
                        <span>{binding.command.words()}</span>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="keys">{lines}</dl> }
}
