//! Points for comparison that a teacher prepares: questions that several articles may answer.
//!
//! Invariant: they are kept in the lesson's file under `points`; a later version that reads them finds
//! an id and a question each, and fields of its own stay as they are.
//! Must not know: what the answers are.

use super::{EditRefusal, EditResult, edit, fitting};
use crate::core::lesson::Lesson;
use crate::core::limits::{self, POINTS};

const FIELD: &str = "points";

/// Whether there may be questions: they cost nothing where there are none.
#[must_use]
pub fn are_asked(lesson: &Lesson) -> bool {
    lesson.extra.contains_key(FIELD)
}

/// The questions that are prepared. What is not a question of this form is not listed, and stays.
#[must_use]
pub fn questions(lesson: &Lesson) -> Vec<String> {
    let points = all(lesson);
    let questions = points
        .iter()
        .map(|point| point["question"].as_str().unwrap_or_default());
    questions.map(str::to_owned).collect()
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

/// Takes a question out.
///
/// # Errors
/// It is not there any more.
pub fn remove(lesson: &Lesson, at: usize) -> EditResult {
    let mut points = all(lesson);
    if at >= points.len() {
        return Err(EditRefusal::NoSuchPoint);
    }
    points.remove(at);
    Ok(edit(lesson, "remove a question", |lesson| {
        write(lesson, &points);
    }))
}

fn all(lesson: &Lesson) -> Vec<serde_json::Value> {
    let field = lesson.extra.get(FIELD);
    let points = field.and_then(|json| serde_json::from_str(json).ok());
    points.unwrap_or_default()
}

fn write(lesson: &mut Lesson, points: &[serde_json::Value]) {
    if points.is_empty() {
        lesson.extra.remove(FIELD);
        return;
    }
    let json = serde_json::to_string(points).unwrap_or_default();
    lesson.extra.insert(FIELD.to_owned(), json);
}
