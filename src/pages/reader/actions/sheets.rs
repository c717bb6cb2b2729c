//! Several people on one computer: whose work is open, starting as somebody else, and taking a work off the
//! computer.
//!
//! Invariant: no work is ever written on another's sheet. A work is only removed when the database has it as past,
//! and it can be taken back until the page is left; after that the page of what is kept brings it back.
//! Must not know: markup.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Reader, close_dialog, gives_way, mark_selection, open_dialog};
use crate::core::format::{Annotator, write_annotator};
use crate::core::lesson::AskedFor;
use crate::core::limits;
use crate::core::route::Route;
use crate::core::storage::{Key, Sheet, SheetId, Write, remove_sheet};
use crate::platform::{page, stamp};
use crate::state::dialogs::DialogKind;
use crate::state::persistence::SaveStatus;
use crate::state::route::go_to;
use crate::state::selection::PendingSelection;
use crate::state::sheet_choice::RemovedWork;
use crate::state::stores::StoreKind;

const NOT_IN_FILE: &str =
    "Not everything is in a file yet, so nothing was removed. Download your work first.";
const NOT_REMOVED: &str =
    "The browser could not put your work aside, so nothing was removed. Everything is still here.";

/// Whether the lesson asks who is at work and this tab does not know yet. Asks if so.
pub fn asks_who(reader: Reader) -> bool {
    let lesson = reader.session.lesson();
    if lesson.asks_for == AskedFor::Nothing || reader.is_preview() || reader.session.is_read_only()
    {
        return false;
    }
    let is_nameless = reader.identity.annotator_untracked().name.is_empty();
    let is_known = !is_nameless && untrack(|| reader.sheets.chosen(&lesson.id)).is_some();
    if !is_known {
        open_dialog(reader, DialogKind::Sheets);
    }
    !is_known
}

/// Gives the work's annotator a name.
pub fn set_annotator_name(reader: Reader, name: &str) {
    let annotator = reader.identity.annotator_untracked();
    let name: String = name.chars().take(limits::LABEL as usize).collect();
    if annotator.name != name {
        change_annotator(reader, Annotator { name, ..annotator });
    }
}

/// Somebody else is at work, or the same under another name.
pub(super) fn change_annotator(reader: Reader, annotator: Annotator) {
    let write = reader.identity.change(annotator);
    reader.save(vec![write]);
}

/// Whoever is at the computer goes on with the work that is open.
pub fn confirm_sheet(reader: Reader) {
    choose(reader, reader.sheet);
}

/// Words that wait to be marked until it is known who is at work.
pub type PutOff = Option<PendingSelection>;

/// Goes on with another work.
pub fn continue_sheet(reader: Reader, sheet: Sheet, put_off: PutOff) {
    if gives_way(reader) {
        return;
    }
    go_on(reader, sheet, put_off);
}

/// Goes on with a work. Where that is the one that is open, also with what was asked for before anybody knew who is
/// at work: a mark, or files.
fn go_on(reader: Reader, sheet: Sheet, put_off: PutOff) {
    let has_files = reader.incoming.count() > 0;
    reader.dialogs.close();
    choose(reader, sheet);
    if sheet != reader.sheet {
        return;
    }
    if has_files {
        reader.dialogs.show(DialogKind::Import);
    }
    if let Some(pending) = put_off {
        reader.selection.select(pending);
        mark_selection(reader, &reader.selection.last_untracked());
    }
}

/// Begins as somebody of that name. A work on which nobody has begun is taken, else there is a new one.
pub fn start_sheet(reader: Reader, name: &str, put_off: PutOff) {
    if gives_way(reader) {
        return;
    }
    let is_untouched = reader
        .session
        .with_untracked(|workspace| workspace.records().is_empty());
    let is_nameless = reader.identity.annotator_untracked().name.is_empty();
    if is_untouched && is_nameless {
        set_annotator_name(reader, name);
        go_on(reader, reader.sheet, put_off);
    } else {
        let sheet = fresh_sheet();
        let lesson = reader.session.lesson().id.clone();
        let annotator = Annotator {
            id: stamp::annotator(),
            name: name.chars().take(limits::LABEL as usize).collect(),
        };
        if !annotator.name.is_empty() {
            let write = Write::Set(Key::Annotator(lesson), write_annotator(&annotator, 1));
            reader.persistence.save(vec![sheet.write(write)]);
        }
        go_on(reader, sheet, put_off);
    }
}

