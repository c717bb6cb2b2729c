//! What went wrong, as a value: one sentence on what failed and one on what to do about it.
//!
//! *Invariant:* a failure can be shown to a person as it is.
//!
//! *Must not know:* who shows it.

use std::fmt;

/// A failure that a person can act upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    what: String,
    remedy: String,
    hope: Hope,
}

/// Whether the same attempt could still succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hope {
    Some,
    None,
}

impl Failure {
    /// `what` failed; `remedy` is what to do now. Both are whole sentences.
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
            hope: Hope::Some,
        }
    }

    /// The same, where nobody needs to try again: what was asked is gone.
    #[must_use]
    pub fn for_good(mut self) -> Self {
        self.hope = Hope::None;
        self
    }

    /// Whether trying again is in vain.
    #[must_use]
    pub fn is_for_good(&self) -> bool {
        self.hope == Hope::None
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}", self.what, self.remedy)
    }
}

impl std::error::Error for Failure {}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::new(
            format!("{error:#}"),
            "It was met before the browser was asked.",
        )
    }
}
