//! A page on which a reader's actions are counted, as somebody counts who looks over a shoulder.
//!
//! Invariant: every verb does the real input and counts what a hand does: a click, a key with what is held along
//! with it, a drag, a scroll and words that are typed are one each. Looking and waiting are free; they are done
//! on the page itself.

use std::cell::Cell;
use std::rc::Rc;

use serde_json::Value;

use crate::Failure;
use crate::figure::figure;
use crate::page::Page;

/// A page with a count. Those of its regions share the count.
#[derive(Clone)]
pub struct Counted {
    page: Page,
    count: Rc<Cell<u32>>,
}

impl Counted {
    /// Nothing was done yet.
    #[must_use]
    pub fn new(page: &Page) -> Self {
        Self {
            page: page.clone(),
            count: Rc::default(),
        }
    }

    /// The same page and count, where only what is inside the named region counts.
    #[must_use]
    pub fn within(&self, role: &str, name: &str) -> Self {
        Self {
            page: self.page.within(role, name),
            count: Rc::clone(&self.count),
        }
    }

    /// Clicks what has this role and name.
    pub fn click(&self, role: &str, name: &str) -> Result<(), Failure> {
        self.act(|page| page.click(role, name))
    }

    /// Clicks the middle of `words` in the article.
    pub fn click_words(&self, words: &str) -> Result<(), Failure> {
        self.act(|page| page.click_words(words))
    }

    /// Draws over `words` with the mouse.
    pub fn drag_over(&self, words: &str) -> Result<(), Failure> {
        self.act(|page| page.drag_over(words).map(drop))
    }

    /// Draws a handle of the mark that is looked at, `start` or `end`, to that end of `words` with the mouse.
    pub fn drag_end(&self, end: &str, words: &str) -> Result<(), Failure> {
        self.act(|page| page.drag_end(end, words, |_| Ok(())))
    }

    /// Presses one key, with modifiers before it.
    pub fn press(&self, keys: &str) -> Result<(), Failure> {
        self.act(|page| page.press(keys))
    }

    /// Types words in one go.
    pub fn type_text(&self, words: &str) -> Result<(), Failure> {
        self.act(|page| page.type_text(words))
    }

    /// Presses the browser's own button that leads back, which lies beside the page.
    pub fn go_back(&self) -> Result<(), Failure> {
        self.act(|page| {
            let empty = || Value::Object(serde_json::Map::new());
            let history = page.devtools("Page.getNavigationHistory", empty())?;
            let before = history["currentIndex"]
                .as_u64()
                .and_then(|here| usize::try_from(here).ok()?.checked_sub(1));
            let entry = before.map(|before| history["entries"][before]["id"].clone());
            let mut words = empty();
            words["entryId"] = entry.ok_or_else(|| {
                Failure::new(
                    "There is nowhere to go back to.",
                    "Every page that one comes to must be in the browser's history.",
                )
            })?;
            page.devtools("Page.navigateToHistoryEntry", words)
                .map(drop)
        })
    }

    /// Chooses a file: a click opens the system's dialog, and another one takes the file there.
    pub fn choose_file(&self, input: &str, name: &str, content: &[u8]) -> Result<(), Failure> {
        self.act(|_| Ok(()))?;
        self.act(|page| page.give(input, name, content))
    }

    /// How much was done so far.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count.get()
    }

    /// Ends a task: tells what it took, and fails where that was more than `most`. The next one begins at
    /// nothing.
    pub fn took_at_most(&self, most: u32, task: &str) -> Result<(), Failure> {
        let took = self.count.replace(0);
        figure("tasks", task, format_args!("{took} of {most}"));
        if took <= most {
            return Ok(());
        }
        Err(Failure::new(
            format!("It takes {took} actions to {task}, and may take {most}."),
            "Find a shorter way for the reader; a task may not become longer.",
        ))
    }

    fn act(&self, deed: impl FnOnce(&Page) -> Result<(), Failure>) -> Result<(), Failure> {
        self.count.set(self.count.get() + 1);
        deed(&self.page)
    }
}
