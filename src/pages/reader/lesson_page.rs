//! The page around an open lesson, and what stands there while there is none.
//!
//! Invariant: whatever happens while loading, the page says it in a sentence.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::article::ArticlePage;
use super::articles_beside::ArticlesBeside;
use super::compare::ComparePage;
use super::dialogs::{self, Dialogs, import_files};
use super::entities::EntitiesPage;
use super::home::Home;
use super::mark_list::panel_contents;
use super::masthead::Masthead;
use super::report::ReportPage;
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
    let page = Memo::new(move |_| {
        let Some(shown) = reader.shown() else {
            return match reader.route.get() {
                Route::Entities(..) => Some(ENTITIES),
                Route::Compare(_) => Some(COMPARE),
                Route::Report(_) => Some(REPORT),
                _ => None,
            };
        };
        Some(shown.second().map_or(shown.first(), |_| BESIDE))
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
                <Page article=page early/>
            </Remount>
            <ToastBar on_take_back=move || actions::undo(reader)/>
            <Dialogs/>
        </div>
    }
}

lazy! {
    fn entities_page() in overview -> LoadedView { || view! { <EntitiesPage/> }.into_any() }
}

lazy! {
    // Of the same part: what a table of everything needs is needed by both.
    fn compare_page() in overview -> LoadedView { || view! { <ComparePage/> }.into_any() }
}

lazy! {
    fn articles_beside() in beside -> LoadedView { || view! { <ArticlesBeside/> }.into_any() }
}

lazy! {
    fn report_page() in overview -> LoadedView { || view! { <ReportPage/> }.into_any() }
}

/// No article has this number: it stands for two of them.
const BESIDE: ArticleIndex = ArticleIndex::MAX;

/// Nor this one: it stands for what all of them name.
const ENTITIES: ArticleIndex = ArticleIndex::MAX - 1;

/// Nor this one: it stands for what all of them claim.
const COMPARE: ArticleIndex = ArticleIndex::MAX - 2;
/// Nor this one: it stands for the report.
const REPORT: ArticleIndex = ArticleIndex::MAX - 3;

/// An article, or two side by side, or the first page where there is none.
#[component]
fn Page(article: Option<ArticleIndex>, early: StoredValue<Option<EarlyReading>>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    match article {
        Some(BESIDE) => return view! { <LazyView load=articles_beside/> }.into_any(),
        Some(REPORT) => return view! { <LazyView load=report_page/> }.into_any(),
        Some(ENTITIES) => return view! { <LazyView load=entities_page/> }.into_any(),
        Some(COMPARE) => return view! { <LazyView load=compare_page/> }.into_any(),
        _ => {}
    }
    // An effect, since what the address leads to must be drawn before it can be shown.
    Effect::new(move |_| {
        let early = early.try_update_value(Option::take).flatten();
        untrack(|| actions::arrive(reader, early));
    });
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
                "The address leads to a lesson that is not in this browser. Ask your teacher for its file or for the right link. "
                <a href="#/">"Go to the first page"</a>
            </p>
            <p>
                <a href=Route::Recovery.href()>"Saved data and recovery"</a>
            </p>
        </main>
    }
}
