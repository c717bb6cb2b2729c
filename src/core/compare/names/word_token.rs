//! Words where they stand in an article.
//!
//! Invariant: tokens are in the order of the text and disjoint.
//! Must not know: the vocabulary.

use super::parts::LetterCase;
use super::word_lists::is_title;
use crate::core::text::TextRange;
use crate::core::text::folding::alike;

/// Number of a word in the lesson's vocabulary.
pub type WordNumber = u32;

/// What stands between a word and the one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gap {
    /// Something that parts them: a mark, a line, something excluded.
    Break,
    /// White space.
    Space,
    /// A hyphen.
    Hyphen,
    /// Nothing: scripts without spaces, an elided article.
    Tight,
}

/// How a block writes its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockLetters {
    /// As sentences are written.
    Usual,
    /// All long words with a capital.
    Headline,
    /// All letters as capitals.
    Capitals,
}

/// A word where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WordToken {
    /// Which word.
    pub word: WordNumber,
    /// Where, in code points of the article.
    pub range: TextRange,
    /// How it is written.
    pub case: LetterCase,
    /// What stands before it.
    pub gap: Gap,
    /// Whether the possessive ending stands behind it.
    pub is_possessor: bool,
    /// Whether a capital letter may only be that of a sentence, or of a headline that writes all words so.
    pub may_begin: bool,
    /// How its block writes words.
    pub letters: BlockLetters,
}

/// The words of one article.
#[derive(Clone, Debug, Default)]
pub struct ArticleWords {
    /// In the order of the text.
    pub tokens: Vec<WordToken>,
    /// Its language, without the country.
    pub language: String,
}

impl ArticleWords {
    /// Whether the language writes all nouns with capitals.
    #[must_use]
    pub fn capitalises_nouns(&self) -> bool {
        self.language == "de"
    }

    /// Whether names take an "s" without an apostrophe.
    #[must_use]
    pub fn has_bare_genitive(&self) -> bool {
        matches!(
            self.language.as_str(),
            "de" | "nl" | "sv" | "da" | "no" | "nb" | "nn"
        )
    }
}

/// A place: which article, and the number of the token in it.
pub type TokenPlace = (u32, u32);

/// What a stretch between two words is.
pub fn gap_of(text: &str, before: Option<&str>) -> Gap {
    let bare = text.trim();
    let is_short = |word: &str| is_title(word) || word.chars().count() == 1;
    if bare.is_empty() {
        let is_line = text.contains(['\n', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']);
        return match text {
            "" => Gap::Tight,
            _ if is_line => Gap::Break,
            _ => Gap::Space,
        };
    }
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if alike(c) == '-' => Gap::Hyphen,
        _ if bare == "&" || bare == "." && before.is_some_and(is_short) => Gap::Space,
        _ => Gap::Break,
    }
}
