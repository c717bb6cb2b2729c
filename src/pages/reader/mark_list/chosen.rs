//! Which rows of the list are chosen, to be changed together.
//!
//! Invariant: chosen are marks that are listed, and no others: nobody changes what they do not see. While
//! marks are chosen, a press on a row chooses it or lets go of it, and no card stands in the way.
//! Must not know: rows, keys and buttons.

use leptos::prelude::*;

use super::window::Window;
use crate::core::annotation::record::RecordId;
use crate::core::sort::sort;
use crate::pages::reader::{Reader, actions};
use crate::state::focus_request::FocusTarget;
use crate::state::selection::MarkKind;

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct ChosenMarks {
    reader: Reader,
    window: Window,
    is_on: RwSignal<bool>,
    /// Whether it is asked what they are to be marked as.
    asks: RwSignal<bool>,
    /// Sorted by id; some may not be listed any more.
    picked: RwSignal<Vec<RecordId>>,
    /// Those of them that are listed, in the list's order.
    chosen: Memo<Vec<RecordId>>,
    /// From which row on a range is chosen.
    from: StoredValue<Option<RecordId>>,
}

/// What was held while a row was pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeldKey {
    /// Nothing.
    None,
    /// Shift: everything up to here.
    Shift,
    /// Ctrl or ⌘: this one too.
    Ctrl,
}

impl ChosenMarks {
    /// None yet.
    pub fn new(reader: Reader, window: Window) -> Self {
        let is_on = RwSignal::new(false);
        let picked = RwSignal::new(Vec::<RecordId>::new());
        let chosen = Memo::new(move |_| {
            if !is_on.get() {
                return Vec::new();
            }
            picked.with(|picked| {
                let mut listed = window.listed();
                listed.retain(|id| picked.binary_search(id).is_ok());
                listed
            })
        });
        Self {
            reader,
            window,
            is_on,
            asks: RwSignal::new(false),
            picked,
            chosen,
            from: StoredValue::new(None),
        }
    }

    /// Whether marks are being chosen.
    pub fn is_on(self) -> bool {
        self.is_on.get()
    }

    /// Whether marks are being chosen, once.
    pub fn is_on_untracked(self) -> bool {
        self.is_on.get_untracked()
    }

    /// How many are chosen.
    pub fn count(self) -> usize {
        self.chosen.with(Vec::len)
    }

    /// Whether more could be.
    pub fn lacks_some(self) -> bool {
        self.count() < self.window.listed_count()
    }

    /// Whether a mark is.
    pub fn has(self, id: RecordId) -> bool {
        self.is_on.get() && self.picked.with(|picked| picked.binary_search(&id).is_ok())
    }

    /// Whether anything could be done with chosen marks: somebody else's are only looked at.
    pub fn is_possible(self) -> bool {
        !self.reader.session.is_read_only()
    }

    /// Begins to choose; the card closes.
    pub fn begin(self) {
        if self.is_on.get_untracked() || !self.is_possible() {
            return;
        }
        self.picked.set(Vec::new());
        self.from.set_value(self.reader.focused.get_untracked());
        self.is_on.set(true);
        self.reader.focused.set(None);
        self.reader.focused.set_stacked(Vec::new());
        actions::show_address(self.reader, None);
    }

    /// Whether it is asked what they are to be marked as.
    pub fn asks(self) -> bool {
        self.asks.get()
    }

    /// Asks what they are to be marked as, or does not ask any more.
    pub fn toggle_asking(self) {
        self.asks.update(|asks| *asks = !*asks);
    }

    /// Does not ask any more. Answers whether it was asked.
    pub fn stop_asking(self) -> bool {
        let asked = self.asks.get_untracked() && !self.chosen.with_untracked(Vec::is_empty);
        self.asks.set(false);
        asked
    }

    /// Lets go of all, and chooses no more.
    pub fn end(self) {
        self.stop_asking();
        self.is_on.set(false);
        self.picked.set(Vec::new());
        self.from.set_value(None);
    }

    /// Takes in a press on a row. Answers whether it was meant for choosing.
    pub fn press(self, id: RecordId, held: HeldKey) -> bool {
        let is_on = self.is_on.get_untracked();
        let is_meant = is_on || held != HeldKey::None;
        // What is not listed cannot be chosen.
        if !is_meant || !self.is_possible() || !self.window.lists_untracked(id) {
            return false;
        }
        self.begin();
        match held {
            HeldKey::Shift => self.extend_to(id),
            HeldKey::Ctrl if !is_on => {
                // The mark that was looked at is the first of them.
                let first = self.from.get_value().filter(|first| *first != id);
                self.add(first);
                self.toggle(id);
            }
            HeldKey::Ctrl | HeldKey::None => self.toggle(id),
        }
        true
    }

    /// Chooses a mark, or lets go of it.
    fn toggle(self, id: RecordId) {
        self.from.set_value(Some(id));
        self.picked
            .update(|picked| match picked.binary_search(&id) {
                Ok(at) => {
                    picked.remove(at);
                }
                Err(at) => picked.insert(at, id),
            });
    }

    /// Chooses everything between the row that was pressed last and this one.
    fn extend_to(self, id: RecordId) {
        let listed = untrack(|| self.window.listed());
        let place = |id: RecordId| listed.iter().position(|each| *each == id);
        let Some(to) = place(id) else {
            return;
        };
        let from = self.from.get_value().and_then(place).unwrap_or(to);
        if self.from.get_value().is_none() {
            self.from.set_value(Some(id));
        }
        self.add(listed[from.min(to)..=from.max(to)].iter().copied());
    }

    /// Marks the words of the chosen marks as something else; they stay chosen.
    pub fn retag(self, kind: &MarkKind) {
        actions::retag_marks(self.reader, &self.chosen.get_untracked(), kind);
    }

    /// Deletes the chosen marks, and chooses no more. The focus goes to the list, since its row may go.
    pub fn delete(self) {
        if actions::delete_marks(self.reader, &self.chosen.get_untracked()) {
            self.end();
            self.reader.focus.ask(FocusTarget::MarkList);
        }
    }

    /// Chooses all that are listed.
    pub fn choose_all(self) {
        self.begin();
        self.add(untrack(|| self.window.listed()));
    }

    /// Lets go of all, and goes on choosing.
    pub fn choose_none(self) {
        self.picked.set(Vec::new());
    }

    fn add(self, ids: impl IntoIterator<Item = RecordId>) {
        self.picked.update(|picked| {
            picked.extend(ids);
            sort(picked);
            picked.dedup();
        });
    }
}
