//! What a class says about stretches of text: mentions and claims.
//!
//! Invariant: an annotation names its article and its anchor; everything else may be empty.
//! Must not know: who made it and when; that is `record`.

use crate::core::annotation::anchor::Anchor;
use crate::core::extra::Extra;
use crate::core::lesson::article::ArticleId;
pub use crate::core::lesson::claim_kind::ClaimKind;
use crate::core::lesson::tag_set::TagId;

/// Somebody or something is named here.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Mention {
    /// Where.
    pub article: ArticleId,
    /// Which words.
    pub anchor: Anchor,
    /// As what. A tag that the lesson does not have is kept and shown by its id.
    pub tag: TagId,
    /// The annotator's remark.
    pub note: String,
}

/// Something is claimed here.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Claim {
    /// Where.
    pub article: ArticleId,
    /// Which words, without the cue.
    pub anchor: Anchor,
    /// What kind of statement it is; nothing as long as nobody has said so.
    pub kind: Option<ClaimKind>,
    /// What is claimed, in the annotator's own words.
    pub gist: String,
    /// The annotator's remark.
    pub note: String,
}

/// A record of a kind that this version does not know, kept as it came.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Unknown {
    /// The kind's name in files.
    pub kind: String,
    /// All its fields.
    pub fields: Extra,
}

/// What a record says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Body {
    /// Somebody or something is named.
    Mention(Mention),
    /// Something is claimed.
    Claim(Claim),
    /// Something that a newer version understands.
    Unknown(Unknown),
}

impl Body {
    /// The article in which it lies; none for kinds that are not known.
    #[must_use]
    pub fn article(&self) -> Option<&ArticleId> {
        match self {
            Self::Mention(mention) => Some(&mention.article),
            Self::Claim(claim) => Some(&claim.article),
            Self::Unknown(_) => None,
        }
    }

    /// The words that it marks; none for kinds that are not known.
    #[must_use]
    pub fn anchor(&self) -> Option<&Anchor> {
        match self {
            Self::Mention(mention) => Some(&mention.anchor),
            Self::Claim(claim) => Some(&claim.anchor),
            Self::Unknown(_) => None,
        }
    }

    /// The same with another anchor; nothing for kinds that are not known.
    #[must_use]
    pub fn with_anchor(&self, anchor: Anchor) -> Option<Self> {
        match self.clone() {
            Self::Mention(mention) => Some(Self::Mention(Mention { anchor, ..mention })),
            Self::Claim(claim) => Some(Self::Claim(Claim { anchor, ..claim })),
            Self::Unknown(_) => None,
        }
    }
}
