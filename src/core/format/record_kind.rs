//! Which kinds of records there are in files, and which fields each has.
//!
//! Invariant: what a kind does not have here is a newer version's, and kept.
//! Must not know: how the fields are read.

/// The kinds of records that this version knows, by their names in files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// Somebody or something is named.
    Mention,
    /// Something is claimed.
    Claim,
    /// Somebody or something, whatever it is called.
    Entity,
    /// Some words do not name an entity.
    Rejection,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Mention, Self::Claim, Self::Entity, Self::Rejection];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mention => "mention",
            Self::Claim => "claim",
            Self::Entity => "entity",
            Self::Rejection => "rejection",
        }
    }

    /// The fields that it has. Others are a newer version's and kept, also where another kind has a field of that
    /// name.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Mention => &[
                "article",
                "tag",
                "entities",
                "form",
                "parts",
                "place",
                "text_sha256",
                "only_in_context",
                "note",
            ],
            Self::Claim => &[
                "article",
                "claim_kind",
                "parts",
                "place",
                "text_sha256",
                "only_in_context",
                "gist",
                "note",
            ],
            Self::Entity => &[
                "name",
                "tag",
                "other_names",
                "also",
                "note",
                "link",
                "value",
            ],
            Self::Rejection => &[
                "article",
                "entity",
                "parts",
                "place",
                "text_sha256",
                "only_in_context",
            ],
        }
    }
}
