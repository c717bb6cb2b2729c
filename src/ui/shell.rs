//! The outermost component: from loading to an open lesson.
//!
//! Invariant: whatever happens while loading, the page says it in a sentence.

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use super::dialogs::Dialogs;
use super::home::Home;
use super::masthead::Masthead;
use super::parts::notice::{Notices, Troubles};
use super::reader::Reader;
use crate::app::AppState;
use crate::app::opening::Desk;
use crate::app::route::Route;

/// The app.
#[component]
pub fn Shell() -> impl IntoView {
    let desk = Desk::new();
    provide_context(desk);
    move || match desk.open.get() {
        Some(state) => Either::Left(view! { <Opened state /> }),
        None => Either::Right(view! { <Waiting desk /> }),
    }
}

/// While nothing is open: loading, or why not.
#[component]
fn Waiting(desk: Desk) -> impl IntoView {
    move || {
        let library = desk.library.get();
        match library {
            None => EitherOf3::A(view! { <p class="waiting">"Opening the lesson…"</p> }),
            Some(library) => match library.for_route(&desk.route.get()) {
                Some(_) => EitherOf3::B(view! { <p class="waiting">"Opening the lesson…"</p> }),
                None => EitherOf3::C(view! {
                    <main class="waiting" id="main">
                        <h1>"This lesson is not here"</h1>
                        {library
                            .troubles
                            .into_iter()
                            .map(|sentence| view! { <p>{sentence}</p> })
                            .collect_view()}
                        <p>
                            "The address leads to a lesson that is not in this browser. Ask your teacher for its file or for the right link. "
                            <a href="#/">"Go to the first page"</a>
                        </p>
                    </main>
                }),
            },
        }
    }
}

/// A lesson.
#[component]
fn Opened(state: AppState) -> impl IntoView {
    provide_context(state);
    let lesson = state.lesson();
    // Only another article is another page; a mark in the address is not.
    let page = Memo::new(move |_| match state.route.get() {
        Route::Article(id, article, _) if id == state.lesson().id => {
            state.lesson().index_of(&article)
        }
        _ => None,
    });
    Effect::new(move || {
        page.track();
        state.arrive();
    });
    Effect::new(move || {
        let id = state.selected.get();
        state.with(|_| ());
        state.paint_selected(id);
    });
    let drop = move |event: leptos::ev::DragEvent| {
        if state.open_dropped(&event) {
            event.prevent_default();
        }
    };
    view! {
        <div class="page" lang=lesson.language.clone() on:dragover=|event| event.prevent_default() on:drop=drop>
            <a class="skip" href="#main" on:click=move |event| {
                event.prevent_default();
                state.focus_main();
            }>"Skip to the text"</a>
            <Masthead page />
            <Troubles />
            {move || match page.get() {
                Some(at) => Either::Left(view! { <Reader at /> }),
                None => Either::Right(view! { <Home /> }),
            }}
            <Notices />
            <Dialogs />
        </div>
    }
}
