//! Keeping the work: what a change writes, and what other tabs have written.
//!
//! Invariant: the annotator is written with the first change and not before; a record is always
//! written whole, under its own key. Whoever hears of an older version of a record than they have
//! writes theirs again, so that a store never stays behind.
//! Must not know: which stores there are; that is `saver`'s.

use super::keymap::SingleKeys;
use super::saver::Saver;
use super::state::{AppState, NOT_KEPT};
use super::stores::{Place, Stores};
use crate::core::annotation::history::SessionChange;
use crate::core::annotation::record::join;
use crate::core::format::{Annotator, read_annotator, read_record, write_annotator};
use crate::core::storage::{self, Key, TabMessage, Write, work_prefix};
use crate::platform;

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
                let Ok(record) = read_record(value) else {
                    return;
                };
                let mine = self.with_untracked(|workspace| workspace.get(record.id).cloned());
                match mine {
                    Some(mine) if mine == record => {}
                    Some(mine) if *join(&mine, &record) == mine => {
                        self.save_in(Place::Local, vec![Write::record(&lesson, &mine)]);
                    }
                    _ => self.adopt_record(record),
                }
            }
            Some(Key::Annotator(of)) if of == lesson => {
                let mine = self.annotator_revision.get_untracked();
                let older = |theirs: &(Annotator, u64)| {
                    let own = self
                        .annotator
                        .with_untracked(|own| write_annotator(own, mine));
                    mine != NOT_KEPT && (theirs.1, value) < (mine, own.as_str())
                };
                if let Some((annotator, revision)) =
                    read_annotator(value).ok().filter(|theirs| !older(theirs))
                {
                    self.annotator_revision.set(revision);
                    self.annotator.set_if_other(annotator);
                }
            }
            _ => {}
        }
    }

    /// Looks again at what another tab says that it has written.
    pub async fn read_again(self, stores: &Stores, signal: &TabMessage) {
        let work = work_prefix(&self.lesson().id);
        let prefixes = match signal {
            TabMessage::Wrote(keys) => keys
                .iter()
                .filter(|key| key.starts_with(&work))
                .cloned()
                .collect(),
            _ => vec![work],
        };
        for prefix in prefixes {
            // The database alone: it joins what is written, so what it has is never behind.
            for (key, value) in stores.journal.load(&prefix).await.unwrap_or_default() {
                self.adopt(&key, Some(&value));
            }
        }
    }

    /// Gives the work a name, or another annotator altogether.
    pub fn set_annotator(&self, annotator: Annotator) {
        self.annotator.set(annotator);
        let write = self.annotator_write();
        self.save(vec![write]);
    }

    /// The write of the annotator, under the next revision.
    fn annotator_write(&self) -> Write {
        let revision = self.annotator_revision.update_untracked(|revision| {
            *revision = match *revision {
                NOT_KEPT => 1,
                known => known.saturating_add(1),
            };
            *revision
        });
        let key = Key::Annotator(self.lesson().id.clone());
        let value = self
            .annotator
            .with_untracked(|annotator| write_annotator(annotator, revision));
        Write::Set(key, value)
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

    /// Writes nothing from now on.
    pub(super) fn stop_saving(&self) {
        self.saver.with_untracked(Saver::stop);
    }

    /// Loads the page anew, for a newer version of the app.
    pub fn reload(&self) {
        platform::page::reload();
    }

    /// Tries again to keep what could not be kept.
    pub fn save_again(&self) {
        self.saver.with_untracked(Saver::retry);
    }

    /// Keeps these.
    pub(super) fn save(&self, writes: Vec<Write>) {
        self.saver.with_untracked(|saver| saver.save(writes));
    }

    /// Keeps these in one store.
    pub(super) fn save_in(&self, place: Place, writes: Vec<Write>) {
        self.saver
            .with_untracked(|saver| saver.save_in(place, writes));
    }

    /// Somebody has cleared a store under this page. Everything is written again with the next change,
    /// and not before: whoever clears a borrowed computer may want it to be gone.
    pub fn store_was_emptied(&self) {
        self.emptied.update_untracked(|emptied| *emptied = true);
    }

    fn everything(&self) -> Vec<Write> {
        let lesson = self.lesson().id.clone();
        self.with_session(|session| {
            let records = session.workspace().records().values();
            let records = records.map(|record| Write::record(&lesson, record));
            let steps = session.steps().map(|step| Write::step(&lesson, step));
            records.chain(steps).collect()
        })
    }

    /// Writes what a change has touched.
    pub(super) fn keep(&self, outcome: &SessionChange) {
        let mut writes = Vec::new();
        if self.emptied.update_untracked(std::mem::take) {
            writes = self.everything();
            writes.push(self.annotator_write());
        }
        if self.annotator_revision.get_untracked() == NOT_KEPT {
            writes.push(self.annotator_write());
        }
        writes.extend(self.with_session(|session| storage::writes(session, outcome)));
        self.save(writes);
    }
}
