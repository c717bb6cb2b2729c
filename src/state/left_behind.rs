//! What a page leaves for when one comes back to it, as long as the app is open.
//!
//! Invariant: one thing lies there at most, and whoever takes it has it alone.
//! Must not know: what it is: the pages that leave something load when they are wanted.

use std::any::Any;

use leptos::prelude::*;

/// See the head of the file; given by context for the whole app. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct LeftBehind(StoredValue<Option<Box<dyn Any>>, LocalStorage>);

impl LeftBehind {
    /// Nothing lies there.
    #[must_use]
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Leaves something in the place of what lay there.
    pub fn leave(self, left: impl Any) {
        self.0.set_value(Some(Box::new(left)));
    }

    /// Takes what lies there, where it is of this type.
    #[must_use]
    pub fn take<T: Any>(self) -> Option<T> {
        let left = self.0.try_update_value(Option::take).flatten()?;
        left.downcast().ok().map(|left| *left)
    }
}

impl Default for LeftBehind {
    fn default() -> Self {
        Self::new()
    }
}
