//! A mark whose words stand between other words than before: somebody looks, and says yes or no.
//!
//! Invariant: neither is done without being asked for, and both can be taken back.
//! Must not know: how the words were found.

use super::{live, put, quoted, reanchor};
use crate::core::annotation::history::Edit;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::{Refusal, Workspace};

/// Puts a mark where its words stand between other words than before: somebody has looked.
///
/// # Errors
/// The mark is gone, or its words stand nowhere else.
pub fn accept_elsewhere(workspace: &Workspace, id: RecordId) -> Result<Edit, Refusal> {
    let (_, body) = live(workspace, id)?;
    let ranges = workspace.index().elsewhere(id);
    let label = format!("move {}", quoted(body));
    reanchor(workspace, id, ranges, label)
}

/// Leaves a mark lost whose words stand between other words than before: somebody has looked, and they are others.
///
/// # Errors
/// The mark is gone, or its words stand nowhere else.
pub fn refuse_elsewhere(workspace: &Workspace, id: RecordId) -> Result<Edit, Refusal> {
    let (annotator, body) = live(workspace, id)?;
    let anchor = body.anchor().ok_or(Refusal::Gone)?;
    if workspace.index().elsewhere(id).is_empty() {
        return Err(Refusal::NoWords);
    }
    let label = format!("leave {} without a place", quoted(body));
    let bound = anchor.clone().bound_to_context();
    let body = body.with_anchor(bound).ok_or(Refusal::Gone)?;
    Ok(put(id, annotator, body, label))
}
