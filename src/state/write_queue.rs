//! One store with what is on its way there.
//!
//! Invariant: of two writes to one key only the later is sent; what the store did not take is sent again
//! with the next batch.
//! Must not know: what the values mean.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::core::storage::{Key, Store, StoreError, StoreFuture, Unwritten, Write};

/// See the head of the file.
pub(super) struct WriteQueue {
    store: Rc<dyn Store>,
    unwritten: RefCell<Vec<Write>>,
    under_way: Cell<u32>,
    fault: RefCell<Option<StoreError>>,
}

/// Writes that have begun.
pub(super) struct Batch {
    /// The names of their keys.
    pub keys: Vec<String>,
    /// Comes when all of it is kept.
    pub answer: StoreFuture<Result<(), Unwritten>>,
}

impl WriteQueue {
    /// Nothing under way, nothing wrong.
    pub fn new(store: Rc<dyn Store>) -> Self {
        Self {
            store,
            unwritten: RefCell::default(),
            under_way: Cell::new(0),
            fault: RefCell::default(),
        }
    }

    /// What is wrong with the store.
    pub fn fault(&self) -> Option<StoreError> {
        self.fault.borrow().clone()
    }

    /// Whether the store has not answered for everything yet.
    pub fn is_under_way(&self) -> bool {
        self.under_way.get() > 0
    }

    /// The store was read, or could not be.
    pub fn loaded(&self, fault: Option<StoreError>) {
        if fault.is_some() || self.unwritten.borrow().is_empty() {
            self.fault.replace(fault);
        }
    }

    /// Begins to write, after what is still to be written. Nothing where there is nothing to try.
    pub fn begin(&self, writes: Vec<Write>) -> Option<Batch> {
        let mut batch = self.unwritten.take();
        batch.retain(|old| !writes.iter().any(|new| key(new) == key(old)));
        batch.extend(writes);
        if batch.is_empty() && self.fault.borrow().is_none() {
            return None;
        }
        self.under_way.set(self.under_way.get() + 1);
        Some(Batch {
            keys: batch.iter().map(|write| key(write).to_string()).collect(),
            answer: self.store.write(batch),
        })
    }

    /// Takes the store's answer in. Answers whether it has taken the batch.
    pub fn end(&self, answer: Result<(), Unwritten>) -> bool {
        self.under_way.set(self.under_way.get() - 1);
        match answer {
            Ok(()) => {
                if self.unwritten.borrow().is_empty() {
                    self.fault.replace(None);
                }
                true
            }
            Err(failed) => {
                self.unwritten.borrow_mut().extend(failed.writes);
                self.fault.replace(Some(failed.error));
                false
            }
        }
    }
}

fn key(write: &Write) -> &Key {
    match write {
        Write::Set(key, _) | Write::Remove(key) => key,
    }
}
