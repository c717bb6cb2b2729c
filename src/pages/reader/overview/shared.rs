//! Words that articles share, word for word: each passage, and every place where it stands.
//!
//! Owns: the page.
//! Must not know: how passages are found.

use leptos::html;
use leptos::prelude::*;

use super::links::OverviewLinks;
use super::{begin_at_top, come_to};
use crate::components::PassagePlaces;
use crate::core::route::Route;
use crate::core::text::printable::plural;
use crate::core::view::LessonPassages;
use crate::pages::reader::{Reader, actions, focus};
use crate::state::focus_request::FocusTarget;

/// Passages that are shown; more are counted.
const SHOWN: usize = 200;

/// The page.
#[component]
pub fn SharedPage() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let main = NodeRef::<html::Main>::new();
    focus::obey_focus_in_place(FocusTarget::Article, move || main.get());
    come_to(reader, "Shared wording");
    Effect::new(move |_| begin_at_top(reader));
    let wording = reader.shared_wording;
    let found = wording.passages(|| LessonPassages::find(lesson.clone()));
    let on_read = Callback::new(move |(article, block)| actions::read_at(reader, &article, block));
    let passages = (0..found.count().min(SHOWN)).filter_map(|number| found.passage(number));
    let passages = passages.map(|passage| {
        view! {
            <li>
                <h2 dir="auto">{passage.title.clone()}</h2>
                // The same outlet has a link in each.
                <div role="group" aria-label=passage.title>
                    <PassagePlaces places=passage.excerpts lesson=lesson.id.clone() on_read/>
                </div>
            </li>
        }
    });
    let remarks = found.remarks.iter().cloned();
    let more = found.count().saturating_sub(SHOWN);
    view! {
        <main class="home shared-page" id="main" tabindex="-1" node_ref=main>
            <header class="shared-head">
                <OverviewLinks here=Route::Shared(lesson.id.clone()) lesson=lesson.clone()/>
                <h1>"Shared wording"</h1>
                <p>{summary(found.count())}</p>
            </header>
            {remarks.map(|remark| view! { <p class="remark">{remark}</p> }).collect_view()}
            <ol class="passages">{passages.collect_view()}</ol>
            {(more > 0).then(|| view! { <p class="remark">{format!("and {more} shorter ones")}</p> })}
        </main>
    }
}

fn summary(count: usize) -> String {
    if count == 0 {
        return "No passage of 40 characters or more appears word for word in two articles."
            .to_owned();
    }
    let passages = match count {
        1 => "One passage appears".to_owned(),
        count => format!("{} appear", plural(count, "passage")),
    };
    format!(
        "{passages} word for word in more than one article: copied from an agency, from an official text, or from one another."
    )
}
