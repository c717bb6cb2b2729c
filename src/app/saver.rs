//! Keeping: turns what has changed into writes, and says truthfully whether they happened.
//!
//! Invariant: what could not be written is kept here and tried again with the next change, so a
//! full store that has room again catches up by itself. Nothing is written before loading finished,
//! because a saver exists only for a session that was loaded.
//! Must not know: which store it is.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::task::spawn_local;

use super::state::Keeping;
use super::watched::Watched;
use crate::core::storage::{Key, Store, Write};

/// Writes for one session.
#[derive(Clone)]
pub struct Saver {
    store: Rc<dyn Store>,
    unwritten: Rc<RefCell<Vec<Write>>>,
    under_way: Rc<RefCell<u32>>,
    keeping: Watched<Keeping>,
}

impl Saver {
    /// A saver that reports through `keeping`.
    pub fn new(store: Rc<dyn Store>, keeping: Watched<Keeping>) -> Self {
        Self {
            store,
            unwritten: Rc::default(),
            under_way: Rc::default(),
            keeping,
        }
    }

    /// Writes these, after what is still to be written.
    pub fn save(&self, writes: Vec<Write>) {
        let mut batch = std::mem::take(&mut *self.unwritten.borrow_mut());
        // Only the latest value of a key counts.
        batch.retain(|old| !writes.iter().any(|new| key(new) == key(old)));
        batch.extend(writes);
        if batch.is_empty() {
            return;
        }
        *self.under_way.borrow_mut() += 1;
        if self.keeping.get_untracked() == Keeping::Saved {
            self.keeping.set(Keeping::Saving);
        }
        let answer = self.store.write(batch);
        let saver = self.clone();
        spawn_local(async move {
            let answer = answer.await;
            *saver.under_way.borrow_mut() -= 1;
            match answer {
                Err(failed) => {
                    saver.unwritten.borrow_mut().extend(failed.writes);
                    saver.keeping.set(Keeping::NotSaved(failed.error));
                }
                Ok(()) if *saver.under_way.borrow() == 0 && saver.unwritten.borrow().is_empty() => {
                    saver.keeping.set(Keeping::Saved);
                }
                Ok(()) => {}
            }
        });
    }

    /// Tries again what could not be written.
    pub fn retry(&self) {
        self.save(Vec::new());
    }
}

fn key(write: &Write) -> &Key {
    match write {
        Write::Set(key, _) | Write::Remove(key) => key,
    }
}
