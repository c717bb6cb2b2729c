//! The text that a student writes about all articles, and what it cites.
//!
//! Invariant: one for each annotator and lesson. What is cited may be gone meanwhile.
//! Must not know: how many words the lesson asks for.

use crate::core::annotation::ids::{AnnotatorId, RecordId};
use crate::core::annotation::point::derived_id;
use crate::core::lesson::LessonId;

/// A student's own text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    /// The text. `[1]` in it cites the first of `cites`.
    pub text: String,
    /// Claims and points, each once.
    pub cites: Vec<RecordId>,
}

impl Summary {
    /// The name of the kind in files.
    pub const KIND: &'static str = "summary";

    /// Under which id an annotator's summary of a lesson is filed: the same in every tab.
    #[must_use]
    pub fn id(annotator: AnnotatorId, lesson: &LessonId) -> Option<RecordId> {
        derived_id(&format!("summary {annotator} {}", lesson.as_str()))
    }
}
