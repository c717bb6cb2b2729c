//! Why something is proposed for a claim.
//!
//! Invariant: `Display` is one short sentence for a student; words of the text stand in quotation marks.
//! Must not know: the screen.

use thiserror::Error;

/// See the head of the file.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum AttributionReason {
    /// The cue stands in the claim's sentence.
    #[error("“{0}” stands in the same sentence.")]
    SameSentence(String),
    /// The cue stands in a sentence of the same paragraph.
    #[error("“{0}” stands in the same paragraph.")]
    SameParagraph(String),
    /// The quotation goes on from paragraphs before.
    #[error("The quotation goes on from “{0}”.")]
    GoesOn(String),
    /// A sentence with a colon leads to it.
    #[error("“{0}:” leads to it.")]
    LedBy(String),
    /// A pronoun stands for somebody named before.
    #[error("“{pronoun}” is most likely “{named}”, named just before.")]
    StandsFor {
        /// "he".
        pronoun: String,
        /// "John Kerry".
        named: String,
    },
    /// The verb needs no words for who speaks.
    #[error("“{verb}” names nobody: most likely still “{named}”, named before.")]
    StillSpeaks {
        /// "Añadió".
        verb: String,
        /// "Marta Roig".
        named: String,
    },
    /// It is reported, but not by whom.
    #[error("“{0}” does not say whose they are.")]
    Nobody(String),
    /// Nothing says that somebody else says it.
    #[error("No words like “said” or “according to” belong to it.")]
    NoCue,
    /// All of it stands between quotation marks.
    #[error("All of it stands in quotation marks.")]
    AllQuoted,
    /// Some of it does.
    #[error("Some of it stands in quotation marks.")]
    PartlyQuoted,
    /// It is reported without quotation marks.
    #[error("It is reported without quotation marks.")]
    Reported,
    /// Words that say who speaks interrupt it.
    #[error("“{0}” says who speaks; it is no part of the claim.")]
    Interrupted(String),
}
