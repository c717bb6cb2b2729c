//! The lessons of this browser as the workshop shows them.
//!
//! Invariant: what is on the screen counts, also where it is not kept yet.
//! Must not know: the stores.

use std::sync::Arc;

use leptos::prelude::*;

use crate::core::lesson::{Lesson, LessonId};
use crate::pages::incoming::KnownLessons;

/// See the head of the file; given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct WorkshopLibrary(RwSignal<Option<KnownLessons>>);

impl WorkshopLibrary {
    /// Not gathered yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// They have been gathered. `later` are lessons of which a version on the screen may be later.
    pub fn gathered(self, mut lessons: KnownLessons, later: Vec<Arc<Lesson>>) {
        for lesson in later {
            let kept = lessons.get_kept(&lesson.id);
            if kept.is_none_or(|kept| kept.revision <= lesson.revision) {
                lessons.put(lesson);
            }
        }
        let _ = self.0.try_set(Some(lessons));
    }

    /// Whether they have been gathered.
    #[must_use]
    pub fn is_gathered(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// Those that can be changed.
    #[must_use]
    pub fn kept(self) -> Vec<Arc<Lesson>> {
        self.read(|lessons| lessons.kept.clone())
    }

    /// The one beside the app.
    #[must_use]
    pub fn bundled(self) -> Option<Arc<Lesson>> {
        self.read(|lessons| lessons.bundled.clone())
    }

    /// Sentences about those that could not be read.
    #[must_use]
    pub fn troubles(self) -> Vec<String> {
        self.read(|lessons| lessons.troubles.clone())
    }

    fn read<T: Default>(self, read: impl FnOnce(&KnownLessons) -> T) -> T {
        self.0
            .with(|lessons| lessons.as_ref().map_or_else(T::default, read))
    }

    /// All of them, once.
    #[must_use]
    pub fn known(self) -> KnownLessons {
        self.0.try_get_untracked().flatten().unwrap_or_default()
    }

    /// The lesson of that name that can be changed, once.
    #[must_use]
    pub fn get_kept(self, id: &LessonId) -> Option<Arc<Lesson>> {
        let kept = |lessons: &Option<KnownLessons>| lessons.as_ref()?.get_kept(id).cloned();
        self.0.try_with_untracked(kept).flatten()
    }

    /// Shows a lesson in the place of the one of its name, or behind the others.
    pub fn put(self, lesson: Arc<Lesson>) {
        self.0
            .update(|lessons| lessons.get_or_insert_default().put(lesson));
    }

    /// Shows a lesson no longer.
    pub fn remove(self, id: &LessonId) {
        self.0.update(|lessons| {
            if let Some(lessons) = lessons {
                lessons.kept.retain(|lesson| lesson.id != *id);
            }
        });
    }
}

impl Default for WorkshopLibrary {
    fn default() -> Self {
        Self::new()
    }
}
