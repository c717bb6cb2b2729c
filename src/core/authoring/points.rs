//! Points for comparison that a teacher prepares: questions that several articles may answer.
//!
//! Invariant: they are kept in the lesson's file under `points`; a later version that reads them finds
//! an id and a question each, and fields of its own stay as they are.
//! Must not know: what the answers are.

use serde_json::Value;

use super::{EditRefusal, EditResult, edit, fitting, next_place};
use crate::core::lesson::Lesson;
use crate::core::limits::{self, POINTS};
use crate::core::points::listing::{FIELD, prepared};
use crate::core::reading::segment::Direction;

/// Whether there may be questions: they cost nothing where there are none.
#[must_use]
pub fn are_asked(lesson: &Lesson) -> bool {
    lesson.extra.contains_key(FIELD)
}

/// Puts a question behind the others.
///
/// # Errors
/// There are no words in it, or too many questions.
pub fn add(lesson: &Lesson, question: &str) -> EditResult {
    let question = fitting(question.trim(), limits::LINE);
    if question.is_empty() {
        return Err(EditRefusal::NoQuestion);
    }
    let mut points = all(lesson);
    if points.len() >= POINTS {
        return Err(EditRefusal::TooManyPoints);
    }
    let taken = |id: &str| points.iter().any(|point| point["id"].as_str() == Some(id));
    let id = (1..=POINTS + 1)
        .map(|number| format!("p{number}"))
        .find(|id| !taken(id));
    points.push(serde_json::json!({ "id": id, "question": question }));
    Ok(edit(lesson, "add a question", |lesson| {
        write(lesson, &points);
    }))
}

/// Asks something else in the place of a question: what answers it stays with it.
///
/// # Errors
/// There are no words in it, or the question is not there any more.
pub fn set_question(lesson: &Lesson, id: &str, question: &str) -> EditResult {
    let question = fitting(question.trim(), limits::LINE);
    if question.is_empty() {
        return Err(EditRefusal::NoQuestion);
    }
    let mut points = all(lesson);
    let at = place(&points, id)?;
    points[at]["question"] = question.into();
    Ok(edit(lesson, "change a question", |lesson| {
        write(lesson, &points);
    }))
}

/// Moves a question one place up or down.
///
/// # Errors
/// It stands at that end already, or is not there any more.
pub fn move_point(lesson: &Lesson, id: &str, direction: Direction) -> EditResult {
    let listed = prepared(lesson);
    let at = listed.iter().position(|point| point.id == id);
    let at = at.ok_or(EditRefusal::NoSuchPoint)?;
    let to = next_place(at, direction, listed.len()).ok_or(EditRefusal::PointAtEnd)?;
    let mut points = all(lesson);
    let (from, to) = (place(&points, id)?, place(&points, &listed[to].id)?);
    points.swap(from, to);
    Ok(edit(lesson, "move a question", |lesson| {
        write(lesson, &points);
    }))
}

/// Takes a question out.
///
/// # Errors
/// It is not there any more.
pub fn remove(lesson: &Lesson, id: &str) -> EditResult {
    let mut points = all(lesson);
    points.remove(place(&points, id)?);
    Ok(edit(lesson, "remove a question", |lesson| {
        write(lesson, &points);
    }))
}

/// Where a question stands among everything that the field holds.
fn place(points: &[Value], id: &str) -> Result<usize, EditRefusal> {
    let is_it = |point: &Value| point["id"] == id && point["question"].is_string();
    points
        .iter()
        .position(is_it)
        .ok_or(EditRefusal::NoSuchPoint)
}

fn all(lesson: &Lesson) -> Vec<Value> {
    let field = lesson.extra.get(FIELD);
    let points = field.and_then(|json| serde_json::from_str(json).ok());
    points.unwrap_or_default()
}

fn write(lesson: &mut Lesson, points: &[Value]) {
    if points.is_empty() {
        lesson.extra.remove(FIELD);
        return;
    }
    let json = serde_json::to_string(points).unwrap_or_default();
    lesson.extra.insert(FIELD.to_owned(), json);
}
