//! Keeping: both stores, what is on its way into them, and whether it has arrived.
//!
//! Owns: [`Persistence`], once for all pages, given by context.
//! Invariant: "saved" is said only when the database has answered for everything; what a store could not
//! take is kept here and tried again with the next write. Nothing at all is written once a newer version
//! of the app has been heard of.
//! Must not know: what the values mean.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::release::release_readers;
use super::remotes::{RemoteNotice, Remotes};
use super::stores::{Lacks, StoreFaults, StoreKind, StoredEntries, Stores};
use super::write_queue::WriteQueue;
use crate::core::storage::{StoreError, StoreFuture, TabMessage, VERSION, Write};
use crate::platform::indexed_db::DatabaseEvent;
use crate::platform::tabs::MessageListener;

/// Whether what is on the screen is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveStatus {
    /// All of it.
    Saved,
    /// It is under way.
    Saving,
    /// It is kept, but not in this one of the two stores.
    InOneStore(StoreKind, StoreError),
    /// The last changes are not.
    NotSaved(StoreError),
}

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum WriteMode {
    Everything,
    Nothing,
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Persistence {
    mode: WriteMode,
    inner: StoredValue<Rc<PersistenceInner>, LocalStorage>,
    status: RwSignal<SaveStatus>,
    outdated: RwSignal<bool>,
}

struct PersistenceInner {
    stores: Stores,
    local: WriteQueue,
    journal: WriteQueue,
    remotes: Remotes,
    /// Held for its life.
    _listener: Option<MessageListener>,
}

impl Persistence {
    /// Opens both stores, tells the other tabs which version this is, and listens to them.
    #[must_use]
    pub fn open() -> Self {
        let outdated = RwSignal::new(false);
        let remotes = Remotes::open();
        let stores = Stores::open({
            let remotes = remotes.clone();
            move |event| match event {
                DatabaseEvent::Outdated => outdated.set(true),
                DatabaseEvent::Emptied => remotes.tell(&RemoteNotice::Emptied),
            }
        });
        // Whichever page speaks first, the older of two versions hears of the newer one.
        let listener = remotes.listen({
            let remotes = remotes.clone();
            move |message| match message {
                TabMessage::Version(theirs) if theirs > VERSION => outdated.set(true),
                // They may not know yet that we are here.
                TabMessage::Version(theirs) if theirs < VERSION => {
                    remotes.post(&TabMessage::Version(VERSION));
                }
                TabMessage::Version(_) => {}
                TabMessage::Wrote(_) | TabMessage::WroteMany => {
                    remotes.tell(&RemoteNotice::Wrote(message));
                }
            }
        });
        remotes.post(&TabMessage::Version(VERSION));
        let inner = PersistenceInner {
            local: WriteQueue::new(stores.local.clone()),
            journal: WriteQueue::new(stores.journal.clone()),
            stores,
            remotes,
            _listener: listener,
        };
        Self {
            mode: WriteMode::Everything,
            inner: StoredValue::new_local(Rc::new(inner)),
            status: RwSignal::new(SaveStatus::Saved),
            outdated,
        }
    }

    /// The same stores for who only looks: they are read, and nothing is ever written into them.
    #[must_use]
    pub fn only_reading(self) -> Self {
        Self {
            mode: WriteMode::Nothing,
            ..self
        }
    }

    /// Whether everything is kept.
    #[must_use]
    pub fn status(self) -> ReadSignal<SaveStatus> {
        self.status.read_only()
    }

    /// Whether a newer version of the app is at work in this browser; then nothing is written any more.
    #[must_use]
    pub fn outdated(self) -> ReadSignal<bool> {
        self.outdated.read_only()
    }

    /// Both stores.
    #[must_use]
    pub fn stores(self) -> Stores {
        self.inner.with_value(|inner| inner.stores.clone())
    }

    /// What is wrong with each store.
    #[must_use]
    pub fn faults(self) -> StoreFaults {
        self.inner.with_value(|inner| StoreFaults {
            local: inner.local.fault(),
            journal: inner.journal.fault(),
        })
    }

    /// Reads every key that begins with `prefix` from both stores. A store that cannot be read is at fault
    /// until it can be.
    pub async fn load(self, prefix: &str) -> StoredEntries {
        let found = self.begin_load(prefix).await;
        if let Some(inner) = self.inner.try_get_value() {
            inner.local.loaded(found.faults.local.clone());
            inner.journal.loaded(found.faults.journal.clone());
            self.report();
        }
        found
    }

    /// The same without a word on what is at fault; both stores have begun when this returns.
    #[must_use]
    pub fn begin_load(self, prefix: &str) -> StoreFuture<StoredEntries> {
        self.stores().load(prefix)
    }

    /// Writes these into both stores, after what is still to be written.
    pub fn save(self, writes: Vec<Write>) {
        self.save_in(StoreKind::Journal, writes.clone());
        self.save_in(StoreKind::Local, writes);
    }

    /// Writes these into one store alone. The write has begun when this returns, so that it outlives a page
    /// that is closed now.
    pub fn save_in(self, store: StoreKind, writes: Vec<Write>) {
        if self.outdated.get_untracked() || self.mode == WriteMode::Nothing {
            return;
        }
        let inner = self.inner.get_value();
        if let Some(batch) = inner.queue(store).begin(writes) {
            spawn_local(async move {
                let keys = batch.keys;
                let answer = batch.answer.await;
                let written = inner.queue(store).end(answer);
                if written && store == StoreKind::Journal && !keys.is_empty() {
                    inner.remotes.post(&TabMessage::wrote(keys));
                }
                self.report();
            });
        }
        self.report();
    }

    /// Writes these into both stores once, and answers whether they are kept. What a store does not take is
    /// not tried again and does not show in [`Self::status`]: whoever asks says what is to be done.
    pub async fn save_once(self, writes: Vec<Write>) -> SaveStatus {
        if self.outdated.get_untracked() {
            return SaveStatus::NotSaved(StoreError::Newer);
        }
        if self.mode == WriteMode::Nothing {
            return SaveStatus::Saved;
        }
        let inner = self.inner.get_value();
        let names = writes.iter().map(|write| match write {
            Write::Set(key, _) | Write::Remove(key) => key.to_string(),
        });
        let message = TabMessage::wrote(names.collect());
        // Both begin before either is waited for.
        let journal = inner.stores.journal.write(writes.clone());
        let local = inner.stores.local.write(writes).await;
        let status = match (local, journal.await) {
            (Ok(()), Ok(())) => SaveStatus::Saved,
            (Err(fault), Err(_)) => SaveStatus::NotSaved(fault.error),
            (Err(fault), Ok(())) => SaveStatus::InOneStore(StoreKind::Local, fault.error),
            (Ok(()), Err(fault)) => SaveStatus::InOneStore(StoreKind::Journal, fault.error),
        };
        inner.remotes.post(&message);
        status
    }

    /// Gives each store what only the other had.
    pub fn even_out(self, lacks: Lacks) {
        for (store, writes) in [
            (StoreKind::Journal, lacks.journal),
            (StoreKind::Local, lacks.local),
        ] {
            if !writes.is_empty() {
                self.save_in(store, writes);
            }
        }
    }

    /// Tries again what could not be written.
    pub fn retry(self) {
        self.save(Vec::new());
    }

    /// Tells the other tabs that these keys have been written.
    pub fn tell_written(self, keys: Vec<String>) {
        // Whoever waited for a store may have been left meanwhile.
        self.inner
            .try_with_value(|inner| inner.remotes.post(&TabMessage::wrote(keys)));
    }

    fn report(self) {
        let Some((local, journal)) = self
            .inner
            .try_with_value(|inner| (inner.local.fault(), inner.journal.fault()))
        else {
            return;
        };
        let under_way = self.inner.with_value(|inner| inner.journal.is_under_way());
        let status = match (local, journal) {
            (Some(_), Some(error)) => SaveStatus::NotSaved(error),
            (None, Some(error)) => SaveStatus::InOneStore(StoreKind::Journal, error),
            (Some(error), None) if !under_way => SaveStatus::InOneStore(StoreKind::Local, error),
            (None, None) if !under_way => SaveStatus::Saved,
            (_, None) => SaveStatus::Saving,
        };
        if self.status.with_untracked(|old| *old != status) {
            self.status.set(status);
        }
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.status);
        release_readers(self.outdated);
    }

    /// What other tabs say and do, for [`super::sync`].
    pub(super) fn remotes(self) -> Remotes {
        self.inner.with_value(|inner| inner.remotes.clone())
    }
}

impl PersistenceInner {
    fn queue(&self, store: StoreKind) -> &WriteQueue {
        match store {
            StoreKind::Local => &self.local,
            StoreKind::Journal => &self.journal,
        }
    }
}
