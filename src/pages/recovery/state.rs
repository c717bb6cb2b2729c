//! What the page knows, and what may be done on it.
//!
//! Invariant: everything is written through a [`StoreWriter`], which never replaces what is later; after
//! that the stores are asked again. Whoever answers late may answer to a page that is gone.
//! Must not know: markup, and anything of an open lesson.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::focus::{FocusTargets, RecoveryFocus};
use super::message::{Completed, Message, PutBackCounts};
use super::snapshot::{Snapshot, StoreWriter};
use crate::core::format::{self, FileError, Problem};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::recovery::{
    RemovedSheet, StoredItem, Writes, of_lesson, put_back, remove_lesson, remove_work, settle,
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
    last: RwSignal<Option<Arc<LastAction>>>,
    /// What can be given the focus.
    pub targets: FocusTargets,
}

/// What takes something back, and what is done then.
pub type WayBack = (Vec<Write>, Completed);

/// Something that is to be written.
struct Action {
    done: Completed,
    writes: Writes,
    /// Where the focus goes.
    focus: RecoveryFocus,
    way_back: Option<WayBack>,
    /// What cannot be used of a file.
    problems: Vec<Problem>,
}

impl Action {
    const fn new(done: Completed, writes: Writes, focus: RecoveryFocus) -> Self {
        Self {
            done,
            writes,
            focus,
            way_back: None,
            problems: Vec::new(),
        }
    }

    /// What takes something out, so that it can come back.
    fn removal(done: Completed, writes: Writes, way_back: WayBack) -> Self {
        Self {
            way_back: Some(way_back),
            ..Self::new(done, writes, RecoveryFocus::Status)
        }
    }
}

/// What was done last.
pub struct LastAction {
    /// What is said of it.
    pub message: Message,
    /// What takes it back.
    pub way_back: Option<WayBack>,
    /// Where the focus goes, where what was pressed may be gone.
    pub focus: Option<RecoveryFocus>,
}

impl Recovery {
    /// Begins to look; gives the focus to what an action names.
    #[must_use]
    pub fn open(persistence: Persistence) -> Self {
        let recovery = Self {
            persistence,
            snapshot: RwSignal::new(None),
            last: RwSignal::new(None),
            targets: FocusTargets::default(),
        };
        spawn_local(async move {
            recovery.look(None).await;
            // The lesson beside the app lends its titles. The page does without it where it must.
            if let Some(text) = fetch_text(BUNDLED_LESSON).await
                && let Ok(Some((lesson, _))) = format::import_lesson(text.as_bytes())
            {
                recovery.look(Some(Arc::new(lesson))).await;
            }
        });
        Effect::new(move |_| {
            if let Some(target) = recovery.last().and_then(|last| last.focus) {
                let snapshot = untrack(|| recovery.shown());
                recovery.targets.focus(target, &snapshot.survey);
            }
        });
        recovery
    }

    /// What the stores hold; nothing while they are asked for the first time.
    #[must_use]
    pub fn snapshot(self) -> Option<Arc<Snapshot>> {
        self.snapshot.get()
    }

    /// The same, and as if they held nothing while they are asked for the first time.
    #[must_use]
    pub fn shown(self) -> Arc<Snapshot> {
        self.snapshot().unwrap_or_default()
    }

    /// What was done last.
    #[must_use]
    pub fn last(self) -> Option<Arc<LastAction>> {
        self.last.get()
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
        self.say(match files::download(&name, text) {
            Ok(()) => Message::Downloaded(name),
            Err(_) => Message::NotDownloaded,
        });
    }

    /// Makes these the latest again.
    pub fn bring_back(self, back: Vec<Write>, done: Completed, focus: RecoveryFocus) {
        if let Some(now) = self.latest() {
            let writes = settle(&now.all, back);
            self.begin(&now, Action::new(done, writes, focus));
        }
    }

    /// The same with all marks that were deleted.
    pub fn bring_back_all_marks(self) {
        let Some(now) = self.latest() else {
            return;
        };
        let marks = now.survey.deleted.iter();
        let back = marks.filter_map(|mark| mark.back.clone()).collect();
        self.bring_back(back, Completed::AllMarksBack, RecoveryFocus::Lessons);
    }

