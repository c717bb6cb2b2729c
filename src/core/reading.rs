//! Finding one's way in an article: words, sentences, the reading cursor, and a quote.
//!
//! Invariant: whatever is answered lies on grapheme boundaries and inside blocks that are read.
//! Must not know: marks.

pub mod search;
pub mod segment;
