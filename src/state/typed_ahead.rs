//! Letters typed while the field that they are meant for is on its way.
//!
//! Invariant: they are for one mark alone; who does anything else than typing gives them up.
//! Must not know: fields, which keys do something else.

use leptos::prelude::*;

use crate::core::annotation::record::RecordId;

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct TypedAhead(StoredValue<Option<(RecordId, String)>>);

/// What became of a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AheadKey {
    /// It is kept for the field.
    Kept,
    /// It is held along with others; nothing follows from it yet.
    Held,
    /// It means something else: the field is not waited for any more.
    Other,
}

impl TypedAhead {
    /// No field is waited for.
    #[must_use]
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// From now on letters are meant for a field of this mark.
    pub fn begin(self, id: RecordId) {
        self.0.set_value(Some((id, String::new())));
    }

    /// Whether a field of this mark is waited for.
    #[must_use]
    pub fn waits_for(self, id: RecordId) -> bool {
        let waiting = self.0.try_with_value(|ahead| {
            let waiting = ahead.as_ref();
            waiting.is_some_and(|(its, _)| *its == id)
        });
        waiting.unwrap_or(false)
    }

    /// Whether any is.
    #[must_use]
    pub fn is_waiting(self) -> bool {
        self.0.with_value(Option::is_some)
    }

    /// Takes in a key by its name in the DOM.
    #[must_use]
    pub fn take_in(self, key: &str) -> AheadKey {
        let mut letters = key.chars();
        let typed = match (key, letters.next(), letters.next()) {
            ("Enter", ..) => Some('\n'),
            (_, Some(letter), None) => Some(letter),
            _ => None,
        };
        match (key, typed) {
            (_, Some(letter)) => self.change(|words| words.push(letter)),
            ("Backspace", _) => self.change(|words| {
                words.pop();
            }),
            ("Shift" | "CapsLock" | "AltGraph" | "Dead" | "Process" | "Unidentified", _) => {
                AheadKey::Held
            }
            _ => {
                self.give_up();
                AheadKey::Other
            }
        }
    }

    /// The field of this mark has come: what was typed for it so far. It gets all further letters itself.
    #[must_use]
    pub fn take(self, id: RecordId) -> String {
        if !self.waits_for(id) {
            return String::new();
        }
        let taken = self.0.try_update_value(Option::take).flatten();
        taken.map_or_else(String::new, |(_, words)| words)
    }

    /// No field is waited for any more.
    pub fn give_up(self) {
        // The lesson may be closed by now.
        let _ = self.0.try_update_value(Option::take);
    }

    fn change(self, change: impl FnOnce(&mut String)) -> AheadKey {
        self.0.update_value(|ahead| {
            if let Some((_, words)) = ahead {
                change(words);
            }
        });
        AheadKey::Kept
    }
}

impl Default for TypedAhead {
    fn default() -> Self {
        Self::new()
    }
}
