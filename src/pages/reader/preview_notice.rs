//! What says that a preview is one, and the way back to the workshop.

use leptos::prelude::*;

use super::Reader;
use crate::core::route::{Route, WorkshopRoute};

/// Where the workshop shows what is looked at here.
fn way_back(reader: Reader) -> String {
    let lesson = reader.session.lesson();
    let article = reader.article().and_then(|at| lesson.articles.get(at));
    let id = lesson.id.clone();
    let route = match article {
        Some(article) => WorkshopRoute::Article(id, article.id.clone()),
        None => WorkshopRoute::Lesson(id),
    };
    Route::Workshop(route).href()
}

/// The sentence at the head of the page.
#[component]
pub fn PreviewNotice() -> impl IntoView {
    let reader = expect_context::<Reader>();
    reader.is_preview().then(|| {
        view! {
            <div class="trouble remark">
                <p>
                    "This is how your students see the lesson. Try anything: marks made here are nobody’s work and are not kept."
                </p>
            </div>
        }
    })
}

/// The way back in the bar, which stays in view.
#[component]
pub fn PreviewExit() -> impl IntoView {
    let reader = expect_context::<Reader>();
    view! {
        <a
            class="tool"
            href=move || way_back(reader)
            title="Back to the workshop"
            aria-label="End preview"
        >
            <span class="glyph" aria-hidden="true">
                "←"
            </span>
            <span class="word">"End preview"</span>
        </a>
    }
}
