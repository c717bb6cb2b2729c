//! Keeping lessons as they are changed: in both stores, after every change, never two writes at a time.
//!
//! Invariant: the last state is written when the page says "Saved"; what is typed while a write is under
//! way goes with the next one.
//! Must not know: which lesson is open.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::core::lesson::{Lesson, LessonId};
use crate::core::storage::{StoreError, Write};
use crate::state::library::lesson_write;
use crate::state::persistence::{Persistence, SaveStatus};
use crate::state::stores::StoreKind;

/// See the head of the file; given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct DraftSaver {
    persistence: Persistence,
    status: RwSignal<SaveStatus>,
    queue: StoredValue<DraftQueue>,
}

#[derive(Default)]
struct DraftQueue {
    /// Lessons that have changed since they were written last, as they are now.
    unwritten: BTreeMap<LessonId, Arc<Lesson>>,
    /// Whether a write is under way.
    is_writing: bool,
}

impl DraftSaver {
    /// Nothing to be kept yet.
    #[must_use]
    pub fn new(persistence: Persistence) -> Self {
        Self {
            persistence,
            status: RwSignal::new(SaveStatus::Saved),
            queue: StoredValue::new(DraftQueue::default()),
        }
    }

    /// Whether everything is kept.
    #[must_use]
    pub fn status(self) -> SaveStatus {
        self.status.get()
    }

    /// Whether something would be lost with the page, once.
    #[must_use]
    pub fn is_unsafe_to_leave(self) -> bool {
        matches!(self.status.get_untracked(), SaveStatus::NotSaved(_))
    }

    /// Lessons that are not written yet, once.
    #[must_use]
    pub fn unwritten(self) -> Vec<Arc<Lesson>> {
        let unwritten = |queue: &DraftQueue| queue.unwritten.values().cloned().collect();
        self.queue.try_with_value(unwritten).unwrap_or_default()
    }

    /// Keeps a lesson as it is now.
    pub fn keep(self, lesson: Arc<Lesson>) {
        let mut begins = false;
        self.queue.update_value(|queue| {
            queue.unwritten.insert(lesson.id.clone(), lesson);
            begins = !std::mem::replace(&mut queue.is_writing, true);
        });
        // While a store fails its sentence stays where it is.
        if self.status.get_untracked() == SaveStatus::Saved {
            self.status.set(SaveStatus::Saving);
        }
        if begins {
            spawn_local(async move {
                self.write_queue().await;
                let _ = self
                    .queue
                    .try_update_value(|queue| queue.is_writing = false);
            });
        }
    }

    /// Does not keep a lesson any more.
    pub fn forget(self, id: &LessonId) {
        let _ = self
            .queue
            .try_update_value(|queue| queue.unwritten.remove(id));
    }

    async fn write_queue(self) {
        let next = || {
            let pop = |queue: &mut DraftQueue| queue.unwritten.pop_first();
            self.queue.try_update_value(pop).flatten()
        };
        while let Some((id, lesson)) = next() {
            let write = lesson_write(&lesson);
            let status = self.persistence.save_once(vec![write.clone()]).await;
            let failed = matches!(status, SaveStatus::NotSaved(_));
            if failed {
                // Unless it has changed meanwhile.
                let put_back = self.queue.try_update_value(|queue| {
                    queue.unwritten.entry(id).or_insert(lesson);
                });
                if put_back.is_none() {
                    // This page is gone; the app's own queue goes on trying.
                    self.persistence.save(vec![write]);
                }
            }
            if failed || self.unwritten().is_empty() {
                self.report(status);
            }
            if failed {
                return;
            }
        }
    }

    /// Writes into both stores, and shows whether it is kept.
    pub fn write(self, writes: Vec<Write>) {
        self.status.set(SaveStatus::Saving);
        spawn_local(async move { self.report(self.write_now(writes).await) });
    }

    /// The same for those who wait for it; shown only where it fails.
    pub async fn write_now(self, writes: Vec<Write>) -> SaveStatus {
        self.persistence.save_once(writes).await
    }

    /// Shows what became of a write.
    pub fn report(self, status: SaveStatus) {
        let _ = self.status.try_set(status);
    }

    /// Puts what has changed into local storage before the browser closes the page, which takes no time.
    pub fn keep_at_once(self) {
        let writes = self.unwritten_writes();
        if !writes.is_empty() {
            self.persistence.save_in(StoreKind::Local, writes);
        }
    }

    /// Leaves what has changed to the app's own queue, which outlives this page.
    pub fn hand_over(self) {
        let writes = self.unwritten_writes();
        if !writes.is_empty() {
            self.persistence.save(writes);
        }
    }

    fn unwritten_writes(self) -> Vec<Write> {
        let unwritten = self.unwritten();
        unwritten
            .iter()
            .map(|lesson| lesson_write(lesson))
            .collect()
    }

    /// What cannot be written at all any more, as a sentence.
    #[must_use]
    pub fn refusal(self) -> Option<String> {
        let outdated = self.persistence.outdated().get_untracked();
        outdated.then(|| StoreError::Newer.to_string())
    }
}
