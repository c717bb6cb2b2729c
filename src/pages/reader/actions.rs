//! Verbs that touch several pieces of state: what the reader does, by pointer and by key alike.
//!
//! Invariant: every change of a record goes through [`edit`], [`undo`] or [`redo`], which say what happened.
//! Must not know: markup, keys.

mod address;
mod backup;
mod beside;
pub mod claims;
mod files;
mod key_moves;
mod looking;
mod marking;
pub mod naming;
mod navigation;
mod selecting;
mod several;
mod sheets;

pub use address::show_address;
pub use backup::{choose_live_file, learn_memory, put_off_reminder};
pub use beside::{close_sheet, follow_mark, open_beside, turn_to_other};
pub use files::{
    NoRoomForLesson, continue_work, download_damaged, download_work, export_name, import_all,
    import_work, offer_work, open_files, own_export_name, take_in_lesson, works_with_news,
};
pub use key_moves::{KeyMove, after_moves, move_by_key};
pub use looking::{is_reading_only, look_at, look_at_own};
pub use marking::{
    add_part, apply_pen, await_gist, delete_focused, drag_edge, is_claim, kind_label, last_mark,
    lay_pen_down, mark_range, mark_selection, move_edge, put_on_selection, toggle_pen, use_tag,
};
pub use navigation::{
    arrive, close_mark, focus_main, focus_mark, go_to_article, go_to_mark, keep_position,
    marks_clicked, read_at, show_title, show_unfinished, way_on,
};
pub use selecting::{clear_selection, select_drawn, toggle_letters, turn_to, uncover_selection};
pub use several::{counted_marks, counted_places, delete_marks, mark_places, retag_marks};
pub use sheets::{
    PutOff, asks_who, can_remove_work, confirm_sheet, continue_sheet, remove_work,
    set_annotator_name, start_sheet, take_back_work,
};

use super::Reader;
use crate::core::annotation::history::{Edit, SessionChange};
use crate::core::annotation::record::{RecordId, Stamp};
use crate::core::annotation::workspace::{Refusal, Touched, Workspace};
use crate::core::appearance::{ColourScheme, TextSize};
use crate::core::backup::UnsavedKind;
use crate::core::keymap::SingleKeys;
use crate::core::route::Route;
use crate::core::storage::StoreError;
use crate::core::view::ShownArticles;
use crate::platform::stamp;
use crate::state::dialogs::DialogKind;
use crate::state::lesson_session::LessonSession;

/// Makes an edit from the records as they are, and does it. Says why not where it cannot be done. Answers with
/// the id under which a new record was filed.
pub fn edit(
    reader: Reader,
    make: impl FnOnce(&Workspace, Stamp) -> Result<Edit, Refusal>,
) -> Option<RecordId> {
    commit(reader, ChangeSource::Reader, make)
}

/// Who makes a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum ChangeSource {
    /// Whoever reads.
    Reader,
    /// A file, which holds what it brings.
    File,
}

fn commit(
    reader: Reader,
    origin: ChangeSource,
    make: impl FnOnce(&Workspace, Stamp) -> Result<Edit, Refusal>,
) -> Option<RecordId> {
    if gives_way(reader) || asks_who(reader) {
        return None;
    }
    let stamp = stamp::stamp(reader.identity.annotator_untracked().id);
    match reader.session.commit(stamp, make) {
        Ok(change) => {
            if origin == ChangeSource::Reader {
                note_unsaved(reader, &change.touched.records);
            }
            changed(reader);
            reader.toasts.outdate();
            Some(stamp.fresh)
        }
        Err(refusal) => {
            reader.toasts.say(refusal.to_string());
            None
        }
    }
}

/// Takes the last step back.
pub fn undo(reader: Reader) {
    turn(
        reader,
        LessonSession::undo,
        "Undone",
        "There is nothing to undo.",
    );
}

/// Does the last step again that was taken back.
pub fn redo(reader: Reader) {
    turn(
        reader,
        LessonSession::redo,
        "Redone",
        "There is nothing to redo.",
    );
}

fn turn(
    reader: Reader,
    turn: impl FnOnce(LessonSession) -> Result<Option<SessionChange>, Refusal>,
    done: &str,
    nothing: &str,
) {
    if gives_way(reader) || asks_who(reader) {
        return;
    }
    match turn(reader.session) {
        Ok(Some(change)) => {
            // Records of a step over several came with a file, or were counted when it was done.
            if change.touched.records.len() == 1 {
                note_unsaved(reader, &change.touched.records);
            }
            changed(reader);
            match elsewhere(reader, &change.touched) {
                Some((outlet, place)) => {
                    let sentence = format!("{done} in {outlet}: {}.", change.label);
                    // Where the reader is already, there is nowhere to lead.
                    if place == reader.route.get_untracked().with_mark(None) {
                        reader.toasts.say(sentence);
                    } else {
                        reader.toasts.say_elsewhere(sentence, place);
                    }
                }
                None => reader.toasts.say(format!("{done}: {}.", change.label)),
            }
        }
        Ok(None) => reader.toasts.say(nothing),
        Err(refusal) => reader.toasts.say(refusal.to_string()),
    }
}

