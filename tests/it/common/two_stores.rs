//! Two stores that outlive a page, as the browser's two do: all values are text, and all of them are read
//! back through `core::storage`.
//!
//! The journal is true to what it has answered; the other store may forget what was written to it last.

use std::collections::BTreeMap;

use lateral::core::annotation::history::{Session, SessionChange};
use lateral::core::format::{write_record, write_step};
use lateral::core::lesson::LessonId;
use lateral::core::storage::{Key, Restored, Taking, Write, effect, past_prefix, restore, unite};

/// A store that does as it is told, the way the browser's database is made to.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct TestStore(pub BTreeMap<String, String>);

impl TestStore {
    /// Writes, and keeps what this ends.
    pub fn write(&mut self, write: &Write) {
        if let Some(Write::Set(key, value)) = self.write_over(write) {
            self.0.insert(key.to_string(), value);
        }
    }

    /// Writes, and answers with what this ends.
    pub fn write_over(&mut self, write: &Write) -> Option<Write> {
        let (key, value) = match write {
            Write::Set(key, value) => (key.to_string(), Some(value.clone())),
            Write::Remove(key) => (key.to_string(), None),
        };
        let effect = effect(write, self.0.get(&key).map(String::as_str));
        if effect.takes == Taking::Takes {
            match value {
                Some(value) => self.0.insert(key, value),
                None => self.0.remove(&key),
            };
        }
        effect.past
    }

    pub fn entries(&self) -> Vec<(String, String)> {
        self.0.clone().into_iter().collect()
    }

    /// Without what is past.
    pub fn work(&self) -> BTreeMap<String, String> {
        let mut work = self.0.clone();
        work.retain(|key, _| !key.starts_with(&past_prefix()));
        work
    }
}

/// Both stores of one browser.
#[derive(Clone, Default, Debug)]
pub struct Browser {
    pub local: TestStore,
    pub journal: TestStore,
}

impl Browser {
    /// Keeps these in both; what is past lies in the journal alone.
    pub fn save(&mut self, writes: &[Write]) {
        for write in writes {
            self.journal.write(write);
            self.local.write_over(write);
        }
    }

    /// What a page finds when it is opened; each store is given what only the other had.
    pub fn load(&mut self) -> Restored {
        let united = unite(self.local.entries(), self.journal.entries());
        for write in &united.to_first {
            self.local.write_over(write);
        }
        for write in &united.to_second {
            self.journal.write(write);
        }
        let is_past = |name: &str| name.starts_with(&past_prefix());
        let work = united
            .entries
            .into_iter()
            .filter(|(name, _)| !is_past(name));
        restore(work.collect())
    }
}

/// The writes that an outcome asks for.
pub fn writes(session: &Session, outcome: &SessionChange) -> Vec<Write> {
    let lesson = || -> LessonId { session.workspace().lesson().id.clone() };
    let records = outcome.touched.records.iter().map(|id| {
        let record = session
            .workspace()
            .get(*id)
            .expect("a touched record is there");
        Write::Set(Key::Record(lesson(), *id), write_record(record))
    });
    let steps = outcome
        .steps
        .iter()
        .map(|id| session.step(*id).expect("a named step is there"));
    let steps = steps.chain(&outcome.dropped);
    let steps = steps.map(|step| Write::Set(Key::Step(lesson(), step.id), write_step(step)));
    records.chain(steps).collect()
}
