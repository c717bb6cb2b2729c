//! The work's life outside this browser: how much has changed since it was downloaded, how well the browser
//! remembers, and the file that is kept up to date by itself.
//!
//! Invariant: never in the way: reminders are sentences that can be put off, and nothing here is needed for
//! marks to be kept.
//! Must not know: when a reminder is due, which is `core::backup`'s; records, stores.

use leptos::prelude::*;

use crate::core::annotation::record::RecordId;
use crate::core::backup::{Memory, Reminder, UnsavedKind, UnsavedRecords};
use crate::core::space::{Fill, StorageSpace};
use crate::platform::live_file::{self, LiveFile};

/// A browser that gives an origin less than this forgets it soon, as private windows do, in bytes.
const TINY: u64 = 64 * 1024 * 1024;

/// How long a measured room is good for, in milliseconds.
const MEASURED: f64 = 60_000.0;

/// How full the two stores are: local storage, then the database.
pub type Rooms = (Option<StorageSpace>, Option<StorageSpace>);

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct BackupReminder {
    reminder: RwSignal<Option<Reminder>>,
    memory: RwSignal<Memory>,
    rooms: RwSignal<Rooms>,
    live_name: RwSignal<Option<String>>,
    live: StoredValue<Option<LiveFile>, LocalStorage>,
    unsaved: StoredValue<UnsavedRecords>,
    /// How much the stores say is in a file.
    exported: StoredValue<u64>,
    /// Whether the work was downloaded since it was opened.
    was_downloaded: StoredValue<bool>,
    /// When the first change after the last download or the last reminder was made, in milliseconds since 1970.
    first_change: StoredValue<Option<f64>>,
    /// Whether a look is due shortly.
    looks: StoredValue<bool>,
    /// When the stores were measured, in milliseconds since 1970.
    measured_at: StoredValue<f64>,
}

/// Whether a store that should be there is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoreAbsence {
    /// Both are there.
    None,
    /// One is missing, as in private windows of some browsers.
    Missing,
}

impl BackupReminder {
    /// Nothing known yet but what is in no file; `exported` is what the stores say of the rest.
    #[must_use]
    pub fn new(unsaved: UnsavedRecords, exported: u64) -> Self {
        Self {
            reminder: RwSignal::new(None),
            memory: RwSignal::new(Memory::default()),
            rooms: RwSignal::new((None, None)),
            live_name: RwSignal::new(None),
            live: StoredValue::new_local(None),
            unsaved: StoredValue::new(unsaved),
            exported: StoredValue::new(exported),
            was_downloaded: StoredValue::new(false),
            first_change: StoredValue::new(None),
            looks: StoredValue::new(false),
            measured_at: StoredValue::new(0.0),
        }
    }

    /// What to remind the reader of.
    #[must_use]
    pub fn reminder(self) -> Option<Reminder> {
        self.reminder.get()
    }

    /// How well the browser remembers.
    #[must_use]
    pub fn memory(self) -> Memory {
        self.memory.get()
    }

    /// How full the database is, once.
    #[must_use]
    pub fn database_room_untracked(self) -> Option<StorageSpace> {
        self.rooms.get_untracked().1
    }

    /// How full the fuller of the two stores is.
    #[must_use]
    pub fn fill(self) -> Fill {
        let (local, database) = self.rooms.get();
        let fills = [local, database]
            .into_iter()
            .flatten()
            .map(StorageSpace::fill);
        fills.max().unwrap_or_default()
    }

    /// The file that is kept up to date, by name.
    #[must_use]
    pub fn live_file(self) -> Option<String> {
        self.live_name.get()
    }

    /// Whether this browser can keep a file up to date.
    #[must_use]
    pub fn can_keep_live_file(self) -> bool {
        live_file::is_possible()
    }

    /// The file that is kept up to date, for writing it.
    #[must_use]
    pub fn open_live_file(self) -> Option<LiveFile> {
        self.live.get_value()
    }

