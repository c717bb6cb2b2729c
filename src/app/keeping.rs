//! Keeping the work: what a change writes, and what other tabs have written.
//!
//! Invariant: the annotator is written with the first change and not before; a record is always
//! written whole, under its own key.
//! Must not know: which store it is; that is `saver`'s.

use super::keymap::SingleKeys;
use super::saver::Saver;
use super::state::AppState;
use crate::core::codec::{
    Annotator, read_annotator, read_record, write_annotator, write_record, write_step,
};
use crate::core::history::Outcome;
use crate::core::storage::{Key, Write};

impl AppState {
    /// Takes in what another tab has written under one of our keys.
    pub fn adopt(&self, key: &str, value: Option<&str>) {
        let Some(value) = value else {
            return;
        };
        let lesson = self.lesson().id.clone();
        match Key::parse(key) {
            Some(Key::Record(of, _)) if of == lesson => {
                // A half-written value of another tab is not this tab's to judge.
                if let Ok(record) = read_record(value) {
                    self.adopt_record(record);
                }
            }
            Some(Key::Annotator(of)) if of == lesson => {
                if let Ok(annotator) = read_annotator(value) {
                    self.annotator_kept.update_untracked(|kept| *kept = true);
                    self.annotator.set(annotator);
                }
            }
            _ => {}
        }
    }

    /// Gives the work a name, or another annotator altogether.
    pub fn set_annotator(&self, annotator: Annotator) {
        let write = Write::Set(
            Key::Annotator(self.lesson().id.clone()),
            write_annotator(&annotator),
        );
        self.annotator_kept.update_untracked(|kept| *kept = true);
        self.annotator.set(annotator);
        self.save(vec![write]);
    }

    /// Whether nobody has made anything here yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.with_untracked(|workspace| workspace.records().is_empty())
    }

    /// Remembers where the reader is.
    pub fn keep_place(&self, place: String) {
        if self
            .place
            .with_untracked(|old| old.as_ref() != Some(&place))
        {
            self.save(vec![Write::Set(
                Key::Place(self.lesson().id.clone()),
                place.clone(),
            )]);
            self.place.set(Some(place));
        }
    }

    /// Switches keys of one character on or off, in this browser.
    pub fn set_single_keys(&self, single: SingleKeys) {
        let value = if single == SingleKeys::On {
            "on"
        } else {
            "off"
        };
        self.save(vec![Write::Set(Key::Setting("single-keys"), value.into())]);
        self.single_keys.set(single);
    }

    /// Tries again to keep what could not be kept.
    pub fn save_again(&self) {
        self.saver.with_untracked(Saver::retry);
    }

    /// Keeps these.
    pub(super) fn save(&self, writes: Vec<Write>) {
        self.saver.with_untracked(|saver| saver.save(writes));
    }

    /// Writes what a change has touched.
    pub(super) fn keep(&self, outcome: &Outcome) {
        let lesson = self.lesson().id.clone();
        let mut writes = Vec::new();
        if !self.annotator_kept.get_untracked() {
            self.annotator_kept.update_untracked(|kept| *kept = true);
            let annotator = self.annotator.with_untracked(write_annotator);
            writes.push(Write::Set(Key::Annotator(lesson.clone()), annotator));
        }
        self.with_session(|session| {
            let records = outcome
                .touched
                .records
                .iter()
                .filter_map(|id| session.workspace().get(*id));
            writes.extend(records.map(|record| {
                Write::Set(Key::Record(lesson.clone(), record.id), write_record(record))
            }));
            let steps = outcome.steps.iter().filter_map(|id| session.step(*id));
            writes.extend(
                steps.map(|step| Write::Set(Key::Step(lesson.clone(), step.id), write_step(step))),
            );
        });
        writes.extend(
            outcome
                .dropped
                .iter()
                .map(|id| Write::Remove(Key::Step(lesson.clone(), *id))),
        );
        self.save(writes);
    }
}
