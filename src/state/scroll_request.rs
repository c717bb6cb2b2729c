//! Where the page is scrolled next, as data.
//!
//! Invariant: the component that owns the element obeys once it is on the page, and takes the request.
//! Must not know: elements.

use leptos::prelude::*;

use super::release::release_readers;
use crate::core::annotation::record::RecordId;
use crate::core::lesson::article::BlockIndex;

/// What may be brought into view.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScrollTarget {
    /// The words of a mark, unless they can be seen.
    Mark(RecordId),
    /// The words of a mark, if the list lies over them.
    FromUnderList(RecordId),
    /// A block, to the top of the view.
    Block(BlockIndex),
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct ScrollRequest(RwSignal<Option<ScrollTarget>>);

impl ScrollRequest {
    /// Nothing asked for.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Asks for it; an earlier request that nobody has obeyed is over.
    pub fn ask(self, target: ScrollTarget) {
        self.0.set(Some(target));
    }

    /// What is asked for; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn wanted(self) -> Option<ScrollTarget> {
        self.0.get()
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.0);
    }

    /// The request was obeyed.
    pub fn take(self) {
        // Nobody needs to hear of it.
        self.0.update_untracked(|wanted| *wanted = None);
    }
}

impl Default for ScrollRequest {
    fn default() -> Self {
        Self::new()
    }
}
