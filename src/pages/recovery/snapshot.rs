//! What both stores hold at one moment, and writing into them on the strength of it.
//!
//! Invariant: each store is asked by itself, so one that fails does not hide the other; a store that could
//! not be read is not written either. Nothing is written once a newer version of the app has been heard of.
//! Must not know: the page.

use std::sync::Arc;

use leptos::prelude::*;

use super::message::{Completed, WriteError};
use crate::core::format::Everything;
use crate::core::lesson::Lesson;
use crate::core::recovery::{FAMILY, Survey, Writes, survey};
use crate::core::storage::{StoreError, Write};
use crate::state::persistence::Persistence;
use crate::state::stores::{StoreFaults, StoreKind, Stores};

/// What both stores hold.
#[derive(Default)]
pub struct Snapshot {
    /// As it is.
    pub all: Everything,
    /// The same, sorted out.
    pub survey: Survey,
    /// A lesson that is at hand without being kept.
    pub beside: Option<Arc<Lesson>>,
    /// Why each store could not be read, if it could not.
    pub faults: StoreFaults,
}

impl Snapshot {
    /// Asks both stores. `beside` is a lesson that is not kept.
    pub async fn take(stores: &Stores, beside: Option<Arc<Lesson>>) -> Self {
        let journal = stores.journal.load(FAMILY);
        let (local, journal) = (stores.local.load(FAMILY).await, journal.await);
        let faults = StoreFaults {
            local: local.as_ref().err().cloned(),
            journal: journal.as_ref().err().cloned(),
        };
        let all = Everything::new(local.unwrap_or_default(), journal.unwrap_or_default());
        let survey = survey(&all, beside.as_ref());
        Self {
            all,
            survey,
            beside,
            faults,
        }
    }
}

/// Both stores as they were when an action began: it goes on when the page is left meanwhile.
pub struct StoreWriter {
    persistence: Persistence,
    outdated: ReadSignal<bool>,
    stores: Stores,
    faults: StoreFaults,
}

impl StoreWriter {
    /// Writes where `faults` are what the last reading met.
    pub fn new(persistence: Persistence, faults: StoreFaults) -> Self {
        Self {
            persistence,
            outdated: persistence.outdated(),
            stores: persistence.stores(),
            faults,
        }
    }

    /// Writes into both, first into the one that keeps what is past. What is removed goes only when that has it as past.
    ///
    /// # Errors
    /// Which store did not take them.
    pub async fn write(&self, writes: Writes, done: Completed) -> Result<(), WriteError> {
        let journal = self.write_into(StoreKind::Journal, writes.journal).await;
        let journal = match (done, journal) {
            (Completed::LessonRemoved | Completed::WorkRemoved, Err(error)) => {
                return Err(WriteError::NotRemoved(error));
            }
            // Of what is past the other store has nothing.
            (Completed::WorkForgotten, journal) => {
                return journal.map_err(WriteError::NotForgotten);
            }
            (_, journal) => journal,
        };
        let local = self.write_into(StoreKind::Local, writes.local).await;
        WriteError::of_both(local, journal)
    }

    /// Writes into one, and tells the other tabs.
    ///
    /// # Errors
    /// It did not take them.
    async fn write_into(&self, store: StoreKind, writes: Vec<Write>) -> Result<(), StoreError> {
        if self.outdated.try_get_untracked() == Some(true) {
            return Err(StoreError::Newer);
        }
        let (fault, store) = match store {
            StoreKind::Local => (&self.faults.local, &self.stores.local),
            StoreKind::Journal => (&self.faults.journal, &self.stores.journal),
        };
        if let Some(error) = fault {
            return Err(error.clone());
        }
        if writes.is_empty() {
            return Ok(());
        }
        let names = writes.iter().map(|write| {
            let (Write::Set(key, _) | Write::Remove(key)) = write;
            key.to_string()
        });
        let names = names.collect();
        let answer = store.write(writes).await;
        self.persistence.tell_written(names);
        answer.map_err(|failed| failed.error)
    }
}
