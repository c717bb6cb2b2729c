//! What stands around marked words, and what it says about a place where they stand.
//!
//! Invariant: where the same words stand in several places of a text, the context on either side tells them apart
//! by itself, if [`MOST`] code points can; so, when one of the places is gone, the others disagree on both sides.
//! Must not know: what a mark is.

use super::{CONTEXT, Part, Quote};
use crate::core::text::folding::alike;
use crate::core::text::{Text, TextRange, code_points};

/// Characters outwards from some words. Not by their type, which would be another function for each direction.
type Chars<'a> = &'a mut dyn Iterator<Item = char>;

/// Most code points of context on one side.
const MOST: u32 = 96;

/// Letters of a word that are added where the context would begin inside it.
const WORD: u32 = 16;

/// Places of the same words from which a place is told apart.
const DOUBLES: usize = 256;

/// Code points that must agree on one side where the other side has changed.
const ENOUGH: u32 = CONTEXT / 2;

/// Whether the words that were found are those that were marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likely {
    /// They stand between the same words, at least on one side.
    Same,
    /// They stand between others.
    Others,
}

/// The words of a range and what stands around them.
pub fn quote(text: &Text, range: TextRange) -> Quote {
    let exact = text.slice(range);
    let (before, after) = reach(text, range, exact);
    let from = range.start().saturating_sub(before);
    let front = text.on_graphemes(TextRange::between(from, range.start()));
    let back = text.on_graphemes(TextRange::between(range.end(), range.end() + after));
    Quote {
        exact: exact.to_owned(),
        // A cluster of thousands of combining marks must not come in through the context.
        prefix: last_chars(text.slice(front), before * 2),
        suffix: text.slice(back).chars().take(after as usize * 2).collect(),
    }
}

/// How many code points before and after the words tell them from their doubles.
fn reach(text: &Text, range: TextRange, exact: &str) -> (u32, u32) {
    let here = text.byte_of(range.start());
    let source = text.as_str();
    let (before, after) = (&source[..here], &source[here + exact.len()..]);
    let (mut back, mut on) = (CONTEXT, CONTEXT);
    for double in text.some_places(exact, DOUBLES).unwrap_or_default() {
        if double == here {
            continue;
        }
        let others = (&source[..double], &source[double + exact.len()..]);
        let same_back = alike_chars(&mut before.chars().rev(), &mut others.0.chars().rev(), MOST);
        let same_on = alike_chars(&mut after.chars(), &mut others.1.chars(), MOST);
        back = back.max(same_back + 1);
        on = on.max(same_on + 1);
    }
    (
        with_word(back, &mut before.chars().rev()),
        with_word(on, &mut after.chars()),
    )
}

/// A reach that was made longer goes to the end of its word.
fn with_word(reach: u32, outwards: Chars<'_>) -> u32 {
    if reach == CONTEXT {
        return reach;
    }
    let rest = outwards.skip(reach as usize).take(WORD as usize);
    let rest = rest
        .take_while(|c| c.is_alphanumeric())
        .fold(0, |count, _| count + 1);
    (reach + rest).min(MOST + WORD)
}

/// How many of two rows of characters agree from their beginnings; at most `most`.
fn alike_chars(a: Chars<'_>, b: Chars<'_>, most: u32) -> u32 {
    let same = a.zip(b).take_while(|(a, b)| alike(*a) == alike(*b));
    (0..most).zip(same).fold(0, |count, _| count + 1)
}

fn last_chars(s: &str, most: u32) -> String {
    let count = s.chars().count();
    s.chars()
        .skip(count.saturating_sub(most as usize))
        .collect()
}

/// Whether a part's words stand at a range.
pub fn stands_at(text: &Text, part: &Part, range: TextRange) -> bool {
    range.end() <= text.len()
        && text.slice(range) == part.quote.exact
        && text.is_on_graphemes(range)
}

/// Whether the context around the part's own place is still what it was.
pub fn fits(text: &Text, part: &Part) -> bool {
    let start = text.byte_of(part.range.start());
    let before = &text.as_str()[..start];
    let after = &text.as_str()[start + part.quote.exact.len()..];
    before.ends_with(&part.quote.prefix) && after.starts_with(&part.quote.suffix)
}

/// The one place where the part's words stand with the best context. Two places whose context fits
/// equally well are no answer: a wrong anchor is worse than a lost one. Takes the places that were
/// looked at off `left`.
pub fn find_again(text: &Text, part: &Part, left: &mut usize) -> Option<(TextRange, Likely)> {
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
    let length = code_points(exact);
    let mut best: Option<(Agreement, TextRange)> = None;
    let mut tied = false;
    for byte in places {
        let fit = agreement(text.as_str(), byte, &part.quote);
        let worse = best.is_some_and(|(most, _)| fit.sum() < most.sum());
        let start = text.offset_of_byte(byte);
        let range = TextRange::between(start, start + length);
        if worse || !stands_at(text, part, range) {
            continue;
        }
        tied = best.is_some_and(|(most, _)| fit.sum() == most.sum());
        best = Some((fit, range));
    }
    let (fit, range) = best.filter(|_| !tied)?;
    Some((range, fit.likely(&part.quote)))
}

/// How many characters of prefix and suffix agree, counted outwards from the quote.
#[derive(Clone, Copy)]
struct Agreement {
    before: u32,
    after: u32,
}

fn agreement(text: &str, byte: usize, quote: &Quote) -> Agreement {
    let (before, after) = (&text[..byte], &text[byte + quote.exact.len()..]);
    Agreement {
        before: alike_chars(
            &mut before.chars().rev(),
            &mut quote.prefix.chars().rev(),
            u32::MAX,
        ),
        after: alike_chars(&mut after.chars(), &mut quote.suffix.chars(), u32::MAX),
    }
}

impl Agreement {
    fn sum(self) -> u32 {
        self.before + self.after
    }

    /// Whether what stands around speaks for the place. One side may have been changed, not both.
    fn likely(self, quote: &Quote) -> Likely {
        let (prefix, suffix) = (code_points(&quote.prefix), code_points(&quote.suffix));
        let (before, after) = (self.before == prefix, self.after == suffix);
        let enough = (before && prefix >= ENOUGH) || (after && suffix >= ENOUGH);
        if enough || (before && after) {
            Likely::Same
        } else {
            Likely::Others
        }
    }
}
