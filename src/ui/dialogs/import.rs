//! A file into the work: first what it would do, then a yes.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::parts::modal::Modal;
use crate::app::opening::Desk;
use crate::app::{AppState, Incoming, Preview};
use crate::core::codec::Problem;
use crate::core::import::DeletedHere;
use crate::core::lesson::Lesson;

/// Problems that are listed; more are counted.
const LISTED: usize = 20;

/// The dialog.
#[component]
pub fn Import(close: Callback<()>) -> impl IntoView {
    let state = expect_context::<AppState>();
    view! {
        <Modal title="Import a file" id="import-title" close>
            <p>"Choose a work or a lesson that was made with Lateral. Nothing changes before you have seen what it would do."</p>
            <label class="field">
                <span>"File"</span>
                <input type="file" accept=".json,application/json" aria-label="File"
                    on:change=move |event| state.open_chosen(&event_target(&event)) />
            </label>
            <div aria-live="polite">
                {move || state.incoming.get().map(|incoming| match incoming {
                    Incoming::Reading => view! { <p>"Reading the file…"</p> }.into_any(),
                    Incoming::Refused(sentence) => view! { <p class="refused">{sentence}</p> }.into_any(),
                    Incoming::Work(preview) => view! { <WorkPreview preview close /> }.into_any(),
                    Incoming::Lesson(lesson, problems) => view! { <LessonPreview lesson problems close /> }.into_any(),
                })}
            </div>
        </Modal>
    }
}

#[component]
fn WorkPreview(preview: Arc<Preview>, close: Callback<()>) -> impl IntoView {
    let state = expect_context::<AppState>();
    let plan = &preview.plan;
    let name = preview.work.annotator.name.trim().to_owned();
    let whose = if name.is_empty() { "A work without a name".to_owned() } else { format!("The work of {name}") };
    let rows = [
        (plan.new, "new", "They will be added."),
        (plan.changed, "changed", "The file has a later version, which will replace the one here."),
        (plan.deleted, "deleted", "The file says that they were deleted; they will be deleted here."),
        (plan.older, "later here", "The version here is later than the file's. It stays."),
        (plan.same, "the same", "They are here already."),
        (plan.lost, "not found in the text", "Their words are not in the articles. They are kept and listed, and can be put in their place."),
    ];
    let nothing = plan.is_empty();
    let deleted_here = plan.deleted_here.len();
    let come_back = RwSignal::new(false);
    let problems = preview.problems.clone();
    let texts_differ = preview.texts_differ;
    let take = {
        let preview = preview.clone();
        move |_| state.take_in(&preview, if come_back.get_untracked() { DeletedHere::ComeBack } else { DeletedHere::StayDeleted })
    };
    view! {
        <h3>{whose}</h3>
        {texts_differ.then_some(view! { <p>"Some articles have another text here than where this work was made. Marks are found again by their words."</p> })}
        <ul class="effects">
            {rows.into_iter().filter(|(count, ..)| *count > 0).map(|(count, what, then)| view! {
                <li><strong>{format!("{count} {what}")}</strong>" "{then}</li>
            }).collect_view()}
            {(nothing && deleted_here == 0).then_some(view! { <li>"Everything in this file is here already; importing it changes nothing."</li> })}
        </ul>
        {(deleted_here > 0).then(|| view! {
            <label class="check">
                <input type="checkbox" prop:checked=come_back on:change=move |event| come_back.set(event_target_checked(&event)) />
                {format!("Bring back {deleted_here} marks of the file that were deleted here")}
            </label>
        })}
        <Problems problems />
        <div class="modal-actions">
            <button type="button" class="primary" disabled=move || nothing && !come_back.get() on:click=take>"Import"</button>
            <button type="button" class="tool" on:click=move |_| close.run(())>"Cancel"</button>
        </div>
    }
}

#[component]
fn LessonPreview(lesson: Arc<Lesson>, problems: Vec<Problem>, close: Callback<()>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let known = desk.library.with_untracked(|library| library.as_ref().and_then(|library| library.get(&lesson.id).cloned()));
    let same = known.as_ref().is_some_and(|known| **known == *lesson);
    let clash = known.is_some() && !same;
    let say = if clash {
        "Another lesson with the same id is in this browser, with other texts. Nothing was changed. Give this one another id in its file, or ask its author for a new one."
    } else if same {
        "This lesson is in this browser already."
    } else {
        "It will stand beside the lessons that are here; your work on them stays."
    };
    let articles = lesson.articles.len();
    let title = lesson.title.clone();
    let open = move |_| {
        desk.add(lesson.clone());
        close.run(());
    };
    view! {
        <h3 dir="auto">{format!("Lesson: {title}")}</h3>
        <p>{format!("{articles} articles. {say}")}</p>
        <Problems problems />
        <div class="modal-actions">
            <button type="button" class="primary" disabled=clash on:click=open>"Open the lesson"</button>
            <button type="button" class="tool" on:click=move |_| close.run(())>"Cancel"</button>
        </div>
    }
}

#[component]
fn Problems(problems: Vec<Problem>) -> impl IntoView {
    let count = problems.len();
    (count > 0).then(|| view! {
        <details class="problems" open=count <= 5>
            <summary>{format!("{count} things in the file could not be taken as they stand")}</summary>
            <ul>
                {problems.into_iter().take(LISTED).map(|problem| view! {
                    <li><strong>{problem.place}</strong>" "{problem.sentence}</li>
                }).collect_view()}
                {(count > LISTED).then(|| view! { <li>{format!("and {} more", count - LISTED)}</li> })}
            </ul>
        </details>
    })
}
