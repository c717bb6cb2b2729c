//! A lesson that comes from elsewhere and waits for a yes.
//!
//! Owns: [`LessonOffer`], [`OfferError`], [`IncomingLesson`].
//! Must not know: how it is shown.

use std::sync::Arc;

use leptos::prelude::*;
use thiserror::Error;

use super::known::{KnownLessons, KnownVersion, unpinned};
use crate::core::format::link::{self, LinkError};
use crate::core::format::{self, FileError, Problem};
use crate::core::lesson::Lesson;
use crate::core::limits;
use crate::core::route::{LessonSource, Route};
use crate::platform::address::{self, FetchError};
use crate::state::lesson_space::NoSpace;

/// Why a lesson was not taken in. Nothing was changed.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum OfferError {
    /// The link holds none.
    #[error("{0}")]
    Link(LinkError),
    /// The file holds none.
    #[error("{0}")]
    File(FileError),
    /// The file did not come.
    #[error(
        "The lesson at this address could not be opened: {0} Nothing was changed; ask for the address again, or for the lesson as a file."
    )]
    NotFetched(FetchError),
    /// The file holds a work.
    #[error(
        "This is somebody’s work on a lesson, not a lesson. Nothing was changed; open the lesson and import it there."
    )]
    IsWork,
    /// It is too large for this browser.
    #[error(transparent)]
    NoSpace(#[from] NoSpace),
    /// No store has taken it.
    #[error(
        "This browser could not save the lesson, so it was not opened. Nothing else was changed; free some space, or use another browser."
    )]
    NotKept,
}

/// A lesson that comes from elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LessonOffer {
    /// It is on its way.
    Reading,
    /// It cannot be used.
    Refused(OfferError),
    /// It can be taken in.
    Lesson {
        /// The lesson.
        lesson: Arc<Lesson>,
        /// What could not be read of it.
        problems: Vec<Problem>,
        /// What is here by the same name, if anything.
        known: KnownVersion,
    },
}

impl LessonOffer {
    /// An offer of what a file or a link has given, beside what is known.
    #[must_use]
    pub fn new((lesson, problems): (Lesson, Vec<Problem>), known: &KnownLessons) -> Self {
        let lesson = unpinned(lesson);
        let known = known.get(&lesson.id).map(AsRef::as_ref);
        Self::Lesson {
            known: KnownVersion::of(&lesson, known),
            lesson: Arc::new(lesson),
            problems,
        }
    }

    /// Where to go on without it: to what is here by the same name, or home.
    #[must_use]
    pub fn known_route(&self) -> Route {
        match self {
            Self::Lesson { lesson, known, .. } if *known != KnownVersion::Nothing => {
                Route::Lesson(lesson.id.clone())
            }
            _ => Route::Home,
        }
    }

    /// Whether there is something to ask: it would change what is here, or not all of it has arrived.
    #[must_use]
    pub fn asks(&self) -> bool {
        let Self::Lesson {
            problems, known, ..
        } = self
        else {
            return false;
        };
        !problems.is_empty() || !matches!(known, KnownVersion::Nothing | KnownVersion::Same)
    }
}

/// Reads what an address carries or leads to.
///
/// # Errors
/// There is no lesson.
pub async fn read_source(source: &LessonSource) -> Result<(Lesson, Vec<Problem>), OfferError> {
    let bytes = match source {
        LessonSource::Link(text) => link::read(text).map_err(OfferError::Link)?,
        LessonSource::Path(path) => address::fetch_own(path, limits::FILE_BYTES)
            .await
            .map_err(OfferError::NotFetched)?,
    };
    read_file(&bytes)
}

/// The lesson that a file holds, and what could not be read of it.
///
/// # Errors
/// It holds none.
pub fn read_file(bytes: &[u8]) -> Result<(Lesson, Vec<Problem>), OfferError> {
    match format::import_lesson(bytes) {
        Ok(Some(found)) => Ok(found),
        Ok(None) => Err(OfferError::IsWork),
        Err(error) => Err(OfferError::File(error)),
    }
}

/// The offer that is made now, given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct IncomingLesson(RwSignal<Option<LessonOffer>>);

impl IncomingLesson {
    /// No offer.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The offer; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn get(self) -> Option<LessonOffer> {
        self.0.get()
    }

    /// The offer, once.
    #[must_use]
    pub fn get_untracked(self) -> Option<LessonOffer> {
        self.0.try_get_untracked().flatten()
    }

    /// Makes an offer in the place of an earlier one.
    pub fn set(self, offer: LessonOffer) {
        // Whoever answers late may answer to a page that is gone.
        let _ = self.0.try_set(Some(offer));
    }

    /// Withdraws it.
    pub fn clear(self) {
        let _ = self.0.try_set(None);
    }
}

impl Default for IncomingLesson {
    fn default() -> Self {
        Self::new()
    }
}
