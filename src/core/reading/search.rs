//! Finding words in an article: "mark by quote", an equal way to marking with the mouse.
//!
//! Invariant: an answer is always a range of the text as it is, on grapheme boundaries; only how
//! words are compared is forgiving (any white space is one space, any quotation mark is one, any
//! dash is one, case is ignored). Furniture is not searched.
//! Must not know: what will be marked.

use crate::core::lesson::article::Article;
use crate::core::text::TextRange;

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

/// Every place in the readable text where `wanted` stands, at most [`MATCHES`].
#[must_use]
pub fn find(article: &Article, wanted: &str) -> Vec<Match> {
    let wanted: Vec<char> = fold(wanted.trim().chars()).map(|(c, _)| c).collect();
    let wanted = trim_spaces(&wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let text = &article.text;
    let mut found = Vec::new();
    for (_, block) in article.readable() {
        let folded: Vec<(char, u32)> = fold(text.slice(block.range).chars()).collect();
        let hits = folded
            .windows(wanted.len())
            .enumerate()
            .filter(|(_, window)| window.iter().map(|(c, _)| c).eq(wanted.iter()));
        for (at, window) in hits {
            let start = block.range.start() + window[0].1;
            let end = block.range.start()
                + folded
                    .get(at + wanted.len())
                    .map_or(block.range.len(), |(_, offset)| *offset);
            let range = text.trimmed(TextRange::between(start, end));
            if !text.is_on_graphemes(range) {
                continue;
            }
            if article
                .excluded
                .iter()
                .any(|out| out.intersect(range).is_some())
            {
                continue;
            }
            let around = |a: u32, b: u32| {
                let context = TextRange::between(a, b).intersect(block.range);
                context.map_or("", |range| text.slice(range)).to_owned()
            };
            found.push(Match {
                range,
                before: around(range.start().saturating_sub(40), range.start()),
                words: text.slice(range).to_owned(),
                after: around(range.end(), range.end() + 40),
            });
            if found.len() == MATCHES {
                return found;
            }
        }
    }
    found
}

fn trim_spaces(wanted: &[char]) -> &[char] {
    let start = wanted.iter().take_while(|c| **c == ' ').count();
    &wanted[start..]
}

/// Some words without regard to case.
#[must_use]
pub fn lowered(words: &str) -> String {
    words.chars().map(lower).collect()
}

/// A small letter for a letter: one to one, so that offsets stay true ("ß" stays "ß"). The only place
/// where case is folded beyond ASCII, since every other way to do it brings another table.
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Characters as they are compared, each with its offset in code points.
fn fold(chars: impl Iterator<Item = char>) -> impl Iterator<Item = (char, u32)> {
    let mut after_space = false;
    (0_u32..).zip(chars).filter_map(move |(offset, c)| {
        let c = match c {
            c if c.is_whitespace() => ' ',
            '“' | '”' | '„' | '«' | '»' | '"' => '"',
            '‘' | '’' | '‚' | '\'' => '\'',
            '‐' | '‑' | '–' | '—' | '-' => '-',
            c => lower(c),
        };
        let skip = c == ' ' && after_space;
        after_space = c == ' ';
        (!skip).then_some((c, offset))
    })
}
