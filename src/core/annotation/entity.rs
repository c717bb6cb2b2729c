//! Who or what is named, across all articles of a lesson; and what was said not to be named.
//!
//! Invariant: an entity lies in no article; marks name it by its id, and all that it is called may change.
//! Must not know: which marks name it, and how names are compared.

use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::ids::RecordId;
use crate::core::lesson::article::ArticleId;
use crate::core::lesson::tag_set::TagId;

mod value;

pub use value::{EntityValue, Quantity, TimeSpan, is_decimal, is_iso_time};

/// Somebody or something.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Entity {
    /// What it is called.
    pub name: String,
    /// What it is, where somebody has said so. A tag that the lesson does not have is kept.
    pub tag: Option<TagId>,
    /// What else it is called. At most [`limits::OTHER_NAMES`](crate::core::limits::OTHER_NAMES).
    pub other_names: Vec<String>,
    /// Entities that have become this one: marks that name them name this one. At most
    /// [`limits::OTHER_NAMES`](crate::core::limits::OTHER_NAMES).
    pub also: Vec<RecordId>,
    /// The annotator's remark.
    pub note: String,
    /// Where more is said of it; only `http` and `https`.
    pub link: Option<String>,
    /// Of a date or a quantity: which one, so that it can be compared.
    pub value: Option<EntityValue>,
}

/// Somebody has looked, and these words do not name that entity.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Rejection {
    /// Where.
    pub article: ArticleId,
    /// Which words.
    pub anchor: Anchor,
    /// What they do not name.
    pub entity: RecordId,
}
