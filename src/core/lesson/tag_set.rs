//! Tag sets: the words with which a class names what it marks.
//!
//! Invariant: ids, also former ones, and keys are unique within a set; a colour is one of the palette, so no file can
//! bring a colour of its own into the page.
//! Must not know: how a colour looks; that is `style/`.

use std::fmt;
use std::sync::Arc;

use super::claim_kind::{ClaimKind, OfferedKind, usual_kinds};

/// Names a tag in files: a slug.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(Arc<str>);

impl TagId {
    /// Takes a name of the right form (see [`crate::core::lesson::article::is_slug`]).
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        crate::core::lesson::article::is_slug(s).then(|| Self(s.into()))
    }

    /// The name as written in files.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TagId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The palette: the hues of Okabe and Ito's eight (2008), as light or dark in `style/` as readers with any
/// of the common colour blindnesses need to tell them apart. Each also has a line pattern of its own there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Colour {
    /// Blue.
    Blue,
    /// Vermillion.
    Vermillion,
    /// Bluish green.
    Green,
    /// Reddish purple.
    Purple,
    /// Orange.
    Orange,
    /// Sky blue.
    Sky,
    /// Yellow.
    Yellow,
    /// Grey (in place of black, which is the text's).
    Grey,
}

impl Colour {
    /// Every colour, in the order of the palette.
    pub const ALL: [Self; 8] = [
        Self::Blue,
        Self::Vermillion,
        Self::Green,
        Self::Purple,
        Self::Orange,
        Self::Sky,
        Self::Yellow,
        Self::Grey,
    ];

    /// Its name in files and in `style/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Vermillion => "vermillion",
            Self::Green => "green",
            Self::Purple => "purple",
            Self::Orange => "orange",
            Self::Sky => "sky",
            Self::Yellow => "yellow",
            Self::Grey => "grey",
        }
    }

    /// The colour of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.name() == name)
    }
}

/// One tag of the entity layer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag {
    /// Its name in files.
    pub id: TagId,
    /// Names of tags that became this one: marks that carry them count as this tag's.
    pub also: Vec<TagId>,
    /// Its name on the screen.
    pub label: String,
    /// The key that marks with it; none where the set has more tags than keys.
    pub key: Option<char>,
    /// Its colour and line pattern.
    pub colour: Colour,
    /// What it is for, in one line.
    pub definition: String,
    /// An example.
    pub example: String,
}

/// The tags of a lesson.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagSet {
    /// Tags of the entity layer, in the order in which they are offered.
    pub entity: Vec<Tag>,
    /// Kinds of statement that are offered for claims; none where they are the usual ones.
    pub claim_kinds: Vec<OfferedKind>,
}

impl TagSet {
    /// The kinds of statement that are offered for claims, in their order.
    #[must_use]
    pub fn offered_kinds(&self) -> Vec<OfferedKind> {
        if self.claim_kinds.is_empty() {
            usual_kinds()
        } else {
            self.claim_kinds.clone()
        }
    }

    /// What a kind of statement is called, also where it is not offered.
    #[must_use]
    pub fn kind_label(&self, kind: ClaimKind) -> &str {
        let offered = self.claim_kinds.iter().find(|offered| offered.kind == kind);
        offered.map_or(kind.label(), |offered| &offered.label)
    }

    /// The tag of that name, or the one that it has become.
    #[must_use]
    pub fn get(&self, id: &TagId) -> Option<&Tag> {
        self.entity
            .iter()
            .find(|tag| tag.id == *id || tag.also.contains(id))
    }

    /// The tag with that key.
    #[must_use]
    pub fn by_key(&self, key: char) -> Option<&Tag> {
        self.entity.iter().find(|tag| tag.key == Some(key))
    }
}

impl Default for TagSet {
    /// The tags of a lesson that brings none of its own.
    fn default() -> Self {
        const TAGS: [(&str, &str, Colour, &str, &str); 8] = [
            (
                "person",
                "Person",
                Colour::Blue,
                "A human being, by name, title or role.",
                "Marie Curie; the minister",
            ),
            (
                "organisation",
                "Organisation",
                Colour::Vermillion,
                "A body of people that acts as one.",
                "the Red Cross; parliament",
            ),
            (
                "place",
                "Place",
                Colour::Green,
                "Somewhere on the map.",
                "Nairobi; the northern border",
            ),
            (
                "date",
                "Date/time",
                Colour::Purple,
                "When, or for how long.",
                "last Tuesday; two hours",
            ),
            (
                "number",
                "Number",
                Colour::Orange,
                "A quantity, with its unit.",
                "40 per cent; three lorries",
            ),
            (
                "event",
                "Event",
                Colour::Sky,
                "Something that happened or will happen.",
                "the election; the flood of 2002",
            ),
            (
                "work",
                "Work/document",
                Colour::Yellow,
                "A text, law, film or statement that is named.",
                "the Paris Agreement",
            ),
            (
                "other",
                "Other",
                Colour::Grey,
                "Named, but none of these.",
                "the X-ray",
            ),
        ];
        let entity = TAGS
            .into_iter()
            .zip('1'..)
            .map(|((id, label, colour, definition, example), key)| Tag {
                id: TagId(id.into()),
                also: Vec::new(),
                label: label.into(),
                key: Some(key),
                colour,
                definition: definition.into(),
                example: example.into(),
            })
            .collect();
        Self {
            entity,
            claim_kinds: Vec::new(),
        }
    }
}
