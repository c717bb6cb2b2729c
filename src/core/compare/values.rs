//! What dates and quantities say, proposed by rule.
//!
//! Owns: [`proposed_value`].
//! Invariant: a proposal says why; nothing is proposed where the words do not say it. English words, and digits.
//! Must not know: whose value it becomes.

use crate::core::annotation::EntityValue;

mod dates;
mod quantities;

/// A date or a quantity that words may say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposedValue {
    /// Which one.
    pub value: EntityValue,
    /// Why, as a few words.
    pub why: String,
}

/// What words say, in an article of that date (ISO 8601, a day), if it is known. Words that say a date are one.
#[must_use]
pub fn proposed_value(words: &str, article_date: Option<&str>) -> Option<ProposedValue> {
    let said = said(words);
    // "31 February" is no number of Februaries.
    let quantity = || (!dates::names_month(&said)).then(|| quantities::proposed(&said));
    dates::proposed(&said, article_date).or_else(|| quantity().flatten())
}

/// The words as they are read: small letters, no marks but stops, colons and hyphens inside.
fn said(words: &str) -> Vec<String> {
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
    pieces.map(trim).filter(|piece| !piece.is_empty()).collect()
}
