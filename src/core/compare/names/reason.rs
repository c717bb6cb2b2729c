//! Why some words may name an entity.
//!
//! Invariant: the order is that of trust: what comes first is surer. `Display` is a few words for a student.
//! Must not know: which words.

use thiserror::Error;

use crate::core::text::folding::{Folded, Likeness};
use crate::core::text::printable::brief;

/// Most letters of a spelling in a reason.
const SPELLING: usize = 40;

/// See the head of the file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Error)]
pub enum NameReason {
    /// It is called just so.
    #[error("same spelling")]
    SameSpelling,
    /// A description that is linked already, word for word.
    #[error("the same words")]
    SameWords,
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
    /// "Foreign Ministry", "Ministry of Foreign Affairs".
    #[error("the same office in other words")]
    OtherWords,
    /// The name with a first name before it, or with more words.
    #[error("longer form of the name")]
    LongerForm,
    /// "Ash Carter", "UN".
    #[error("short for the name")]
    ShortFor,
    /// "Assad" behind "President", which stands in the text beside it.
    #[error("last name, behind a title")]
    LastNameBehindTitle,
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

impl NameReason {
    /// The reason in words that are true of who is called so: where another spelling of theirs led to it, that one is
    /// said.
    #[must_use]
    pub fn told(self, name: &str, known_as: &str) -> String {
        let folded = |words: &str| Folded::new(words, Likeness::Bare).into_string();
        match self {
            _ if folded(name) == folded(known_as) => self.to_string(),
            Self::SameSpelling | Self::SameWords => Self::SameWords.to_string(),
            reason => format!("{reason} (“{}”)", brief(known_as, SPELLING)),
        }
    }
}