/// A sheet that no other work has.
fn fresh_sheet() -> Sheet {
    Sheet::Beside(SheetId(stamp::annotator().0))
}

fn choose(reader: Reader, sheet: Sheet) {
    let write = reader
        .sheets
        .choose(reader.session.lesson().id.clone(), sheet);
    reader.persistence.save(vec![write]);
}

/// Whether taking the work off this computer is offered: it was put into a file, and maybe changed since. Whoever
/// reads it inside an effect is told when marks change and when a dialog is closed.
#[must_use]
pub fn can_remove_work(reader: Reader) -> bool {
    let _ = reader.dialogs.open();
    let is_marked = reader
        .session
        .with(|workspace| !workspace.records().is_empty());
    let is_own = !reader.is_preview() && !reader.session.is_read_only();
    is_marked && is_own && reader.backup.was_all_in_file()
}

/// Takes the open work off this computer, where all of it is in a file. It can be taken back.
pub fn remove_work(reader: Reader) {
    if gives_way(reader) {
        return;
    }
    if !reader.backup.is_all_in_file() {
        return reader.toasts.say(NOT_IN_FILE);
    }
    close_dialog(reader);
    spawn_local(async move {
        // A write that is under way would come behind the removal.
        while status(reader) == Some(SaveStatus::Saving) {
            page::yield_to_browser().await;
        }
        if reader.is_closed() {
            return;
        }
        if matches!(
            status(reader),
            Some(SaveStatus::NotSaved(_) | SaveStatus::InOneStore(StoreKind::Journal, _))
        ) {
            return reader.toasts.say(NOT_REMOVED);
        }
        let (sheet, lesson) = (reader.sheet, reader.session.lesson().id.clone());
        let name = reader.identity.annotator_untracked().name;
        let found = reader.persistence.load(&sheet.prefix(&lesson)).await;
        let removal = remove_sheet(&found.entries);
        // Without the database nothing is past, and without both stores nobody knows what there is.
        let is_readable = found.faults.local.is_none() && found.faults.journal.is_none();
        let journal = reader.persistence.stores().journal;
        if reader.is_closed() {
            return;
        }
        if !is_readable || journal.write(removal.away.clone()).await.is_err() {
            return reader.toasts.say(NOT_REMOVED);
        }
        let gone = removal.away.into_iter();
        let gone: Vec<Write> = gone
            .filter(|write| matches!(write, Write::Remove(_)))
            .collect();
        let names = gone.iter().map(|write| {
            let (Write::Set(key, _) | Write::Remove(key)) = write;
            key.to_string()
        });
        reader.persistence.tell_written(names.collect());
        reader.persistence.save_in(StoreKind::Local, gone);
        if reader.is_closed() {
            return;
        }
        reader.sheets.set_removed(Some(RemovedWork {
            lesson: lesson.clone(),
            sheet,
            name,
            back: removal.back,
        }));
        go_to(&Route::Lesson(lesson));
        choose(reader, fresh_sheet());
    });
}

fn status(reader: Reader) -> Option<SaveStatus> {
    reader.persistence.status().try_get_untracked()
}

/// Takes back what was removed last, and goes on with it.
pub fn take_back_work(reader: Reader) {
    let Some(removed) = untrack(|| reader.sheets.removed()) else {
        return;
    };
    if gives_way(reader) {
        return;
    }
    reader.persistence.save(removed.back);
    reader.sheets.set_removed(None);
    let write = reader.sheets.choose(removed.lesson, removed.sheet);
    reader.persistence.save(vec![write]);
}
