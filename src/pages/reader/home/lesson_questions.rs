//! What the lesson wants to have compared: the teacher's questions, on the lesson's first page.
//!
//! Invariant: nothing is here where the lesson asks nothing.
//! Must not know: what the articles answer.

use leptos::prelude::*;

use super::super::Reader;
use crate::core::points::listing::prepared;

/// The questions, in the teacher's order.
#[component]
pub fn LessonQuestions() -> impl IntoView {
    let lesson = expect_context::<Reader>().session.lesson();
    let questions: Vec<_> = prepared(&lesson)
        .into_iter()
        .map(|point| view! { <li dir="auto">{point.question}</li> })
        .collect();
    (!questions.is_empty()).then(|| {
        view! {
            <div class="questions">
                <h3 id="questions-title">"Ask each article"</h3>
                <ol aria-labelledby="questions-title">{questions}</ol>
            </div>
        }
    })
}
