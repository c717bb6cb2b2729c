//! Where a mark begins and ends, and of how many stretches it is.
//!
//! Invariant: as in [`command`](super): an anchor is described from the text at hand.
//! Must not know: how a place was pointed at.

use super::{anchor_in, live, quoted, reanchor};
use crate::core::annotation::history::Edit;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::{Refusal, Workspace};
use crate::core::reading::segment::{Direction, Edge, Unit, move_edge};
use crate::core::text::TextRange;

/// Adds a second, separate stretch to a mark; it must have words of its own.
///
/// # Errors
/// The mark is gone or lost, or there are no words.
pub fn add_part(workspace: &Workspace, id: RecordId, drawn: TextRange) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let article = body.article().ok_or(Refusal::Gone)?;
    anchor_in(workspace, article, &[drawn])?;
    let mut ranges = workspace.index().ranges(id).to_vec();
    if ranges.is_empty() {
        return Err(Refusal::Lost);
    }
    ranges.push(drawn);
    let label = format!("add a part to {}", quoted(body));
    reanchor(workspace, id, &ranges, label)
}

/// Takes a stretch off a mark, by its number from 0.
///
/// # Errors
/// The mark is gone, or it is its only part.
pub fn drop_part(workspace: &Workspace, id: RecordId, part: usize) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let mut ranges = workspace.index().ranges(id).to_vec();
    if part >= ranges.len() || ranges.len() == 1 {
        return Err(Refusal::NoWords);
    }
    ranges.remove(part);
    let label = format!("remove a part from {}", quoted(body));
    reanchor(workspace, id, &ranges, label)
}

/// Puts a mark on other words altogether. The way back for a lost mark, too.
///
/// # Errors
/// The mark is gone, or there are no words.
pub fn set_extent(workspace: &Workspace, id: RecordId, drawn: TextRange) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let label = format!("move {}", quoted(body));
    reanchor(workspace, id, &[drawn], label)
}

/// Moves one edge of one part of a mark by a letter or a word.
///
/// # Errors
/// The mark is gone, or the edge cannot move that way.
pub fn move_mark_edge(
    workspace: &Workspace,
    id: RecordId,
    part: usize,
    edge: Edge,
    unit: Unit,
    direction: Direction,
) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let (_, article) = workspace.article_of(id).ok_or(Refusal::Gone)?;
    let mut ranges = workspace.index().ranges(id).to_vec();
    let range = ranges.get_mut(part).ok_or(Refusal::Gone)?;
    *range = move_edge(article, *range, edge, unit, direction).ok_or(Refusal::NoWords)?;
    let end = match edge {
        Edge::Start => "start",
        Edge::End => "end",
    };
    let label = format!("move the {end} of {}", quoted(body));
    reanchor(workspace, id, &ranges, label)
}

/// Puts one edge of one part of a mark at a place: the handle that a pointer drags.
///
/// # Errors
/// The mark is gone, or nothing would be left of the part.
pub fn drag_mark_edge(
    workspace: &Workspace,
    id: RecordId,
    part: usize,
    edge: Edge,
    to: u32,
) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let mut ranges = workspace.index().ranges(id).to_vec();
    let range = ranges.get_mut(part).ok_or(Refusal::Gone)?;
    let moved = match edge {
        Edge::Start => TextRange::checked(to, range.end()),
        Edge::End => TextRange::checked(range.start(), to),
    };
    *range = moved
        .filter(|range| !range.is_empty())
        .ok_or(Refusal::NoWords)?;
    let label = format!("move an end of {}", quoted(body));
    reanchor(workspace, id, &ranges, label)
}
