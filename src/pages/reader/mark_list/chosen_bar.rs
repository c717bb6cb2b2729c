//! What can be done with the marks that are chosen, and the way to begin to choose.
//!
//! Invariant: whatever is pressed is one step to undo, and leaves the focus where one goes on.
//! Must not know: how rows are chosen.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::chosen::ChosenMarks;
use super::row_keys;
use crate::components::{self, Button, ButtonLook, TagButton};
use crate::pages::reader::{Reader, actions};
use crate::state::focus_request::FocusTarget;
use crate::state::selection::MarkKind;

/// A way to begin for who has neither Shift nor Ctrl.
#[component]
pub fn ChooseSeveral(
    /// What is chosen.
    chosen: ChosenMarks,
    /// How many marks there are.
    total: Memo<usize>,
    /// What the rows scroll in.
    list: NodeRef<html::Div>,
) -> impl IntoView {
    let can_begin = Memo::new(move |_| total.get() > 1 && chosen.is_possible() && !chosen.is_on());
    view! {
        <Show when=move || can_begin.get()>
            <p class="choose-several">
                <Button
                    look=ButtonLook::Link
                    on:click=move |_| {
                        chosen.begin();
                        // This button goes.
                        row_keys::focus_first(list);
                    }
                >
                    "Choose several"
                </Button>
            </p>
        </Show>
    }
}

/// How many marks are chosen, and what can be done with them.
#[component]
pub fn ChosenBar(
    /// What is chosen.
    chosen: ChosenMarks,
) -> impl IntoView {
    view! {
        <Show when=move || chosen.is_on()>
            <ChosenTools chosen/>
        </Show>
    }
}

#[component]
fn ChosenTools(chosen: ChosenMarks) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let opener = NodeRef::<html::Button>::new();
    let count = Memo::new(move |_| chosen.count());
    let said = move || match count.get() {
        0 => "Choose marks in the list.".to_owned(),
        count => format!("{} chosen", actions::counted_marks(count)),
    };
    let with_shift = move || {
        let how = " Hold Shift to choose all in between.";
        (count.get() == 0).then(|| view! { <span class="by-mouse">{how}</span> })
    };
    let focus_opener = move || {
        if let Some(opener) = opener.get_untracked() {
            components::focus(&opener);
        }
    };
    let retag = move |kind: MarkKind| {
        chosen.retag(&kind);
        chosen.stop_asking();
        focus_opener();
    };
    // What has the focus goes with the question, which the list closes.
    let leave_question = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            focus_opener();
        }
    };
    view! {
        <div class="chosen-bar" role="group" aria-label="The chosen marks">
            <p aria-live="polite">{said}{with_shift}</p>
            <div class="chosen-tools">
                <Button
                    look=ButtonLook::Small
                    attr:hidden=move || count.get() == 0 && !chosen.lacks_some()
                    on:click=move |_| {
                        if untrack(|| chosen.lacks_some()) { chosen.choose_all() } else { chosen.choose_none() }
                    }
                >
                    {move || if chosen.lacks_some() { "All" } else { "None" }}
                </Button>
                <button
                    type="button"
                    class=ButtonLook::SmallStrong.class()
                    aria-expanded=move || chosen.asks().to_string()
                    disabled=move || count.get() == 0
                    node_ref=opener
                    on:click=move |_| chosen.toggle_asking()
                >
                    "Mark as…"
                </button>
                <Button
                    look=ButtonLook::Small
                    attr:disabled=move || count.get() == 0
                    on:click=move |_| chosen.delete()
                >
                    "Delete"
                </Button>
                <Button look=ButtonLook::Small on:click=move |_| {
                    chosen.end();
                    // This button goes.
                    reader.focus.ask(FocusTarget::MarkList);
                }>
                    "Done"
                </Button>
            </div>
            <Show when=move || chosen.asks() && count.get() != 0>
                <Kinds on_choice=retag on:keydown=leave_question/>
            </Show>
        </div>
    }
}

/// All that marks can be marked as.
#[component(transparent)]
fn Kinds(
    /// Hears what is chosen.
    on_choice: impl Fn(MarkKind) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let lesson = expect_context::<Reader>().session.lesson();
    let tags = lesson.tags.entity.iter().map(|tag| {
        let kind = MarkKind::Tag(tag.id.clone());
        view! {
            <TagButton
                label=tag.label.clone()
                colour=Some(tag.colour)
                on:click=move |_| on_choice(kind.clone())
            />
        }
    });
    view! {
        <div class="chosen-kinds" role="group" aria-label="Mark them as">
            {tags.collect_view()}
            <TagButton label="Claim" colour=None on:click=move |_| on_choice(MarkKind::Claim)/>
        </div>
    }
}
