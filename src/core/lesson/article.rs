//! Articles: a text exactly as it came, and what its parts are.
//!
//! Invariant: blocks are sorted, disjoint, not empty and inside the text; their ends lie on
//! grapheme boundaries. Excluded text stays in the text, so that offsets never move.
//! Must not know: marks, annotators, files.

use std::fmt;
use std::sync::Arc;

use crate::core::text::{Text, TextRange};

/// Names an article within its lesson: 1 to 64 of `a-z`, `0-9`, `-`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    /// Takes a name of the right form.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        is_slug(s).then(|| Self(s.into()))
    }

    /// The name as written in files and links.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether `s` can name a lesson, an article or a tag: 1 to 64 of `a-z`, `0-9`, `-`.
#[must_use]
pub fn is_slug(s: &str) -> bool {
    (1..=64).contains(&s.len())
        && s.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// BCP 47 by its form only: letters, digits and hyphens, 2 to 35 of them.
#[must_use]
pub fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Whether a link may be followed: `http` or `https`, no control characters or spaces.
#[must_use]
pub fn is_web_address(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://"))
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// What a block of text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum BlockKind {
    /// The report's own title.
    Headline,
    /// The sentence between headline and text.
    Standfirst,
    /// Who wrote it, or the agency.
    Byline,
    /// A title inside the text.
    Subheading,
    /// Running text.
    Paragraph,
    /// Page furniture: kept, shown folded, not searched.
    Excluded,
}

/// A line or paragraph of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it lies.
    pub range: TextRange,
}

/// Number of a block within its article, from 0.
pub type BlockIndex = usize;

/// One report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Article {
    /// Its name in the lesson.
    pub id: ArticleId,
    /// Who published it.
    pub outlet: String,
    /// Its title, as shown on cards.
    pub headline: String,
    /// Who wrote it, where the report says so.
    pub byline: Option<String>,
    /// ISO 8601 date, where the report says so.
    pub date: Option<String>,
    /// BCP 47 tag, for hyphenation and speech.
    pub language: Option<String>,
    /// Where it was found; only `http` and `https`.
    pub source: Option<String>,
    /// The text as the lesson has it, to the letter: offsets and checksum depend on it.
    pub text: Text,
    /// SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal digits.
    pub sha256: String,
    /// What its parts are. Invariant: see the head of this file.
    pub blocks: Vec<Block>,
    /// Pieces inside a readable block that are page furniture. Sorted and disjoint.
    pub excluded: Vec<TextRange>,
}

impl Article {
    /// The blocks that are read, with their numbers.
    pub fn readable(&self) -> impl DoubleEndedIterator<Item = (BlockIndex, &Block)> {
        self.blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.kind != BlockKind::Excluded)
    }

    /// The headline, where nothing that is read is one: what a teacher has written over a text that has none.
    #[must_use]
    pub fn headline_apart(&self) -> Option<&str> {
        self.apart(BlockKind::Headline, &self.headline)
    }

    /// The byline, where nothing that is read is one.
    #[must_use]
    pub fn byline_apart(&self) -> Option<&str> {
        self.apart(BlockKind::Byline, self.byline.as_deref()?)
    }

    fn apart<'a>(&self, kind: BlockKind, words: &'a str) -> Option<&'a str> {
        let words = words.trim();
        // A text without a headline is called by the beginning of its first block.
        let beginning = words.strip_suffix('…').unwrap_or(words);
        let says = |block: &Block| {
            block.kind == kind || self.text.slice(block.range).starts_with(beginning)
        };
        let is_read = self.readable().any(|(_, block)| says(block));
        (!words.is_empty() && !is_read).then_some(words)
    }

    /// Number of words that are read (UAX #29 words; furniture does not count).
    #[must_use]
    pub fn word_count(&self) -> usize {
        use unicode_segmentation::UnicodeSegmentation;
        let words = |range| self.text.slice(range).unicode_words().count();
        let all: usize = self.readable().map(|(_, block)| words(block.range)).sum();
        // A piece may lie in an excluded block, whose words are not counted in the first place.
        let pieces = self.excluded.iter().flat_map(|out| {
            self.blocks_touching(*out)
                .filter(|(_, block)| block.kind != BlockKind::Excluded)
                .filter_map(|(_, block)| block.range.intersect(*out))
        });
        let furniture: usize = pieces.map(words).sum();
        all.saturating_sub(furniture)
    }

    /// The first block that ends after `offset`; the last block where there is none.
    #[must_use]
    pub fn block_at(&self, offset: u32) -> Option<BlockIndex> {
        if self.blocks.is_empty() {
            return None;
        }
        let found = self
            .blocks
            .partition_point(|block| block.range.end() <= offset);
        Some(found.min(self.blocks.len() - 1))
    }

    /// The blocks that share at least one code point with `range`.
    pub fn blocks_touching(&self, range: TextRange) -> impl Iterator<Item = (BlockIndex, &Block)> {
        let first = self
            .blocks
            .partition_point(|block| block.range.end() <= range.start());
        self.blocks
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, block)| block.range.start() < range.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for good in ["a", "capitol-ledger", "2015-09-18"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "A", "a b", "a/b", "é", "__proto__", &"a".repeat(65)] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
