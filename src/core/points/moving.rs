//! Moving a claim from one question to another.
//!
//! Invariant: pure; it is one step, whose inverse brings the claim back to its answer.
//! Must not know: where the claim goes.

use crate::core::annotation::history::Edit;
use crate::core::annotation::record::{AnnotatorId, RecordId};
use crate::core::annotation::workspace::{Refusal, Workspace};
use crate::core::points::command::take_out_claim;
use crate::core::points::listing::PointKey;
use crate::core::points::sequence::EditSequence;

/// Takes a claim out of its answer to one question, and does with it what `place` makes of the work without it there, in
/// the same step.
///
/// # Errors
/// The point is gone, the claim answers nothing there, or it cannot be placed.
pub fn move_claim(
    workspace: &Workspace,
    annotator: AnnotatorId,
    from: &PointKey,
    claim: RecordId,
    place: impl FnOnce(&Workspace) -> Result<Edit, Refusal>,
) -> Result<Edit, Refusal> {
    let mut steps = EditSequence::new(workspace);
    steps.add(take_out_claim(workspace, annotator, from, claim)?)?;
    let placed = place(steps.ahead())?;
    Ok(steps.step_with(placed))
}
