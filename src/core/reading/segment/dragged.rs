//! An end of a stretch of words, drawn to a place by a pointer.
//!
//! Invariant: the other end stays; something is always left, and nothing is cut through a letter.
//! Must not know: pointers.

use super::{Edge, Unit, clamp, word_at};
use crate::core::lesson::article::Article;
use crate::core::text::TextRange;

/// `range` with one edge at the place that was meant by `to`: with [`Unit::Letter`] just there, else at the
/// nearer border of the word that it lies in. An edge that is drawn to the other one or past it leaves the
/// smallest unit there.
#[must_use]
pub fn drag_edge(
    article: &Article,
    range: TextRange,
    edge: Edge,
    to: u32,
    unit: Unit,
) -> TextRange {
    let to = match unit {
        Unit::Letter => to,
        Unit::Word | Unit::Sentence | Unit::Block => nearer_border(article, to),
    };
    let drawn = match edge {
        Edge::Start => TextRange::checked(to, range.end()),
        Edge::End => TextRange::checked(range.start(), to),
    };
    let kept = drawn.and_then(|drawn| clamp(article, drawn));
    let moved = kept.and_then(|kept| match edge {
        Edge::Start => TextRange::checked(kept.start(), range.end()),
        Edge::End => TextRange::checked(range.start(), kept.end()),
    });
    moved
        .filter(|moved| !moved.is_empty())
        .unwrap_or_else(|| smallest(article, range, edge, unit))
}

/// The nearer end of the word around a place; the place itself where it lies in none.
fn nearer_border(article: &Article, to: u32) -> u32 {
    match word_at(article, to) {
        Some(word) if to - word.start() < word.end() - to => word.start(),
        Some(word) => word.end(),
        None => to,
    }
}

/// What is left of a range whose edge was drawn past the other one: the word or letter at that.
fn smallest(article: &Article, range: TextRange, edge: Edge, unit: Unit) -> TextRange {
    let text = &article.text;
    let (inner, letter) = match edge {
        Edge::Start => {
            let last = text.grapheme_before(range.end()).unwrap_or(range.start());
            (last, TextRange::between(last, range.end()))
        }
        Edge::End => {
            let after = text.grapheme_after(range.start()).unwrap_or(range.end());
            (range.start(), TextRange::between(range.start(), after))
        }
    };
    let least = match unit {
        Unit::Letter => letter,
        Unit::Word | Unit::Sentence | Unit::Block => {
            word_at(article, inner).map_or(letter, |word| word.join(letter))
        }
    };
    // Never more than there was.
    least.intersect(range).unwrap_or(range)
}
