//! Why some words may name an entity.
//!
//! Invariant: the order is that of trust: what comes first is surer. `Display` is a few words for a student.
//! Must not know: which words.

use thiserror::Error;

/// See the head of the file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Error)]
pub enum NameReason {
    /// It is called just so.
    #[error("same spelling")]
    SameSpelling,
    /// With an ending of the grammar.
    #[error("same name with an ending")]
    WithEnding,
    /// Other letters for the same sounds, or accents.
    #[error("another spelling of the same name")]
    OtherSpelling,
    /// "Shoygu", "Shoigu".
    #[error("one letter differs")]
    OneLetter,
    /// "Ministry of Defense", "Defense Ministry".
    #[error("same words in another order")]
    OtherOrder,
    /// The name with a first name before it, or with more words.
    #[error("longer form of the name")]
    LongerForm,
    /// "Ash Carter", "UN".
    #[error("short for the name")]
    ShortFor,
    /// "President Assad".
    #[error("title + last name")]
    TitleAndLastName,
    /// "Carter".
    #[error("part of the name")]
    PartOfName,
    /// "Russians".
    #[error("plural of the name")]
    Plural,
    /// "Russian".
    #[error("word made from the name")]
    Derived,
}
