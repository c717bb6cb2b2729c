//! A word of a sentence, as the rules of reporting know it.
//!
//! Owns: [`ReportToken`], [`WordOrigin`].
//! Invariant: what stands before a word is what stands between it and the word before.
//! Must not know: which words report.

use super::cue_words::{is_determiner, is_preposition, says_when};
use crate::core::compare::names::word_lists::is_day_or_month;
use crate::core::text::TextRange;
use crate::core::text::folding::alike;

/// Where the word comes from by which the rules know one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WordOrigin {
    /// It is the word itself.
    Written,
    /// It is of another language.
    Translated,
}

/// A word of a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportToken {
    /// As the rules know it: folded, and in some languages the word of another one that plays the same part
    /// (`tongues`); nothing where it plays none there.
    pub word: String,
    /// As it is written, folded.
    pub folded: String,
    /// Of which language `word` is.
    pub origin: WordOrigin,
    /// Where.
    pub range: TextRange,
    /// Whether it is written with a capital.
    pub is_capital: bool,
    /// Whether the possessive ending stands behind it.
    pub is_possessor: bool,
    /// Whether it lies between quotation marks.
    pub is_quoted: bool,
    /// Marks between it and the word before, white space left out.
    pub before: String,
}

impl ReportToken {
    /// Whether the rules know it by a word of another language.
    #[must_use]
    pub fn is_translated(&self) -> bool {
        self.origin == WordOrigin::Translated
    }

    /// Whether a mark parts it from the word before.
    #[must_use]
    pub fn is_parted(&self) -> bool {
        !self.before.is_empty() && self.before != "-" && self.before != "&"
    }

    /// Whether another noun begins behind it, in languages that put no article inside a name but between its capitals:
    /// "dijo el ministro la semana pasada", but "Anna de Wit".
    #[must_use]
    pub fn is_before_other(&self, next: &Self, then: Option<&Self>) -> bool {
        let word = next.word.as_str();
        let begins = is_determiner(word) || is_day_or_month(word) || says_when(word);
        let is_inner = self.is_capital && !next.is_capital && then.is_some_and(|it| it.is_capital);
        let leads = is_determiner(&self.word) || is_preposition(&self.word);
        next.is_translated() && begins && !leads && !is_inner
    }

    /// Whether a quotation mark stands between it and the word before.
    #[must_use]
    pub fn is_behind_quotation(&self) -> bool {
        self.before.chars().any(|c| alike(c) == '"')
    }
}
