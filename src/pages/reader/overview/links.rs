//! The way from one page over all articles to the others, and up to the lesson.
//!
//! Must not know: what stands on them.

use leptos::prelude::*;

use crate::core::lesson::Lesson;
use crate::core::route::Route;
use crate::pages::reader::overview_pages::overview_pages;

/// The links, of which the page's own leads nowhere else.
#[component]
pub fn OverviewLinks(
    /// The page on which they stand.
    here: Route,
    /// The lesson.
    #[prop(into)]
    lesson: std::sync::Arc<Lesson>,
) -> impl IntoView {
    let id = &lesson.id;
    let others = overview_pages(id).into_iter();
    let others = others.filter(|(route, _)| *route != here);
    let links = others.map(|(route, words)| {
        view! {
            " "
            <a href=route.href()>{words}</a>
        }
        .into_any()
    });
    view! {
        <nav class="kicker overview-links" aria-label="Lesson overview">
            <a href=Route::Lesson(id.clone()).href() dir="auto">
                {lesson.title.clone()}
            </a>
            {links.collect_view()}
        </nav>
    }
}
