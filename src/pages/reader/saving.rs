//! Keeping the work: what a change writes, and what other tabs have written.
//!
//! Invariant: the annotator is written with the first change and not before; a record is always written whole,
//! under its own key. Whoever hears of an older version of a record than they have writes theirs again, so
//! that a store never stays behind. What belongs to another sheet is neither written nor taken in.
//! Must not know: how the stores are written.

use leptos::prelude::*;

use super::Reader;
use crate::core::annotation::history::{Session, SessionChange};
use crate::core::annotation::record::join;
use crate::core::format::read_record;
use crate::core::lesson::LessonId;
use crate::core::storage::{self, Key, Sheet, Write};
use crate::state::identity::Identity;
use crate::state::library::Library;
use crate::state::persistence::Persistence;
use crate::state::stores::StoreKind;
use crate::state::sync::{RemoteChange, on_remote_change};

/// What keeping a lesson's work needs. Copies are handles to the same.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    lesson: StoredValue<LessonId>,
    sheet: Sheet,
    persistence: Persistence,
    identity: Identity,
    library: Library,
    /// Somebody has cleared a store under this page. Everything is written again with the next change, and not
    /// before: whoever clears a borrowed computer may want it to be gone.
    emptied: StoredValue<bool>,
}

impl Saving {
    /// Nothing to keep yet.
    pub fn new(
        lesson: LessonId,
        sheet: Sheet,
        persistence: Persistence,
        identity: Identity,
        library: Library,
    ) -> Self {
        Self {
            lesson: StoredValue::new(lesson),
            sheet,
            persistence,
            identity,
            library,
            emptied: StoredValue::new(false),
        }
    }

    /// Writes what a change has touched.
    pub fn save_change(self, session: &Session, change: &SessionChange) {
        let lesson = self.lesson.get_value();
        let mut writes = Vec::new();
        let emptied = self.emptied.get_value();
        if emptied {
            self.emptied.set_value(false);
            let records = session.workspace().records().values();
            writes.extend(records.map(|record| Write::record(&lesson, record)));
            writes.extend(session.steps().map(|step| Write::step(&lesson, step)));
        }
        if emptied || !self.identity.is_kept() {
            writes.push(self.identity.write());
        }
        writes.extend(storage::writes(session, change));
        writes.extend(self.library.work_on(&lesson));
        let writes = writes.into_iter().map(|write| self.sheet.write(write));
        self.persistence.save(writes.collect());
    }

    /// Takes in what other tabs write, as long as the current owner lives.
    pub fn follow(self, reader: Reader) {
        let prefix = self.lesson.with_value(|lesson| self.sheet.prefix(lesson));
        on_remote_change(self.persistence, prefix, move |change| {
            if reader.is_closed() {
                return;
            }
            match change {
                RemoteChange::Value(key, Some(value)) => self.adopt(reader, &key, &value),
                // Somebody has taken this work off the computer, while it is open here.
                RemoteChange::Value(key, None) if self.is_record_here(&key) => {
                    self.emptied.set_value(true);
                }
                RemoteChange::Value(_, None) => {}
                RemoteChange::Emptied => self.emptied.set_value(true),
            }
        });
    }

    /// The key as a first sheet has it, if it is one of this sheet.
    fn key_here(self, name: &str) -> Option<Key> {
        let key = Key::parse(name)?;
        (key.sheet() == Some(self.sheet)).then(|| key.in_first().clone())
    }

    fn is_record_here(self, name: &str) -> bool {
        matches!(self.key_here(name), Some(Key::Record(of, _)) if self.lesson.with_value(|lesson| of == *lesson))
    }

    fn adopt(self, reader: Reader, key: &str, value: &str) {
        let lesson = self.lesson.get_value();
        match self.key_here(key) {
            Some(Key::Record(of, _)) if of == lesson => {
                // A half-written value of another tab is not this tab's to judge.
                let Ok(record) = read_record(value) else {
                    return;
                };
                let mine = reader
                    .session
                    .with_untracked(|workspace| workspace.get(record.id).cloned());
                match mine {
                    Some(mine) if mine == record => {}
                    Some(mine) if *join(&mine, &record) == mine => {
                        let write = self.sheet.write(Write::record(&lesson, &mine));
                        self.persistence.save_in(StoreKind::Local, vec![write]);
                    }
                    _ => {
                        // What is marked in another tab is in no file either.
                        let id = record.id;
                        reader.session.adopt(record);
                        super::actions::note_unsaved(reader, &[id]);
                        super::actions::forget_gone_marks(reader);
                    }
                }
            }
            Some(Key::Annotator(of)) if of == lesson => self.identity.adopt(value),
            _ => {}
        }
    }
}
