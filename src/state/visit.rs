//! What the lesson is read for, as it follows from the address and from where the reader comes.
//!
//! Invariant: the address of a preview says that it is one, also where a link inside the lesson did not; so it stays
//! one when the page is loaded anew.
//! Must not know: what the pages show.

use leptos::prelude::*;

use super::route::CurrentRoute;
use crate::core::route::Route;
use crate::core::visit::{ReadingPurpose, Visit};
use crate::platform::page;

/// See the head of the file; given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct CurrentVisit(Memo<Visit>);

impl CurrentVisit {
    /// Follows `route` as long as the current owner lives.
    #[must_use]
    pub fn follow(route: CurrentRoute) -> Self {
        let visit = Memo::new(move |before: Option<&Visit>| {
            let before = before.cloned().unwrap_or_default();
            before.next(route.get(), &page::fragment())
        });
        Effect::new(move |_| {
            let visit = visit.get();
            if visit.purpose() == ReadingPurpose::Preview && !Route::is_preview(&page::fragment()) {
                page::replace(&visit.route.preview_fragment());
            }
        });
        Self(visit)
    }

    /// What the lesson is read for; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn purpose(self) -> ReadingPurpose {
        self.0.with(Visit::purpose)
    }

    /// What the lesson is read for, once.
    #[must_use]
    pub fn purpose_untracked(self) -> ReadingPurpose {
        self.0.with_untracked(Visit::purpose)
    }
}
