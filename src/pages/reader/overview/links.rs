//! The way from one page over all articles to the others, and up to the lesson.
//!
//! Must not know: what stands on them.

use leptos::prelude::*;

use crate::core::lesson::Lesson;
use crate::core::route::Route;

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
    let pages = [
        (Route::Entities(id.clone(), None), "Who is named"),
        (Route::Compare(id.clone()), "Who says what"),
        (Route::Shared(id.clone()), "Shared wording"),
        (Route::Report(id.clone()), "Report"),
    ];
    let others = pages.into_iter().filter(|(route, _)| *route != here);
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
