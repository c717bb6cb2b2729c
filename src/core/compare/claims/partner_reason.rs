//! Why two claims may speak to the same question.
//!
//! Invariant: `Display` is a few words for a student.
//! Must not know: the screen.

use thiserror::Error;

/// See the head of the file.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum PartnerReason {
    /// The same words.
    #[error("nearly the same words")]
    SameWords,
    /// Both name them.
    #[error("both name {0}")]
    Named(String),
    /// Both say how long.
    #[error("both give a length of time")]
    LengthOfTime,
    /// Both give a number of the same.
    #[error("both give a number of {0}")]
    Count(String),
    /// Both say when.
    #[error("both say {0}")]
    Dated(String),
    /// Both have rare words.
    #[error("both say {0}")]
    Words(String),
    /// The claims themselves share nothing that can be told, the rest of their sentences does.
    #[error("in their sentences {0}")]
    InSentences(String),
    /// Nor do their sentences, but the sentence before, for which one of them stands.
    #[error("in their sentences or the one before {0}")]
    BeforeThem(String),
}

/// Reasons as one sentence.
#[must_use]
pub fn sentence(reasons: &[PartnerReason]) -> String {
    let all: Vec<String> = reasons.iter().map(ToString::to_string).collect();
    let all = all.join("; ");
    let mut letters = all.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).chain(['.']).collect()
    })
}
