//! Which dialog is open.
//!
//! Invariant: one at most.
//! Must not know: what is in them.

use leptos::prelude::*;

/// A dialog of the reading page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DialogKind {
    /// The work as a file.
    Export,
    /// A file into the work.
    Import,
    /// The table of keys.
    Help,
    /// Find words and mark them.
    Quote,
    /// Who is at work, and the works of others on this computer.
    Sheets,
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Dialogs(RwSignal<Option<DialogKind>>);

impl Dialogs {
    /// None is open.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The one that is open; whoever reads it inside an effect is told when it is another.
    #[must_use]
    pub fn open(self) -> Option<DialogKind> {
        self.0.get()
    }

    /// Whether one is open, once.
    #[must_use]
    pub fn is_open_untracked(self) -> bool {
        self.0.with_untracked(Option::is_some)
    }

    /// Opens one.
    pub fn show(self, kind: DialogKind) {
        self.0.set(Some(kind));
    }

    /// Closes the one that is open.
    pub fn close(self) {
        if self.is_open_untracked() {
            self.0.set(None);
        }
    }
}

impl Default for Dialogs {
    fn default() -> Self {
        Self::new()
    }
}