/// Where a change can be seen, if not on the page that is shown: the outlet of the first article that it touched,
/// and the way there.
fn elsewhere(reader: Reader, touched: &Touched) -> Option<(String, Route)> {
    let here = reader.article_untracked();
    if touched.blocks.iter().any(|(at, _)| Some(*at) == here) {
        return None;
    }
    let (at, _) = touched.blocks.first()?;
    let lesson = reader.session.lesson();
    let article = lesson.articles.get(*at)?;
    let mark = touched.records.iter().copied().find(|id| {
        reader.session.with_untracked(|workspace| {
            workspace.article_of(*id).is_some_and(|(its, _)| its == *at)
        })
    });
    // Beside the one at hand it is shown there.
    let shown = reader.shown_untracked();
    let shown = shown.filter(|shown| shown.contains(*at));
    let shown = shown.unwrap_or_else(|| ShownArticles::one(*at));
    Some((article.outlet.clone(), shown.route(&lesson, mark)?))
}

/// These records are in no file yet.
pub fn note_unsaved(reader: Reader, records: &[RecordId]) {
    reader.session.with_untracked(|workspace| {
        for record in records {
            let kind = UnsavedKind::of(workspace, *record);
            reader.backup.note(*record, kind);
        }
    });
}

fn changed(reader: Reader) {
    forget_gone_marks(reader);
    backup::changed(reader);
}

/// Looks at no mark that is gone.
pub fn forget_gone_marks(reader: Reader) {
    let gone = |id: &RecordId| {
        reader
            .session
            .with_untracked(|workspace| workspace.body(*id).is_none())
    };
    reader.focused.forget(gone);
}

/// Whether a newer version of the app is at work. Says so if it is.
fn gives_way(reader: Reader) -> bool {
    use leptos::prelude::GetUntracked as _;
    let outdated = reader.persistence.outdated().get_untracked();
    if outdated {
        reader.toasts.say(StoreError::Newer.to_string());
    }
    outdated
}

/// Whether there is no work, since the lesson is only looked at. Says so.
pub fn is_nobodys(reader: Reader) -> bool {
    let is_preview = reader.is_preview();
    if is_preview {
        reader
            .toasts
            .say("This is a preview: there is no work to hand in or open here.");
    }
    is_preview
}

/// Opens a dialog. Those that are about one's own work are refused where somebody else's is looked at.
pub fn open_dialog(reader: Reader, kind: DialogKind) {
    if kind != DialogKind::Help && is_reading_only(reader) {
        return;
    }
    if matches!(
        kind,
        DialogKind::Export | DialogKind::Import | DialogKind::Sheets
    ) && is_nobodys(reader)
    {
        return;
    }
    // Files wait until it is known who takes them in.
    if kind != DialogKind::Sheets {
        reader.incoming.clear();
    }
    reader.dialogs.show(kind);
}

/// Closes the dialog that is open, and gives up the files that it may have opened.
pub fn close_dialog(reader: Reader) {
    reader.dialogs.close();
    reader.incoming.clear();
}

/// Switches keys of one character on or off, in this browser.
pub fn set_single_keys(reader: Reader, single_keys: SingleKeys) {
    let write = reader.preferences.set_single_keys(single_keys);
    reader.persistence.save(vec![write]);
}

/// Shows the text of articles in another size, in this browser.
pub fn set_text_size(reader: Reader, text_size: TextSize) {
    let write = reader.preferences.set_text_size(text_size);
    reader.persistence.save(vec![write]);
}

/// Shows words that other articles have too, or hides them, and says so: they may be out of view.
pub fn toggle_shared_wording(reader: Reader) {
    reader.shared_wording.toggle();
    reader.toasts.say(
        if leptos::prelude::untrack(|| reader.shared_wording.is_shown()) {
            "Wording shared with other articles is underlined."
        } else {
            "Wording shared with other articles is no longer underlined."
        },
    );
}

/// Shows pages in other colours, in this browser.
pub fn set_colour_scheme(reader: Reader, colour_scheme: ColourScheme) {
    let write = reader.preferences.set_colour_scheme(colour_scheme);
    reader.persistence.save(vec![write]);
}
