//! Outlets that were only guessed when an article came in, until somebody says that they are right or writes others.
//!
//! Invariant: a doubt is kept in the lesson's file under `outlets_to_check`, by the article's id, so that it is still
//! there tomorrow; it ends with a yes, and with every edit of the outlet.
//! Must not know: how outlets are guessed.

use serde_json::{Map, Value};

use super::{LessonEdit, edit};
use crate::core::lesson::Lesson;
use crate::core::lesson::article::ArticleId;
use crate::core::text::printable::{brief, plain};

const FIELD: &str = "outlets_to_check";

/// Most characters of a reason.
const LONGEST: usize = 200;

/// Why the outlet of an article is to be checked, as a sentence; nothing where it need not be.
#[must_use]
pub fn reason(lesson: &Lesson, id: &ArticleId) -> Option<String> {
    let all = all(lesson);
    let reason = all.get(id.as_str())?.as_str()?;
    Some(plain(&brief(reason, LONGEST)))
}

/// The outlet of an article was only guessed, for this reason.
pub fn raise(lesson: &mut Lesson, id: &ArticleId, reason: String) {
    let mut all = all(lesson);
    all.insert(id.as_str().to_owned(), Value::String(reason));
    write(lesson, &all);
}

/// Somebody says that the outlet of an article is right.
#[must_use]
pub fn settle(lesson: &Lesson, id: &ArticleId) -> LessonEdit {
    edit(lesson, "confirm the outlet", |lesson| end(lesson, id))
}

/// There is nothing to be checked any more.
pub(super) fn end(lesson: &mut Lesson, id: &ArticleId) {
    if lesson.extra.contains_key(FIELD) {
        let mut all = all(lesson);
        all.remove(id.as_str());
        write(lesson, &all);
    }
}

fn all(lesson: &Lesson) -> Map<String, Value> {
    let field = lesson.extra.get(FIELD);
    let all = field.and_then(|json| serde_json::from_str(json).ok());
    all.unwrap_or_default()
}

fn write(lesson: &mut Lesson, all: &Map<String, Value>) {
    if all.is_empty() {
        lesson.extra.remove(FIELD);
        return;
    }
    let json = serde_json::to_string(all).unwrap_or_default();
    lesson.extra.insert(FIELD.to_owned(), json);
}
