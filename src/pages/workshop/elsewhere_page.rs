//! An article as it is read, with the words that stand elsewhere too: a press shows both.
//!
//! Invariant: what is shown is told by words as well as by colour, and opens beneath its own paragraph.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::page_parts::PageHead;
use super::shared_page::PassagePlaces;
use super::workshop_library::WorkshopLibrary;
use crate::components::BlockElement;
use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;
use crate::core::route::{Route, WorkshopRoute};
use crate::core::text::printable::plural;
use crate::core::view::{LessonPassages, PassageNote, ReadBlock, SharedStretch};

/// The page of the words that one article shares with others.
#[component]
pub fn ElsewherePage(lesson: LessonId, article: ArticleId) -> impl IntoView {
    let library = expect_context::<WorkshopLibrary>();
    let found = library.get(&lesson).map(LessonPassages::find).map(Arc::new);
    let shown = found.and_then(|found| {
        let blocks = found.blocks(&article)?;
        let here = found.lesson.article(&article)?;
        Some((here.language.clone(), blocks, found))
    });
    let Some((language, blocks, found)) = shown else {
        return view! { <p class="lead">"This article is not here."</p> }.into_any();
    };
    let lead = summary(&blocks);
    let remarks = found.remarks.clone().into_iter();
    let blocks = blocks.into_iter().enumerate().map(|(at, block)| {
        view! { <SharedBlock found=found.clone() at block /> }
    });
    let blocks = blocks.collect_view();
    view! {
        <div>
            <PageHead up="← Back to reading" href=Route::Article(lesson.clone(), article, None).href()>
                <h1>"The same words elsewhere"</h1>
            </PageHead>
            <p class="lead">{lead}</p>
            {remarks.map(|remark| view! { <p class="hint">{remark}</p> }).collect_view()}
            <p class="hint">
                <a href=WorkshopRoute::Shared(lesson, None)
                    .href()>"See all shared passages"</a>
            </p>
            <article class="elsewhere-text" lang=language>
                {blocks}
            </article>
        </div>
    }
    .into_any()
}

fn summary(blocks: &[ReadBlock]) -> String {
    let stretches = blocks.iter().flat_map(|block| &block.stretches);
    let notes = stretches.flat_map(|stretch| &stretch.notes);
    let passages: BTreeSet<usize> = notes.map(|note| note.passage).collect();
    match passages.len() {
        0 => "No passage of 40 characters or more in this report appears word for word anywhere else in the lesson.".to_owned(),
        count => format!(
            "{} in this report, underlined below, {} elsewhere too: copied from an agency, from an official text, or from one another. Press “also in …” to see both.",
            plural(count, "passage"),
            if count == 1 { "appears" } else { "appear" }
        ),
    }
}

/// A block with its notes, and beneath it the places of the passage that was asked for.
#[component]
fn SharedBlock(
    found: Arc<LessonPassages>,
    /// Its number, from 0.
    at: usize,
    block: ReadBlock,
) -> impl IntoView {
    let open = RwSignal::new(None::<usize>);
    let id = format!("both-{at}");
    let words = block.stretches.into_iter().map(|stretch| {
        view! { <StretchView stretch open controls=id.clone() /> }
    });
    let words = words.collect_view();
    let both = move || {
        let passage = found.passage(open.get()?)?;
        let lesson = found.lesson.id.clone();
        Some(view! { <PassagePlaces passage lesson /> })
    };
    view! {
        <div>
            <BlockElement kind=block.kind level=2>
                {words}
            </BlockElement>
            <div class="both" id=id>
                {both}
            </div>
        </div>
    }
}

/// The words, and the notes on the passages that end with them.
#[component]
fn StretchView(
    stretch: SharedStretch,
    /// The passage that is shown in full.
    open: RwSignal<Option<usize>>,
    /// The name of the place where it is shown.
    controls: String,
) -> impl IntoView {
    let SharedStretch {
        words,
        passages,
        notes,
    } = stretch;
    let words = if passages.is_empty() {
        view! { <span>{words}</span> }.into_any()
    } else {
        let is_shown = move || open.get().is_some_and(|at| passages.contains(&at));
        view! {
            <mark class="same" dir="auto" class:shown=is_shown>
                {words}
            </mark>
        }
        .into_any()
    };
    let note = |note: PassageNote| {
        let is_open = move || open.get() == Some(note.passage);
        let toggle = move |_| {
            let other = open.get_untracked() != Some(note.passage);
            open.set(other.then_some(note.passage));
        };
        view! {
            <span>
                " "
                <button
                    type="button"
                    class="also"
                    aria-controls=controls.clone()
                    aria-expanded=move || is_open().to_string()
                    on:click=toggle
                >
                    {note.sentence}
                </button>
            </span>
        }
    };
    view! {
        {words}
        {notes.into_iter().map(note).collect_view()}
    }
}
