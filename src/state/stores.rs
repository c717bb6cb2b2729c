//! The two stores as one: local storage and the browser's database, each the other's backup.
//!
//! Invariant: what either of them holds is found; what one lacks is told, so that it can be given to it.
//! Must not know: what the values mean.

use std::rc::Rc;

use crate::core::storage::{Store, StoreError, StoreFuture, Write, unite};
use crate::platform::indexed_db::{DatabaseEvent, Journal};
use crate::platform::local_storage::Local;

/// One of the two stores.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoreKind {
    /// Local storage: written at once, but a killed browser forgets the last minute.
    Local,
    /// The database: what it has answered outlives the browser.
    Journal,
}

impl StoreKind {
    /// What a sentence calls it, behind "the browser's".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Local => "local storage",
            Self::Journal => "database",
        }
    }
}

/// Both.
#[derive(Clone)]
pub struct Stores {
    /// Local storage.
    pub local: Rc<dyn Store>,
    /// The database.
    pub journal: Rc<dyn Store>,
}

/// What both hold of some keys.
#[derive(Clone, Default)]
pub struct StoredEntries {
    /// Keys and values, joined.
    pub entries: Vec<(String, String)>,
    /// What each of them lacks.
    pub lacks: Lacks,
    /// Why each of them could not be read, if it could not.
    pub faults: StoreFaults,
}

/// What is to be written into one store because the other has it.
#[derive(Clone, Default)]
pub struct Lacks {
    /// Into local storage.
    pub local: Vec<Write>,
    /// Into the database.
    pub journal: Vec<Write>,
}

/// What is wrong with each store, if anything.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StoreFaults {
    /// With local storage.
    pub local: Option<StoreError>,
    /// With the database.
    pub journal: Option<StoreError>,
}

impl Stores {
    /// Opens both; `on_event` hears what becomes of the database.
    pub fn open(on_event: impl Fn(DatabaseEvent) + 'static) -> Self {
        Self {
            local: Rc::new(Local),
            journal: Rc::new(Journal::open(on_event)),
        }
    }

    /// Reads every key that begins with `prefix` from both; both have begun when this returns.
    #[must_use]
    pub fn load(&self, prefix: &str) -> StoreFuture<StoredEntries> {
        let (local, journal) = (self.local.load(prefix), self.journal.load(prefix));
        Box::pin(async move {
            let (local, journal) = (local.await, journal.await);
            let faults = StoreFaults {
                local: local.as_ref().err().cloned(),
                journal: journal.as_ref().err().cloned(),
            };
            let united = unite(local.unwrap_or_default(), journal.unwrap_or_default());
            // A store that cannot be read is not filled up blindly.
            let only_if_read = |writes, fault: &Option<StoreError>| match fault {
                None => writes,
                Some(_) => Vec::new(),
            };
            StoredEntries {
                entries: united.entries,
                lacks: Lacks {
                    local: only_if_read(united.to_first, &faults.local),
                    journal: only_if_read(united.to_second, &faults.journal),
                },
                faults,
            }
        })
    }
}
