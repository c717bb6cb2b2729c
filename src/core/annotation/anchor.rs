//! Anchors: where in a text a mark lies, said twice.
//!
//! Owns: the pair *describe* (range to anchor) and *resolve* (anchor to range).
//! Invariant: an anchor has at least one part; parts are sorted and disjoint. Each part says its
//! range and its words with their context, so that it can be found again in a changed text
//! (W3C Web Annotation Data Model, §4.2.4 Text Quote and §4.2.5 Text Position Selector).
//! Must not know: what is said about the words.

use crate::core::lesson::article::Article;
use crate::core::text::{Text, TextRange, joined};

/// Code points of context that are kept on either side of a quote.
/// Longer finds more repeated phrases apart, and costs storage for every mark.
pub const CONTEXT: u32 = 24;

/// Places that are looked at for one mark before its words count as too common to be found again
/// without their context.
const CANDIDATES: usize = 64;

/// The words of a part and what stands around them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Default)]
pub struct Quote {
    /// The marked words themselves.
    pub exact: String,
    /// Up to [`CONTEXT`] code points before them.
    pub prefix: String,
    /// Up to [`CONTEXT`] code points after them.
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
}

/// Where an anchor is in the text at hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Placement {
    /// Just where it says.
    Exact,
    /// Its words stand elsewhere: one range per part.
    Moved(Vec<TextRange>),
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
        (!parts.is_empty()).then_some(Self { parts })
    }

    /// Takes parts as a file has them; nothing where they are none, not sorted or not disjoint.
    #[must_use]
    pub fn from_parts(parts: Vec<Part>) -> Option<Self> {
        let ordered = parts
            .windows(2)
            .all(|pair| pair[0].range.end() <= pair[1].range.start());
        let filled = parts.iter().all(|part| !part.range.is_empty());
        (!parts.is_empty() && ordered && filled).then_some(Self { parts })
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
        for part in &self.parts {
            let Some(range) = find_again(&article.text, part, &mut left) else {
                return Placement::Lost;
            };
            if found.last().is_some_and(|last| last.end() > range.start()) {
                return Placement::Lost;
            }
            found.push(range);
        }
        if self
            .parts
            .iter()
            .map(|part| part.range)
            .eq(found.iter().copied())
        {
            return Placement::Exact;
        }
        Placement::Moved(found)
    }
}

fn quote(text: &Text, range: TextRange) -> Quote {
    let before = text.on_graphemes(TextRange::between(
        range.start().saturating_sub(CONTEXT),
        range.start(),
    ));
    let after = text.on_graphemes(TextRange::between(range.end(), range.end() + CONTEXT));
    Quote {
        exact: text.slice(range).to_owned(),
        // A cluster of thousands of combining marks must not come in through the context.
        prefix: last_chars(text.slice(before), CONTEXT * 2),
        suffix: text
            .slice(after)
            .chars()
            .take(CONTEXT as usize * 2)
            .collect(),
    }
}

fn last_chars(s: &str, most: u32) -> String {
    let count = s.chars().count();
    s.chars()
        .skip(count.saturating_sub(most as usize))
        .collect()
}

fn stands_at(text: &Text, part: &Part, range: TextRange) -> bool {
    range.end() <= text.len()
        && text.slice(range) == part.quote.exact
        && text.is_on_graphemes(range)
}

/// Whether the context around the part's own place is still what it was.
fn fits(text: &Text, part: &Part) -> bool {
    let start = text.byte_of(part.range.start());
    let before = &text.as_str()[..start];
    let after = &text.as_str()[start + part.quote.exact.len()..];
    before.ends_with(&part.quote.prefix) && after.starts_with(&part.quote.suffix)
}

/// The one place where the part's words stand with the best context. Two places whose context fits
/// equally well are no answer: a wrong anchor is worse than a lost one. Takes the places that were
/// looked at off `left`.
fn find_again(text: &Text, part: &Part, left: &mut usize) -> Option<TextRange> {
    let Quote {
        exact,
        prefix,
        suffix,
    } = &part.quote;
    if exact.is_empty() {
        return None;
    }
    let places = text.places(exact, left).or_else(|| {
        // Words that stand everywhere are told by what stands around them, or not at all.
        let around = text.places(&format!("{prefix}{exact}{suffix}"), left)?;
        Some(around.into_iter().map(|at| at + prefix.len()).collect())
    })?;
    let length = crate::core::text::code_points(exact);
    let mut best: Option<(usize, TextRange)> = None;
    let mut tied = false;
    for byte in places {
        let fit = context_fit(text.as_str(), byte, &part.quote);
        let worse = best.is_some_and(|(score, _)| fit < score);
        let start = text.offset_of_byte(byte);
        let range = TextRange::between(start, start + length);
        if worse || !stands_at(text, part, range) {
            continue;
        }
        tied = best.is_some_and(|(score, _)| fit == score);
        best = Some((fit, range));
    }
    best.filter(|_| !tied).map(|(_, range)| range)
}

/// How many characters of prefix and suffix agree, counted outwards from the quote.
fn context_fit(text: &str, byte: usize, quote: &Quote) -> usize {
    let before = text[..byte].chars().rev().zip(quote.prefix.chars().rev());
    let after = text[byte + quote.exact.len()..]
        .chars()
        .zip(quote.suffix.chars());
    before.take_while(|(a, b)| a == b).count() + after.take_while(|(a, b)| a == b).count()
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
