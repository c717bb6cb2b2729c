//! What a change of the work leaves to be written.
//!
//! Invariant: a record and a step are always written whole, each under its own key.
//! Must not know: which stores there are.

use super::{Key, Write};
use crate::core::annotation::history::{Session, SessionChange, Step};
use crate::core::annotation::record::Record;
use crate::core::format::{write_record, write_step};
use crate::core::lesson::LessonId;

impl Write {
    /// Keeps a record, whole.
    #[must_use]
    pub fn record(lesson: &LessonId, record: &Record) -> Self {
        Self::Set(Key::Record(lesson.clone(), record.id), write_record(record))
    }

    /// Keeps a step, whole.
    #[must_use]
    pub fn step(lesson: &LessonId, step: &Step) -> Self {
        Self::Set(Key::Step(lesson.clone(), step.id), write_step(step))
    }
}

/// The writes of everything that a change has touched in the session.
#[must_use]
pub fn writes(session: &Session, outcome: &SessionChange) -> Vec<Write> {
    let lesson = &session.workspace().lesson().id;
    let records = outcome.touched.records.iter();
    let records = records.filter_map(|id| session.workspace().get(*id));
    let records = records.map(|record| Write::record(lesson, record));
    let steps = outcome.steps.iter().filter_map(|id| session.step(*id));
    let steps = steps.chain(&outcome.dropped);
    let steps = steps.map(|step| Write::step(lesson, step));
    records.chain(steps).collect()
}
