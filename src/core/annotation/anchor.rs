//! Anchors: where in a text a mark lies, said twice.
//!
//! Owns: the pair *describe* (range to anchor) and *resolve* (anchor to range).
//! Invariant: an anchor has at least one part; parts are sorted and disjoint. Each part says its
//! range and its words with their context, so that it can be found again in a changed text
//! (W3C Web Annotation Data Model, §4.2.4 Text Quote and §4.2.5 Text Position Selector).
//! Must not know: what is said about the words.

use std::sync::Arc;

use crate::core::lesson::article::Article;
use crate::core::text::{Text, TextRange, joined};

mod context;

use context::{Likely, find_again, fits, quote, stands_at};

/// Code points of context that are kept on either side of a quote, and where the same words stand elsewhere, more:
/// as many as tell them apart.
pub const CONTEXT: u32 = 24;

/// Places that are looked at for one mark before its words count as too common to be found again
/// without their context.
const CANDIDATES: usize = 64;

/// The words of a part and what stands around them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Default)]
pub struct Quote {
    /// The marked words themselves.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them.
    pub suffix: String,
}

/// One stretch of marked words.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Part {
    /// Where it was when it was marked.
    pub range: TextRange,
    /// What it said.
    pub quote: Quote,
}

/// One or more stretches of one article: a claim may be interrupted by "he said".
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Anchor {
    // Invariant: not empty, sorted by range, pairwise disjoint.
    parts: Vec<Part>,
    // Most anchors have none. Invariant: says something where it is there.
    remarks: Option<Box<Remarks>>,
}

/// What is seldom said of an anchor.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Default)]
struct Remarks {
    /// Whether the same words between other ones are not meant: somebody has said so.
    is_bound: bool,
    /// SHA-256 of the text in which the ranges count, where that is known to be another than the article's.
    made_on: Option<Arc<str>>,
}

/// Where an anchor is in the text at hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Placement {
    /// Just where it says.
    Exact,
    /// Its words stand elsewhere: one range per part.
    Moved(Vec<TextRange>),
    /// Its words stand in the text, but between other words than before, so they may be others: one range per part.
    /// Only somebody's yes puts the mark there.
    Elsewhere(Vec<TextRange>),
    /// Its words are not in the text, or stand in several places that cannot be told apart.
    Lost,
}

impl Anchor {
    /// Describes ranges of a text. White space at the ends is dropped, grapheme clusters are kept
    /// whole, overlapping and touching ranges become one. Nothing where no words are left.
    #[must_use]
    pub fn describe(text: &Text, ranges: &[TextRange]) -> Option<Self> {
        let clean: Vec<TextRange> = ranges
            .iter()
            .map(|range| text.trimmed(text.on_graphemes(*range)))
            .filter(|range| !range.is_empty())
            .collect();
        let parts: Vec<Part> = joined(clean)
            .into_iter()
            .map(|range| Part {
                range,
                quote: quote(text, range),
            })
            .collect();
        (!parts.is_empty()).then_some(Self {
            parts,
            remarks: None,
        })
    }

    /// Takes parts as a file has them; nothing where they are none, not sorted or not disjoint.
    #[must_use]
    pub fn from_parts(parts: Vec<Part>) -> Option<Self> {
        let ordered = parts
            .windows(2)
            .all(|pair| pair[0].range.end() <= pair[1].range.start());
        let filled = parts.iter().all(|part| !part.range.is_empty());
        (!parts.is_empty() && ordered && filled).then_some(Self {
            parts,
            remarks: None,
        })
    }

    /// The same words at other ranges of the text at hand, in its letters; nothing where these are not as many, or no
    /// parts.
    #[must_use]
    pub fn at(&self, text: &Text, ranges: &[TextRange]) -> Option<Self> {
        let parts = self.parts.iter().zip(ranges).map(|(part, range)| Part {
            range: *range,
            quote: if text.slice(*range) == part.quote.exact {
                part.quote.clone()
            } else {
                quote(text, *range)
            },
        });
        let moved = Self::from_parts(parts.collect())?;
        let moved = if self.is_bound_to_context() {
            moved.bound_to_context()
        } else {
            moved
        };
        (ranges.len() == self.parts.len()).then_some(moved)
    }

