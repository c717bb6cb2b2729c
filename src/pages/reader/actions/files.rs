//! Files out of the work and into it.
//!
//! Invariant: opening a file changes nothing; what it would do is shown first, and happens only on a yes. An
//! export never fails for want of storage: it is made from what is on the screen.
//! Must not know: markup.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use thiserror::Error;
use web_sys::File;

use super::sheets::{asks_who, change_annotator, confirm_sheet};
use super::{ChangeSource, Reader, close_dialog, commit, gives_way, is_nobodys};
use crate::core::backup::effort;
use crate::core::format::{self, FileError, Opened, Problem, Unusable, Values, Work};
use crate::core::import::{DeletedHere, edit_of_all, plan};
use crate::core::lesson::Lesson;
use crate::core::limits;
use crate::core::route::Route;
use crate::core::space::{self, Fill, StorageSpace};
use crate::core::storage::{Key, Write, past};
use crate::core::text::printable::{brief, plural};
use crate::lazy;
use crate::platform::{files, memory, stamp};
use crate::state::incoming_files::{FilePreview, IncomingFile, WorkPreview};
use crate::state::library::lesson_write;
use crate::state::route::go_to;
use crate::state::stores::StoreKind;

/// There is no room for a lesson in either store.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error(
    "This browser has too little space left for another lesson ({}), so it was not added. All your marks are safe. Remove a lesson you no longer need, or use another browser.",
    space::plain(*bytes)
)]
pub struct NoRoomForLesson {
    /// How much it needs, in bytes.
    pub bytes: u64,
}

lazy! {
    /// What makes a file of the work. It is asked for with what the page says beside the text.
    fn exporter() in extras -> fn(Reader) -> (String, String) { exported }
}

/// The work as a file: its name and its text.
pub(super) fn exported(reader: Reader) -> (String, String) {
    let annotator = reader.identity.annotator_untracked();
    let name = own_export_name(reader);
    let text = reader
        .session
        .with_untracked(|workspace| format::export_work(workspace, &annotator));
    (name, text)
}

/// The name of the file that an export under somebody's name would be today.
#[must_use]
pub fn export_name(reader: Reader, annotator: &str) -> String {
    let lesson = reader.session.lesson();
    format::file_name(&lesson.id, annotator, &stamp::today())
}

/// The name of the file that an export would be now.
#[must_use]
pub fn own_export_name(reader: Reader) -> String {
    export_name(reader, &reader.identity.annotator_untracked().name)
}

/// Offers the work as a download.
pub fn download_work(reader: Reader) {
    if is_nobodys(reader) {
        return;
    }
    spawn_local(async move {
        match exporter().await {
            Ok(_) if reader.is_closed() => {}
            Ok(exported) => {
                offer(reader, exported(reader));
            }
            Err(missing) => reader.toasts.say(missing.to_string()),
        }
    });
}

/// The same. Answers whether the browser took it.
pub fn offer_work(reader: Reader) -> bool {
    if is_nobodys(reader) {
        return false;
    }
    offer(reader, exported(reader))
}

fn offer(reader: Reader, (name, text): (String, String)) -> bool {
    let taken = download(reader, &name, &text);
    if taken {
        downloaded(reader);
    }
    taken
}

/// The work was downloaded: the reminder counts from here on, also after a visit.
fn downloaded(reader: Reader) {
    reader.backup.downloaded();
    tell_exported(reader);
}

/// Tells the stores how much of the work is in a file, so that marks are counted on after a visit.
pub(super) fn tell_exported(reader: Reader) {
    let effort = reader.session.with_untracked(effort);
    if let Some(exported) = reader.backup.tell_exported(effort) {
        let key = Key::Exported(reader.session.lesson().id.clone());
        let write = Write::Set(key, exported.to_string());
        reader.save(vec![write]);
    }
}

/// Offers what the stores held and could not be read, as it was found.
pub fn download_damaged(reader: Reader) {
    let text = reader.damaged.with_value(|damaged| {
        let mut found = Values::new();
        for each in damaged {
            found.insert(each.key.clone(), each.value.clone());
        }
        format::write_found(&found)
    });
    download(reader, "lateral-unreadable.json", &text);
}

/// Whether the browser took it.
fn download(reader: Reader, name: &str, text: &str) -> bool {
    let taken = files::download(name, text).is_ok();
    if taken {
        reader.toasts.say(format!("Downloaded as {name}."));
    } else {
        reader.toasts.say("The browser did not allow the download. Your work is still here; try another browser window, or ask your teacher.");
    }
    taken
}

/// Reads files one after another, and works out what each would do. Those that were opened before are given up.
pub fn open_files(reader: Reader, files: Vec<File>) {
    let left_out = files.len().saturating_sub(limits::FILES);
    let names = files.iter().take(limits::FILES).map(File::name);
    let more = (left_out > 0).then(|| plural(left_out, "more file"));
    let opened = reader.incoming.begin(names.chain(more));
    if left_out > 0
        && let Some(last) = opened.last()
    {
        let sentence = format!(
            "You can open {} files at once. Open the rest afterwards.",
            limits::FILES
        );
        last.set(FilePreview::Refused(sentence));
    }
    spawn_local(async move {
        for (file, incoming) in files.into_iter().take(limits::FILES).zip(opened) {
            // The dialog may have been closed, or other files chosen.
            if !reader.incoming.has(&incoming) {
                return;
            }
            let read = files::read(&file).await;
            if reader.is_closed() {
                return;
            }
            incoming.set(match read.and_then(|bytes| format::import(&bytes)) {
                Err(error) => FilePreview::Refused(error.to_string()),
                Ok((Opened::Lesson(lesson), problems)) => {
                    FilePreview::Lesson(Arc::new(*lesson), problems)
                }
                Ok((Opened::Work(work), problems)) => preview(reader, *work, problems),
            });
        }
    });
}

