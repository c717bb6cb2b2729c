//! What went wrong, as a value: one sentence on what failed and one on what to do about it.
//!
//! Invariant: a failure can be shown to a person as it is. It knows nothing of who shows it, and no
//! other error type crosses a module's border in this crate.

use std::fmt;

/// A failure that a person can act upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    what: String,
    remedy: String,
}

impl Failure {
    /// `what` failed; `remedy` is what to do now. Both are whole sentences.
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}", self.what, self.remedy)
    }
}

impl std::error::Error for Failure {}
