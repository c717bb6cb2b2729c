//! The words that articles share: which they are, found once, and whether they are shown where they are read.
//!
//! Invariant: it stays as it is from article to article, and lasts as long as the lesson is open.
//! Must not know: how such words are found, and what is said of them.

use std::sync::Arc;

use leptos::prelude::*;

use super::release::release_readers;
use crate::core::view::LessonPassages;

/// See the head of the file. Copies are handles to the same.
#[derive(Debug, Clone, Copy)]
pub struct SharedWording {
    is_shown: RwSignal<bool>,
    passages: StoredValue<Option<Arc<LessonPassages>>>,
}

impl SharedWording {
    /// Not shown, at first.
    #[must_use]
    pub fn new() -> Self {
        Self {
            is_shown: RwSignal::new(false),
            passages: StoredValue::new(None),
        }
    }

    /// Whether they are shown; whoever asks inside an effect is told when it changes.
    #[must_use]
    pub fn is_shown(self) -> bool {
        self.is_shown.get()
    }

    /// Shows them, or hides them.
    pub fn toggle(self) {
        self.is_shown.update(|is_shown| *is_shown = !*is_shown);
    }

    /// The passages of the open lesson, which never changes. `find` finds them: whoever asks first brings the code, which
    /// loads with the pages that need it.
    #[must_use]
    pub fn passages(self, find: impl FnOnce() -> LessonPassages) -> Arc<LessonPassages> {
        let known = self.passages.get_value();
        known.unwrap_or_else(|| {
            let found = Arc::new(find());
            self.passages.set_value(Some(Arc::clone(&found)));
            found
        })
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.is_shown);
    }
}

impl Default for SharedWording {
    fn default() -> Self {
        Self::new()
    }
}
