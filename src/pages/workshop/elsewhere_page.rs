//! An article as it is read, with the words that stand elsewhere too, and with the reader's own marks: a press shows
//! both places.
//!
//! Invariant: what is shown is told by words as well as by colour, and opens beneath its own paragraph. Marks are
//! shown and never changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::WorkshopContext;
use super::page_parts::PageHead;
use super::shared_page::PassagePlaces;
use super::workshop_library::WorkshopLibrary;
use crate::components::BlockElement;
use crate::core::annotation::history::Session;
use crate::core::lesson::article::{ArticleId, BlockIndex};
use crate::core::lesson::{ArticleIndex, Lesson, LessonId};
use crate::core::route::{Route, WorkshopRoute};
use crate::core::text::printable::plural;
use crate::core::view::{
    LessonPassages, PassageNote, ReadBlock, SharedStretch, ShownArticles, TextPiece, pieces,
    pieces_of, progress,
};
use crate::pages::reader::block::classes;
use crate::state::library::load_work;
use crate::state::reading_position::ReadingPosition;
use crate::state::sheet_choice::SheetChoice;

/// The page of the words that one article shares with others.
#[component]
pub fn ElsewherePage(lesson: LessonId, article: ArticleId) -> impl IntoView {
    let library = expect_context::<WorkshopLibrary>();
    let found = library.get(&lesson).map(LessonPassages::find).map(Arc::new);
    let shown = found.and_then(|found| {
        let blocks = found.blocks(&article)?;
        let at = found.lesson.index_of(&article)?;
        let here = found.lesson.articles.get(at)?;
        Some((
            here.language.clone(),
            blocks,
            OwnReading::load(&found.lesson, at),
            found,
        ))
    });
    let Some((language, blocks, own, found)) = shown else {
        return view! { <p class="lead">"This article is not here."</p> }.into_any();
    };
    let back = Route::Article(lesson.clone(), article, None);
    let back = Signal::derive(move || own.back.get().unwrap_or_else(|| back.clone()).href());
    let lead = summary(&blocks);
    let remarks = found.remarks.clone().into_iter();
    let blocks = blocks.into_iter().enumerate().map(|(at, block)| {
        view! { <SharedBlock found=found.clone() at block own /> }
    });
    let blocks = blocks.collect_view();
    view! {
        <div>
            <PageHead up="← Back to reading" href=back>
                <h1>"The same words elsewhere"</h1>
            </PageHead>
            <p class="lead">{lead}</p>
            {remarks.map(|remark| view! { <p class="hint">{remark}</p> }).collect_view()}
            <p class="hint">
                <a href=WorkshopRoute::Shared(lesson, None)
                    .href()>"See all shared passages"</a>
                {move || own.is_any().then_some(" · Your own marks are shown too.")}
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
            "{} elsewhere too: copied from an agency, from an official text, or from one another. Press “also in …” to see both.",
            match count {
                1 => "One passage in this report, underlined below, appears".to_owned(),
                count => format!("{} in this report, underlined below, appear", plural(count, "passage")),
            }
        ),
    }
}

/// What the reader has marked in an article and where they were, once it has come from the stores.
#[derive(Clone, Copy)]
struct OwnReading {
    at: ArticleIndex,
    work: RwSignal<Option<Session>, LocalStorage>,
    /// The way back, where the article stood beside another one.
    back: RwSignal<Option<Route>>,
}

impl OwnReading {
    /// Asks for what is on the sheet that is worked on in this tab.
    fn load(lesson: &Arc<Lesson>, at: ArticleIndex) -> Self {
        let work = RwSignal::new_local(None);
        let back = RwSignal::new(None);
        let persistence = expect_context::<WorkshopContext>().persistence;
        let (lesson, sheet) = (lesson.clone(), SheetChoice::new().chosen(&lesson.id));
        spawn_local(async move {
            let loaded = load_work(persistence, lesson.clone(), sheet).await;
            // The page may be another by then.
            let _ = back.try_set(beside(&lesson, at, ReadingPosition::new(loaded.position)));
            let _ = work.try_set(Some(loaded.session));
        });
        Self { at, work, back }
    }

    fn is_any(self) -> bool {
        let marks = |work: &Session| progress(work.workspace(), self.at).marks;
        self.work
            .with(|work| work.as_ref().is_some_and(|work| marks(work) > 0))
    }

    /// The pieces of a block; none until the marks have come.
    fn pieces(self, block: BlockIndex) -> Vec<TextPiece> {
        self.work.with(|work| {
            let work = work.as_ref();
            work.map_or_else(Vec::new, |work| pieces(work.workspace(), self.at, block))
        })
    }
}

/// The page of the article and another one side by side, if they were read so, the earlier in the lesson on the left.
fn beside(lesson: &Lesson, at: ArticleIndex, position: ReadingPosition) -> Option<Route> {
    let index = |name: &String| lesson.index_of(&ArticleId::parse(name)?);
    let [one, other] = position.both_articles()?;
    let (one, other) = (index(&one)?, index(&other)?);
    let shown = ShownArticles::new(Some(one.min(other)), Some(one.max(other)));
    let shown = shown.filter(|shown| shown.contains(at))?;
    shown.route(lesson, None)
}

/// A block with its notes, and beneath it the places of the passage that was asked for.
#[component]
fn SharedBlock(
    found: Arc<LessonPassages>,
    /// Its number, from 0.
    at: usize,
    block: ReadBlock,
    own: OwnReading,
) -> impl IntoView {
    let open = RwSignal::new(None::<usize>);
    let id = format!("both-{at}");
    let words = block.stretches.into_iter().map(|stretch| {
        view! { <StretchView stretch number=block.number own open controls=id.clone() /> }
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
    /// The number of its block.
    number: BlockIndex,
    own: OwnReading,
    /// The passage that is shown in full.
    open: RwSignal<Option<usize>>,
    /// The name of the place where it is shown.
    controls: String,
) -> impl IntoView {
    let SharedStretch {
        range,
        words,
        passages,
        notes,
    } = stretch;
    let words = move || match pieces_of(&own.pieces(number), range) {
        none if none.is_empty() => words.clone().into_any(),
        drawn => drawn.into_iter().map(draw).collect_view().into_any(),
    };
    let words = words.into_any();
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

/// Words with the marks on them.
fn draw(piece: TextPiece) -> AnyView {
    if piece.marks.is_empty() {
        return piece.text.into_any();
    }
    let opens = Some(piece.opens.clone()).filter(|opens| !opens.is_empty());
    let class = classes(&piece);
    view! {
        <mark class=class aria-description=opens>
            {piece.text}
        </mark>
    }
    .into_any()
}
