//! What takes back that of which the last sentence speaks.
//!
//! Must not know: how it is done.

use leptos::prelude::*;

use crate::core::lesson::LessonId;
use crate::core::storage::Write;

/// What takes something back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reversal {
    /// The last step on this lesson, if this is still its revision.
    Step(LessonId, u64),
    /// These writes.
    Writes(Vec<Write>),
}

/// What stands behind "Take back", given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct TakeBack(StoredValue<Option<Reversal>>);

impl TakeBack {
    /// Nothing.
    #[must_use]
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// What takes it back.
    #[must_use]
    pub fn get(self) -> Option<Reversal> {
        self.0.get_value()
    }

    /// Offers a way back.
    pub fn set(self, reversal: Reversal) {
        self.0.set_value(Some(reversal));
    }
}

impl Default for TakeBack {
    fn default() -> Self {
        Self::new()
    }
}
