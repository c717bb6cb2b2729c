//! Whether the page is being printed.
//!
//! Must not know: what paper shows.

use leptos::ev;
use leptos::prelude::*;

use super::release::release_readers;
use crate::platform::{page, printing};

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Printing(RwSignal<bool>);

impl Printing {
    /// Follows the browser as long as the current owner lives.
    #[must_use]
    pub fn follow() -> Self {
        let is_printing = RwSignal::new(false);
        let begins = window_event_listener(ev::beforeprint, move |_| is_printing.set(true));
        let ends = window_event_listener(ev::afterprint, move |_| is_printing.set(false));
        on_cleanup(move || {
            begins.remove();
            ends.remove();
        });
        Self(is_printing)
    }

    /// Whether it is; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn is_printing(self) -> bool {
        self.0.get()
    }

    /// Prints the page. The browser takes it as it is when it is asked, and what stands on paper alone is drawn in
    /// the frame before that.
    pub fn print(self) {
        self.0.set(true);
        page::after_paint(printing::print);
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.0);
    }
}
