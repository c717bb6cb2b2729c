//! Taking the work out of the browser in time: how much has changed since the last download, how well
//! the browser remembers, and the file that is kept up to date by itself.
//!
//! Invariant: never in the way: reminders are sentences that can be put off, and nothing here is
//! needed for marks to be kept.
//! Must not know: markup; when a reminder is due is `core::backup`'s.

use leptos::task::spawn_local;

use super::state::AppState;
use super::stores::Place;
use super::watched::Watched;
use crate::app::Keeping;
use crate::core::backup::{Memory, Reminder, effort, reminder};
use crate::core::limits;
use crate::core::space::{Fill, StorageSpace};
use crate::core::storage::{Key, StoreError, Write};
use crate::platform;
use crate::platform::live_file::{self, LiveFile};

/// How long after a change it is looked at, in milliseconds: letters come one after the other.
const PAUSE: i32 = 1_000;
/// How long a measured room is good for, in milliseconds.
const MEASURED: f64 = 60_000.0;
/// A browser that gives an origin less than this forgets it soon, as private windows do, in bytes.
const TINY: u64 = 64 * 1024 * 1024;

/// What is known about the work's life outside this browser. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Backup {
    /// What to remind the reader of.
    pub reminder: Watched<Option<Reminder>>,
    /// How well the browser remembers.
    pub memory: Watched<Memory>,
    /// How full the two stores are: local storage, then the database.
    pub rooms: Watched<(Option<StorageSpace>, Option<StorageSpace>)>,
    /// The file that is kept up to date, by name.
    pub live: Watched<Option<String>>,
    file: Watched<Option<LiveFile>>,
    /// The effort at the last download, or at the last reminder that was put off.
    since: Watched<u64>,
    /// When the first change after that was made, in milliseconds since 1970.
    first_change: Watched<Option<f64>>,
    looks: Watched<bool>,
    measured: Watched<f64>,
    asked: Watched<bool>,
}

impl Backup {
    /// Nothing known yet; `exported` is the effort at the last download.
    #[must_use]
    pub fn new(exported: u64) -> Self {
        Self {
            reminder: Watched::new(None),
            memory: Watched::new(Memory::default()),
            rooms: Watched::new((None, None)),
            live: Watched::new(None),
            file: Watched::new(None),
            since: Watched::new(exported),
            first_change: Watched::new(None),
            looks: Watched::new(false),
            measured: Watched::new(0.0),
            asked: Watched::new(false),
        }
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
}

impl AppState {
    /// Looks at the browser's memory, once the page is there.
    pub(super) fn get_to_know_memory(self) {
        spawn_local(async move {
            if platform::memory::is_promised().await {
                self.backup.memory.set(Memory::Promised);
            }
            self.measure().await;
            self.look();
        });
    }

    /// Something was changed. Looked at a little later, together with what else is changed until then.
    pub(super) fn changed(self) {
        let backup = self.backup;
        if !backup.asked.get_untracked() {
            backup.asked.update_untracked(|asked| *asked = true);
            spawn_local(async move {
                if platform::memory::ask_to_keep().await {
                    backup.memory.set_if_other(Memory::Promised);
                }
            });
        }
        if backup.first_change.get_untracked().is_none() {
            let now = platform::stamp::now();
            backup
                .first_change
                .update_untracked(|first| *first = Some(now));
            let minutes = i32::try_from(limits::UNSAVED_MINUTES).unwrap_or(i32::MAX / 60_000);
            platform::page::after(minutes * 60_000 + PAUSE, move || self.look());
        }
        if !backup.looks.get_untracked() {
            backup.looks.update_untracked(|looks| *looks = true);
            platform::page::after(PAUSE, move || {
                backup.looks.update_untracked(|looks| *looks = false);
                self.look();
                self.write_live();
                if platform::stamp::now() - backup.measured.get_untracked() > MEASURED {
                    spawn_local(self.measure());
                }
            });
        }
    }

    /// Puts the reminder off until as much again has changed.
    pub fn put_off_reminder(self) {
        self.begin_anew(self.with_untracked(effort));
    }

    /// The work was downloaded.
    pub(super) fn downloaded(self) {
        let now = self.with_untracked(effort);
        self.begin_anew(now);
        if now > 0 {
            let key = Key::Exported(self.lesson().id.clone());
            self.save(vec![Write::Set(key, now.to_string())]);
        }
    }

    /// Lets the reader choose a file that is written again after every change.
    pub fn choose_live_file(self) {
        let name = self.export_name();
        spawn_local(async move {
            let Some(file) = live_file::choose(&name).await else {
                return;
            };
            self.backup.live.set(Some(file.name()));
            self.backup.file.set(Some(file));
            self.write_live();
        });
    }

    /// Whether this browser can keep a file up to date.
    #[must_use]
    pub fn can_keep_live_file(&self) -> bool {
        live_file::is_possible()
    }

    fn begin_anew(self, effort: u64) {
        let backup = self.backup;
        backup.since.update_untracked(|since| *since = effort);
        backup.first_change.update_untracked(|first| *first = None);
        backup.reminder.set_if_other(None);
    }

    fn look(self) {
        let backup = self.backup;
        let changes = self
            .with_untracked(effort)
            .saturating_sub(backup.since.get_untracked());
        let waited = backup
            .first_change
            .get_untracked()
            .map_or(0.0, |first| platform::stamp::now() - first);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the cast cuts off at both ends"
        )]
        let minutes = (waited / 60_000.0) as u64;
        let memory = if self.forgets() {
            Memory::Forgets
        } else {
            backup.memory.get_untracked()
        };
        backup.memory.set_if_other(memory);
        // A file that is kept up to date is the download.
        let due = if backup.live.with_untracked(Option::is_some) {
            None
        } else {
            reminder(changes, minutes, memory)
        };
        backup.reminder.set_if_other(due);
    }

    /// A window without one of the stores, or with hardly any room, is one that forgets.
    fn forgets(self) -> bool {
        let missing = self.keeping.with_untracked(|keeping| {
            matches!(
                keeping,
                Keeping::NotSaved(StoreError::Missing)
                    | Keeping::InOnePlace(Place::Local | Place::Journal, StoreError::Missing)
            )
        });
        let (_, database) = self.backup.rooms.get_untracked();
        missing || database.is_some_and(|room| (1..TINY).contains(&room.whole))
    }

    async fn measure(self) {
        let now = platform::stamp::now();
        self.backup.measured.update_untracked(|then| *then = now);
        let database = platform::memory::database_room().await;
        let rooms = (platform::memory::local_room(), database);
        self.backup.rooms.set_if_other(rooms);
    }

    fn write_live(self) {
        let Some(file) = self.backup.file.get_untracked() else {
            return;
        };
        let (_, text) = self.exported();
        spawn_local(async move {
            if file.write(&text).await.is_err() {
                self.backup.file.set(None);
                self.backup.live.set(None);
                self.say("The file that you chose cannot be written any more. Everything is still saved in this browser; choose a file again, or download your work.");
            }
        });
    }
}
