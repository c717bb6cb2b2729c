//! Fields that a newer version wrote and this one does not know.
//!
//! Invariant: names and JSON are kept exactly as they were written, through every change.
//! Must not know: what they mean.

/// Names and JSON without white space, sorted by name, each name once.
pub type Extra = Vec<(String, String)>;
