//! The same words in other places of an article, as they are written.
//!
//! Invariant: the words of every place are those that are looked for, folded as written (see
//! [`folding`](crate::core::text::folding)); a place lies in one readable block, cuts neither a word nor a
//! letter, and has no furniture in it; places are in text order and disjoint.
//! Must not know: what is marked.

use crate::core::lesson::article::Article;
use crate::core::reading::segment;
use crate::core::text::folding::{Folded, Likeness};
use crate::core::text::{Text, TextRange};

/// Most places that are looked for; more cannot be looked through.
pub const PLACES: usize = 500;

/// Most bytes of text that are searched for one mark: a hundred long reports, and no noticeable time.
pub const SEARCHED: usize = 4 * 1024 * 1024;

/// Where `words` stand in an article; nowhere for no words. Capitals and accents count. At most `most`, which
/// do not overlap one another.
#[must_use]
pub fn occurrences(article: &Article, words: &str, most: usize) -> Vec<TextRange> {
    let wanted = Folded::new(words, Likeness::Written);
    let mut found: Vec<TextRange> = Vec::new();
    if most == 0 {
        return found;
    }
    let text = &article.text;
    for (_, block) in article.readable() {
        let folded = Folded::new(text.slice(block.range), Likeness::Written);
        let mut bounds = None;
        for place in folded.places(wanted.as_str()) {
            let Some(range) = place.in_text(text, block.range) else {
                continue;
            };
            // The words of a block are worked out where something was found in it.
            let bounds = bounds.get_or_insert_with(|| segment::words_of(article, block.range));
            let is_free = found.last().is_none_or(|last| last.end() <= range.start());
            if is_free && is_bounded(text, bounds, range) && !touches(&article.excluded, range) {
                found.push(range);
            }
            if found.len() >= most {
                return found;
            }
        }
    }
    found
}

/// Whether neither end of a range lies inside a word or a letter. `words` are in text order.
fn is_bounded(text: &Text, words: &[TextRange], range: TextRange) -> bool {
    let cuts = |offset: u32| {
        let next = words.partition_point(|word| word.end() <= offset);
        words.get(next).is_some_and(|word| word.start() < offset)
    };
    text.is_on_graphemes(range) && !cuts(range.start()) && !cuts(range.end())
}

/// Whether a range shares a code point with one of `ranges`, which are sorted and disjoint.
fn touches(ranges: &[TextRange], range: TextRange) -> bool {
    let next = ranges.partition_point(|each| each.end() <= range.start());
    ranges
        .get(next)
        .is_some_and(|each| each.start() < range.end())
}
