//! The link that carries a lesson.
//!
//! Must not know: which lesson is open.

use leptos::prelude::*;

use crate::core::format;
use crate::core::format::link::{self, LinkError, Reach};
use crate::core::lesson::Lesson;
use crate::core::route::{LessonSource, Route};
use crate::platform::address;

/// A link that carries a lesson.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LessonLink {
    /// The whole address.
    pub address: String,
    /// What carries it, and what does not.
    pub reach: Reach,
}

impl LessonLink {
    /// The link to a lesson, as an address of this page.
    ///
    /// # Errors
    /// The lesson is too large for any link.
    pub fn to(lesson: &Lesson) -> Result<Self, LinkError> {
        let written = link::write(format::export_lesson(lesson).as_bytes())?;
        let route = Route::Incoming(LessonSource::Link(written));
        let address = format!("{}{}", address::whole(), route.href());
        let reach = link::reach(address.chars().count());
        Ok(Self { address, reach })
    }
}

/// The link that was asked for, given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct ShareLink(RwSignal<Option<LessonLink>>);

impl ShareLink {
    /// None was asked for.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The link, while it is shown.
    #[must_use]
    pub fn get(self) -> Option<LessonLink> {
        self.0.get()
    }

    /// Shows it.
    pub fn show(self, link: LessonLink) {
        self.0.set(Some(link));
    }

    /// Hides it.
    pub fn hide(self) {
        if self.0.with_untracked(Option::is_some) {
            self.0.set(None);
        }
    }
}

impl Default for ShareLink {
    fn default() -> Self {
        Self::new()
    }
}
