//! A value that tells when it changes.
//!
//! Owns: [`Watched`], a value beside a Leptos trigger.
//! Invariant: whoever reads it inside an effect is called again after a change; reading does not copy
//! unless asked to.
//! Why not `RwSignal`: its arena and locks are compiled anew for each type, 3 to 4 KB of wasm for
//! each of some thirty types, which was a tenth of the page; a trigger is compiled once.

use std::cell::{Cell, RefCell};

use leptos::prelude::{ArcTrigger, Notify as _, Track as _};

use crate::platform::page;

struct Inner<T> {
    value: RefCell<T>,
    trigger: ArcTrigger,
    /// Whether its change will be told after the next picture.
    waits: Cell<bool>,
}

/// A handle to a value that lives as long as the page. There are a few dozen for each lesson that is
/// opened, so nothing is gained by ever giving them back.
pub struct Watched<T: 'static>(&'static Inner<T>);

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Watched<T> {}

impl<T> Watched<T> {
    /// A new value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(Box::leak(Box::new(Inner {
            value: RefCell::new(value),
            trigger: ArcTrigger::new(),
            waits: Cell::new(false),
        })))
    }

    /// Reads it, and is told of changes. `read` must not write to it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(read)
    }

    /// Reads it once. `read` must not write to it.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.0.value.borrow())
    }

    /// Another value from now on.
    pub fn set(self, value: T) {
        self.0.value.replace(value);
        self.notify();
    }

    /// Changes it in place.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        self.notify();
    }

    /// Changes it in place and tells nobody yet.
    pub fn update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.0.value.borrow_mut())
    }

    /// Is told of changes from now on.
    pub fn track(self) {
        self.0.trigger.track();
    }

    /// Tells that it has changed.
    pub fn notify(self) {
        self.0.trigger.notify();
    }

    /// Tells that it has changed once the next picture is on the screen, so that what the reader
    /// waits for (the mark under their hand) is not kept waiting by what stands beside it.
    pub fn notify_after_paint(self) {
        if !self.0.waits.replace(true) {
            page::after_paint(move || {
                self.0.waits.set(false);
                self.notify();
            });
        }
    }

    /// Another value from now on, told once the next picture is on the screen.
    pub fn set_after_paint(self, value: T) {
        self.0.value.replace(value);
        self.notify_after_paint();
    }
}

impl<T: Clone> Watched<T> {
    /// A copy, and is told of changes.
    #[must_use]
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// A copy.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: PartialEq> Watched<T> {
    /// Another value from now on; tells nobody where it is the same.
    pub fn set_if_other(self, value: T) {
        if self.with_untracked(|old| *old != value) {
            self.set(value);
        }
    }
}
