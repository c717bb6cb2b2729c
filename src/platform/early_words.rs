//! The words of an article that `assets/early.js` shows before the app is there.
//!
//! Invariant: they are gone before a page of the app is drawn, so that no words stand there twice; where the reader
//! was in them, and which of them were selected, is not lost.
//! Must not know: what is drawn in their place.

use web_sys::Element;

use super::selection::{self, DomSelection};

/// What a reader did with the early words.
#[derive(Clone, Copy, Debug)]
pub struct EarlyReading {
    /// How far down, in CSS pixels.
    scrolled: f64,
    selection: Option<DomSelection>,
}

/// The file of the lesson, where these words were made of it: whoever waits for it need not wait twice.
#[must_use]
pub fn lesson_file() -> Option<String> {
    let words = words()?;
    let file = js_sys::Reflect::get(&words, &"lesson".into());
    file.ok()?.as_string()
}

fn words() -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id("early")
}

/// Takes the early words away. Nothing where there were none, or where the reader has done nothing with them.
#[must_use]
pub fn take_away() -> Option<EarlyReading> {
    let window = web_sys::window()?;
    let words = words()?;
    let reading = EarlyReading {
        scrolled: window.scroll_y().unwrap_or_default(),
        selection: selection::current(),
    };
    words.remove();
    let is_touched = reading.scrolled > 0.0 || reading.selection.is_some();
    is_touched.then_some(reading)
}

impl EarlyReading {
    /// Goes back to the same place in the same words, which the app has drawn meanwhile, and answers what is selected.
    pub fn go_on(self) -> Option<DomSelection> {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, self.scrolled);
        }
        let range = self.selection.map(|it| selection::range(it.start, it.end));
        selection::select(&range.flatten()?);
        selection::current()
    }
}