    /// The same words, but only between those that stood around them: for who has looked at others and said no.
    #[must_use]
    pub fn bound_to_context(mut self) -> Self {
        self.remarks.get_or_insert_default().is_bound = true;
        self
    }

    /// The same, whose ranges count in the text of this SHA-256; what is no SHA-256 is not taken.
    #[must_use]
    pub fn made_on(mut self, sha256: &str) -> Self {
        let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if sha256.len() == 64 && sha256.bytes().all(is_hex) {
            self.remarks.get_or_insert_default().made_on = Some(sha256.into());
        }
        self
    }

    /// SHA-256 of the text in which the ranges count, where that is known to be another than the article's.
    #[must_use]
    pub fn text_sha256(&self) -> Option<&str> {
        self.remarks.as_deref()?.made_on.as_deref()
    }

    /// Whether the same words between other ones are not meant.
    #[must_use]
    pub fn is_bound_to_context(&self) -> bool {
        self.remarks
            .as_ref()
            .is_some_and(|remarks| remarks.is_bound)
    }

    /// The stretches, in text order.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The ranges of the parts, in text order.
    #[must_use]
    pub fn ranges(&self) -> Vec<TextRange> {
        self.parts.iter().map(|part| part.range).collect()
    }

    /// First code point of the first part.
    #[must_use]
    pub fn start(&self) -> u32 {
        self.parts[0].range.start()
    }

    /// The smallest range that covers all parts.
    #[must_use]
    pub fn cover(&self) -> TextRange {
        let last = &self.parts[self.parts.len() - 1];
        self.parts[0].range.join(last.range)
    }

    /// The marked words; parts are joined by " … ".
    #[must_use]
    pub fn words(&self) -> String {
        let quotes: Vec<&str> = self.parts.iter().map(|p| p.quote.exact.as_str()).collect();
        quotes.join(" … ")
    }

    /// Whether its ranges have its words in a text, to the letter.
    #[must_use]
    pub fn stands_in(&self, text: &Text) -> bool {
        let mut parts = self.parts.iter();
        parts.all(|part| stands_at(text, part, part.range))
    }

