//! What a change of the work leaves to be written.
//!
//! Invariant: a record and a step are always written whole, each under its own key.
//! Must not know: which stores there are.

use super::{Key, Write};
use crate::core::codec::{write_record, write_step};
use crate::core::history::{Outcome, Session, Step};

/// The writes of everything that a change has touched in the session.
#[must_use]
pub fn writes(session: &Session, outcome: &Outcome) -> Vec<Write> {
    let lesson = &session.workspace().lesson().id;
    let records = outcome.touched.records.iter();
    let records = records.filter_map(|id| session.workspace().get(*id));
    let records = records.map(|record| {
        let key = Key::Record(lesson.clone(), record.id);
        Write::Set(key, write_record(record))
    });
    let write = |step: &Step| Write::Set(Key::Step(lesson.clone(), step.id), write_step(step));
    let steps = outcome.steps.iter().filter_map(|id| session.step(*id));
    let steps = steps.chain(&outcome.dropped).map(write);
    records.chain(steps).collect()
}
