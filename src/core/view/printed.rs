//! The marks of an article as they are listed on paper.
//!
//! Invariant: marks are numbered in reading order from 1, lost ones after the others; the signs of two tags
//! differ wherever their names do.
//! Must not know: paper.

use super::card::{MarkCard, mark_card};
use super::mark_list::{TagTally, tallies};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::{TagKey, Workspace};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::tag_set::Colour;
use crate::core::reading::search::lowered;

/// What a tag's sign means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LegendLine {
    /// Its sign: the first letters of its name.
    pub sign: String,
    /// Its name.
    pub label: String,
    /// Its colour; none for claims.
    pub colour: Option<Colour>,
}

/// A mark with what stands behind its words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PrintedMark {
    /// The tag's sign and the mark's number: "Pe 3".
    pub reference: String,
    /// All that was said about it.
    pub card: MarkCard,
}

/// The marks of an article on paper.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PrintedMarks {
    /// The tags that marks of the article carry.
    pub legend: Vec<LegendLine>,
    /// The marks.
    pub marks: Vec<PrintedMark>,
}

/// See [`PrintedMarks`].
#[must_use]
pub fn printed_marks(workspace: &Workspace, at: ArticleIndex) -> PrintedMarks {
    let tags = tallies(workspace, at);
    let signs = signs(&tags);
    let sign_of = |id: RecordId| {
        let key = TagKey::of(workspace.body(id)?, &workspace.lesson().tags)?;
        let tag = tags.iter().position(|tag| tag.key == key)?;
        signs.get(tag)
    };
    let index = workspace.index();
    let ids = index.in_order(at).chain(index.lost(at));
    let marks = ids
        .filter_map(|id| Some((sign_of(id)?, mark_card(workspace, id)?)))
        .zip(1..)
        .map(|((sign, card), number): (_, u32)| PrintedMark {
            reference: format!("{sign} {number}"),
            card,
        })
        .collect();
    let legend = tags.iter().zip(&signs).filter(|(tag, _)| tag.count > 0);
    let legend = legend.map(|(tag, sign)| LegendLine {
        sign: sign.clone(),
        label: tag.label.clone(),
        colour: tag.colour,
    });
    PrintedMarks {
        legend: legend.collect(),
        marks,
    }
}

/// For each tag the fewest first letters of its name with which no other begins.
fn signs(tags: &[TagTally]) -> Vec<String> {
    let names: Vec<String> = tags.iter().map(|tag| lowered(&tag.label)).collect();
    let sign = |(at, tag): (usize, &TagTally)| {
        let ends = tag.label.char_indices().skip(1).map(|(end, _)| end);
        let sign = ends.map(|end| &tag.label[..end]).find(|sign| {
            let sign = lowered(sign);
            let mut others = names.iter().enumerate().filter(|(other, _)| *other != at);
            others.all(|(_, name)| !name.starts_with(&sign))
        });
        sign.unwrap_or(&tag.label).trim_end().to_owned()
    };
    tags.iter().enumerate().map(sign).collect()
}
