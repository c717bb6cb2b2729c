//! What dates and quantities say, proposed by rule.
//!
//! Owns: [`proposed_values`], [`proposed_value`].
//! Invariant: a proposal says why; nothing is proposed where the words do not say it. English words, those of
//! the languages of `tongues`, and digits.
//! Must not know: whose value it becomes.

use crate::core::annotation::EntityValue;

pub mod calendar;
mod dates;
mod quantities;
mod tongues;
mod written;

pub use written::{NoValue, moment_in_words, read_value, value_in_words, value_line};

/// A date or a quantity that words may say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposedValue {
    /// Which one.
    pub value: EntityValue,
    /// Why, as a few words.
    pub why: String,
}

/// The day (ISO 8601) against which words such as "last Friday" are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadAgainst<'a> {
    /// None is known: such words say nothing.
    Nothing,
    /// That of the article.
    Own(&'a str),
    /// That of another article about the same, since theirs has none.
    Another(&'a str),
}

/// What words say, in an article of that date and language (BCP 47). Words that say a date are one.
#[must_use]
pub fn proposed_value(
    words: &str,
    against: ReadAgainst<'_>,
    language: &str,
) -> Option<ProposedValue> {
    proposed_values(words, against, language).into_iter().next()
}

/// All that words may say, the likeliest first: "in August" may be of this year and of the one before.
#[must_use]
pub fn proposed_values(
    words: &str,
    against: ReadAgainst<'_>,
    language: &str,
) -> Vec<ProposedValue> {
    let said = said(words, language);
    let dates = dates::proposed(&said, against);
    // "31 February" is no number of Februaries.
    if !dates.is_empty() || dates::names_month(&said) {
        return dates;
    }
    quantities::proposed(&said).into_iter().collect()
}

/// The words as they are read: English ones in small letters, no marks but stops, colons and hyphens inside.
fn said(words: &str, language: &str) -> Vec<String> {
    let lower = words.to_lowercase().replace(['\u{a0}', '\u{202f}'], " ");
    let pieces = lower.split(|c: char| c.is_whitespace() || "()[]“”\"‘!?;".contains(c));
    let trim = |piece: &str| {
        let piece = piece.trim_matches(|c: char| ",.:'’".contains(c));
        let piece = piece
            .strip_suffix("’s")
            .or_else(|| piece.strip_suffix("'s"))
            .unwrap_or(piece);
        piece.to_owned()
    };
    let pieces = pieces.map(trim).filter(|piece| !piece.is_empty());
    tongues::in_english(pieces.collect(), language)
}
