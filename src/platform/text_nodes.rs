//! The nodes of an element whose text is written piece by piece.
//!
//! Owns: [`TextNodes`].
//! Invariant: text is set as text; the nodes stand in the order of the pieces with no text between them.
//! Must not know: what the pieces are.

use std::ops::Range;

use web_sys::{Document, Element, Node};

use super::prototypes::{self, ElementKind};

/// The nodes that were put into one element, in order.
pub struct TextNodes {
    parent: Element,
    document: Document,
    nodes: Vec<Node>,
}

impl TextNodes {
    /// None yet; what `parent` held is taken out. Nothing where it belongs to no document.
    #[must_use]
    pub fn new(parent: Element) -> Option<Self> {
        let document = parent.owner_document()?;
        if parent.has_child_nodes() {
            parent.set_text_content(None);
        }
        Some(Self {
            parent,
            document,
            nodes: Vec::new(),
        })
    }

    /// Makes a node of mere words.
    #[must_use]
    pub fn text(&self, words: &str) -> Node {
        self.document.create_text_node(words).into()
    }

    /// Makes an element around words, with attributes that it shares with others of its kind and those of its own. A
    /// name that is none makes the words alone.
    #[must_use]
    pub fn element(&self, kind: ElementKind<'_>, own: &[(&str, &str)], words: &str) -> Node {
        let Some(element) = prototypes::copy(&self.document, kind) else {
            return self.text(words);
        };
        for (name, value) in own {
            // Fails only for names that are none.
            let _ = element.set_attribute(name, value);
        }
        element.set_text_content(Some(words));
        element.into()
    }

    /// Puts `fresh` nodes in the place of those in `range`, which is cut off at the last one.
    pub fn splice(&mut self, range: Range<usize>, fresh: Vec<Node>) {
        let end = range.end.min(self.nodes.len());
        let range = range.start.min(end)..end;
        let after = self.nodes.get(end);
        for node in &fresh {
            // Fails only where somebody else has taken the nodes out.
            let _ = self.parent.insert_before(node, after);
        }
        for old in self.nodes.splice(range, fresh) {
            let _ = self.parent.remove_child(&old);
        }
        let count = usize::try_from(self.parent.child_nodes().length());
        if count != Ok(self.nodes.len()) {
            self.put_anew();
        }
    }

    /// Puts the nodes in anew, where a translator or an extension of the browser has put in its own.
    fn put_anew(&self) {
        self.parent.set_text_content(None);
        for node in &self.nodes {
            let _ = self.parent.append_child(node);
        }
    }
}
