//! Finding words in an article: "mark by quote", an equal way to marking with the mouse.
//!
//! Invariant: an answer is always a range of the text as it is, on grapheme boundaries; only how
//! words are compared is forgiving (see [`folding`](crate::core::text::folding)): as somebody types them, and
//! where they are not there, as somebody types them without accents. Furniture is not searched.
//! Must not know: what will be marked.

use crate::core::lesson::article::Article;
use crate::core::reading::around::around;
use crate::core::reading::segment;
use crate::core::text::TextRange;
use crate::core::text::folding::{Folded, Likeness};

/// Most places that are offered.
pub const MATCHES: usize = 50;

/// A place where the words stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Match {
    /// Where.
    pub range: TextRange,
    /// A few words before, for choosing.
    pub before: String,
    /// The words as the article has them.
    pub words: String,
    /// A few words after.
    pub after: String,
}

/// Every place in the readable text where `wanted` stands, at most [`MATCHES`], whole words first. As part of a word
/// ("Syria" in "Syrian") it is found only where it nowhere stands as whole words, or in too many places to tell.
#[must_use]
pub fn find(article: &Article, wanted: &str) -> Vec<Match> {
    let mut found = find_alike(article, wanted, Likeness::Typed);
    if found.is_empty() {
        found = find_alike(article, wanted, Likeness::Bare);
    }
    // Of more places than are offered some may stand whole further on.
    let may_be_more = found.len() == MATCHES;
    let is_whole = |place: &Match| segment::snap(article, place.range) == Some(place.range);
    let (mut whole, mut parts): (Vec<_>, Vec<_>) = found.into_iter().partition(is_whole);
    if whole.is_empty() || may_be_more {
        whole.append(&mut parts);
    }
    whole
}

fn find_alike(article: &Article, wanted: &str, likeness: Likeness) -> Vec<Match> {
    let wanted = Folded::closed_up(wanted, likeness);
    let text = &article.text;
    let mut found = Vec::new();
    for (_, block) in article.readable() {
        let folded = Folded::closed_up(text.slice(block.range), likeness);
        for place in folded.places(wanted.as_str()) {
            let Some(range) = place.in_text(text, block.range) else {
                continue;
            };
            if article
                .excluded
                .iter()
                .any(|out| out.intersect(range).is_some())
            {
                continue;
            }
            let (before, after) = around(article, range);
            found.push(Match {
                range,
                before,
                words: text.slice(range).to_owned(),
                after,
            });
            if found.len() == MATCHES {
                return found;
            }
        }
    }
    found
}

/// Some words without regard to how they are typed, for asking whether they hold others.
#[must_use]
pub fn lowered(words: &str) -> String {
    Folded::new(words, Likeness::Typed).into_string()
}
