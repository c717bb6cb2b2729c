//! Settings of this browser.
//!
//! Must not know: what they do.

use leptos::prelude::*;

use crate::core::keymap::SingleKeys;
use crate::core::storage::{Key, Write};

/// The key under which single keys are kept, among the settings.
pub const SINGLE_KEYS: &str = "single-keys";

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Preferences {
    single_keys: RwSignal<SingleKeys>,
}

impl Preferences {
    /// What was kept.
    #[must_use]
    pub fn new(single_keys: SingleKeys) -> Self {
        Self {
            single_keys: RwSignal::new(single_keys),
        }
    }

    /// Whether keys of one character act.
    #[must_use]
    pub fn single_keys(self) -> SingleKeys {
        self.single_keys.get()
    }

    /// The same, once.
    #[must_use]
    pub fn single_keys_untracked(self) -> SingleKeys {
        self.single_keys.get_untracked()
    }

    /// Switches keys of one character on or off. Answers with the write that keeps it.
    #[must_use]
    pub fn set_single_keys(self, single_keys: SingleKeys) -> Write {
        self.single_keys.set(single_keys);
        let value = match single_keys {
            SingleKeys::On => "on",
            SingleKeys::Off => "off",
        };
        Write::Set(Key::Setting(SINGLE_KEYS), value.into())
    }
}
