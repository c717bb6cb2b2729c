//! Finding one's way in an article: words, sentences, the reading cursor, a quote, and the same
//! words elsewhere.
//!
//! Invariant: whatever is answered lies on grapheme boundaries and inside blocks that are read.
//! Must not know: marks.

pub mod around;
pub mod occurrences;
pub mod search;
pub mod segment;
