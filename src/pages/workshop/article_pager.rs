//! From article to article in the workshop, without the way back to the list.

use leptos::prelude::*;

use super::lesson_editor::LessonEditor;
use crate::core::lesson::article::ArticleId;
use crate::core::lesson::{ArticleIndex, Lesson, LessonId};
use crate::core::route::WorkshopRoute;
use crate::core::text::printable::brief;

/// Most characters of a headline in a link.
const NAMED: usize = 60;

/// Where an article stands in its lesson, and its neighbours.
#[derive(Clone, PartialEq)]
struct ArticlePlace {
    /// From 1.
    number: usize,
    count: usize,
    before: Option<ArticleLink>,
    behind: Option<ArticleLink>,
}

/// The way to an article.
#[derive(Clone, PartialEq)]
struct ArticleLink {
    href: String,
    headline: String,
}

impl ArticleLink {
    fn to(lesson: &Lesson, at: ArticleIndex) -> Option<Self> {
        let article = lesson.articles.get(at)?;
        Some(Self {
            href: WorkshopRoute::Article(lesson.id.clone(), article.id.clone()).href(),
            headline: brief(article.headline.trim(), NAMED),
        })
    }
}

/// Where the article stands now; nothing where the lesson has it no more.
fn place(article: ArticleId) -> Memo<Option<ArticlePlace>> {
    let editor = expect_context::<LessonEditor>();
    Memo::new(move |_| {
        editor.read(|lesson| {
            let at = lesson.index_of(&article)?;
            let before = at.checked_sub(1);
            Some(ArticlePlace {
                number: at + 1,
                count: lesson.articles.len(),
                before: before.and_then(|at| ArticleLink::to(lesson, at)),
                behind: ArticleLink::to(lesson, at + 1),
            })
        })
    })
}

/// Which of how many the article is, and the way to the next: the line below the headline.
#[component]
pub fn ArticleCount(article: ArticleId) -> impl IntoView {
    let place = place(article);
    move || {
        let ArticlePlace {
            number,
            count,
            behind,
            ..
        } = place.get()?;
        Some(view! {
            <p class="pager">
                <span>{format!("Article {number} of {count}")}</span>
                {behind.map(|next| view! { <a href=next.href>"Next →"</a> })}
            </p>
        })
    }
}

/// The ways on at the foot of an article. Behind the last one stands the lesson.
#[component]
pub fn ArticlePager(lesson: LessonId, article: ArticleId) -> impl IntoView {
    let place = place(article);
    let lesson = WorkshopRoute::Lesson(lesson).href();
    move || {
        let ArticlePlace { before, behind, .. } = place.get()?;
        let before = before.map(|to| {
            view! {
                <a class="previous" href=to.href>
                    <span class="turn">"← Previous article"</span>
                    <span class="outlet" dir="auto">
                        {to.headline}
                    </span>
                </a>
            }
        });
        let (turn, name, href) = match behind {
            Some(to) => ("Next article →", to.headline, to.href),
            None => (
                "That was the last article",
                "Back to the lesson".to_owned(),
                lesson.clone(),
            ),
        };
        Some(view! {
            <nav class="turning" aria-label="Articles">
                {before}
                <a class="next" href=href>
                    <span class="turn">{turn}</span>
                    <span class="outlet" dir="auto">
                        {name}
                    </span>
                </a>
            </nav>
        })
    }
}
