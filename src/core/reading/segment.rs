//! Words and sentences: snapping a selection, and the reader's own cursor.
//!
//! Owns: [`units`], [`snap`], [`word_at`]; the cursor itself is in [`cursor`].
//! Invariant: a unit never crosses a block and holds no space at its ends; units of one kind are
//! disjoint and in reading order. Page furniture is stepped over.
//! Must not know: the DOM's selection, which screen readers hide and phones make hard to use.
//!
//! Boundaries of letters are those of UAX #29. Words and sentences have rules of their own, in [`word`] and
//! [`sentence`].

use unicode_segmentation::UnicodeSegmentation;

use crate::core::lesson::article::{Article, BlockIndex};
use crate::core::text::{Text, TextRange, code_points};

mod abbreviation;
pub mod cursor;
mod dragged;
pub mod sentence;
pub mod word;
pub use cursor::{Cursor, Edge, move_edge};
pub use dragged::drag_edge;
pub use sentence::{sentences, sentences_of};
pub use word::{words, words_of};

/// Sizes of step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// One user-perceived character.
    Letter,
    /// One word, without punctuation.
    Word,
    /// One sentence.
    Sentence,
    /// One block.
    Block,
}

/// Ways of stepping.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Towards the end of the text.
    Forward,
    /// Towards its start.
    Backward,
}

/// The units of a block, in reading order.
#[must_use]
pub fn units(article: &Article, block: BlockIndex, unit: Unit) -> Vec<TextRange> {
    let Some(block) = article.blocks.get(block) else {
        return Vec::new();
    };
    let found = match unit {
        Unit::Letter => letters(&article.text, block.range),
        Unit::Word => words_of(article, block.range),
        Unit::Sentence => sentences_of(article, block.range),
        Unit::Block => vec![article.text.trimmed(block.range)],
    };
    readable(article, found)
}

/// By what an edge of a mark is moved: letters, or else words. Sentences are not among them, so that their rules lie
/// where the reading cursor does, which comes after the first paint.
fn edge_units(article: &Article, block: BlockIndex, unit: Unit) -> Vec<TextRange> {
    let Some(block) = article.blocks.get(block) else {
        return Vec::new();
    };
    let found = match unit {
        Unit::Letter => letters(&article.text, block.range),
        Unit::Word | Unit::Sentence | Unit::Block => words_of(article, block.range),
    };
    readable(article, found)
}

/// Units without page furniture.
fn readable(article: &Article, found: Vec<TextRange>) -> Vec<TextRange> {
    found
        .into_iter()
        .map(|range| peeled(article, range))
        .filter(|range| !range.is_empty())
        .collect()
}

/// A unit without the page furniture at its ends; empty where it is nothing else.
fn peeled(article: &Article, mut range: TextRange) -> TextRange {
    let at = |offset: u32| {
        let next = article.excluded.partition_point(|out| out.end() <= offset);
        article
            .excluded
            .get(next)
            .filter(|out| out.contains(offset))
    };
    while let Some(out) = at(range.start()).filter(|_| !range.is_empty()) {
        let rest = TextRange::between(out.end().min(range.end()), range.end());
        range = article.text.trimmed(rest);
    }
    while let Some(out) = range
        .end()
        .checked_sub(1)
        .and_then(at)
        .filter(|_| !range.is_empty())
    {
        range = article
            .text
            .trimmed(TextRange::between(range.start(), out.start()));
    }
    range
}

fn letters(text: &Text, within: TextRange) -> Vec<TextRange> {
    let mut found = Vec::new();
    let mut offset = within.start();
    for cluster in text.slice(within).graphemes(true) {
        let end = offset + code_points(cluster);
        if !cluster.chars().all(char::is_whitespace) {
            found.push(TextRange::between(offset, end));
        }
        offset = end;
    }
    found
}

/// A drawn range grown to whole words, kept to the readable blocks, without space at its ends.
/// Punctuation is kept where it was drawn over. Nothing where no character is left.
#[must_use]
pub fn snap(article: &Article, drawn: TextRange) -> Option<TextRange> {
    let kept = clamp(article, drawn)?;
    let mut range = kept;
    for (_, block) in article.blocks_touching(kept) {
        for word in words_of(article, block.range) {
            if word.intersect(kept).is_some() {
                range = range.join(word);
            }
        }
    }
    clamp(article, range)
}

/// A drawn range as it is, but on grapheme boundaries, inside the readable blocks and without
/// space at its ends. Nothing where no character is left.
#[must_use]
pub fn clamp(article: &Article, drawn: TextRange) -> Option<TextRange> {
    let text = &article.text;
    let mut kept: Option<TextRange> = None;
    for (_, block) in article.readable() {
        if let Some(common) = block.range.intersect(drawn) {
            let common = text.trimmed(text.on_graphemes(common));
            if !common.is_empty() {
                kept = Some(kept.map_or(common, |kept| kept.join(common)));
            }
        }
    }
    kept
}

/// The word at a place, without a possessive ending or an elided word before it; nothing between words.
#[must_use]
pub fn word_at(article: &Article, offset: u32) -> Option<TextRange> {
    let block = article.blocks.get(article.block_at(offset)?)?;
    words_of(article, block.range)
        .into_iter()
        .find(|word| word.contains(offset))
}
