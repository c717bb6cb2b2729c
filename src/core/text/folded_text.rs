//! A text as it is compared, asked many times where words stand in it.
//!
//! Owns: [`FoldedText`].
//! Invariant: it is made once, in time in proportion to the text; a question costs no more than its words and the
//! places that it may look at.
//! Must not know: marks, grapheme clusters.

use super::folding::{Folded, FoldedPlace, Likeness};
use super::places::Places;

/// A text folded as it was printed (see [`Likeness::Written`]), its places in order.
#[derive(Debug)]
pub struct FoldedText {
    folded: Folded,
    places: Places,
}

impl FoldedText {
    /// Folds a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let folded = Folded::new(text, Likeness::Written);
        let places = Places::of(folded.whole());
        Self { folded, places }
    }

    /// The folded text, in whose bytes places are given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.folded.whole()
    }

    /// Every byte at which folded words begin, in any order. Takes the places that were looked at off `left`;
    /// nothing where those are not enough, since the words are too common.
    pub fn places(&self, words: &str, left: &mut usize) -> Option<Vec<usize>> {
        self.places.find(self.folded.whole(), words, left)
    }

    /// The characters of the text for which `len` bytes from byte `at` on stand; nothing where one would be cut.
    #[must_use]
    pub fn place(&self, at: usize, len: usize) -> Option<FoldedPlace> {
        self.folded.place(at, len)
    }
}
