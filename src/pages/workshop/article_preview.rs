//! The article as students will see it.
//!
//! Invariant: every word, box and fold stands here as it stands on their page; only marks are missing.

use leptos::prelude::*;

use super::lesson_editor::LessonEditor;
use crate::components::{BlockElement, BlocksApart, FurnitureFold};
use crate::core::authoring::sheet::{PieceReading, RowPiece, SheetRow, shown_rows};
use crate::core::lesson::article::{Article, ArticleId, BlockKind};
use crate::core::text::printable::date_in_words;
use crate::core::view::WordsApart;

/// A row that is read, or neighbouring rows of furniture.
type PreviewPart = Vec<SheetRow>;

/// All that students see.
#[component]
pub fn ArticlePreview(article: ArticleId) -> impl IntoView {
    let editor = expect_context::<LessonEditor>();
    let head = {
        let id = article.clone();
        move || {
            editor.read(|lesson| {
                let article = lesson.article(&id)?;
                let date = article.date.as_deref().map(date_in_words);
                let about = (article.outlet.clone(), date, article.source.clone());
                Some((about, WordsApart::of(article)))
            })
        }
    };
    let head = Memo::new(move |_| head());
    let parts = move || editor.read_article(&article, parts);
    view! {
        <section class="preview" aria-labelledby="preview-title">
            <h2 id="preview-title">"As it will be read"</h2>
            <div class="running">
                {move || {
                    let ((outlet, date, source), _) = head.get()?;
                    Some(view! {
                        <span class="outlet" dir="auto">
                            {outlet}
                        </span>
                        {date.map(|date| view! { <span class="about" dir="auto">{date}</span> })}
                        {source.map(|source| view! {
                            <a class="about" href=source rel="noopener noreferrer" target="_blank">
                                "View the original ↗"
                            </a>
                        })}
                    })
                }}
            </div>
            <article>
                {move || {
                    head.get().map(|(_, words)| view! { <BlocksApart words level=3/> })
                }}
                <For each=parts key=Clone::clone let(part)>
                    <PreviewBlock part />
                </For>
            </article>
        </section>
    }
}

/// A block, or a fold of them.
#[component]
fn PreviewBlock(part: PreviewPart) -> impl IntoView {
    let kind = part.first()?.kind;
    let block = if kind == BlockKind::Excluded {
        let lines = part.len();
        let texts = part.into_iter().map(|row| {
            let words = preview_words(row.pieces);
            view! { <p class="excluded" dir="auto">{words}</p> }
        });
        let texts = texts.collect_view();
        view! { <FurnitureFold lines>{texts}</FurnitureFold> }.into_any()
    } else {
        let words = part.into_iter().map(|row| preview_words(row.pieces));
        let words = words.collect_view();
        view! {
            <BlockElement kind level=3>
                {words}
            </BlockElement>
        }
        .into_any()
    };
    Some(block)
}

/// Words of a row; what is left out inside them stays in its box.
fn preview_words(pieces: Vec<RowPiece>) -> impl IntoView {
    let pieces = pieces.into_iter().map(|piece| match piece.read {
        PieceReading::Yes => piece.words.into_any(),
        PieceReading::LeftOut => {
            view! { <span class="excluded-piece">{piece.words}</span> }.into_any()
        }
    });
    pieces.collect_view()
}

/// Neighbouring rows of furniture are one part, as on the students' page.
fn parts(article: &Article) -> Vec<PreviewPart> {
    let mut parts: Vec<PreviewPart> = Vec::with_capacity(article.blocks.len());
    for row in shown_rows(article) {
        let is_out = |row: &SheetRow| row.kind == BlockKind::Excluded;
        let goes_on = parts
            .last()
            .and_then(|last| last.first())
            .is_some_and(|first| is_out(first) && is_out(&row));
        match parts.last_mut() {
            Some(last) if goes_on => last.push(row),
            _ => parts.push(vec![row]),
        }
    }
    parts
}
