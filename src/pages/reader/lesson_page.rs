//! The page around an open lesson, and what stands there while there is none.
//!
//! Invariant: whatever happens while loading, the page says it in a sentence.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::article::ArticlePage;
use super::articles_beside::ArticlesBeside;
use super::dialogs::{self, Dialogs, import_files};
use super::home::Home;
use super::mark_list::panel_contents;
use super::masthead::Masthead;
use super::overview::{Overview, OverviewPage};
use super::work_status::WorkStatus;
use super::{Reader, actions};
use crate::components::{Remount, ToastBar};
use crate::core::lesson::ArticleIndex;
use crate::core::route::Route;
use crate::lazy;
use crate::pages::lazy::{LazyView, LoadedView};
use crate::platform::early_words::{self, EarlyReading};
use crate::platform::{files, page};

/// A lesson: its first page or one of its articles, between what all its pages have.
#[component]
pub fn LessonPage(
    /// What the reader did before the app was there.
    #[prop(optional_no_strip)]
    early: Option<EarlyReading>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let early = StoredValue::new(early);
    // Two side by side are one page, whichever they are: what stays there is not drawn anew.
    let page = Memo::new(move |_| match reader.shown() {
        Some(shown) if shown.second().is_some() => ShownPage::Beside,
        Some(shown) => ShownPage::Article(shown.first()),
        None => Overview::of(&reader.route.get()).map_or(ShownPage::Home, ShownPage::Overview),
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
            <Remount on=page let(page)>
                <Page page early/>
            </Remount>
            <ToastBar on_take_back=move || actions::undo(reader)/>
            <Dialogs/>
        </div>
    }
}

/// What is shown of a lesson.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum ShownPage {
    /// Its first page.
    Home,
    /// An article.
    Article(ArticleIndex),
    /// Two articles side by side.
    Beside,
    /// A page over all articles.
    Overview(Overview),
}

lazy! {
    fn overview_page() in overview -> LoadedView {
        || {
            let page: Overview = expect_context();
            view! { <OverviewPage page/> }.into_any()
        }
    }
}

lazy! {
    fn articles_beside() in beside -> LoadedView { || view! { <ArticlesBeside/> }.into_any() }
}

/// The page, which is drawn once for each that is shown.
#[component]
fn Page(page: ShownPage, early: StoredValue<Option<EarlyReading>>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let arrive = move || {
        // An effect, since what the address leads to must be drawn before it can be shown.
        Effect::new(move |_| {
            let early = early.try_update_value(Option::take).flatten();
            untrack(|| actions::arrive(reader, early));
        });
    };
    match page {
        ShownPage::Home => {
            arrive();
            view! { <Home/> }.into_any()
        }
        ShownPage::Article(at) => {
            arrive();
            view! { <ArticlePage at/> }.into_any()
        }
        ShownPage::Beside => view! { <LazyView load=articles_beside/> }.into_any(),
        ShownPage::Overview(page) => {
            provide_context(page);
            view! { <LazyView load=overview_page/> }.into_any()
        }
    }
}

/// A lesson is on its way.
#[component]
pub fn LessonWaiting() -> impl IntoView {
    view! { <p class="waiting">"Opening the lesson…"</p> }
}

/// What went wrong while lessons were gathered, given by context to what comes later.
#[derive(Clone)]
struct GatheringProblems(Vec<String>);

lazy! {
    /// What nobody sees whose lesson is here.
    fn not_here() in extras -> LoadedView { || view! { <NotHere/> }.into_any() }
}

/// The lesson that the address leads to is not in this browser.
#[component]
pub fn LessonNotHere(
    /// What went wrong while lessons were gathered, in sentences.
    problems: Vec<String>,
) -> impl IntoView {
    provide_context(GatheringProblems(problems));
    view! { <LazyView load=not_here/> }
}

#[component]
fn NotHere() -> impl IntoView {
    let _ = early_words::take_away();
    let GatheringProblems(problems) = expect_context();
    let problems = problems
        .into_iter()
        .map(|sentence| view! { <p>{sentence}</p> })
        .collect_view();
    view! {
        <main class="waiting" id="main">
            <h1>"This lesson is not here"</h1>
            {problems}
            <p>
                "An address from the address bar opens a lesson only in a browser that has it already. Ask for the lesson’s file, or for the link that “Copy the link to this lesson” gives on its first page. "
                <a href="#/">"Go to the first page"</a>
            </p>
            <p>
                <a href=Route::Recovery.href()>"Saved data and recovery"</a>
            </p>
        </main>
    }
}
