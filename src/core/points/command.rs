//! What an annotator can do with points, each turned into an [`Edit`] that has not happened yet.
//!
//! Invariant: pure; one step each, whose inverse brings everything back. What a newer version wrote into a point
//! stays. Answering a prepared point makes its record, under the id that every tab derives alike.
//! Must not know: who calls.

use super::changing::{ChangingPoint, body, named};
use super::listing::{PointKey, point_of};
use crate::core::annotation::command::quoted;
use crate::core::annotation::history::{Edit, MergeKey};
use crate::core::annotation::point::{Point, Position, RelationKind};
use crate::core::annotation::record::{AnnotatorId, RecordId, Stamp};
use crate::core::annotation::workspace::{Change, Refusal, Workspace};
use crate::core::extra::Extra;
use crate::core::format::write_point;
use crate::core::lesson::article::ArticleId;
use crate::core::limits;
use crate::core::text::code_points;

/// Makes a point with a question.
///
/// # Errors
/// There is no question, or it is too long.
pub fn new_point(workspace: &Workspace, stamp: Stamp, question: &str) -> Result<Edit, Refusal> {
    let records = workspace.records().values();
    let highest = records
        .filter_map(point_of)
        .map(|point| point.order)
        .max()
        .unwrap_or_default();
    let point = Point {
        question: checked_question(question)?.to_owned(),
        order: highest.saturating_add(1),
        ..Point::default()
    };
    Ok(Edit {
        label: format!("ask {}", named(&point)),
        merge: None,
        change: Change::Put(
            stamp.fresh,
            stamp.annotator,
            body(write_point(&point, &Extra::new())),
        ),
    })
}

/// Deletes a point with its answers. Its claims stay.
///
/// # Errors
/// It is gone already.
pub fn remove_point(workspace: &Workspace, id: RecordId) -> Result<Edit, Refusal> {
    let record = workspace.get(id).ok_or(Refusal::Gone)?;
    let point = point_of(record).ok_or(Refusal::Gone)?;
    Ok(Edit {
        label: format!("delete the question {}", named(&point)),
        merge: None,
        change: Change::Remove(id),
    })
}

/// A text of a point that is typed into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PointField {
    /// What is asked.
    Question,
    /// The annotator's remark.
    Note,
    /// What an answer says.
    Answer(RecordId),
}

/// Writes a question, a remark or an answer. Everything typed in one `visit` of the field is one step to undo.
///
/// # Errors
/// The point or the position is gone, the question would be nothing, or the words are too long.
pub fn write_words(
    workspace: &Workspace,
    annotator: AnnotatorId,
    key: &PointKey,
    field: PointField,
    words: &str,
    visit: u32,
) -> Result<Edit, Refusal> {
    let most = if field == PointField::Note {
        limits::NOTE
    } else {
        limits::LINE
    };
    if code_points(words) > most {
        return Err(Refusal::TooLong);
    }
    let mut at = ChangingPoint::of(workspace, annotator, key)?;
    let (name, label) = match field {
        PointField::Question => {
            checked_question(words)?.clone_into(&mut at.point.question);
            ("question".to_owned(), "change the question")
        }
        PointField::Note => {
            words.clone_into(&mut at.point.note);
            ("note".to_owned(), "write the note on")
        }
        PointField::Answer(id) => {
            let position = at.point.position_mut(id).ok_or(Refusal::Gone)?;
            words.clone_into(&mut position.words);
            (id.to_string(), "write an answer to")
        }
    };
    let label = format!("{label} {}", at.name);
    let merge = Some(MergeKey {
        record: at.id,
        visit: format!("{name} {visit}"),
    });
    Ok(Edit {
        merge,
        ..at.edit(label)?
    })
}

/// Gives an answer, which the claims take from now on.
///
/// # Errors
/// The point or a claim is gone, there are neither words nor claims, or too many answers.
pub fn add_position(
    workspace: &Workspace,
    stamp: Stamp,
    key: &PointKey,
    words: &str,
    claims: &[RecordId],
) -> Result<Edit, Refusal> {
    let words = words.trim();
    if words.is_empty() && claims.is_empty() {
        return Err(Refusal::NoWords);
    }
    if code_points(words) > limits::LINE {
        return Err(Refusal::TooLong);
    }
    let mut at = ChangingPoint::of(workspace, stamp.annotator, key)?;
    if at.point.positions.len() >= limits::POSITIONS || claims.len() > limits::POINT_CLAIMS {
        return Err(Refusal::TooManyPositions);
    }
    at.point.positions.push(Position {
        id: stamp.fresh,
        words: words.to_owned(),
        claims: Vec::new(),
        extra: Extra::new(),
    });
    for claim in claims {
        at.put_claim(workspace, *claim, stamp.fresh)?;
    }
    let label = format!("add an answer to {}", at.name);
    at.edit(label)
}

