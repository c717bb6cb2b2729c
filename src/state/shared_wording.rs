//! Whether the words that other articles have too are shown where they are read.
//!
//! Invariant: it stays as it is from article to article, and lasts as long as the lesson is open.
//! Must not know: how such words are found, and what is said of them.

use leptos::prelude::*;

use super::release::release_readers;

/// See the head of the file. Copies are handles to the same.
#[derive(Debug, Clone, Copy)]
pub struct SharedWording(RwSignal<bool>);

impl SharedWording {
    /// Not shown, at first.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Whether they are shown; whoever asks inside an effect is told when it changes.
    #[must_use]
    pub fn is_shown(self) -> bool {
        self.0.get()
    }

    /// Shows them, or hides them.
    pub fn toggle(self) {
        self.0.update(|is_shown| *is_shown = !*is_shown);
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.0);
    }
}

impl Default for SharedWording {
    fn default() -> Self {
        Self::new()
    }
}