    /// Keeps this file up to date from now on, or none.
    pub fn set_live_file(self, file: Option<LiveFile>) {
        self.live_name.set(file.as_ref().map(LiveFile::name));
        self.live.set_value(file);
    }

    /// The browser has promised not to clear by itself what is kept.
    pub fn promised(self) {
        set_if_other(self.memory, Memory::Promised);
    }

    /// So full are the stores at `now`, in milliseconds since 1970.
    pub fn measured(self, rooms: Rooms, now: f64) {
        self.measured_at.set_value(now);
        set_if_other(self.rooms, rooms);
    }

    /// Whether what was measured is over at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn wants_measure(self, now: f64) -> bool {
        now - self.measured_at.get_value() > MEASURED
    }

    /// A look is wanted shortly. Answers whether none was yet.
    #[must_use]
    pub fn begin_look(self) -> bool {
        !self.looks.get_value() && {
            self.looks.set_value(true);
            true
        }
    }

    /// The look that was wanted takes place.
    pub fn end_look(self) {
        self.looks.set_value(false);
    }

    /// Whether everything that was done is in a file, once.
    #[must_use]
    pub fn is_all_in_file(self) -> bool {
        self.unsaved.with_value(UnsavedRecords::is_empty)
    }

    /// Whether it is, or was at a time of this visit, once.
    #[must_use]
    pub fn was_all_in_file(self) -> bool {
        self.is_all_in_file() || self.was_downloaded.get_value()
    }

    /// A record was made, changed or deleted, and is of that kind now.
    pub fn note(self, record: RecordId, kind: UnsavedKind) {
        self.unsaved
            .update_value(|unsaved| unsaved.note(record, kind));
    }

    /// Something was changed at `now`, in milliseconds since 1970. Answers whether it was the first change
    /// since the last download.
    pub fn changed(self, now: f64) -> bool {
        let first = self.first_change.with_value(Option::is_none);
        if first {
            self.first_change.set_value(Some(now));
        }
        first
    }

    /// The work was downloaded.
    pub fn downloaded(self) {
        self.unsaved.set_value(UnsavedRecords::default());
        self.was_downloaded.set_value(true);
        self.wait();
    }

    /// The reminder was put off.
    pub fn put_off(self) {
        self.unsaved.update_value(UnsavedRecords::put_off);
        self.wait();
    }

    fn wait(self) {
        self.first_change.set_value(None);
        set_if_other(self.reminder, None);
    }

    /// What is to be told to the stores of how much is in a file, if they do not know; `effort` is that of all
    /// changes until now.
    #[must_use]
    pub fn tell_exported(self, effort: u64) -> Option<u64> {
        let exported = self.unsaved.with_value(|unsaved| unsaved.exported(effort));
        (exported > self.exported.get_value()).then(|| {
            self.exported.set_value(exported);
            exported
        })
    }

    /// Looks whether a reminder is due at `now`, in milliseconds since 1970.
    pub fn look(self, now: f64, absence: StoreAbsence) {
        let waited = self
            .first_change
            .get_value()
            .map_or(0.0, |first| now - first);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the cast cuts off at both ends"
        )]
        let minutes = (waited / 60_000.0) as u64;
        let tiny = self
            .database_room_untracked()
            .is_some_and(|room| (1..TINY).contains(&room.whole));
        // A window without one of the stores, or with hardly any room, is one that forgets.
        let memory = if absence == StoreAbsence::Missing || tiny {
            Memory::Forgets
        } else {
            self.memory.get_untracked()
        };
        set_if_other(self.memory, memory);
        // A file that is kept up to date is the download.
        let due = if self.live_name.with_untracked(Option::is_some) {
            None
        } else {
            self.unsaved
                .with_value(|unsaved| unsaved.reminder(minutes, memory))
        };
        set_if_other(self.reminder, due);
    }
}

fn set_if_other<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    // Whoever measures may answer after the lesson was closed.
    if signal.try_with_untracked(|old| *old != value) == Some(true) {
        signal.set(value);
    }
}
