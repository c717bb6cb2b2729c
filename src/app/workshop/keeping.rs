//! Keeping the open lesson: in both stores, after every change, never two writes at a time.
//!
//! Invariant: the last state is written when the page says "Saved"; what is typed while a write is under
//! way goes with the next one.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::task::spawn_local;

use super::Shop;
use crate::app::library::keep;
use crate::core::lesson::{Lesson, LessonId};
use crate::core::space::{self, Fill, StorageSpace};
use crate::core::storage::{Key, StoreError, TabMessage, Write};
use crate::platform;

/// Whether the open lesson is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kept {
    /// All of it.
    Saved,
    /// It is under way.
    Saving,
    /// In one of the two stores only.
    InOnePlace(StoreError),
    /// It is not.
    NotSaved(StoreError),
}

/// Whether a write is under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Writing {
    /// None.
    #[default]
    Nothing,
    /// One.
    UnderWay,
}

/// Lessons that have changed since they were written last, as they are now.
pub(super) type Unkept = BTreeMap<LessonId, Arc<Lesson>>;

impl Shop {
    /// Keeps the open lesson as it is now.
    pub(super) fn keep(self) {
        let Some(lesson) = self.lesson_untracked() else {
            return;
        };
        self.shelve(lesson.clone());
        self.unkept
            .update_untracked(|unkept| unkept.insert(lesson.id.clone(), lesson));
        // While a store fails its sentence stays where it is.
        if self.kept.with_untracked(|kept| *kept == Kept::Saved) {
            self.kept.set(Kept::Saving);
        }
        if self.writing.get_untracked() == Writing::Nothing {
            self.writing.set(Writing::UnderWay);
            spawn_local(async move {
                self.keep_on().await;
                self.writing.set(Writing::Nothing);
            });
        }
    }

    async fn keep_on(self) {
        let next = || self.unkept.update_untracked(BTreeMap::pop_first);
        while let Some((id, lesson)) = next() {
            let outcome = self.write_both(vec![keep(&lesson)]).await;
            let failed = matches!(outcome, Kept::NotSaved(_));
            if failed {
                // Unless it has changed meanwhile.
                self.unkept.update_untracked(|unkept| {
                    unkept.entry(id).or_insert(lesson);
                });
            }
            let done = self.unkept.with_untracked(BTreeMap::is_empty);
            if failed || done {
                self.kept.set(outcome);
            }
            if failed {
                return;
            }
        }
    }

    /// Puts what has changed into local storage before the page goes, which takes no time.
    pub(super) fn keep_at_once(self) {
        if self.outdated.get_untracked() {
            return;
        }
        let unkept = self.unkept.get_untracked();
        let writes: Vec<Write> = unkept.values().map(|lesson| keep(lesson)).collect();
        if !writes.is_empty() {
            // The page does not live long enough to hear the answer.
            drop(self.stores.local.write(writes));
        }
    }

    /// Writes into both stores, and tells the teacher where it fails.
    pub(super) fn write(self, writes: Vec<Write>) {
        self.kept.set(Kept::Saving);
        spawn_local(async move {
            let outcome = self.write_both(writes).await;
            self.kept.set(outcome);
        });
    }

    pub(super) async fn write_both(self, writes: Vec<Write>) -> Kept {
        if self.outdated.get_untracked() {
            return Kept::NotSaved(StoreError::Newer);
        }
        let names = writes.iter().map(|write| match write {
            Write::Set(key, _) | Write::Remove(key) => Key::to_string(key),
        });
        let signal = TabMessage::wrote(names.collect());
        let journal = self.stores.journal.write(writes.clone());
        let local = self.stores.local.write(writes).await;
        let outcome = match (local, journal.await) {
            (Ok(()), Ok(())) => Kept::Saved,
            (Err(fault), Err(_)) => Kept::NotSaved(fault.error),
            (Err(fault), Ok(())) | (Ok(()), Err(fault)) => Kept::InOnePlace(fault.error),
        };
        self.channel.say(&signal);
        outcome
    }

    /// Whether a lesson would leave room enough for marks.
    ///
    /// # Errors
    /// It would not; a sentence for the teacher.
    pub(super) fn has_room_for(lesson: &Lesson) -> Result<(), String> {
        let Write::Set(_, value) = keep(lesson) else {
            return Ok(());
        };
        let bytes = 2 * value.len() as u64;
        let fits = |room: Option<StorageSpace>| {
            room.is_none_or(|room| room.with(bytes).fill() < Fill::Full)
        };
        if fits(platform::memory::local_room()) {
            return Ok(());
        }
        Err(format!(
            "This browser has too little space left for that ({}), so nothing was taken in. All lessons and marks are kept. Delete a lesson that you do not need any more, after saving it as a file.",
            space::plain(bytes)
        ))
    }
}
