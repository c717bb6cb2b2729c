//! The mark that is looked at, those that lie on the same words, and the one that was made or turned to last.
//!
//! Invariant: at most one mark is looked at; looking changes nothing that is saved.
//! Must not know: what a mark says.

use leptos::prelude::*;

use super::release::release_readers;
use crate::core::annotation::record::RecordId;
use crate::platform::page;

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct FocusedMark {
    focused: RwSignal<Option<RecordId>>,
    stacked: RwSignal<Vec<RecordId>>,
    last: StoredValue<Option<RecordId>>,
    /// Whether the mark is looked at for no other reason than that it was just made.
    is_fresh: StoredValue<bool>,
}

impl FocusedMark {
    /// No mark is looked at.
    #[must_use]
    pub fn new() -> Self {
        Self {
            focused: RwSignal::new(None),
            stacked: RwSignal::new(Vec::new()),
            last: StoredValue::new(None),
            is_fresh: StoredValue::new(false),
        }
    }

    /// The mark that is looked at; whoever reads it inside an effect is told when it is another.
    #[must_use]
    pub fn get(self) -> Option<RecordId> {
        self.focused.get()
    }

    /// The mark that is looked at, once.
    #[must_use]
    pub fn get_untracked(self) -> Option<RecordId> {
        self.focused.get_untracked()
    }

    /// Looks at a mark, or at none.
    pub fn set(self, id: Option<RecordId>) {
        self.is_fresh.set_value(false);
        if id.is_some() {
            self.last.set_value(id);
        }
        self.focused.set(id);
    }

    /// All marks on the words that were clicked, where they are several, the outermost first.
    #[must_use]
    pub fn stacked(self) -> Vec<RecordId> {
        self.stacked.get()
    }

    /// Several marks lie where the reader clicked; fewer than two are none.
    pub fn set_stacked(self, ids: Vec<RecordId>) {
        self.stacked
            .set(if ids.len() > 1 { ids } else { Vec::new() });
    }

    /// Looks at a mark that was just made. What shows it is told once the mark has been painted, so that its
    /// card does not keep it waiting.
    pub fn set_made(self, id: RecordId) {
        self.last.set_value(Some(id));
        self.is_fresh.set_value(true);
        self.focused.update_untracked(|focused| *focused = Some(id));
        self.stacked.update_untracked(Vec::clear);
        page::after_paint(move || {
            // The page may be another by then.
            if !self.focused.is_disposed() {
                self.focused.notify();
                self.stacked.notify();
            }
        });
    }

    /// Whether the mark was just made, and nobody has turned to it since.
    #[must_use]
    pub fn is_fresh(self) -> bool {
        self.is_fresh.get_value()
    }

    /// The mark that was made or turned to last.
    #[must_use]
    pub fn last(self) -> Option<RecordId> {
        self.last.get_value()
    }

    /// Looks at none that is gone.
    pub fn forget(self, is_gone: impl Fn(&RecordId) -> bool) {
        if self
            .focused
            .with_untracked(|id| id.as_ref().is_some_and(&is_gone))
        {
            self.focused.set(None);
        }
        if self.stacked.with_untracked(|ids| ids.iter().any(&is_gone)) {
            self.stacked.update(|ids| ids.retain(|id| !is_gone(id)));
        }
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.focused);
        release_readers(self.stacked);
    }
}

impl Default for FocusedMark {
    fn default() -> Self {
        Self::new()
    }
}
