//! Where the focus goes next, as data.
//!
//! Invariant: whoever asks names an element by what it is; the component that owns the element obeys once it
//! is on the page, and takes the request.
//! Must not know: elements.

use leptos::prelude::*;

use super::release::release_readers;
use crate::core::annotation::record::RecordId;

/// What may be given the focus.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FocusTarget {
    /// The text of the article; the page's main part where no article is open.
    Article,
    /// The tools for what is selected.
    Toolbar,
    /// The card of the mark that is looked at.
    MarkCard,
    /// The note on the mark that is looked at.
    MarkNote,
    /// The line for whom or what the mark that is looked at names.
    MarkNames,
    /// What the claim that is looked at says, in the reader's own words.
    MarkGist,
    /// The list of marks.
    MarkList,
    /// The words of a mark.
    Mark(RecordId),
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct FocusRequest(RwSignal<Option<FocusTarget>>);

impl FocusRequest {
    /// Nothing asked for.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Asks for the focus; an earlier request that nobody has obeyed is over.
    pub fn ask(self, target: FocusTarget) {
        self.0.set(Some(target));
    }

    /// What is asked for; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn wanted(self) -> Option<FocusTarget> {
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

impl FocusRequest {
    /// Gives the request up, if it is still this one.
    pub fn take_if(self, target: FocusTarget) {
        // The lesson may be closed by now.
        let _ = self.0.try_update_untracked(|wanted| {
            if *wanted == Some(target) {
                *wanted = None;
            }
        });
    }
}

impl Default for FocusRequest {
    fn default() -> Self {
        Self::new()
    }
}
