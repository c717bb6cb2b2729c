//! The places of words that stand in several articles: of which report, and what stands around them.
//!
//! Must not know: which passages there are.

use leptos::prelude::*;

use crate::core::lesson::LessonId;
use crate::core::lesson::article::{ArticleId, BlockIndex};
use crate::core::route::Route;
use crate::core::view::PassageExcerpt;
use crate::platform::style;

/// With the notes on such words where they are read.
pub const PASSAGE_STYLE: &str = include_str!("../../style/passages.css");

/// Places beside one another.
#[component]
pub fn PassagePlaces(
    /// Those that are shown.
    places: Vec<PassageExcerpt>,
    /// The lesson in which they stand.
    lesson: LessonId,
    /// Called before a link leads to an article, with the place where the words stand.
    #[prop(optional)]
    on_read: Option<Callback<(ArticleId, BlockIndex)>>,
) -> impl IntoView {
    style::add_rules(PASSAGE_STYLE);
    let place = |excerpt: PassageExcerpt| {
        let route = Route::Article(lesson.clone(), excerpt.article.clone(), None);
        let read = move |_| {
            if let Some(on_read) = on_read {
                on_read.run((excerpt.article.clone(), excerpt.block));
            }
        };
        view! {
            <li>
                <p class="outlet">
                    <a href=route.href() dir="auto" on:click=read>
                        {excerpt.name}
                    </a>
                </p>
                <p class="around" dir="auto">
                    {excerpt.before}
                    <mark dir="auto">{excerpt.words}</mark>
                    {excerpt.after}
                </p>
            </li>
        }
    };
    view! { <ul class="places">{places.into_iter().map(place).collect_view()}</ul> }
}
