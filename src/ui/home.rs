//! The lesson's first page: what it is about, what to do, its articles.
//!
//! Invariant: one look says where to begin, or where to go on.

use leptos::prelude::*;

use super::parts::text::Paragraphs;
use crate::app::AppState;
use crate::app::opening::Desk;
use crate::app::route::Route;
use crate::core::view::{ArticleCard, article_cards};

/// The first page.
#[component]
pub fn Home() -> impl IntoView {
    let state = expect_context::<AppState>();
    let lesson = state.lesson();
    let cards = state.with_untracked(article_cards);
    let marked = cards.iter().any(|card| card.mentions + card.claims > 0);
    // Where the reader was, else the first article.
    let place = state.place.get_untracked();
    let at = place.as_deref().and_then(|place| place.split('/').next().map(str::to_owned));
    let next = at.and_then(|at| cards.iter().find(|card| card.id.as_str() == at)).or(cards.first()).cloned();
    let begin = next.map(|card| {
        let verb = if place.is_some() { "Go on with" } else { "Begin with" };
        let href = Route::Article(lesson.id.clone(), card.id.clone(), None).href();
        view! {
            <p class="begin">
                <a class="primary" href=href>{format!("{verb} {}", card.outlet)}</a>
                {(!marked).then_some(view! { <span class="hint">"Select any words to mark them."</span> })}
            </p>
        }
    });
    let count = cards.len();
    view! {
        <main class="home" id="main" tabindex="-1">
            <header class="home-head">
                <p class="kicker">{format!("A lesson in {count} articles")}</p>
                <h1 dir="auto">{lesson.title.clone()}</h1>
                {begin}
            </header>
            <div class="home-body">
                <section class="instructions" aria-labelledby="instructions-title">
                    <h2 id="instructions-title">"What to do"</h2>
                    <Paragraphs text=lesson.instructions.clone() />
                </section>
                <section class="articles" aria-labelledby="articles-title">
                    <h2 id="articles-title">"The articles"</h2>
                    <ol class="cards">
                        {cards.into_iter().map(|card| view! { <Card card lesson=lesson.id.clone() /> }).collect_view()}
                    </ol>
                    <OtherLessons />
                </section>
            </div>
        </main>
    }
}

#[component]
fn Card(card: ArticleCard, lesson: crate::core::lesson::LessonId) -> impl IntoView {
    let href = Route::Article(lesson, card.id.clone(), None).href();
    let progress = match (card.mentions, card.claims) {
        (0, 0) => "Nothing marked yet".to_owned(),
        (mentions, claims) => format!("{} and {} marked", plural(mentions, "mention"), plural(claims, "claim")),
    };
    let about = match &card.date {
        Some(date) => format!("{} words · {date}", card.words),
        None => format!("{} words", card.words),
    };
    view! {
        <li class="card" lang=card.language.clone()>
            <p class="outlet" dir="auto">{card.outlet.clone()}</p>
            <h3 dir="auto"><a href=href>{card.headline.clone()}</a></h3>
            <p class="opening" dir="auto">{card.opening.clone()}</p>
            <p class="about"><span>{about}</span> <span class="progress">{progress}</span></p>
        </li>
    }
}

#[component]
fn OtherLessons() -> impl IntoView {
    let state = expect_context::<AppState>();
    let desk = expect_context::<Desk>();
    let here = state.lesson().id.clone();
    let others = move || {
        let library = desk.library.get().unwrap_or_default();
        library.lessons.into_iter().filter(|lesson| lesson.id != here).collect::<Vec<_>>()
    };
    move || {
        let others = others();
        (!others.is_empty()).then(|| {
            view! {
                <h2>"Other lessons in this browser"</h2>
                <ul class="lessons">
                    {others
                        .into_iter()
                        .map(|lesson| {
                            let href = Route::Lesson(lesson.id.clone()).href();
                            view! { <li><a href=href dir="auto">{lesson.title.clone()}</a></li> }
                        })
                        .collect_view()}
                </ul>
            }
        })
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
