//! The start tag that is being read.
//!
//! Owns: [`StartTag`].
//! Invariant: only attributes that say something are kept, and the first of two counts (HTML Standard, 13.2.5.33).
//! Must not know: what they say.

use super::VALUE;

/// An element's name and its attributes.
#[derive(Default)]
pub struct StartTag {
    /// The element, in lower case.
    pub name: String,
    attribute: String,
    attributes: Vec<(&'static str, String)>,
}

/// The attributes that say something.
const ATTRIBUTES: [&str; 17] = [
    "class",
    "id",
    "role",
    "hidden",
    "aria-hidden",
    "aria-modal",
    "shadowrootmode",
    "style",
    "rel",
    "href",
    "lang",
    "datetime",
    "property",
    "name",
    "content",
    "itemprop",
    "type",
];

impl StartTag {
    /// Without attributes.
    #[must_use]
    pub fn named(name: &[u8]) -> Self {
        Self {
            name: lower(name),
            ..Self::default()
        }
    }

    /// The next attribute's name.
    pub fn attribute(&mut self, name: &[u8]) {
        self.attribute = lower(name);
        let known = ATTRIBUTES.iter().find(|known| **known == self.attribute);
        if let Some(known) = known.filter(|known| self.get(known).is_none()) {
            self.attributes.push((known, String::new()));
        } else {
            self.attribute.clear();
        }
    }

    /// A part of its value.
    pub fn value(&mut self, value: &[u8]) {
        if let Some((name, kept)) = self.attributes.last_mut()
            && *name == self.attribute
        {
            let value = value.get(..VALUE).unwrap_or(value);
            kept.push_str(&String::from_utf8_lossy(value));
        }
    }

    /// An attribute's value.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A name of an element or attribute; longer ones than any that we know are cut.
pub fn lower(name: &[u8]) -> String {
    let name = name.get(..32).unwrap_or(name);
    String::from_utf8_lossy(name).to_ascii_lowercase()
}
