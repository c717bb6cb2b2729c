//! A place that was found.
//!
//! Invariant: the tokens are of one block.
//! Must not know: of whose name.

use super::NameReason;

/// A place where an entity may be named: tokens `first..=last` of an article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NameHit {
    /// Which article.
    pub article: u32,
    /// The first token.
    pub first: usize,
    /// The last token.
    pub last: usize,
    /// Number of the spelling that led to it.
    pub spelling: usize,
    /// Why it may be.
    pub reason: NameReason,
}
