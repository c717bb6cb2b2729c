//! Key presses as the browser tells them.
//!
//! Invariant: what the letters of the keyboard are is known from the last letter that was pressed.
//! Must not know: what keys do.

use std::cell::Cell;

use web_sys::KeyboardEvent;

use crate::core::keymap::press::{Modifiers, alphabet_of};
use crate::core::keymap::{Alphabet, Press};

thread_local! {
    static ALPHABET: Cell<Alphabet> = const { Cell::new(Alphabet::Latin) };
}

/// The key that was pressed.
#[must_use]
pub fn press_of(event: &KeyboardEvent) -> Press {
    let key = event.key();
    if let Some(alphabet) = alphabet_of(&key) {
        ALPHABET.set(alphabet);
    }
    let held = Modifiers {
        ctrl: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        alt_graph: event.get_modifier_state("AltGraph"),
    };
    Press::new(&key, &event.code(), held, ALPHABET.get())
}
