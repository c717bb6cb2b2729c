//! What was assumed of a file's bytes, for who can choose another encoding.
//!
//! Invariant: one short sentence with its reason; none where the bytes leave no doubt.
//! Must not know: how an encoding is found.

use super::{DetectedEncoding, EncodingEvidence, choice};
use crate::core::text::printable::plural;

impl DetectedEncoding {
    /// See the head of the file.
    #[must_use]
    pub fn assumption(&self) -> Option<String> {
        let name = choice(self.name);
        let why = match self.evidence {
            _ if self.twice > 0 => format!(
                "Read as {name}; {} had been encoded twice and {} put right",
                plural(self.twice, "character"),
                was(self.twice),
            ),
            EncodingEvidence::Mark | EncodingEvidence::Fits if self.replaced == 0 => return None,
            EncodingEvidence::Mark => format!("Read as {name}, as the file’s first bytes say"),
            EncodingEvidence::Fits | EncodingEvidence::NearlyFits => {
                format!("Read as {name}, which nearly all of the file fits")
            }
            EncodingEvidence::Zeros => format!("Read as {name}, which its empty bytes fit"),
            EncodingEvidence::Declared => format!("Read as {name}, as the page says"),
            EncodingEvidence::Disproved => {
                format!("Read as {name}, because the page is not in the encoding that it names")
            }
            EncodingEvidence::Chosen => format!("Read as {name}, as you chose"),
            EncodingEvidence::Guessed => format!(
                "Read as {name}, a guess from its letters, because the file does not name its encoding"
            ),
        };
        let unread = match self.replaced {
            0 => String::new(),
            n => format!(
                "; {} could not be read and {} “\u{fffd}” in the text",
                plural(n, "character"),
                if n == 1 { "is" } else { "are" },
            ),
        };
        Some(format!("{why}{unread}."))
    }
}

fn was(count: usize) -> &'static str {
    if count == 1 { "was" } else { "were" }
}
