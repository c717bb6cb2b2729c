//! Which elements are open.
//!
//! Owns: [`Stack`].
//! Invariant: every call is cheap, or pays with elements that it takes off; a page cannot make it slow.
//! Must not know: what elements mean.

use super::element::{Content, Element, ElementFlow, ElementState};

/// Most open elements that are kept apart; browsers stop at 512. Deeper ones say what the deepest kept says.
const DEEPEST: usize = 4_096;
/// Inline elements that are looked through for the start of one that ends.
const NEAR: usize = 64;

/// The open elements, the innermost last.
pub struct Stack {
    open: Vec<(Element, ElementState)>,
    /// How many of each number are open.
    counts: [u32; 256],
}

impl Default for Stack {
    fn default() -> Self {
        Self {
            open: Vec::new(),
            counts: [0; 256],
        }
    }
}

impl Stack {
    /// What holds at this place.
    #[must_use]
    pub fn state(&self) -> ElementState {
        self.open
            .last()
            .map_or(ElementState::default(), |(_, state)| *state)
    }

    /// Whether this is the page's title.
    #[must_use]
    pub fn is_title(&self) -> bool {
        self.state().content == Content::Title
    }

    /// Takes off what a new element closes without saying so, and answers what holds around it.
    pub fn opening(&mut self, element: Element) -> ElementState {
        let top = self.open.last().map(|(top, _)| *top);
        if let Some(top) = top {
            // `<li>` after `<li>`; any block after an open `<p>`.
            let same = element.sort == ElementFlow::Paragraph && top.number == element.number;
            let ends_p = element.sort != ElementFlow::Inline && top == Element::named("p");
            if same || ends_p {
                self.pop();
            }
        }
        self.state()
    }

    /// Opens an element.
    pub fn push(&mut self, element: Element, state: ElementState) {
        if self.open.len() < DEEPEST {
            self.counts[usize::from(element.number)] += 1;
            self.open.push((element, state));
        }
    }

    /// Closes an element, with all that is open inside it; does nothing where it is not open.
    pub fn close(&mut self, element: Element) {
        if self.counts[usize::from(element.number)] == 0 {
            return;
        }
        if element.sort == ElementFlow::Inline {
            // HTML Standard, 13.2.6.4.7, "any other end tag": a block stops the search.
            let near = self.open.iter().rev().take(NEAR);
            let found = near
                .take_while(|(open, _)| open.sort == ElementFlow::Inline)
                .any(|(open, _)| *open == element);
            if !found {
                return;
            }
        }
        while let Some(open) = self.pop() {
            if open == element {
                return;
            }
        }
    }

    fn pop(&mut self) -> Option<Element> {
        let (element, _) = self.open.pop()?;
        let count = &mut self.counts[usize::from(element.number)];
        *count = count.saturating_sub(1);
        Some(element)
    }
}
