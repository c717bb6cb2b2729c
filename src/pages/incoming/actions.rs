//! Taking a lesson in.
//!
//! Invariant: a lesson that is here already is never replaced without a yes; what it takes the place of
//! can come back from the page of everything that is kept.

use std::sync::Arc;

use super::known::{KnownLessons, KnownVersion};
use super::offer::{IncomingLesson, LessonOffer, OfferError};
use crate::core::authoring::lesson::lesson_id;
use crate::core::lesson::Lesson;
use crate::core::storage::{Write, past};
use crate::platform::stamp;
use crate::state::lesson_space::check_space_for;
use crate::state::library::{Library, lesson_write};
use crate::state::persistence::{Persistence, SaveStatus};
use crate::state::route::CurrentRoute;

/// What taking in needs.
#[derive(Clone, Copy)]
pub struct Reception {
    /// The offer.
    pub incoming: IncomingLesson,
    /// Where it is kept.
    pub persistence: Persistence,
    /// Where it is read.
    pub route: CurrentRoute,
    /// The lessons that the reader's pages know, where there are such pages.
    pub library: Option<Library>,
}

impl Reception {
    /// Takes the lesson in that was offered, and goes to read it. A later version that is here stays;
    /// where another lesson is here by its name, it becomes a copy beside it. `known` are the lessons as
    /// they are now: another tab may have taken it in meanwhile.
    pub async fn accept(self, known: &KnownLessons) {
        let Some(LessonOffer::Lesson { lesson, .. }) = self.incoming.get_untracked() else {
            return;
        };
        let version = KnownVersion::of(&lesson, known.get(&lesson.id).map(AsRef::as_ref));
        let lesson = match version {
            KnownVersion::Other => match lesson_id(&lesson.title, stamp::number()) {
                Some(id) => Arc::new(Lesson {
                    id,
                    ..(*lesson).clone()
                }),
                None => return,
            },
            _ => lesson,
        };
        if !matches!(version, KnownVersion::Same | KnownVersion::Later)
            && let Err(error) = self.keep(&lesson, known).await
        {
            self.incoming.set(LessonOffer::Refused(error));
            return;
        }
        self.incoming.clear();
        self.route.open(&lesson.id);
    }

    async fn keep(self, lesson: &Arc<Lesson>, known: &KnownLessons) -> Result<(), OfferError> {
        check_space_for(lesson)?;
        let mut writes = vec![lesson_write(lesson)];
        let replaced = known.get_kept(&lesson.id).map(|known| lesson_write(known));
        if let Some(Write::Set(key, value)) = replaced {
            writes.insert(0, past(&key, &value));
        }
        if let SaveStatus::NotSaved(_) = self.persistence.save_once(writes).await {
            return Err(OfferError::NotKept);
        }
        if let Some(library) = self.library
            && library.with(|lessons| lessons.is_some())
        {
            library.put(lesson.clone());
        }
        Ok(())
    }
}
