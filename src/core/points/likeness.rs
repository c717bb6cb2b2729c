//! Claims that look alike and do not say the same: somebody has looked, and says so of a question.
//!
//! Invariant: pure; one step each, whose inverse brings everything back.
//! Must not know: which claims are proposed as alike.

use super::changing::ChangingPoint;
use super::listing::{PointKey, points};
use super::taking::{AskedFirst, AskedPoint};
use crate::core::annotation::Body;
use crate::core::annotation::command::{live, quoted};
use crate::core::annotation::history::Edit;
use crate::core::annotation::point::ClaimPair;
use crate::core::annotation::record::{AnnotatorId, RecordId, Stamp};
use crate::core::annotation::workspace::{Refusal, Workspace};
use crate::core::limits;

/// Whether two claims that look alike say the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClaimLikeness {
    /// They look alike, and do not say the same.
    NotTheSame,
    /// Nothing is said of it.
    Unsaid,
}

/// Says that two claims look alike and do not say the same, or takes it back.
///
/// # Errors
/// The point or one of the claims is gone, too much is said of the point, or it is said already.
pub fn set_likeness(
    workspace: &Workspace,
    annotator: AnnotatorId,
    key: &PointKey,
    [a, b]: [RecordId; 2],
    likeness: ClaimLikeness,
) -> Result<Edit, Refusal> {
    let mut at = ChangingPoint::of(workspace, annotator, key)?;
    let is_said = at.point.unlike.iter().any(|pair| pair.is_of(a, b));
    if is_said == (likeness == ClaimLikeness::NotTheSame) {
        return Err(Refusal::Already);
    }
    at.point.unlike.retain(|pair| !pair.is_of(a, b));
    let label = match likeness {
        ClaimLikeness::NotTheSame => {
            let (one, other) = (claim_words(workspace, a)?, claim_words(workspace, b)?);
            if a == b || at.point.unlike.len() >= limits::POINT_CLAIMS {
                return Err(Refusal::TooManyPositions);
            }
            at.point.unlike.push(ClaimPair(a, b));
            format!("say that {one} and {other} are not the same")
        }
        ClaimLikeness::Unsaid => format!("take back what is said of two claims in {}", at.name),
    };
    at.edit(label)
}

/// Says of a question, which may be a new one, that two claims look alike and do not say the same.
///
/// # Errors
/// As [`set_likeness`]; there is no question.
pub fn ask_unlike(
    workspace: &Workspace,
    stamp: Stamp,
    asked: &AskedPoint,
    claims: [RecordId; 2],
) -> Result<Edit, Refusal> {
    let unlike = ClaimLikeness::NotTheSame;
    let AskedFirst { steps, key } = AskedFirst::new(workspace, stamp, asked)?;
    let said = set_likeness(steps.ahead(), stamp.annotator, &key, claims, unlike)?;
    Ok(steps.step_with(said))
}

/// The questions of which somebody has said that two claims look alike and do not answer them the same.
#[must_use]
pub fn points_of_unlike(
    workspace: &Workspace,
    a: RecordId,
    b: RecordId,
) -> Vec<(PointKey, String)> {
    let all = points(workspace).into_iter();
    all.filter(|it| it.point.unlike.iter().any(|pair| pair.is_of(a, b)))
        .map(|it| (it.key, it.point.question))
        .collect()
}

fn claim_words(workspace: &Workspace, id: RecordId) -> Result<String, Refusal> {
    match live(workspace, id)? {
        (_, claim @ Body::Claim(_)) => Ok(quoted(claim)),
        _ => Err(Refusal::Gone),
    }
}
