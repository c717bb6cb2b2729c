//! Kinds of statement, and which of them a lesson offers under which names.
//!
//! Invariant: the kinds themselves are fixed, since works are compared by them; a lesson chooses among them, and
//! calls them as its class does.
//! Must not know: claims.

/// What kind of statement a claim is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum ClaimKind {
    /// It can be checked.
    Fact,
    /// It is a judgement.
    Opinion,
    /// It says what will be.
    Prediction,
    /// It says what somebody means to do.
    Intention,
    /// It asks.
    Question,
    /// Somebody declines to say.
    Refusal,
}

impl ClaimKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Fact,
        Self::Opinion,
        Self::Prediction,
        Self::Intention,
        Self::Question,
        Self::Refusal,
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Opinion => "opinion",
            Self::Prediction => "prediction",
            Self::Intention => "intention",
            Self::Question => "question",
            Self::Refusal => "refusal",
        }
    }

    /// Its name on the screen, where a lesson has no other.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Fact => "Fact that can be checked",
            Self::Opinion => "Opinion",
            Self::Prediction => "Prediction",
            Self::Intention => "Intention",
            Self::Question => "Question",
            Self::Refusal => "Refusal to say",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A kind that a lesson offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfferedKind {
    /// Which.
    pub kind: ClaimKind,
    /// What the class calls it.
    pub label: String,
}

/// What a lesson offers that says nothing of it: every kind by its usual name.
#[must_use]
pub fn usual_kinds() -> Vec<OfferedKind> {
    let usual = |kind: ClaimKind| OfferedKind {
        kind,
        label: kind.label().to_owned(),
    };
    ClaimKind::ALL.into_iter().map(usual).collect()
}
