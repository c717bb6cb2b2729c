//! The lessons that are here already.
//!
//! Owns: [`KnownLessons`], [`KnownVersion`], [`unpinned`].
//! Invariant: a lesson that could be read in part only is not among them: what could not be read of it
//! would be gone with the first change.

use std::sync::Arc;

use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::text::printable::brief;
use crate::state::library::Lessons;
use crate::state::persistence::Persistence;
use crate::state::stores::Lacks;

/// See the head of the file.
#[derive(Clone, Default)]
pub struct KnownLessons {
    /// The one beside the app.
    pub bundled: Option<Arc<Lesson>>,
    /// Those that are kept in this browser, by id.
    pub kept: Vec<Arc<Lesson>>,
    /// Sentences about lessons that could not be read.
    pub troubles: Vec<String>,
}

impl KnownLessons {
    /// Gathers them, and answers which of them one store has and the other lacks.
    pub async fn gather(persistence: Persistence) -> (Self, Lacks) {
        let (bundled, lessons) = Lessons::gather_apart(persistence).await;
        let mut known = Self {
            bundled,
            troubles: lessons.problems.iter().map(ToString::to_string).collect(),
            ..Self::default()
        };
        for lesson in lessons.lessons {
            if lessons.partly.contains(&lesson.id) {
                known.troubles.push(format!(
                    "“{}” could be read only in part, so it cannot be changed here. It stays as it is; see “Saved data and recovery”.",
                    brief(&lesson.title, 60)
                ));
            } else {
                known.kept.push(lesson);
            }
        }
        (known, lessons.lacks)
    }

    /// The lesson of that name, be it kept here or the one of this page.
    #[must_use]
    pub fn get(&self, id: &LessonId) -> Option<&Arc<Lesson>> {
        let mut all = self.kept.iter().chain(&self.bundled);
        all.find(|lesson| lesson.id == *id)
    }

    /// The lesson of that name that is kept here.
    #[must_use]
    pub fn get_kept(&self, id: &LessonId) -> Option<&Arc<Lesson>> {
        self.kept.iter().find(|lesson| lesson.id == *id)
    }

    /// Puts a lesson in the place of the one of its name, or behind the others.
    pub fn put(&mut self, lesson: Arc<Lesson>) {
        match self.kept.iter_mut().find(|other| other.id == lesson.id) {
            Some(place) => *place = lesson,
            None => self.kept.push(lesson),
        }
    }
}

/// A lesson as it may be taken in: with room above its revision, so that nobody pins it by one that cannot be exceeded.
#[must_use]
pub fn unpinned(lesson: Lesson) -> Lesson {
    let revision = lesson.revision.min(limits::REVISION);
    Lesson { revision, ..lesson }
}

/// What is here by the name of a lesson that comes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KnownVersion {
    /// Nothing.
    Nothing,
    /// The very same.
    Same,
    /// An earlier version.
    Earlier,
    /// A later version.
    Later,
    /// Another lesson by its name.
    Other,
}

impl KnownVersion {
    /// What `known` is to `lesson`, where there is one.
    #[must_use]
    pub fn of(lesson: &Lesson, known: Option<&Lesson>) -> Self {
        match known {
            None => Self::Nothing,
            Some(known) if *known == *lesson => Self::Same,
            Some(known) if known.revision < lesson.revision => Self::Earlier,
            Some(known) if known.revision > lesson.revision => Self::Later,
            Some(_) => Self::Other,
        }
    }

    /// What taking the lesson in would do, and the word for it.
    #[must_use]
    pub fn effect(self) -> (&'static str, &'static str) {
        match self {
            Self::Nothing => ("It will be added to your lessons.", "Open the lesson"),
            Self::Same => ("You already have this lesson.", "Open the lesson"),
            Self::Earlier => (
                "You have an older version of this lesson. The new one will replace it. Your marks move with their words; marks whose words are gone stay in the list.",
                "Use the new version",
            ),
            Self::Later => (
                "You already have a newer version of this lesson, with your marks. This one is older.",
                "Open the newer version",
            ),
            Self::Other => (
                "You have another lesson with this name. This one can be added as a copy.",
                "Open as a copy",
            ),
        }
    }
}
