//! The bar at the top: where one is, undo and redo, whether all is kept, files, help.
//!
//! Invariant: the names of its buttons do not change; what they would do stands in their description.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::{AppState, Dialog, Keeping};
use crate::core::lesson::ArticleIndex;

/// The bar.
#[component]
pub fn Masthead(page: Memo<Option<ArticleIndex>>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let lesson = state.lesson();
    let home = Route::Lesson(lesson.id.clone()).href();
    let undo = move || state.next_undo().map_or("Nothing to undo".into(), |label| format!("Undo: {label}"));
    let redo = move || state.next_redo().map_or("Nothing to redo".into(), |label| format!("Redo: {label}"));
    let open = move |dialog| move |_| state.open_dialog(dialog);
    view! {
        <header class="masthead" data-bar="">
            <nav class="masthead-where" aria-label="Lesson">
                <a class="wordmark" href=home title="All articles of the lesson">"Lateral"</a>
                <span class="masthead-title">{lesson.title.clone()}</span>
            </nav>
            <div class="masthead-tools">
                <button type="button" class="tool" aria-label="Undo" title=undo
                    aria-disabled=move || state.next_undo().is_none().to_string()
                    on:click=move |_| state.undo()>
                    <span class="glyph" aria-hidden="true">"↶"</span><span class="word">"Undo"</span>
                </button>
                <button type="button" class="tool" aria-label="Redo" title=redo
                    aria-disabled=move || state.next_redo().is_none().to_string()
                    on:click=move |_| state.redo()>
                    <span class="glyph" aria-hidden="true">"↷"</span><span class="word">"Redo"</span>
                </button>
                <span class="keeping" role="status" class:failing=move || matches!(state.keeping.get(), Keeping::NotSaved(_))>
                    {move || match state.keeping.get() {
                        Keeping::Saved => "Saved",
                        Keeping::Saving => "Saving",
                        Keeping::NotSaved(_) => "Not saved",
                    }}
                </span>
                <button type="button" class="tool" on:click=open(Dialog::Import) aria-label="Import">
                    <span class="glyph" aria-hidden="true">"⤓"</span><span class="word">"Import"</span>
                </button>
                <button type="button" class="tool strong" on:click=open(Dialog::Export) aria-label="Export">
                    <span class="glyph" aria-hidden="true">"⤒"</span><span class="word">"Export"</span>
                </button>
                <button type="button" class="tool" on:click=open(Dialog::Help) aria-label="Shortcuts" title="Shortcuts (?)">
                    <span class="glyph always" aria-hidden="true">"?"</span>
                </button>
                <Show when=move || page.get().is_some()>
                    <button type="button" class="tool panel-switch"
                        aria-expanded=move || state.panel_open.get().to_string()
                        aria-controls="panel"
                        on:click=move |_| state.panel_open.update(|open| *open = !*open)>
                        "Marks"
                    </button>
                </Show>
            </div>
        </header>
    }
}
