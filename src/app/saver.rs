//! Keeping: turns what has changed into writes to both stores, and says truthfully whether they happened.
//!
//! Invariant: "saved" is said only when the database has answered for everything; what a store could
//! not take is kept here and tried again with the next change. Nothing is written before loading
//! finished, because a saver exists only for a session that was loaded; nothing at all is written
//! once a newer version of the app has been heard of.
//! Must not know: what the values mean.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::task::spawn_local;

use super::state::Keeping;
use super::stores::{Faults, Lacks, Place, Stores};
use super::watched::Watched;
use crate::core::storage::{Key, Store, StoreError, TabMessage, Write};
use crate::platform::tabs::Channel;

/// Writes for one session. Copies are handles to the same writes.
#[derive(Clone)]
pub struct Saver(Rc<Inner>);

struct Inner {
    local: Lane,
    journal: Lane,
    stopped: Cell<bool>,
    channel: Channel,
    keeping: Watched<Keeping>,
}

/// One store with what is on its way there.
struct Lane {
    store: Rc<dyn Store>,
    unwritten: RefCell<Vec<Write>>,
    under_way: Cell<u32>,
    fault: RefCell<Option<StoreError>>,
}

impl Saver {
    /// A saver that reports through `keeping`.
    pub fn new(
        stores: &Stores,
        faults: Faults,
        channel: Channel,
        keeping: Watched<Keeping>,
    ) -> Self {
        let saver = Self(Rc::new(Inner {
            local: Lane::new(&stores.local, faults.local),
            journal: Lane::new(&stores.journal, faults.journal),
            stopped: Cell::new(false),
            channel,
            keeping,
        }));
        saver.tell();
        saver
    }

    /// Writes these into both stores, after what is still to be written.
    pub fn save(&self, writes: Vec<Write>) {
        self.write(Place::Journal, writes.clone());
        self.write(Place::Local, writes);
        self.tell();
    }

    /// Gives each store what only the other had.
    pub fn even_out(&self, lacks: Lacks) {
        for (place, writes) in [(Place::Journal, lacks.journal), (Place::Local, lacks.local)] {
            if !writes.is_empty() {
                self.write(place, writes);
            }
        }
        self.tell();
    }

    /// Writes these into one store alone.
    pub fn save_in(&self, place: Place, writes: Vec<Write>) {
        self.write(place, writes);
        self.tell();
    }

    /// Tries again what could not be written.
    pub fn retry(&self) {
        self.save(Vec::new());
    }

    /// Writes nothing from now on.
    pub fn stop(&self) {
        self.0.stopped.set(true);
    }

    /// What is wrong with each store.
    pub fn faults(&self) -> Faults {
        Faults {
            local: self.0.local.fault.borrow().clone(),
            journal: self.0.journal.fault.borrow().clone(),
        }
    }

    fn lane(&self, place: Place) -> &Lane {
        match place {
            Place::Local => &self.0.local,
            Place::Journal => &self.0.journal,
        }
    }

    fn write(&self, place: Place, writes: Vec<Write>) {
        let lane = self.lane(place);
        if self.0.stopped.get() {
            return;
        }
        let mut batch = lane.unwritten.take();
        // Only the latest value of a key counts.
        batch.retain(|old| !writes.iter().any(|new| key(new) == key(old)));
        batch.extend(writes);
        if batch.is_empty() && lane.fault.borrow().is_none() {
            return;
        }
        let names: Vec<String> = batch.iter().map(|write| key(write).to_string()).collect();
        lane.under_way.set(lane.under_way.get() + 1);
        let answer = lane.store.write(batch);
        let saver = self.clone();
        spawn_local(async move {
            let answer = answer.await;
            let lane = saver.lane(place);
            lane.under_way.set(lane.under_way.get() - 1);
            if let Err(failed) = answer {
                lane.unwritten.borrow_mut().extend(failed.writes);
                lane.fault.replace(Some(failed.error));
            } else {
                if lane.unwritten.borrow().is_empty() {
                    lane.fault.replace(None);
                }
                if place == Place::Journal && !names.is_empty() {
                    saver.0.channel.say(&TabMessage::wrote(names));
                }
            }
            saver.tell();
        });
    }

    fn tell(&self) {
        let (local, journal) = (&self.0.local, &self.0.journal);
        let keeping = match (local.fault.borrow().clone(), journal.fault.borrow().clone()) {
            (Some(_), Some(error)) => Keeping::NotSaved(error),
            (None, Some(error)) => Keeping::InOnePlace(Place::Journal, error),
            (local_fault, None) if journal.under_way.get() == 0 => match local_fault {
                Some(error) => Keeping::InOnePlace(Place::Local, error),
                None => Keeping::Saved,
            },
            (_, None) => Keeping::Saving,
        };
        self.0.keeping.set_if_other(keeping);
    }
}

impl Lane {
    fn new(store: &Rc<dyn Store>, fault: Option<StoreError>) -> Self {
        Self {
            store: store.clone(),
            unwritten: RefCell::default(),
            under_way: Cell::new(0),
            fault: RefCell::new(fault),
        }
    }
}

fn key(write: &Write) -> &Key {
    match write {
        Write::Set(key, _) | Write::Remove(key) => key,
    }
}
