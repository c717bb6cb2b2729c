//! Somebody else's work that is looked at, apart from one's own.
//!
//! Invariant: it is in no store; looking at it changes nothing.
//! Must not know: how it is shown.

use std::sync::Arc;

use leptos::prelude::*;

use super::incoming_files::WorkPreview;

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct LookedAtWork(RwSignal<Option<Arc<WorkPreview>>>);

impl LookedAtWork {
    /// None.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Whether one is looked at; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn is_some(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// The work, once.
    #[must_use]
    pub fn get_untracked(self) -> Option<Arc<WorkPreview>> {
        self.0.get_untracked()
    }

    /// Looks at one.
    pub fn set(self, work: Arc<WorkPreview>) {
        self.0.set(Some(work));
    }

    /// Looks at one's own again.
    pub fn clear(self) {
        self.0.set(None);
    }
}

impl Default for LookedAtWork {
    fn default() -> Self {
        Self::new()
    }
}
