//! The page around an open lesson, and what stands there while there is none.
//!
//! Invariant: whatever happens while loading, the page says it in a sentence.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::article::ArticlePage;
use super::dialogs::{self, Dialogs, import_files};
use super::home::Home;
use super::mark_list::panel_contents;
use super::masthead::Masthead;
use super::work_status::WorkStatus;
use super::{Reader, actions};
use crate::components::{Remount, ToastBar};
use crate::core::lesson::ArticleIndex;
use crate::core::route::Route;
use crate::platform::{files, page};

/// A lesson: its first page or one of its articles, between what all its pages have.
#[component]
pub fn LessonPage() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let article = Memo::new(move |shown: Option<&Option<ArticleIndex>>| {
        let article = reader.article();
        // The page that is left still stands; once it is gone, nobody can say where the reader was on it.
        if let Some(left) = shown.copied().flatten() {
            untrack(|| actions::keep_position(reader, left));
        }
        article
    });
    page::after_paint(|| {
        spawn_local(async {
            // Where it does not come, the panel says so.
            let _ = panel_contents().await;
            dialogs::preload().await;
        });
    });
    view! {
        <div
            class="page"
            lang=reader.session.lesson().language.clone()
            on:dragover=|event| event.prevent_default()
            on:drop=move |event| {
                let files = files::all_dropped(&event);
                if !files.is_empty() {
                    event.prevent_default();
                    import_files(reader, files);
                }
            }
        >
            <a
                class="skip"
                href="#main"
                on:click=move |event| {
                    event.prevent_default();
                    actions::focus_main(reader);
                }
            >
                "Skip to the text"
            </a>
            <Masthead/>
            <WorkStatus/>
            // A mark in the address is the same page.
            <Remount on=article let(article)>
                <Page article/>
            </Remount>
            <ToastBar on_take_back=move || actions::undo(reader)/>
            <Dialogs/>
        </div>
    }
}

/// An article, or the first page where there is none.
#[component]
fn Page(article: Option<ArticleIndex>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    // An effect, since what the address leads to must be drawn before it can be shown.
    Effect::new(move |_| untrack(|| actions::arrive(reader)));
    match article {
        Some(at) => view! { <ArticlePage at/> }.into_any(),
        None => view! { <Home/> }.into_any(),
    }
}

/// A lesson is on its way.
#[component]
pub fn LessonWaiting() -> impl IntoView {
    view! { <p class="waiting">"Opening the lesson…"</p> }
}

/// The lesson that the address leads to is not in this browser.
#[component]
pub fn LessonNotHere(
    /// What went wrong while lessons were gathered, in sentences.
    problems: Vec<String>,
) -> impl IntoView {
    let problems = problems
        .into_iter()
        .map(|sentence| view! { <p>{sentence}</p> })
        .collect_view();
    view! {
        <main class="waiting" id="main">
            <h1>"This lesson is not here"</h1>
            {problems}
            <p>
                "The address leads to a lesson that is not in this browser. Ask your teacher for its file or for the right link. "
                <a href="#/">"Go to the first page"</a>
            </p>
            <p>
                <a href=Route::Recovery.href()>"Saved data and recovery"</a>
            </p>
        </main>
    }
}