    /// Finds the anchor's parts in `article`. Never answers with other words than the quote's.
    #[must_use]
    pub fn resolve(&self, article: &Article) -> Placement {
        let undisturbed =
            |part| stands_at(&article.text, part, part.range) && fits(&article.text, part);
        if self.parts.iter().all(undisturbed) {
            return Placement::Exact;
        }
        let mut found: Vec<TextRange> = Vec::with_capacity(self.parts.len());
        let mut left = CANDIDATES;
        let mut is_sure = true;
        for part in &self.parts {
            let Some((range, likely)) = find_again(&article.text, part, &mut left) else {
                return Placement::Lost;
            };
            if found.last().is_some_and(|last| last.end() > range.start()) {
                return Placement::Lost;
            }
            is_sure &= likely == Likely::Same;
            found.push(range);
        }
        if !is_sure {
            return if self.is_bound_to_context() {
                Placement::Lost
            } else {
                Placement::Elsewhere(found)
            };
        }
        if self
            .parts
            .iter()
            .map(|part| part.range)
            .eq(found.iter().copied())
            && self.stands_in(&article.text)
        {
            return Placement::Exact;
        }
        Placement::Moved(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::lesson::article::ArticleId;

    fn article(text: &str) -> Article {
        Article {
            id: ArticleId::parse("a").expect("a slug"),
            outlet: String::new(),
            headline: String::new(),
            byline: None,
            date: None,
            language: None,
            source: None,
            text: Text::new(text),
            sha256: String::new(),
            blocks: Vec::new(),
            excluded: Vec::new(),
        }
    }

    /// The text without its brackets, and the bracketed ranges.
    fn marked(source: &str) -> (String, Vec<TextRange>) {
        let (mut text, mut ranges, mut open, mut offset) = (String::new(), Vec::new(), 0, 0);
        for c in source.chars() {
            match c {
                '⟦' => open = offset,
                '⟧' => ranges.push(TextRange::between(open, offset)),
                c => {
                    text.push(c);
                    offset += 1;
                }
            }
        }
        (text, ranges)
    }

    #[track_caller]
    fn check_resolve(before: &str, after: &str) {
        let (old, ranges) = marked(before);
        let anchor = Anchor::describe(&Text::new(&old), &ranges).expect("words");
        let (new, expected) = marked(after);
        let expected = match expected {
            _ if new == old => Placement::Exact,
            ranges if ranges.is_empty() => Placement::Lost,
            ranges => Placement::Moved(ranges),
        };
        assert_eq!(anchor.resolve(&article(&new)), expected);
    }

    #[test]
    fn what_is_described_resolves_to_itself() {
        check_resolve("The ⟦mayor⟧ of 😀 said", "The ⟦mayor⟧ of 😀 said");
        check_resolve(
            "“⟦It is⟧,” he said, “⟦over⟧.”",
            "“⟦It is⟧,” he said, “⟦over⟧.”",
        );
    }

    #[test]
    fn words_that_moved_are_found_by_their_context() {
        check_resolve("a call; ⟦a call⟧ again", "New: a call; ⟦a call⟧ again");
        check_resolve(
            "“⟦It is⟧,” he said, “⟦over⟧.”",
            "He: “⟦It is⟧,” he said, “⟦over⟧.”",
        );
    }

    #[track_caller]
    fn check_elsewhere(before: &str, after: &str) {
        let (old, ranges) = marked(before);
        let anchor = Anchor::describe(&Text::new(&old), &ranges).expect("words");
        let (new, expected) = marked(after);
        let new = article(&new);
        assert_eq!(anchor.resolve(&new), Placement::Elsewhere(expected));
        assert_eq!(anchor.bound_to_context().resolve(&new), Placement::Lost);
    }

    #[test]
    fn the_same_words_between_other_words_are_somebody_s_to_look_at() {
        let (alpha, beta) = (
            "Team Alpha reported that the new ⟦schedule cut delays⟧.",
            "Team Beta reported that the new ⟦schedule cut delays⟧.",
        );
        let plain = |s: &str| s.replace(['⟦', '⟧'], "");
        check_elsewhere(
            &format!("{alpha}\n{}", plain(beta)),
            &format!("{beta}\nNobody else reported."),
        );
        check_elsewhere(
            &format!("{}\n{beta}\nSo it is.", plain(alpha)),
            &format!("{alpha}\nNobody else."),
        );
        // The word that differs stands behind.
        check_elsewhere(
            "The old ⟦gate closed⟧ on Monday.\nThe old gate closed on Tuesday.",
            "The old ⟦gate closed⟧ on Tuesday.\nThat was all.",
        );
        // Neither was there before; the one sentence is another.
        check_elsewhere(
            "The keeper said that the ⟦lamp⟧ was lit at nine.",
            "Nobody had ever seen a ⟦lamp⟧ in that old house.",
        );
    }

    #[test]
    fn no_answer_is_better_than_a_wrong_one() {
        check_resolve("The ⟦mayor⟧ said", "The minister said");
        check_resolve("x⟦yes⟧x", "-yes- -yes-");
        check_resolve("⟦e⟧ x", "qe\u{301} x");
        check_resolve("⟦one⟧ ⟦two⟧, three", "two, three, then one two");
    }

    #[test]
    fn describe_trims_joins_and_sorts() {
        let text = Text::new("one two three");
        let anchor = Anchor::describe(
            &text,
            &[
                TextRange::between(7, 13),
                TextRange::between(0, 3),
                TextRange::between(2, 4),
                TextRange::between(3, 4),
            ],
        )
        .expect("words");
        assert_eq!(anchor.words(), "one … three");
        assert_eq!(anchor.cover(), TextRange::between(0, 13));
        assert!(Anchor::describe(&text, &[TextRange::between(3, 4)]).is_none());
        assert!(Anchor::describe(&text, &[]).is_none());
    }

    #[test]
    fn parts_out_of_order_are_no_anchor() {
        let part = |a, b| Part {
            range: TextRange::between(a, b),
            quote: Quote::default(),
        };
        assert!(Anchor::from_parts(vec![part(0, 3), part(3, 4)]).is_some());
        assert!(Anchor::from_parts(vec![part(4, 5), part(0, 3)]).is_none());
        assert!(Anchor::from_parts(vec![part(0, 3), part(2, 4)]).is_none());
        assert!(Anchor::from_parts(vec![part(2, 2)]).is_none());
        assert!(Anchor::from_parts(vec![]).is_none());
    }
}
