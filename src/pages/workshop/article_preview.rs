//! The article as it will be read.

use leptos::prelude::*;

use super::lesson_editor::LessonEditor;
use crate::components::BlockElement;
use crate::core::authoring::sheet::{PieceReading, SheetRow, rows};
use crate::core::lesson::article::{Article, ArticleId, BlockKind};
use crate::core::text::TextRange;
use crate::core::text::printable::plural;

/// What a student will see of a row, or of several that are left out one after the other.
#[derive(Clone, PartialEq, Eq, Hash)]
struct PreviewRow {
    range: TextRange,
    kind: BlockKind,
    words: String,
    /// How many rows that are left out it stands for.
    folded: usize,
}

/// All that is read.
#[component]
pub fn ArticlePreview(article: ArticleId) -> impl IntoView {
    let editor = expect_context::<LessonEditor>();
    let rows = move || editor.read_article(&article, preview);
    view! {
        <section class="preview" aria-labelledby="preview-title">
            <h2 id="preview-title">"As it will be read"</h2>
            <article>
                <For each=rows key=Clone::clone let(row)>
                    <PreviewBlock row />
                </For>
            </article>
        </section>
    }
}

/// One row.
#[component]
fn PreviewBlock(row: PreviewRow) -> impl IntoView {
    if row.kind == BlockKind::Excluded {
        let sign = format!("⋯ {} left out", plural(row.folded, "piece"));
        view! { <p class="fold-sign">{sign}</p> }.into_any()
    } else {
        view! {
            <BlockElement kind=row.kind level=3>
                {row.words}
            </BlockElement>
        }
        .into_any()
    }
}

/// Rows that are left out, one after the other, are one fold.
fn preview(article: &Article) -> Vec<PreviewRow> {
    let all = rows(article);
    let mut shown: Vec<PreviewRow> = Vec::with_capacity(all.len());
    for row in all {
        match shown.last_mut() {
            Some(last) if row.kind == BlockKind::Excluded && last.kind == row.kind => {
                last.folded += 1;
            }
            _ => shown.push(PreviewRow {
                range: row.range,
                kind: row.kind,
                words: read_words(&row),
                folded: 1,
            }),
        }
    }
    shown
}

fn read_words(row: &SheetRow) -> String {
    let pieces = row.pieces.iter();
    let read = pieces.filter(|piece| piece.read == PieceReading::Yes);
    read.map(|piece| piece.words.as_str()).collect()
}
