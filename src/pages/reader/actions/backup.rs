//! Taking the work out of the browser in time.
//!
//! Invariant: what looks comes after the first paint; a mark waits for none of it.
//! Must not know: when a reminder is due.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Reader;
use super::files::{exported, own_export_name, tell_exported};
use crate::core::limits;
use crate::core::storage::StoreError;
use crate::lazy;
use crate::platform::live_file;
use crate::platform::{memory, stamp};
use crate::state::backup_reminder::StoreAbsence;
use crate::state::persistence::SaveStatus;

/// How long after a change it is looked at: letters come one after the other.
const PAUSE: Duration = Duration::from_secs(1);

/// When the work's life outside this browser is looked at.
#[derive(Clone, Copy)]
enum Occasion {
    /// The page is there.
    Opened,
    /// Something was changed for the first time since the last download.
    FirstChange,
    /// What was changed has come to rest.
    Changed,
    /// A reminder may be due.
    Waited,
}

lazy! {
    fn looker() in extras -> fn(Reader, Occasion) { look_on }
}

/// Looks as soon as what looks has arrived. Where it does not, the next change asks again.
fn look_soon(reader: Reader, occasion: Occasion) {
    spawn_local(async move {
        if let Ok(look_on) = looker().await
            && !reader.is_closed()
        {
            look_on(reader, occasion);
        }
    });
}

/// Looks at the browser's memory, once the page is there.
pub fn learn_memory(reader: Reader) {
    look_soon(reader, Occasion::Opened);
}

/// Something was changed. Looked at a little later, together with what else is changed until then.
pub(super) fn changed(reader: Reader) {
    if reader.is_preview() {
        return;
    }
    if reader.backup.changed(stamp::now()) {
        look_soon(reader, Occasion::FirstChange);
        let minutes = Duration::from_secs(60 * limits::UNSAVED_MINUTES);
        set_timeout(move || look_soon(reader, Occasion::Waited), minutes + PAUSE);
    }
    if reader.backup.begin_look() {
        set_timeout(
            move || {
                if !reader.is_closed() {
                    reader.backup.end_look();
                    look_soon(reader, Occasion::Changed);
                }
            },
            PAUSE,
        );
    }
}

fn look_on(reader: Reader, occasion: Occasion) {
    match occasion {
        Occasion::Opened => spawn_local(async move {
            if memory::is_promised().await && !reader.is_closed() {
                reader.backup.promised();
            }
            measure(reader).await;
            look(reader);
        }),
        Occasion::FirstChange => spawn_local(async move {
            if memory::ask_to_keep().await && !reader.is_closed() {
                reader.backup.promised();
            }
        }),
        Occasion::Changed => {
            look(reader);
            tell_exported(reader);
            write_live_file(reader);
            if reader.backup.wants_measure(stamp::now()) {
                spawn_local(measure(reader));
            }
        }
        Occasion::Waited => look(reader),
    }
}

/// Puts the reminder off until as much again has changed.
pub fn put_off_reminder(reader: Reader) {
    reader.backup.put_off();
}

/// Lets the reader choose a file that is written again after every change.
pub fn choose_live_file(reader: Reader) {
    let name = own_export_name(reader);
    spawn_local(async move {
        let chosen = live_file::choose(&name).await;
        if chosen.is_some() && !reader.is_closed() {
            reader.backup.set_live_file(chosen);
            write_live_file(reader);
        }
    });
}

fn write_live_file(reader: Reader) {
    let Some(file) = reader.backup.open_live_file() else {
        return;
    };
    let (_, text) = exported(reader);
    spawn_local(async move {
        if file.write(&text).await.is_err() && !reader.is_closed() {
            reader.backup.set_live_file(None);
            reader.toasts.say("The file you chose can no longer be updated. Everything is still saved in this browser; choose a file again, or download your work.");
        }
    });
}

fn look(reader: Reader) {
    if reader.is_closed() {
        return;
    }
    let missing = reader.persistence.status().with_untracked(|status| {
        matches!(
            status,
            SaveStatus::NotSaved(StoreError::Missing)
                | SaveStatus::InOneStore(_, StoreError::Missing)
        )
    });
    let absence = if missing {
        StoreAbsence::Missing
    } else {
        StoreAbsence::None
    };
    reader.backup.look(stamp::now(), absence);
}

async fn measure(reader: Reader) {
    let database = memory::database_room().await;
    if !reader.is_closed() {
        let rooms = (memory::local_room(), database);
        reader.backup.measured(rooms, stamp::now());
    }
}