    /// Takes back what was done last, where that can be.
    pub fn undo(self) {
        if let Some(last) = untrack(|| self.last())
            && let Some((back, done)) = &last.way_back
        {
            self.bring_back(back.clone(), *done, RecoveryFocus::Lessons);
        }
    }

    /// Takes an imported lesson out of the browser, so that it can come back. The work on it stays.
    pub fn remove(self, lesson: &LessonId) {
        if let Some(now) = self.latest() {
            let (writes, back) = remove_lesson(&now.all, lesson);
            let way_back = (back, Completed::LessonBack);
            self.begin(
                &now,
                Action::removal(Completed::LessonRemoved, writes, way_back),
            );
        }
    }

    /// Takes a work off this computer, so that it can come back.
    pub fn remove_work(self, lesson: &LessonId, sheet: Sheet) {
        if let Some(now) = self.latest() {
            let (writes, back) = remove_work(&now.all, lesson, sheet);
            let way_back = (back, Completed::WorkBack);
            self.begin(
                &now,
                Action::removal(Completed::WorkRemoved, writes, way_back),
            );
        }
    }

    /// Makes the database forget a work that was removed. Nothing takes that back.
    pub fn forget_work(self, work: &RemovedSheet) {
        if let Some(now) = self.latest() {
            let writes = Writes {
                local: Vec::new(),
                journal: work.forget.clone(),
            };
            let focus = RecoveryFocus::Status;
            self.begin(&now, Action::new(Completed::WorkForgotten, writes, focus));
        }
    }

    /// Puts back what is in the file that was chosen in an input.
    pub fn put_back_chosen(self, event: &web_sys::Event) {
        let Some(file) = files::take_chosen(event) else {
            return;
        };
        self.say(Message::ReadingFile);
        spawn_local(async move {
            let read = files::read_up_to(&file, limits::EVERYTHING_BYTES).await;
            let opened = read.and_then(|bytes| format::import_everything(&bytes));
            let focus = RecoveryFocus::Status;
            let message = match (opened, self.latest()) {
                (Err(FileError::TooLarge), _) => {
                    Message::NotReadable(format::everything_too_large())
                }
                (Err(error), _) => Message::NotReadable(error),
                (_, None) => Message::StoresNotAsked,
                (Ok((file, problems)), Some(now)) => {
                    let plan = put_back(&now.all, file);
                    let done = Completed::FilePutBack(PutBackCounts::from(&plan));
                    let action = Action::new(done, plan.writes, focus);
                    self.begin(&now, Action { problems, ..action });
                    return;
                }
            };
            self.finish(message, None, focus).await;
        });
    }

    /// Writes on the strength of what the stores held last, and says so.
    fn begin(self, now: &Snapshot, action: Action) {
        let writer = StoreWriter::new(self.persistence, now.faults.clone());
        spawn_local(async move {
            let Action {
                done,
                writes,
                focus,
                way_back,
                problems,
            } = action;
            let outcome = writer.write(writes, done).await;
            let way_back = way_back.filter(|_| outcome.is_ok());
            let message = Message::Written(done, outcome, problems);
            self.finish(message, way_back, focus).await;
        });
    }

    /// Asks both stores again. `beside` is a lesson that is not kept.
    async fn look(self, beside: Option<Arc<Lesson>>) {
        let snapshot = Snapshot::take(&self.persistence.stores(), beside).await;
        self.snapshot.try_set(Some(Arc::new(snapshot)));
    }

    /// Shows what the stores hold now, says what was done and moves the focus.
    async fn finish(self, message: Message, way_back: Option<WayBack>, focus: RecoveryFocus) {
        // The page may have been left.
        if let Some(before) = self.snapshot.try_get_untracked() {
            let beside = before.and_then(|snapshot| snapshot.beside.clone());
            self.look(beside).await;
            self.last.try_set(Some(Arc::new(LastAction {
                message,
                way_back,
                focus: Some(focus),
            })));
        }
    }

    /// Says something that changes nothing.
    fn say(self, message: Message) {
        self.last.set(Some(Arc::new(LastAction {
            message,
            way_back: None,
            focus: None,
        })));
    }

    /// What the stores held last; nothing while they are asked for the first time, and when the page is gone.
    fn latest(self) -> Option<Arc<Snapshot>> {
        self.snapshot.try_get_untracked().flatten()
    }
}