/// Takes an answer out, with what was said of it. Its claims stay, and answer nothing here.
///
/// # Errors
/// The point or the answer is gone.
pub fn remove_position(
    workspace: &Workspace,
    annotator: AnnotatorId,
    key: &PointKey,
    position: RecordId,
) -> Result<Edit, Refusal> {
    let mut at = ChangingPoint::of(workspace, annotator, key)?;
    at.point.position(position).ok_or(Refusal::Gone)?;
    at.point.remove_position(position);
    let label = format!("delete an answer to {}", at.name);
    at.edit(label)
}

/// Puts a claim to an answer; from another one of the same point it goes away.
///
/// # Errors
/// The point, the answer or the claim is gone, or it is there already.
pub fn place_claim(
    workspace: &Workspace,
    annotator: AnnotatorId,
    key: &PointKey,
    claim: RecordId,
    position: RecordId,
) -> Result<Edit, Refusal> {
    let mut at = ChangingPoint::of(workspace, annotator, key)?;
    at.put_claim(workspace, claim, position)?;
    let words = workspace.body(claim).map(quoted).unwrap_or_default();
    let label = format!("put {words} under {}", at.name);
    at.edit(label)
}

/// Takes a claim out of its answer.
///
/// # Errors
/// The point is gone, or the claim answers nothing there.
pub fn take_out_claim(
    workspace: &Workspace,
    annotator: AnnotatorId,
    key: &PointKey,
    claim: RecordId,
) -> Result<Edit, Refusal> {
    let mut at = ChangingPoint::of(workspace, annotator, key)?;
    at.point.taken_by(claim).ok_or(Refusal::Gone)?;
    at.point.take_out(claim);
    let words = workspace.body(claim).map(quoted);
    let words = words.unwrap_or_else(|| "a claim".to_owned());
    let label = format!("take {words} out of {}", at.name);
    at.edit(label)
}

/// Says what the second of two answers is to the first; nothing takes it back.
///
/// # Errors
/// The point or one of the answers is gone, or it is said already.
pub fn relate_positions(
    workspace: &Workspace,
    annotator: AnnotatorId,
    key: &PointKey,
    [a, b]: [RecordId; 2],
    kind: Option<RelationKind>,
) -> Result<Edit, Refusal> {
    let mut at = ChangingPoint::of(workspace, annotator, key)?;
    let are_there = at.point.position(a).is_some() && at.point.position(b).is_some();
    if a == b || !are_there {
        return Err(Refusal::Gone);
    }
    if at.point.relations.len() >= limits::POINT_CLAIMS {
        return Err(Refusal::TooManyPositions);
    }
    at.point.relate(a, b, kind);
    let label = format!("say how two answers differ in {}", at.name);
    at.edit(label)
}

/// Whether an article that answers nothing was looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Silence {
    /// Somebody has looked: it says nothing of this.
    Silent,
    /// Nobody has looked.
    NotLooked,
}

/// Says whether an article is silent on a point.
///
/// # Errors
/// The point or the article is gone, or it is said already.
pub fn set_silence(
    workspace: &Workspace,
    annotator: AnnotatorId,
    key: &PointKey,
    article: &ArticleId,
    silence: Silence,
) -> Result<Edit, Refusal> {
    let mut at = ChangingPoint::of(workspace, annotator, key)?;
    let title = workspace.lesson().article(article);
    let outlet = title.ok_or(Refusal::NoSuchArticle)?.outlet.clone();
    at.point.silent.retain(|id| id != article);
    let label = match silence {
        Silence::Silent => {
            at.point.silent.push(article.clone());
            format!("say that {outlet} is silent on {}", at.name)
        }
        Silence::NotLooked => format!("take back that {outlet} is silent on {}", at.name),
    };
    at.edit(label)
}

fn checked_question(question: &str) -> Result<&str, Refusal> {
    let question = question.trim();
    if question.is_empty() {
        return Err(Refusal::NoQuestion);
    }
    if code_points(question) > limits::LINE {
        return Err(Refusal::TooLong);
    }
    Ok(question)
}
