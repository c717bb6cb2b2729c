//! Words that articles share, word for word: a passage, and every place where it stands.

use leptos::prelude::*;

use super::page_parts::PageHead;
use super::workshop_library::WorkshopLibrary;
use crate::components::PassagePlaces;
use crate::core::lesson::LessonId;
use crate::core::route::Route;
use crate::core::text::printable::plural;
use crate::core::view::LessonPassages;

/// Passages that are shown; more are counted.
const SHOWN: usize = 200;

/// The page of all passages of a lesson.
#[component]
pub fn SharedPage(lesson: LessonId) -> impl IntoView {
    let library = expect_context::<WorkshopLibrary>();
    let Some(found) = library.get(&lesson).map(LessonPassages::find) else {
        return view! { <p class="lead">"This lesson is not here."</p> }.into_any();
    };
    let more = found.count().saturating_sub(SHOWN);
    let passages = (0..found.count().min(SHOWN)).filter_map(|number| found.passage(number));
    let passages = passages.map(|passage| {
        view! {
            <li>
                <h2 class="passage-words" dir="auto">
                    {passage.title.clone()}
                </h2>
                <PassagePlaces places=passage.excerpts lesson=lesson.clone() />
            </li>
        }
    });
    let remarks = found.remarks.iter().cloned();
    view! {
        <div>
            <PageHead up=found.lesson.title.clone() href=Route::Lesson(lesson.clone()).href()>
                <h1>"The same words elsewhere"</h1>
            </PageHead>
            <p class="lead">{summary(found.count())}</p>
            {remarks.map(|remark| view! { <p class="hint">{remark}</p> }).collect_view()}
            <ol class="passages">{passages.collect_view()}</ol>
            {(more > 0).then(|| view! { <p class="hint">{format!("and {more} shorter ones")}</p> })}
        </div>
    }
    .into_any()
}

fn summary(count: usize) -> String {
    if count == 0 {
        return "No passage of 40 characters or more appears word for word in two places."
            .to_owned();
    }
    let passages = match count {
        1 => "One passage appears".to_owned(),
        count => format!("{} appear", plural(count, "passage")),
    };
    format!(
        "{passages} word for word in more than one place: copied from an agency, from an official text, or from one another."
    )
}