fn preview(reader: Reader, work: Work, problems: Vec<Problem>) -> FilePreview {
    let lesson = reader.session.lesson();
    if work.lesson != lesson.id {
        let error: FileError = Unusable::OtherLesson(lesson_title_of(&work)).into();
        return FilePreview::Refused(error.to_string());
    }
    let texts_differ = work.articles.iter().any(|(id, sha256)| {
        lesson
            .article(id)
            .is_none_or(|article| !sha256.is_empty() && article.sha256 != *sha256)
    });
    let is_own = work.annotator.id == reader.identity.annotator_untracked().id;
    let work = if is_own { work } else { work.signed() };
    FilePreview::Work(Arc::new(WorkPreview {
        work,
        problems,
        texts_differ,
    }))
}

fn lesson_title_of(work: &Work) -> String {
    let title = if work.lesson_title.trim().is_empty() {
        work.lesson.as_str()
    } else {
        work.lesson_title.trim()
    };
    format!("“{}”", brief(title, 60))
}

/// Takes a work in beside one's own, as one step. Every mark stays its annotator's.
pub fn import_work(
    reader: Reader,
    file: &IncomingFile,
    preview: &WorkPreview,
    deleted: DeletedHere,
) {
    // What is in a file must not come into the work of whoever sat here before.
    if asks_who(reader) {
        return;
    }
    let work = &preview.work;
    // The plan is made again: another tab may have changed something while the dialog was open.
    let taken = commit(reader, ChangeSource::File, |workspace, _| {
        Ok(plan(workspace, work).edit(&work.annotator.name, deleted))
    });
    if taken.is_some() {
        file.set(FilePreview::TakenIn);
    }
    // Whoever has chosen several looks at the others.
    if reader.incoming.count() < 2 || taken.is_none() {
        close_dialog(reader);
    }
    if taken.is_some() {
        reader.toasts.say_undoable("The work was imported.");
    }
}

/// Goes on with one's own work from another computer: the same annotator is at work here from now on.
pub fn continue_work(reader: Reader, file: &IncomingFile, preview: &WorkPreview) {
    if gives_way(reader) {
        return;
    }
    let annotator = preview.work.annotator.clone();
    let is_named = !annotator.name.is_empty();
    change_annotator(reader, annotator);
    // The file says who is at work.
    if is_named {
        confirm_sheet(reader);
    }
    import_work(reader, file, preview, DeletedHere::StayDeleted);
}

/// The works that wait for an answer and bring something; whoever reads it inside an effect is told when they change.
#[must_use]
pub fn works_with_news(reader: Reader) -> Vec<Arc<WorkPreview>> {
    let waiting = reader.incoming.waiting_works().into_iter();
    let works = waiting.map(|(_, preview)| preview);
    reader.session.with(|workspace| {
        let brings = |preview: &Arc<WorkPreview>| !plan(workspace, &preview.work).is_empty();
        works.filter(brings).collect()
    })
}

/// Takes in all works that wait for an answer and bring something, as one step.
pub fn import_all(reader: Reader) {
    if asks_who(reader) {
        return;
    }
    let previews = untrack(|| works_with_news(reader));
    let works: Vec<&Work> = previews.iter().map(|preview| &preview.work).collect();
    let taken = commit(reader, ChangeSource::File, |workspace, _| {
        edit_of_all(workspace, &works)
    });
    close_dialog(reader);
    if taken.is_some() {
        reader
            .toasts
            .say_undoable(format!("Imported: {}.", plural(works.len(), "work")));
    }
}

/// Puts an imported lesson beside the others and goes to it. Its articles are the bulk of what is kept: where
/// they would fill a store so far that marks get into need, they stay out of it.
///
/// # Errors
/// There is no room for it in either store.
pub fn take_in_lesson(reader: Reader, lesson: Arc<Lesson>) -> Result<(), NoRoomForLesson> {
    let known = reader.library.lesson(&lesson.id);
    let is_newer = |known: &Arc<Lesson>| known.revision < lesson.revision;
    if !known.as_ref().is_none_or(is_newer) {
        go_to(&Route::Lesson(lesson.id.clone()));
        return Ok(());
    }
    let write = lesson_write(&lesson);
    let bytes = match &write {
        Write::Set(_, value) => 2 * value.len() as u64,
        Write::Remove(_) => 0,
    };
    let faults = reader.persistence.faults();
    let database = reader.backup.database_room_untracked();
    // Measured now: what was measured a minute ago may be over.
    let local = memory::local_room();
    let fits = |room: Option<StorageSpace>, most: Fill| {
        room.is_none_or(|room| room.with(bytes).fill() < most)
    };
    let in_local = faults.local.is_none() && fits(local, Fill::Filling);
    let in_journal = faults.journal.is_none() && fits(database, Fill::Full);
    // What it takes the place of can come back from the page of everything that is kept.
    if in_journal && let Some(Write::Set(key, value)) = known.map(|known| lesson_write(&known)) {
        let before = vec![past(&key, &value)];
        reader.persistence.save_in(StoreKind::Journal, before);
    }
    match (in_local, in_journal) {
        (true, true) => reader.persistence.save(vec![write]),
        (false, true) => reader.persistence.save_in(StoreKind::Journal, vec![write]),
        (_, false) if faults.local.is_none() && fits(local, Fill::Full) => {
            reader.persistence.save_in(StoreKind::Local, vec![write]);
        }
        _ => return Err(NoRoomForLesson { bytes }),
    }
    let route = Route::Lesson(lesson.id.clone());
    reader.library.put(lesson);
    go_to(&route);
    Ok(())
}
