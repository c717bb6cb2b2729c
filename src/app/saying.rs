//! Small things around the open lesson: sentences to the reader, what happens a little later, the dialog.
//!
//! Invariant: nothing here changes the work.
//! Must not know: markup.

use super::state::{AppState, Notice};
use crate::core::text::printable::plain;
use crate::platform;

impl AppState {
    /// Tells this opening of a lesson from others.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Does something after what is being drawn now is on the page.
    pub fn soon(&self, then: impl FnOnce() + 'static) {
        platform::page::after(0, then);
    }

    /// Closes the dialog that is open.
    pub fn close_dialog(&self) {
        if self.dialog.with_untracked(Option::is_some) {
            self.dialog.set(None);
            self.incoming.set(None);
        }
    }

    /// A number for one visit to a field: what is typed during it is one step to undo.
    #[must_use]
    pub fn next_visit(&self) -> u32 {
        self.visits.update_untracked(|visits| {
            *visits = visits.wrapping_add(1);
            *visits
        })
    }

    /// Says something to the reader.
    pub fn say(&self, sentence: impl Into<String>) {
        self.notify(&sentence.into(), false);
    }

    /// Says something to the reader and offers to take it back.
    pub fn say_undoable(&self, sentence: impl Into<String>) {
        self.notify(&sentence.into(), true);
    }

    fn notify(&self, sentence: &str, undoable: bool) {
        self.notice.update_untracked(|notice| {
            let number = notice
                .as_ref()
                .map_or(0, |notice| notice.number.wrapping_add(1));
            *notice = Some(Notice {
                sentence: plain(sentence),
                undoable,
                number,
            });
        });
        self.notice.notify_after_paint();
    }
}
