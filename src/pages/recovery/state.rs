//! What the page knows, and what may be done on it.
//!
//! Invariant: everything is written through a [`StoreWriter`], which never replaces what is later; after
//! that the stores are asked again. Whoever answers late may answer to a page that is gone.
//! Must not know: markup, and anything of an open lesson.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::focus::{NextFocus, RecoveryFocus};
use super::message::{Completed, Message, PutBackCounts};
use super::snapshot::{Snapshot, StoreWriter};
use crate::core::format::{self, FileError};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::recovery::{
    RemovedSheet, StoredItem, Survey, of_lesson, put_back, remove_lesson, remove_work, settle,
};
use crate::core::storage::{Sheet, Write};
use crate::platform::address::{BUNDLED_LESSON, fetch_text};
use crate::platform::{files, stamp};
use crate::state::persistence::Persistence;

/// See the head of the file; given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Recovery {
    persistence: Persistence,
    snapshot: RwSignal<Option<Arc<Snapshot>>>,
    message: RwSignal<Option<Message>>,
    way_back: RwSignal<Option<(Vec<Write>, Completed)>>,
    focus: NextFocus,
    at_hand: StoredValue<Vec<Lesson>>,
}

impl Recovery {
    /// Begins to look. Asks `focus` when something was done.
    #[must_use]
    pub fn open(persistence: Persistence, focus: NextFocus) -> Self {
        let recovery = Self {
            persistence,
            snapshot: RwSignal::new(None),
            message: RwSignal::new(None),
            way_back: RwSignal::new(None),
            focus,
            at_hand: StoredValue::new(Vec::new()),
        };
        spawn_local(async move {
            recovery.look().await;
            // The lesson beside the app lends its titles. The page does without it where it must.
            if let Some(text) = fetch_text(BUNDLED_LESSON).await
                && let Ok(Some((lesson, _))) = format::import_lesson(text.as_bytes())
            {
                recovery.at_hand.try_set_value(vec![lesson]);
                recovery.look().await;
            }
        });
        recovery
    }

    /// Whether the stores have answered.
    #[must_use]
    pub fn has_answer(self) -> bool {
        self.snapshot.with(Option::is_some)
    }

    /// Reads what the stores hold; nothing while they are asked for the first time.
    pub fn with_snapshot<T>(self, read: impl FnOnce(&Snapshot) -> T) -> T {
        self.snapshot.with(|snapshot| match snapshot {
            Some(snapshot) => read(snapshot),
            None => read(&Snapshot::default()),
        })
    }

    /// The same, sorted out.
    pub fn with_survey<T>(self, read: impl FnOnce(&Survey) -> T) -> T {
        self.with_snapshot(|snapshot| read(&snapshot.survey))
    }

    /// What was done last, as a sentence.
    #[must_use]
    pub fn message(self) -> Option<String> {
        self.message
            .with(|message| message.as_ref().map(ToString::to_string))
    }

    /// What takes the last removal back, and what is done then.
    #[must_use]
    pub fn way_back(self) -> Option<(Vec<Write>, Completed)> {
        self.way_back.get()
    }

    /// Whether a newer version of the app is at work.
    #[must_use]
    pub fn outdated(self) -> ReadSignal<bool> {
        self.persistence.outdated()
    }

    /// Offers everything as one file.
    pub fn download_everything(self) {
        let Some(snapshot) = self.latest() else {
            return;
        };
        let name = format!("lateral-everything-{}.json", stamp::today());
        self.download(name, &format::export_everything(&snapshot.all));
    }

    /// Offers what is kept of one lesson and of the work on it.
    pub fn download_lesson(self, lesson: &LessonId) {
        let Some(snapshot) = self.latest() else {
            return;
        };
        let mut lessons = snapshot.survey.lessons.iter();
        let kept = lessons.find(|kept| kept.id == *lesson);
        // One file may hold the works of several.
        let whose = kept.map_or("", |kept| match kept.sheets.as_slice() {
            [one] => &one.annotator,
            _ => "",
        });
        let name = format::file_name(lesson, &format!("{whose} kept"), &stamp::today());
        let all = of_lesson(&snapshot.all, lesson);
        self.download(name, &format::export_everything(&all));
    }

    /// Offers one value as it is.
    pub fn download_item(self, item: &StoredItem) {
        let Some(snapshot) = self.latest() else {
            return;
        };
        let Some(value) = item.value(&snapshot.all) else {
            return;
        };
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let name: String = item.key.chars().map(plain).take(120).collect();
        self.download(format!("{name}.txt"), value);
    }

    fn download(self, name: String, text: &str) {
        self.message.set(Some(match files::download(&name, text) {
            Ok(()) => Message::Downloaded(name),
            Err(_) => Message::NotDownloaded,
        }));
    }

