//! Elements that are copied instead of being made anew.
//!
//! Owns: [`ElementKind`] and [`copy`].
//! Invariant: a copy is what a new element of its kind would be; a bounded number of kinds is kept.
//! Must not know: what the elements are for.
//!
//! A long article has tens of thousands of elements of a few kinds. A copy is one call of the browser, where a new
//! element is one more for each attribute, and decoding their texts; an article of 20,000 marks opens a sixth sooner
//! for it.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

/// Most kinds that are kept.
const KINDS: usize = 64;

thread_local! {
    static PROTOTYPES: RefCell<Vec<Prototype>> = const { RefCell::new(Vec::new()) };
}

/// What elements have in common.
#[derive(Clone, Copy)]
pub struct ElementKind<'a> {
    /// The name of the element.
    pub name: &'static str,
    /// Names and values.
    pub attributes: &'a [(&'static str, &'a str)],
}

impl<'a> ElementKind<'a> {
    /// Those of this name that have these attributes.
    #[must_use]
    pub const fn new(name: &'static str, attributes: &'a [(&'static str, &'a str)]) -> Self {
        Self { name, attributes }
    }
}

/// The first element of its kind.
struct Prototype {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    element: Element,
}

/// An element of this kind, empty and in no document. Nothing where its name is none.
#[must_use]
pub fn copy(document: &Document, kind: ElementKind<'_>) -> Option<Element> {
    let copy = PROTOTYPES.with_borrow_mut(|prototypes| {
        if let Some(known) = prototypes.iter().find(|it| it.is(kind)) {
            return known.element.clone_node().ok();
        }
        if prototypes.len() == KINDS {
            prototypes.clear();
        }
        let prototype = Prototype::new(document, kind)?;
        let copy = prototype.element.clone_node().ok();
        prototypes.push(prototype);
        copy
    });
    copy.map(JsCast::unchecked_into)
}

impl Prototype {
    fn new(document: &Document, kind: ElementKind<'_>) -> Option<Self> {
        let element = document.create_element(kind.name).ok()?;
        for (name, value) in kind.attributes {
            // Fails only for names that are none.
            let _ = element.set_attribute(name, value);
        }
        let attributes = kind.attributes.iter();
        Some(Self {
            name: kind.name,
            attributes: attributes
                .map(|(name, value)| (*name, (*value).to_owned()))
                .collect(),
            element,
        })
    }

    fn is(&self, kind: ElementKind<'_>) -> bool {
        let own = self.attributes.iter();
        let own = own.map(|(name, value)| (*name, value.as_str()));
        self.name == kind.name && own.eq(kind.attributes.iter().copied())
    }
}
