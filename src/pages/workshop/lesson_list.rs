//! The lessons that are here; bringing articles in makes a new one.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::WorkshopContext;
use super::intake_zone::IntakeZone;
use super::lesson_actions::{delete, download, duplicate};
use super::workshop_library::WorkshopLibrary;
use crate::components::{Button, ButtonLook, ListRow};
use crate::core::lesson::Lesson;
use crate::core::route::{Route, WorkshopRoute};
use crate::core::text::printable::plural;

const LEAD: &str = "Add several reports of one event, just as you found them: web pages or text files, cookie banners and all. Lateral suggests what is article and what is not; you correct it with a click, and nothing is ever cut from the text.";

/// Outlets that are named in a row.
const NAMED: usize = 5;

/// The first page of the workshop.
#[component]
pub fn LessonListPage() -> impl IntoView {
    let library = expect_context::<WorkshopLibrary>();
    view! {
        <div>
            <header class="home-head">
                <p class="kicker">"Workshop"</p>
                <h1>"Make a lesson"</h1>
            </header>
            <section class="make" aria-label="New lesson">
                <IntakeZone lead=LEAD />
            </section>
            <section class="kept-lessons" aria-labelledby="kept-lessons">
                <h2 id="kept-lessons">"Lessons in this browser"</h2>
                <p class="hint" hidden=move || !library.kept().is_empty()>
                    "None yet. They will appear here, in this browser only."
                </p>
                <ul class="rows">
                    <For
                        each=move || library.kept()
                        key=|lesson| (lesson.id.clone(), lesson.revision)
                        let(lesson)
                    >
                        <KeptRow lesson />
                    </For>
                </ul>
            </section>
            {move || library.bundled().map(|lesson| view! { <BundledLesson lesson /> })}
        </div>
    }
}

/// A lesson that can be changed.
#[component]
fn KeptRow(lesson: Arc<Lesson>) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let title = match lesson.title.trim() {
        "" => "A lesson without a title".to_owned(),
        _ => lesson.title.clone(),
    };
    let href = WorkshopRoute::Lesson(lesson.id.clone()).href();
    let tools = {
        let (lesson, title) = (lesson.clone(), title.clone());
        move || {
            let tool = |verb: &'static str, act: fn(WorkshopContext, &Lesson)| {
                let lesson = lesson.clone();
                view! {
                    <Button
                        look=ButtonLook::SmallStrong
                        attr:aria-label=format!("{verb} {title}")
                        on:click=move |_| act(cx, &lesson)
                    >
                        {verb}
                    </Button>
                }
            };
            view! {
                <ReadLink lesson=lesson.clone() title=title.clone() />
                {tool("Save as a file", download)}
                {tool("Duplicate", duplicate)}
                {tool("Delete", delete)}
            }
        }
    };
    view! {
        <ListRow about=summary(&lesson) tools>
            <h3 dir="auto">
                <a href=href>{title}</a>
            </h3>
        </ListRow>
    }
}

/// The lesson that lies beside the app.
#[component]
fn BundledLesson(lesson: Arc<Lesson>) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let about = summary(&lesson);
    let title = lesson.title.clone();
    let tools = move || {
        let name = format!("Make an editable copy of {}", lesson.title);
        let source = lesson.clone();
        view! {
            <ReadLink title=lesson.title.clone() lesson />
            <Button
                look=ButtonLook::SmallStrong
                attr:aria-label=name
                on:click=move |_| duplicate(cx, &source)
            >
                "Make an editable copy"
            </Button>
        }
    };
    view! {
        <section aria-labelledby="beside">
            <h2 id="beside">"This page’s lesson"</h2>
            <ul class="rows">
                <ListRow about tools>
                    <h3 dir="auto">{title}</h3>
                </ListRow>
            </ul>
        </section>
    }
}

/// Leads to reading a lesson.
#[component]
fn ReadLink(lesson: Arc<Lesson>, title: String) -> impl IntoView {
    view! {
        <a
            class="tool small strong"
            href=Route::Lesson(lesson.id.clone()).href()
            aria-label=format!("Read {title}")
        >
            "Read"
        </a>
    }
}

/// "3 articles: The Harbour Post, Coast Wire, 1 more".
fn summary(lesson: &Lesson) -> String {
    let outlets = lesson.articles.iter().map(|article| article.outlet.trim());
    let outlets = outlets.filter(|outlet| !outlet.is_empty()).take(NAMED);
    let outlets: Vec<&str> = outlets.collect();
    let count = plural(lesson.articles.len(), "article");
    // Some have no outlet, or there are too many to be named.
    let unnamed = lesson.articles.len() - outlets.len();
    match (outlets.as_slice(), unnamed) {
        ([], _) => count,
        (named, 0) => format!("{count}: {}", named.join(", ")),
        (named, more) => format!("{count}: {}, {more} more", named.join(", ")),
    }
}
