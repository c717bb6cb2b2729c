//! Keeping the open lesson: in both stores, after every change, never two writes at a time.
//!
//! Invariant: the last state is written when the page says "Saved"; what is typed while a write is under
//! way goes with the next one.

use leptos::task::spawn_local;

use super::Shop;
use crate::app::library::keep;
use crate::core::lesson::Lesson;
use crate::core::space::{self, Fill, Room};
use crate::core::storage::{Key, Signal, StoreError, Write};
use crate::web;

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

/// What is under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Writing {
    /// Nothing.
    #[default]
    Nothing,
    /// A write.
    Once,
    /// A write, and the lesson has changed since.
    Again,
}

impl Shop {
    /// Keeps the open lesson as it is now.
    pub(super) fn keep(self) {
        let Some(lesson) = self.lesson_untracked() else {
            return;
        };
        self.shelve(lesson);
        self.kept.set_if_other(Kept::Saving);
        if self.writing.get_untracked() == Writing::Nothing {
            spawn_local(async move { self.keep_on().await });
        } else {
            self.writing.set(Writing::Again);
        }
    }

    async fn keep_on(self) {
        while let Some(lesson) = self.lesson_untracked() {
            self.writing.set(Writing::Once);
            let outcome = self.write_both(vec![keep(&lesson)]).await;
            if self.writing.get_untracked() == Writing::Once {
                self.kept.set(outcome);
                break;
            }
        }
        self.writing.set(Writing::Nothing);
    }

    /// Puts the open lesson into local storage before the page goes, which takes no time.
    pub(super) fn keep_at_once(self) {
        if self.writing.get_untracked() == Writing::Again
            && let Some(lesson) = self.lesson_untracked()
        {
            // The page does not live long enough to hear the answer.
            drop(self.stores.local.write(vec![keep(&lesson)]));
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
        let names = writes.iter().map(|write| match write {
            Write::Set(key, _) | Write::Remove(key) => Key::to_string(key),
        });
        let signal = Signal::wrote(names.collect());
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
        let fits =
            |room: Option<Room>| room.is_none_or(|room| room.with(bytes).fill() < Fill::Full);
        if fits(web::memory::local_room()) {
            return Ok(());
        }
        Err(format!(
            "This browser has too little space left for that ({}), so nothing was taken in. All lessons and marks are kept. Delete a lesson that you do not need any more, after saving it as a file.",
            space::plain(bytes)
        ))
    }
}
