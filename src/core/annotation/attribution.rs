//! Who says what is claimed: the chain of a claim's sources, the words that name them, and whose words they are.
//!
//! Invariant: everything may be empty, and is as long as nobody has said it. An entity of the chain may be gone.
//! Must not know: which claim it is said of, and where it is kept.

use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::ids::RecordId;

/// What is said of a claim besides its words, kind and gist.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Attribution {
    /// Who says it, and who passes it on, the outermost last. At most
    /// [`limits::SOURCES`](crate::core::limits::SOURCES).
    pub sources: Vec<SourceLink>,
    /// The words that name the source, in any paragraph of the claim's article.
    pub source: Option<Anchor>,
    /// The words by which it is said: "said", "according to".
    pub cue: Option<Anchor>,
    /// Whose words the claim's are.
    pub voice: Option<Voice>,
    /// How certain it is, as the source puts it: "may", "clearly".
    pub certainty: String,
    /// What is probably meant, where the words seem wrong.
    pub meant: String,
}

/// One link of a chain of sources.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum SourceLink {
    /// Somebody or something, with a card of their own.
    Entity(RecordId),
    /// The article itself.
    Article,
    /// Nobody is named.
    Unattributed,
}

/// Whose words a claim's are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Voice {
    /// The source's own, between quotation marks.
    Quote,
    /// The article's, for what the source has said.
    Paraphrase,
    /// Both.
    Mixed,
    /// The article's, for what it says itself.
    Own,
}

impl Voice {
    /// Every voice, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Quote, Self::Paraphrase, Self::Mixed, Self::Own];

    /// The voice after this one, which is none after the last; the first one after none.
    #[must_use]
    pub fn after(voice: Option<Self>) -> Option<Self> {
        let next = voice.map_or(0, |voice| 1 + voice as usize);
        Self::ALL.get(next).copied()
    }

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Paraphrase => "paraphrase",
            Self::Mixed => "mixed",
            Self::Own => "own",
        }
    }

    /// The voice of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|voice| voice.name() == name)
    }

    /// What it is called on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Quote => "Quote",
            Self::Paraphrase => "Paraphrase",
            Self::Mixed => "Mixed",
            Self::Own => "Article’s own voice",
        }
    }
}
