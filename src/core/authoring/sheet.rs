//! An article as a teacher corrects it: all of its text in order, with what each stretch is.
//!
//! Invariant: the rows, in order, hold every word of the text, also words that no block has; the pieces of
//! a row, joined, are the row's words.
//! Must not know: how rows are drawn.

use crate::core::lesson::article::{Article, BlockKind};
use crate::core::text::TextRange;

/// One block, or words between blocks.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct SheetRow {
    /// Where it lies, in code points of the article.
    pub range: TextRange,
    /// What it is. Words between blocks are left out of the reading as furniture is.
    pub kind: BlockKind,
    /// Its words, in stretches that are read or left out.
    pub pieces: Vec<RowPiece>,
}

/// A stretch of a row.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct RowPiece {
    /// First code point in the article.
    pub start: u32,
    /// The words.
    pub words: String,
    /// Whether it is read.
    pub read: PieceReading,
}

/// Whether a stretch is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum PieceReading {
    /// With the text.
    Yes,
    /// Left out of it.
    LeftOut,
}

/// The rows of an article.
#[must_use]
pub fn rows(article: &Article) -> Vec<SheetRow> {
    let mut rows = Vec::with_capacity(article.blocks.len());
    let mut from = 0;
    for block in &article.blocks {
        gap(
            article,
            TextRange::between(from, block.range.start()),
            &mut rows,
        );
        rows.push(row(article, block.range, block.kind));
        from = block.range.end();
    }
    gap(
        article,
        TextRange::between(from, article.text.len()),
        &mut rows,
    );
    rows
}

/// The rows that whoever reads is shown: those of blocks. Words between blocks are in the text alone.
#[must_use]
pub fn shown_rows(article: &Article) -> Vec<SheetRow> {
    let blocks = article.blocks.iter();
    blocks
        .map(|block| row(article, block.range, block.kind))
        .collect()
}

fn gap(article: &Article, range: TextRange, rows: &mut Vec<SheetRow>) {
    let words = article.text.trimmed(range);
    if !words.is_empty() {
        rows.push(row(article, words, BlockKind::Excluded));
    }
}

fn row(article: &Article, range: TextRange, kind: BlockKind) -> SheetRow {
    let mut pieces = Vec::new();
    let mut push = |from: u32, to: u32, read| {
        if from < to {
            pieces.push(RowPiece {
                start: from,
                words: article.text.slice(TextRange::between(from, to)).to_owned(),
                read,
            });
        }
    };
    let mut from = range.start();
    for out in article
        .excluded
        .iter()
        .filter_map(|out| out.intersect(range))
    {
        push(from, out.start(), PieceReading::Yes);
        push(out.start(), out.end(), PieceReading::LeftOut);
        from = out.end();
    }
    push(from, range.end(), PieceReading::Yes);
    SheetRow {
        range,
        kind,
        pieces,
    }
}
