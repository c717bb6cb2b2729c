//! The head of the workshop: the way to reading, undo and redo, and whether the lesson is kept.

use leptos::prelude::*;

use super::actions::{redo, undo};
use super::context::WorkshopContext;
use crate::core::route::{Route, WorkshopRoute};
use crate::state::persistence::SaveStatus;

/// The head. Its tools are hidden where no lesson is changed.
#[component]
pub fn WorkshopMasthead() -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let is_idle = move || {
        let is_editing = matches!(
            cx.shown(),
            Some(WorkshopRoute::Lesson(_) | WorkshopRoute::Article(..))
        );
        !is_editing || !cx.editor.is_open()
    };
    view! {
        <header class="masthead">
            <p class="masthead-where">
                <a class="wordmark" href="#/" aria-label="Lateral: back to reading">
                    "Lateral"
                </a>
                <a
                    class="masthead-title"
                    href=Route::Workshop(WorkshopRoute::Lessons).href()
                >
                    "Workshop"
                </a>
            </p>
            <div class="masthead-tools" hidden=is_idle>
                <StepButton
                    name="Undo"
                    glyph="↶"
                    next=Signal::derive(move || cx.editor.next_undo())
                    on:click=move |_| undo(cx)
                />
                <StepButton
                    name="Redo"
                    glyph="↷"
                    next=Signal::derive(move || cx.editor.next_redo())
                    on:click=move |_| redo(cx)
                />
                <DraftStatus />
            </div>
        </header>
    }
}

/// "Undo" or "Redo".
#[component(transparent)]
fn StepButton(
    /// What it is called.
    name: &'static str,
    /// What it shows.
    glyph: &'static str,
    /// The step that it would take.
    next: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="tool"
            aria-label=name
            title=move || next.get().map(|label| format!("{name}: {label}"))
            aria-disabled=move || next.with(Option::is_none).then_some("true")
        >
            {glyph}
        </button>
    }
}

/// Whether the lesson is kept.
#[component]
fn DraftStatus() -> impl IntoView {
    let saver = expect_context::<super::draft_saver::DraftSaver>();
    let words = move || match saver.status() {
        SaveStatus::Saved => "Saved",
        SaveStatus::Saving => "Saving…",
        SaveStatus::InOneStore(..) => "Partly saved",
        SaveStatus::NotSaved(_) => "Not saved",
    };
    let is_failing = move || {
        use SaveStatus::{InOneStore, NotSaved};
        matches!(saver.status(), InOneStore(..) | NotSaved(_))
    };
    view! {
        <span class="keeping" class:failing=is_failing role="status">
            {words}
        </span>
    }
}
