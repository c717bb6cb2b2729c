//! The lesson's first page: what it is about, what to do, its articles.
//!
//! Invariant: one look says where to begin, or where to go on.

mod lesson_questions;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::lesson_link::copy_lesson_link;
use super::overview_pages::overview_pages;
use super::whose_sheet::whose_sheet;
use super::{Reader, focus};
use crate::components::{Button, ButtonLook, Paragraphs};
use crate::core::authoring::points;
use crate::core::backup::Memory;
use crate::core::lesson::{ArticleIndex, AskedFor, Lesson};
use crate::core::route::{Route, WorkshopRoute};
use crate::core::text::printable::{brief, plural};
use crate::core::view::{ArticleCard, article_cards};
use crate::lazy;
use crate::pages::lazy::{LateView, LazyView, LoadedView};
use crate::state::focus_request::FocusTarget;
use lesson_questions::LessonQuestions;

/// Most characters of a headline in a button.
const NAMED: usize = 60;

/// The first page.
#[component]
pub fn Home() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let cards = Memo::new(move |_| reader.session.with(article_cards));
    let whose = view! { <div class="whose-sheet"><LazyView load=whose_sheet/></div> };
    let mut ways = vec![
        whose.into_any(),
        view! { <WayIn lesson=lesson.clone() cards/> }.into_any(),
    ];
    // Where a name is asked for it comes first, else what most people came for.
    if lesson.asks_for != AskedFor::Name {
        ways.reverse();
    }
    let main = NodeRef::<html::Main>::new();
    focus::obey_focus_in_place(FocusTarget::Article, move || main.get());
    view! {
        <main class="home" id="main" tabindex="-1" node_ref=main>
            <header class="home-head">
                <p class="kicker">
                    {format!("A lesson in {}", plural(lesson.articles.len(), "article"))}
                </p>
                <h1 dir="auto">{lesson.title.clone()}</h1>
                {ways}
            </header>
            <div class="home-body">
                <section class="instructions" aria-labelledby="instructions-title">
                    <h2 id="instructions-title">"What to do"</h2>
                    <Paragraphs text=lesson.instructions.clone()/>
                    {points::are_asked(&lesson).then(|| view! { <LateView load=lesson_questions/> })}
                </section>
                <section class="articles" aria-labelledby="articles-title">
                    <h2 id="articles-title">"The articles"</h2>
                    <ol class="cards">
                        {(0..lesson.articles.len())
                            .map(|at| view! { <Card lesson=lesson.clone() cards at/> })
                            .collect_view()}
                    </ol>
                    <LateView load=other_lessons/>
                </section>
            </div>
            <LateView load=storage_note/>
        </main>
    }
}

lazy! {
    fn lesson_questions() in dialogs -> LoadedView { || view! { <LessonQuestions/> }.into_any() }
}

/// Where the reader was, else the first article.
#[component]
fn WayIn(lesson: Arc<Lesson>, cards: Memo<Vec<ArticleCard>>) -> impl IntoView {
    let last = expect_context::<Reader>().position.article();
    let is_fresh = move || cards.with(|cards| cards.iter().all(|card| card.progress.marks == 0));
    let hint = move || {
        is_fresh().then(|| view! { <span class="hint">"Select any words to mark them."</span> })
    };
    let cards = cards.get_untracked();
    let card = cards
        .iter()
        .find(|card| last.as_deref() == Some(card.id.as_str()))
        .or(cards.first())?;
    let outlet = card.outlet.trim();
    let namesakes = cards.iter().filter(|card| card.outlet.trim() == outlet);
    let is_only = !outlet.is_empty() && namesakes.count() == 1;
    // Who has read nothing yet need not know whose report comes first.
    let (verb, name) = match last {
        Some(_) if is_only => ("Continue with", outlet.to_owned()),
        Some(_) => ("Continue with", brief(card.headline.trim(), NAMED)),
        None => ("Begin reading", String::new()),
    };
    let route = Route::Article(lesson.id.clone(), card.id.clone(), None);
    Some(view! {
        <p class="begin">
            <a class="primary" href=route.href()>
                {verb}
                " "
                <span dir="auto">{name}</span>
            </a>
            {hint}
        </p>
    })
}

/// An article of the lesson.
#[component]
fn Card(lesson: Arc<Lesson>, cards: Memo<Vec<ArticleCard>>, at: ArticleIndex) -> impl IntoView {
    let card = cards.with_untracked(|cards| cards.get(at).cloned())?;
    let route = Route::Article(lesson.id.clone(), card.id, None);
    // The rest is the lesson's, which never changes.
    let progress = move || {
        let progress = cards.with(|cards| cards.get(at).map(|card| card.progress));
        match progress {
            Some(progress) if progress.marks > 0 => progress.to_string(),
            _ => "Nothing marked yet".to_owned(),
        }
    };
    Some(view! {
        <li class="card" lang=card.language>
            <p class="outlet" dir="auto">
                {card.outlet}
            </p>
            <h3 dir="auto">
                <a href=route.href()>{card.headline}</a>
            </h3>
            <p class="opening" dir="auto">
                {card.opening}
            </p>
            <p class="about">
                <span>
                    {plural(card.words, "word")}
                    {card.date.map(|date| view! {
                        " · "
                        <span dir="auto">{date}</span>
                    })}
                </span>
                " "
                <span class="progress">{progress}</span>
            </p>
        </li>
    })
}

lazy! {
    fn storage_note() in extras -> LoadedView { || view! { <StorageNote/> }.into_any() }
}

lazy! {
    fn other_lessons() in extras -> LoadedView { || view! { <OtherLessons/> }.into_any() }
}

#[component]
fn OtherLessons() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let (lesson, library) = (reader.session.lesson(), reader.library);
    let overviews = overview_pages(&lesson.id).into_iter().enumerate();
    let overviews = overviews.map(|(at, (route, name))| {
        view! {
            {(at > 0).then_some(" · ")}
            <a href=route.href()>{name}</a>
        }
    });
    let overviews = overviews.collect_view();
    let others = move || library.others(&lesson.id);
    let others = move || {
        let others = others();
        (!others.is_empty()).then(|| {
            let links = others.into_iter().map(|lesson| {
                let route = Route::Lesson(lesson.id.clone());
                view! {
                    <li>
                        <a dir="auto" href=route.href()>
                            {lesson.title.clone()}
                        </a>
                    </li>
                }
            });
            view! {
                <div class="other-lessons">
                    <h2>"Other lessons in this browser"</h2>
                    <ul class="lessons">{links.collect_view()}</ul>
                </div>
            }
        })
    };
    view! {
        <p class="overviews">
            {overviews}
        </p>
        {others}
    }
}

/// Where the work is, and the ways to what is not reading.
#[component]
fn StorageNote() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let backup = reader.backup;
    let memory = move || match backup.memory() {
        Memory::Promised | Memory::Usual => "",
        Memory::Forgets => " This window will probably forget it when you close it.",
    };
    view! {
        <footer class="kept">
            <p>"Your work is saved in this browser and goes nowhere else." <span>{memory}</span></p>
            <p class="ways">
                <Button look=ButtonLook::Link on:click=move |_| copy_lesson_link(reader)>
                    "Copy the link to this lesson"
                </Button>
                " "
                <a href=Route::Recovery.href()>"Saved data and recovery"</a>
            </p>
            <p class="for-teachers">
                "For teachers: "
                <a href=WorkshopRoute::Lessons.href()>"Make your own lesson"</a>
            </p>
        </footer>
    }
}
