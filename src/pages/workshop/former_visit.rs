//! What the workshop leaves for when one comes back: after a look at the lesson as students see it, every step still has
//! its way back, and every proposal its reason.
//!
//! Owns: [`FormerVisit`].
//! Invariant: the steps go on only where the lesson is kept just as they left it; where another tab has changed it since,
//! they are given up.
//! Must not know: how the parts of the workshop are connected.

use std::cell::RefCell;
use std::sync::Arc;

use super::explanations::KnownExplanations;
use super::file_readings::KnownReadings;
use crate::core::authoring::LessonDraft;
use crate::core::lesson::Lesson;

/// What was there when the workshop was left.
#[derive(Default)]
pub struct FormerVisit {
    /// The lesson that was open, with its steps.
    pub draft: Option<LessonDraft>,
    /// Why things were proposed.
    pub explanations: KnownExplanations,
    /// How files were read.
    pub readings: KnownReadings,
}

thread_local! {
    /// For as long as the page is open. Two visits have no owner in common but the app's, which does not know what the
    /// workshop is made of until somebody goes there.
    static LEFT: RefCell<FormerVisit> = RefCell::default();
}

impl FormerVisit {
    /// Lies here until somebody comes back.
    pub fn leave(self) {
        LEFT.set(self);
    }

    /// What the last visit has left, once.
    #[must_use]
    pub fn take() -> Self {
        LEFT.take()
    }
}

/// The steps of a draft, where the lesson is still as they left it; none of them otherwise.
#[must_use]
pub fn resumed(draft: Option<LessonDraft>, kept: Arc<Lesson>) -> LessonDraft {
    draft
        .filter(|draft| *draft.lesson() == kept)
        .unwrap_or_else(|| LessonDraft::new(kept))
}