    /// Makes these the latest again.
    pub fn bring_back(self, writes: Vec<Write>, done: Completed, focus: RecoveryFocus) {
        let Some(snapshot) = self.latest() else {
            return;
        };
        self.way_back.set(None);
        let writer = self.writer(&snapshot);
        spawn_local(async move {
            let writes = settle(&snapshot.all, writes);
            let outcome = writer.write_both(writes).await;
            self.finish(Message::Written(done, outcome), focus).await;
        });
    }

    /// The same with all marks that were deleted.
    pub fn bring_back_all_marks(self) {
        let Some(snapshot) = self.latest() else {
            return;
        };
        let marks = snapshot.survey.deleted.iter();
        let writes = marks.filter_map(|mark| mark.back.clone()).collect();
        self.bring_back(writes, Completed::AllMarksBack, RecoveryFocus::Lessons);
    }

    /// Takes an imported lesson out of the browser, so that it can come back. The work on it stays.
    pub fn remove(self, lesson: LessonId, focus: RecoveryFocus) {
        let Some(snapshot) = self.latest() else {
            return;
        };
        let writer = self.writer(&snapshot);
        spawn_local(async move {
            let writes = remove_lesson(&snapshot.all, &lesson);
            let outcome = writer.remove(writes).await;
            let message = Message::Written(Completed::LessonRemoved, outcome);
            self.finish(message, focus).await;
            let back = self.latest().and_then(|snapshot| {
                let mut removed = snapshot.survey.removed.iter();
                let back = removed.find(|gone| gone.id == lesson)?.back.clone();
                Some((vec![back], Completed::LessonBack))
            });
            self.way_back.try_set(back);
        });
    }

    /// Takes a work off this computer, so that it can come back.
    pub fn remove_work(self, lesson: LessonId, sheet: Sheet) {
        let Some(snapshot) = self.latest() else {
            return;
        };
        let writer = self.writer(&snapshot);
        spawn_local(async move {
            let (writes, back) = remove_work(&snapshot.all, &lesson, sheet);
            let outcome = writer.remove(writes).await;
            let is_done = outcome.is_ok();
            let message = Message::Written(Completed::WorkRemoved, outcome);
            self.finish(message, RecoveryFocus::Status).await;
            let way_back = is_done.then_some((back, Completed::WorkBack));
            self.way_back.try_set(way_back);
        });
    }

    /// Makes the database forget a work that was removed. Nothing takes that back.
    pub fn forget_work(self, work: RemovedSheet) {
        let Some(snapshot) = self.latest() else {
            return;
        };
        self.way_back.set(None);
        let writer = self.writer(&snapshot);
        spawn_local(async move {
            let outcome = writer.forget(work.forget).await;
            let message = Message::Written(Completed::WorkForgotten, outcome);
            self.finish(message, RecoveryFocus::Status).await;
        });
    }

    /// Puts back what is in the file that was chosen in an input.
    pub fn put_back_chosen(self, event: &web_sys::Event) {
        let Some(file) = files::take_chosen(event) else {
            return;
        };
        self.way_back.set(None);
        self.message.set(Some(Message::ReadingFile));
        spawn_local(async move {
            let read = files::read_up_to(&file, limits::EVERYTHING_BYTES).await;
            let opened = read.and_then(|bytes| format::import_everything(&bytes));
            let message = match (opened, self.latest()) {
                (Err(FileError::TooLarge), _) => {
                    Message::NotReadable(format::everything_too_large())
                }
                (Err(error), _) => Message::NotReadable(error),
                (_, None) => Message::StoresNotAsked,
                (Ok((file, problems)), Some(snapshot)) => {
                    let plan = put_back(&snapshot.all, file);
                    let done = Completed::FilePutBack(PutBackCounts::from(&plan), problems);
                    let outcome = self.writer(&snapshot).write_both(plan.writes).await;
                    Message::Written(done, outcome)
                }
            };
            self.finish(message, RecoveryFocus::Status).await;
        });
    }

    /// Asks both stores again.
    async fn look(self) {
        let Some(at_hand) = self.at_hand.try_get_value() else {
            return;
        };
        let snapshot = Snapshot::take(&self.persistence.stores(), &at_hand).await;
        self.snapshot.try_set(Some(Arc::new(snapshot)));
    }

    /// Shows what the stores hold now, says what was done and moves the focus.
    async fn finish(self, message: Message, focus: RecoveryFocus) {
        self.look().await;
        let Some(snapshot) = self.latest() else {
            return;
        };
        self.message.try_set(Some(message));
        self.focus.ask(focus.if_shown(&snapshot.survey));
    }

    /// What the stores held last; nothing while they are asked for the first time, and when the page is gone.
    fn latest(self) -> Option<Arc<Snapshot>> {
        self.snapshot.try_get_untracked().flatten()
    }

    fn writer(self, snapshot: &Snapshot) -> StoreWriter {
        StoreWriter::new(self.persistence, snapshot.faults.clone())
    }
}
