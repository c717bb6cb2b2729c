//! Notes on words that other articles have too, below the paragraph in which they are read.
//!
//! Invariant: the text's nodes are left alone, so that marks can be made in it as ever. What is painted and what stands
//! below a paragraph goes with its owner.
//! Must not know: how passages are found.

use std::sync::Arc;

use leptos::portal::Portal;
use leptos::prelude::*;

use super::super::suggestions::OnPage;
use super::super::{Reader, actions, ranges};
use crate::components::{PASSAGE_STYLE, PassagePlaces};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::BlockIndex;
use crate::core::route::Route;
use crate::core::text::TextRange;
use crate::core::text::printable::{brief, plural};
use crate::core::view::{LessonPassages, PassageNote, ReadBlock, ShownArticles};
use crate::platform::{article_dom, highlight, page, style};

/// How such words are painted.
const PAINTED: &str = "shared";
/// Most letters of the words that a note repeats.
const QUOTED: usize = 40;

/// A paragraph with words that other articles have too.
#[derive(Clone, PartialEq)]
struct NotedBlock {
    article: ArticleIndex,
    block: BlockIndex,
    words: Vec<TextRange>,
    notes: Vec<PassageNote>,
}

impl NotedBlock {
    fn new(article: ArticleIndex, read: ReadBlock) -> Option<Self> {
        let shared = read.stretches.iter().filter(|it| !it.passages.is_empty());
        let words: Vec<TextRange> = shared.map(|it| it.range).collect();
        let notes: Vec<PassageNote> = read.stretches.into_iter().flat_map(|it| it.notes).collect();
        (!notes.is_empty()).then_some(Self {
            article,
            block: read.number,
            words,
            notes,
        })
    }
}

/// The notes in all articles on the page, and a line that says how many there are.
#[component]
pub fn SharedNotes() -> impl IntoView {
    style::add_rules(PASSAGE_STYLE);
    let reader = expect_context::<Reader>();
    let lesson = reader.session.lesson();
    let wording = reader.shared_wording;
    let found = wording.passages(|| LessonPassages::find(lesson.clone()));
    let on_page = expect_context::<OnPage>();
    let blocks = {
        let found = found.clone();
        Memo::new(move |_| {
            noted(
                &found,
                on_page
                    .shown
                    .get()
                    .into_iter()
                    .flat_map(ShownArticles::iter),
            )
        })
    };
    // A page that has just changed is drawn before notes come into it.
    let drawn = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        let blocks = blocks.get();
        page::after_paint(move || drop(drawn.try_set(blocks)));
    });
    Effect::new(move |_| {
        // A mark beside them has put new nodes in the place of theirs.
        reader.session.with(|_| ());
        drawn.with(|blocks| highlight::paint(PAINTED, &painted(reader, blocks)));
    });
    on_cleanup(|| {
        highlight::paint(PAINTED, &[]);
    });
    let all_of_them = Route::Shared(lesson.id.clone()).href();
    let count = move || blocks.with(|blocks| blocks.iter().map(|it| it.notes.len()).sum());
    let remarks = found.remarks.clone().into_iter();
    view! {
        // Two side by side have no place in common below them.
        {move || on_page.is_alone().then(|| view! {
            <p class="elsewhere" role="status">
                {summary(count())} " "
                <a href=all_of_them.clone()>"See all shared passages"</a>
            </p>
        })}
        {remarks.map(|remark| view! { <p class="elsewhere">{remark}</p> }).collect_view()}
        <For each=move || drawn.get() key=|it| (it.article, it.block) let(noted)>
            <NotesBelow found=found.clone() noted/>
        </For>
    }
}

/// The paragraphs of these articles that have notes.
fn noted(found: &LessonPassages, articles: impl Iterator<Item = ArticleIndex>) -> Vec<NotedBlock> {
    let mut noted = Vec::new();
    for at in articles {
        let article = found.lesson.articles.get(at);
        let blocks = article.and_then(|article| found.blocks(&article.id));
        let blocks = blocks.into_iter().flatten();
        noted.extend(blocks.filter_map(|read| NotedBlock::new(at, read)));
    }
    noted
}

fn painted(reader: Reader, blocks: &[NotedBlock]) -> Vec<leptos::web_sys::Range> {
    let lesson = reader.session.lesson();
    let mut painted = Vec::new();
    for block in blocks {
        if let Some(article) = lesson.articles.get(block.article) {
            let words = block.words.iter();
            painted.extend(words.filter_map(|it| ranges::dom_range(article, block.article, *it)));
        }
    }
    painted
}

fn summary(count: usize) -> String {
    match count {
        0 => "No 40 characters of it appear word for word in another article.".to_owned(),
        1 => "One passage, underlined, appears word for word in another article: copied from an agency, from an official text, or from one another.".to_owned(),
        count => format!(
            "{}, underlined, appear word for word in other articles: copied from an agency, from an official text, or from one another.",
            plural(count, "passage")
        ),
    }
}

/// The notes of a paragraph, at its foot.
#[component]
fn NotesBelow(found: Arc<LessonPassages>, noted: NotedBlock) -> impl IntoView {
    let article = article_dom::article(noted.article)?;
    let row = article_dom::block(&article, noted.block)?.parent_element()?;
    let (at, notes) = (noted.article, StoredValue::new(noted.notes));
    Some(view! {
        <Portal mount=row>
            <ul class="shared-notes" aria-label="Also in other articles">
                {notes
                    .get_value()
                    .into_iter()
                    .map(|note| view! { <Note found=found.clone() at note/> })
                    .collect_view()}
            </ul>
        </Portal>
    })
}

/// Where else words stand; a press shows them there.
#[component]
fn Note(
    found: Arc<LessonPassages>,
    /// The article in which the note stands.
    at: ArticleIndex,
    note: PassageNote,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let reader = expect_context::<Reader>();
    let passage = found.passage(note.passage)?;
    let words = passage.excerpts.iter().find(|it| {
        let article = found.lesson.articles.get(at);
        article.is_some_and(|article| article.id == it.article)
    });
    let quote = words.map(|it| brief(&it.words, QUOTED));
    let here = found.lesson.articles.get(at)?.id.clone();
    let others = passage.excerpts.into_iter().filter(|it| it.article != here);
    let others = StoredValue::new(others.collect::<Vec<_>>());
    let lesson = StoredValue::new(found.lesson.id.clone());
    let on_read = Callback::new(move |(article, block)| actions::read_at(reader, &article, block));
    Some(view! {
        <li>
            <button
                type="button"
                class="also"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                // No words of the button's own beside elements: in Chromium a press on the space between them is
                // one on what is around the button.
                {quote.map(|quote| view! { <q dir="auto">{quote}</q> })}
                <span>{format!(" {}", note.sentence)}</span>
            </button>
            <Show when=move || open.get()>
                <PassagePlaces places=others.get_value() lesson=lesson.get_value() on_read/>
            </Show>
        </li>
    })
}
