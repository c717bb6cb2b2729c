//! Every key, from the same table that answers them.

use leptos::prelude::*;

use super::super::parts::modal::Modal;
use super::super::parts::swatch::Swatch;
use crate::app::AppState;
use crate::app::keymap::{BINDINGS, Chord, Group, SingleKeys};

/// The dialog.
#[component]
pub fn Help(close: Callback<()>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let tags = state.lesson().tags.entity.clone();
    let off = move || state.single_keys.get() == SingleKeys::Off;
    view! {
        <Modal title="Shortcuts" id="help-title" close>
            <div class="sheets">
                <section>
                    <h3>"Tags: select words, then"</h3>
                    <dl class="keys">
                        {tags.into_iter().map(|tag| view! {
                            <div>
                                <dt>{tag.key.map(|key| view! { <kbd>{key.to_string()}</kbd> })}</dt>
                                <dd>
                                    <Swatch colour=Some(tag.colour) />{tag.label}
                                    <span class="definition">{format!("{} Example: {}", tag.definition, tag.example)}</span>
                                </dd>
                            </div>
                        }).collect_view()}
                    </dl>
                </section>
                <Sheet group=Group::Cursor title="Selecting words, while the focus is in the text" />
                <Sheet group=Group::Marking title="Marking" />
                <Sheet group=Group::Editing title="Working on a mark" />
                <Sheet group=Group::Going title="Going about" />
                <section>
                    <h3>"With the mouse or a finger"</h3>
                    <p>"Draw over words; they snap to whole words. Hold Alt or Ctrl when you let go to take letters. A double click takes a word, a triple click a paragraph. On a phone, hold a word, drag the handles, then tap a tag."</p>
                </section>
            </div>
            <label class="check">
                <input type="checkbox" prop:checked=move || !off()
                    on:change=move |event| state.set_single_keys(if event_target_checked(&event) { SingleKeys::On } else { SingleKeys::Off }) />
                "Keys of one character act (switch off if you speak to your computer)"
            </label>
        </Modal>
    }
}

#[component]
fn Sheet(group: Group, title: &'static str) -> impl IntoView {
    view! {
        <section>
            <h3>{title}</h3>
            <dl class="keys">
                {BINDINGS.iter().filter(|binding| binding.group == group).map(|binding| view! {
                    <div>
                        <dt>{binding.chords.iter().map(|chord| view! { <Keys chord=*chord /> }).collect_view()}</dt>
                        <dd>{binding.what}</dd>
                    </div>
                }).collect_view()}
            </dl>
        </section>
    }
}

#[component]
fn Keys(chord: Chord) -> impl IntoView {
    view! { <kbd>{chord.printed()}</kbd>" " }
}
