//! The lesson that is open, and every change of it.
//!
//! Invariant: one lesson is open at most; it changes through [`LessonEditor::commit`], `undo` and `redo`
//! alone.
//! Must not know: where it is kept.

use std::sync::Arc;

use leptos::prelude::*;

use crate::core::authoring::{EditOutcome, LessonDraft, LessonEdit};
use crate::core::lesson::article::{Article, ArticleId};
use crate::core::lesson::{Lesson, LessonId};

/// See the head of the file; given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct LessonEditor(RwSignal<Option<LessonDraft>>);

impl LessonEditor {
    /// No lesson is open.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Opens a lesson as it is, without steps to take back.
    pub fn open(self, lesson: Arc<Lesson>) {
        self.0.set(Some(LessonDraft::new(lesson)));
    }

    /// Goes on with a lesson and its steps.
    pub fn resume(self, draft: LessonDraft) {
        self.0.set(Some(draft));
    }

    /// Takes the lesson out with its steps.
    #[must_use]
    pub fn take(self) -> Option<LessonDraft> {
        self.0.try_update_untracked(Option::take).flatten()
    }

    /// No lesson is open any more.
    pub fn close(self) {
        self.0.set(None);
    }

    /// Whether a lesson is open.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// Whether this lesson is open, once.
    #[must_use]
    pub fn has_open(self, id: &LessonId) -> bool {
        self.lesson_untracked()
            .is_some_and(|lesson| lesson.id == *id)
    }

    /// The open lesson.
    #[must_use]
    pub fn lesson(self) -> Option<Arc<Lesson>> {
        self.0
            .with(|draft| draft.as_ref().map(|draft| draft.lesson().clone()))
    }

    /// The open lesson, once.
    #[must_use]
    pub fn lesson_untracked(self) -> Option<Arc<Lesson>> {
        let lesson = |draft: &Option<LessonDraft>| {
            let draft = draft.as_ref();
            draft.map(|draft| draft.lesson().clone())
        };
        self.0.try_with_untracked(lesson).flatten()
    }

    /// Reads the open lesson; the default where none is open.
    pub fn read<T: Default>(self, read: impl FnOnce(&Lesson) -> T) -> T {
        self.0.with(|draft| {
            let draft = draft.as_ref();
            draft.map_or_else(T::default, |draft| read(draft.lesson()))
        })
    }

    /// Reads an article of the open lesson; the default where it is not there.
    pub fn read_article<T: Default>(self, id: &ArticleId, read: impl FnOnce(&Article) -> T) -> T {
        self.read(|lesson| lesson.article(id).map_or_else(T::default, read))
    }

    /// What "Undo" would take back.
    #[must_use]
    pub fn next_undo(self) -> Option<String> {
        self.0
            .with(|draft| draft.as_ref()?.next_undo().map(str::to_owned))
    }

    /// What "Redo" would do again.
    #[must_use]
    pub fn next_redo(self) -> Option<String> {
        self.0
            .with(|draft| draft.as_ref()?.next_redo().map(str::to_owned))
    }

    /// Does it. Who reads the lesson is told only where it is another now.
    pub fn commit(self, edit: LessonEdit) -> EditOutcome {
        let mut outcome = EditOutcome::Nothing;
        self.0.maybe_update(|draft| {
            outcome = draft
                .as_mut()
                .map_or(EditOutcome::Nothing, |draft| draft.commit(edit));
            outcome == EditOutcome::Changed
        });
        outcome
    }

    /// Takes the last step back, and answers with its label.
    pub fn undo(self) -> Option<String> {
        self.step(LessonDraft::undo)
    }

    /// Does the last step again that was taken back, and answers with its label.
    pub fn redo(self) -> Option<String> {
        self.step(LessonDraft::redo)
    }

    fn step(self, step: fn(&mut LessonDraft) -> Option<String>) -> Option<String> {
        let mut label = None;
        self.0.maybe_update(|draft| {
            label = draft.as_mut().and_then(step);
            label.is_some()
        });
        label
    }
}

impl Default for LessonEditor {
    fn default() -> Self {
        Self::new()
    }
}
