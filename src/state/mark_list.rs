//! The list of marks: what is listed, and whether it is shown where there is little room.
//!
//! Must not know: marks.

use leptos::prelude::*;

use super::release::release_readers;
use crate::core::view::MarkFilter;

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct MarkList {
    filter: RwSignal<MarkFilter>,
    is_open: RwSignal<bool>,
}

impl MarkList {
    /// All marks, in a list that is put away where there is little room.
    #[must_use]
    pub fn new() -> Self {
        Self {
            filter: RwSignal::new(MarkFilter::default()),
            is_open: RwSignal::new(false),
        }
    }

    /// Which marks are listed.
    #[must_use]
    pub fn filter(self) -> MarkFilter {
        self.filter.get()
    }

    /// The same without a copy.
    pub fn with_filter<T>(self, read: impl FnOnce(&MarkFilter) -> T) -> T {
        self.filter.with(read)
    }

    /// Lists others.
    pub fn set_filter(self, filter: MarkFilter) {
        self.filter.set(filter);
    }

    /// Lists others, changed from what they are.
    pub fn update_filter(self, change: impl FnOnce(&mut MarkFilter)) {
        self.filter.update(change);
    }

    /// Whether the list is shown where there is little room.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// The same, once.
    #[must_use]
    pub fn is_open_untracked(self) -> bool {
        self.is_open.get_untracked()
    }

    /// Shows it.
    pub fn open(self) {
        self.is_open.set(true);
    }

    /// Puts it away.
    pub fn close(self) {
        self.is_open.set(false);
    }

    /// Shows it or puts it away.
    pub fn toggle(self) {
        self.is_open.update(|open| *open = !*open);
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.filter);
        release_readers(self.is_open);
    }
}

impl Default for MarkList {
    fn default() -> Self {
        Self::new()
    }
}
