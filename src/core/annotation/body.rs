//! What a record says: marks on stretches of text, and who or what they name.
//!
//! Invariant: a mark names its article and its anchor; everything else may be empty. A mention may name entities
//! that are not there: they were deleted elsewhere, or are still to come.
//! Must not know: who made it and when; that is `record`.

use crate::core::annotation::anchor::Anchor;
pub use crate::core::annotation::entity::{Entity, EntityValue, Quantity, Rejection, TimeSpan};
use crate::core::annotation::ids::RecordId;
use crate::core::annotation::point::Point;
use crate::core::annotation::summary::Summary;
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
    /// Whom or what it names, each once; most name one, "the defence chiefs" two. At most
    /// [`limits::ENTITIES`](crate::core::limits::ENTITIES).
    pub entities: Vec<RecordId>,
    /// How the words name it; nothing as long as nobody has said so.
    pub form: Option<MentionForm>,
}

/// How words name somebody or something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum MentionForm {
    /// By a name: "Moscow".
    Name,
    /// By what it is: "the minister".
    Description,
    /// By a word of its name that belongs to another word: "Russian".
    Adjective,
}

impl MentionForm {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Name, Self::Description, Self::Adjective];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::Adjective => "adjective",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }
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

/// A record that is kept as it came: of a kind that only a page of its own reads, a point or a summary, or of a
/// newer version.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Unread {
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
    /// Somebody or something, whatever it is called.
    Entity(Box<Entity>),
    /// Some words do not name an entity.
    Rejection(Rejection),
    /// Something that is read elsewhere, or by a newer version.
    Unread(Unread),
}

impl From<Entity> for Body {
    fn from(entity: Entity) -> Self {
        Self::Entity(Box::new(entity))
    }
}

impl Body {
    /// Whether it marks words, so that it is drawn, listed and counted.
    #[must_use]
    pub fn is_mark(&self) -> bool {
        matches!(self, Self::Mention(_) | Self::Claim(_))
    }

    /// Whether it counts as a mark to its annotator: what is known to be none does not.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        match self {
            Self::Mention(_) | Self::Claim(_) => true,
            Self::Entity(_) | Self::Rejection(_) => false,
            Self::Unread(Unread { kind, .. }) => kind != Point::KIND && kind != Summary::KIND,
        }
    }

    /// The article in which it lies; none for what lies in none, and for what is not read.
    #[must_use]
    pub fn article(&self) -> Option<&ArticleId> {
        match self {
            Self::Mention(mention) => Some(&mention.article),
            Self::Claim(claim) => Some(&claim.article),
            Self::Rejection(rejection) => Some(&rejection.article),
            Self::Entity(_) | Self::Unread(_) => None,
        }
    }

    /// The words that it is about; none for what lies in no article, and for what is not read.
    #[must_use]
    pub fn anchor(&self) -> Option<&Anchor> {
        match self {
            Self::Mention(mention) => Some(&mention.anchor),
            Self::Claim(claim) => Some(&claim.anchor),
            Self::Rejection(rejection) => Some(&rejection.anchor),
            Self::Entity(_) | Self::Unread(_) => None,
        }
    }

    /// The same with another anchor; nothing for what has none.
    #[must_use]
    pub fn with_anchor(&self, new: Anchor) -> Option<Self> {
        let mut body = self.clone();
        match &mut body {
            Self::Mention(Mention { anchor, .. })
            | Self::Claim(Claim { anchor, .. })
            | Self::Rejection(Rejection { anchor, .. }) => *anchor = new,
            Self::Entity(_) | Self::Unread(_) => return None,
        }
        Some(body)
    }
}
