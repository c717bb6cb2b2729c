//! Which elements are open.
//!
//! Owns: [`Stack`], [`ClosedElements`].
//! Invariant: every call is cheap, or pays with elements that it takes off; a page cannot make it slow.
//! Must not know: what elements mean.

use super::bounds::{BoxBounds, BoxKind, ChildLayout};
use super::element::{Content, Element, ElementFlow, ElementState};

/// Most open elements that are kept apart; browsers stop at 512. Deeper ones say what the deepest kept says.
const DEEPEST: usize = 4_096;
/// Inline elements that are looked through for the start of one that ends.
const NEAR: usize = 64;

/// The open elements, the innermost last.
pub struct Stack {
    open: Vec<OpenElement>,
    /// How many of each number are open.
    counts: [u32; 256],
    quotation: Element,
    division: Element,
    paragraph: Element,
}

#[derive(Clone, Copy)]
struct OpenElement {
    element: Element,
    state: ElementState,
    bounds: BoxBounds,
}

/// What was closed by one end tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ClosedElements {
    /// How the outermost of the inline elements bounded its words, and where it began.
    pub bounds: Option<(BoxKind, u32)>,
    /// Quotations among them.
    pub quotations: u32,
}

impl Default for Stack {
    fn default() -> Self {
        Self {
            open: Vec::new(),
            counts: [0; 256],
            quotation: Element::named("q"),
            division: Element::named("div"),
            paragraph: Element::named("p"),
        }
    }
}

impl Stack {
    /// What holds at this place.
    #[must_use]
    pub fn state(&self) -> ElementState {
        self.open
            .last()
            .map_or(ElementState::default(), |open| open.state)
    }

    /// How the children of the innermost element stand.
    #[must_use]
    pub fn children(&self) -> ChildLayout {
        self.open
            .last()
            .map_or(ChildLayout::Flow, |open| open.bounds.children)
    }

    /// Whether this is the page's title.
    #[must_use]
    pub fn is_title(&self) -> bool {
        self.state().content == Content::Title
    }

    /// Whether the innermost block is one that holds a paragraph's words and no other blocks.
    #[must_use]
    pub fn is_in_paragraph(&self) -> bool {
        let near = self.open.iter().rev().take(NEAR);
        let block = near
            .map(|open| open.element)
            .find(|open| open.sort != ElementFlow::Inline);
        block.is_some_and(|block| block.sort == ElementFlow::Paragraph || block.is_heading())
    }

    /// Whether words here are a heading's own, and not those of a paragraph in a heading that nobody ended.
    #[must_use]
    pub fn is_in_heading(&self) -> bool {
        let near = self.open.iter().rev().take(NEAR).map(|open| open.element);
        let mut blocks =
            near.filter(|open| open.sort != ElementFlow::Inline && *open != self.division);
        blocks.next().is_some_and(Element::is_heading)
    }

    /// Takes off what a new element closes without saying so, and answers what holds around it.
    pub fn opening(&mut self, element: Element) -> ElementState {
        let top = self.open.last().map(|open| open.element);
        if let Some(top) = top {
            // `<li>` after `<li>`; any block after an open `<p>`; a heading after a heading.
            let same = element.sort == ElementFlow::Paragraph && top.number == element.number;
            let ends_p = element.sort != ElementFlow::Inline && top == self.paragraph;
            if same || ends_p || (element.is_heading() && top.is_heading()) {
                self.pop();
            }
        }
        self.state()
    }

    /// Opens an element.
    pub fn push(&mut self, element: Element, state: ElementState, bounds: BoxBounds) {
        if self.open.len() < DEEPEST {
            self.counts[usize::from(element.number)] += 1;
            self.open.push(OpenElement {
                element,
                state,
                bounds,
            });
        }
    }

    /// Closes an element, with all that is open inside it; does nothing where it is not open.
    pub fn close(&mut self, element: Element) -> ClosedElements {
        let mut closed = ClosedElements::default();
        if self.counts[usize::from(element.number)] == 0 {
            return closed;
        }
        if element.sort == ElementFlow::Inline {
            // HTML Standard, 13.2.6.4.7, "any other end tag": a block stops the search.
            let near = self.open.iter().rev().take(NEAR).map(|open| open.element);
            let found = near
                .take_while(|open| open.sort == ElementFlow::Inline)
                .any(|open| open == element);
            if !found {
                return closed;
            }
        }
        while let Some(open) = self.pop() {
            closed.quotations += u32::from(open.element == self.quotation);
            if open.element.sort == ElementFlow::Inline {
                let most = closed.bounds.map_or(BoxKind::Format, |(kind, _)| kind);
                closed.bounds = Some((most.max(open.bounds.kind), open.bounds.from));
            }
            if open.element == element {
                break;
            }
        }
        closed
    }

    fn pop(&mut self) -> Option<OpenElement> {
        let open = self.open.pop()?;
        let count = &mut self.counts[usize::from(open.element.number)];
        *count = count.saturating_sub(1);
        Some(open)
    }
}
