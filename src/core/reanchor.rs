//! A text that changed: where what stood in the old text stands in the new one.
//!
//! Owns: [`AnchorChange`], [`anchor_changes`]; the edit that follows from them is in [`edit`], the new article in
//! [`mod@reshape`], and what is the same in both texts in [`mapping`].
//! Invariant: never a silently wrong place. A mark is found where its own words stand in a stretch that
//! is in both texts once, of forty characters at least, and nothing beside that stretch could be meant
//! as well, unless its whole sentence stands once in both. Where the words inside the mark were changed, or two places cannot be told apart, the mark
//! is lost, and says why. Another kind of white space or quotation mark is no change of words.
//! Must not know: screens.

use thiserror::Error;

use crate::core::annotation::anchor::{Anchor, Placement};
use crate::core::lesson::article::Article;
use crate::core::text::{Text, TextRange};

pub mod changes;
mod contrary;
pub mod edit;
pub mod mapping;
pub mod near;
pub mod reshape;
pub mod restyled;
mod tokenized;
mod whole_sentence;

pub use edit::{NearMatch, ReanchoredMark, Reanchoring, follow};
pub use mapping::Mapping;
pub use reshape::reshape;

/// What has become of a mark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AnchorChange {
    /// It stands where it says: one range per part, in code points of the new text.
    Kept(Vec<TextRange>),
    /// The same words stand elsewhere: one range per part.
    Moved(Vec<TextRange>),
    /// It has no place in the new text.
    Lost(LossReason),
}

impl AnchorChange {
    /// The new ranges, one per part; none for what is lost.
    #[must_use]
    pub fn ranges(&self) -> &[TextRange] {
        match self {
            Self::Kept(ranges) | Self::Moved(ranges) => ranges,
            Self::Lost(_) => &[],
        }
    }
}

/// Why a mark is lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum LossReason {
    /// It was lost in the old text already.
    #[error("it was lost before the text changed")]
    Before,
    /// Its words are not in the new text: they were changed or cut.
    #[error("its words are not in the new text; they were changed or cut")]
    Gone,
    /// Its words are there, but so much around them has changed that they may be others.
    #[error("its words may be in the new text, but too much around them has changed to be sure")]
    Unsure,
    /// Its words could be meant in more than one place.
    #[error("its words are in several places that cannot be told apart")]
    Several,
    /// Its parts stand in another order now.
    #[error("its parts are now in a different order")]
    Torn,
}

/// Where a lost mark is nearly found: one range per part, in code points of the new text. Parts whose words are
/// there are on them; of the others a letter was mended. Only somebody's yes puts the mark there. `left` is how
/// much may still be compared (see [`near::CELLS`]).
#[must_use]
pub fn near_ranges(
    old: &Article,
    mapping: &mut Mapping,
    anchor: &Anchor,
    left: &mut usize,
) -> Option<Vec<TextRange>> {
    let before = match anchor.resolve(old) {
        Placement::Exact => anchor.ranges(),
        Placement::Moved(ranges) => ranges,
        Placement::Elsewhere(_) | Placement::Lost => return None,
    };
    // With what stands around it now, not when it was marked.
    let anchor = Anchor::describe(&old.text, &before)?;
    let mut found: Vec<TextRange> = Vec::with_capacity(before.len());
    for part in anchor.parts() {
        let range = match mapping.place(part.range) {
            Ok(range) => range,
            Err(LossReason::Gone | LossReason::Unsure) => {
                near::near_match(mapping.new_text(), &part.quote, left)?
            }
            Err(_) => return None,
        };
        if found.last().is_some_and(|last| last.end() > range.start()) {
            return None;
        }
        found.push(range);
    }
    Some(found)
}

/// What has become of marks on the old article's text.
#[must_use]
pub fn anchor_changes(old: &Article, new: &Text, anchors: &[Anchor]) -> Vec<AnchorChange> {
    let mut mapping = Mapping::between(&old.text, new);
    anchors
        .iter()
        .map(|anchor| anchor_change(old, &mut mapping, anchor))
        .collect()
}

/// What has become of one mark on the article whose text is the mapping's old one.
#[must_use]
pub fn anchor_change(old: &Article, mapping: &mut Mapping, anchor: &Anchor) -> AnchorChange {
    let before = match anchor.resolve(old) {
        Placement::Exact => anchor.ranges(),
        Placement::Moved(ranges) => ranges,
        Placement::Elsewhere(_) | Placement::Lost => {
            return AnchorChange::Lost(LossReason::Before);
        }
    };
    let mut found: Vec<TextRange> = Vec::with_capacity(before.len());
    for range in &before {
        match mapping.place(*range) {
            Ok(place) if found.last().is_some_and(|last| last.end() > place.start()) => {
                return AnchorChange::Lost(LossReason::Torn);
            }
            Ok(place) => found.push(place),
            Err(why) => return AnchorChange::Lost(why),
        }
    }
    if found == anchor.ranges() {
        AnchorChange::Kept(found)
    } else {
        AnchorChange::Moved(found)
    }
}
