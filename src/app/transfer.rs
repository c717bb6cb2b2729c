//! Files out of the work and into it.
//!
//! Invariant: opening a file changes nothing; what it would do is shown first, and happens only on
//! a yes. An export never fails for want of storage: it is made from what is on the screen.
//! Must not know: markup.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::untrack;
use leptos::task::spawn_local;

use super::saver::Saver;
use super::state::AppState;
use super::stores::Place;
use crate::core::format::{self, Annotator, FileError, Opened, Problem, Unusable, Work};
use crate::core::import::{DeletedHere, Plan, plan};
use crate::core::lesson::Lesson;
use crate::core::space::{self, Fill, StorageSpace};
use crate::core::storage::Write;
use crate::platform;

/// A file that was opened and has not been taken in yet.
#[derive(Clone, PartialEq)]
pub enum Incoming {
    /// It is being read.
    Reading,
    /// It cannot be used; the sentence says why.
    Refused(String),
    /// Somebody's work on this lesson.
    Work(Rc<Preview>),
    /// A lesson.
    Lesson(Arc<Lesson>, Vec<Problem>),
}

/// What importing a work would do.
#[derive(PartialEq)]
pub struct Preview {
    /// The file.
    pub work: Work,
    /// What would happen.
    pub plan: Plan,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether some articles' texts are others than those that were marked.
    pub texts_differ: bool,
}

impl AppState {
    /// The work as a file: its name and its text.
    #[must_use]
    pub fn exported(&self) -> (String, String) {
        let annotator = self.annotator.get_untracked();
        self.with_untracked(|workspace| {
            (
                untrack(|| self.export_name()),
                format::export_work(workspace, &annotator),
            )
        })
    }

    /// The name of the file that an export would be now.
    #[must_use]
    pub fn export_name(&self) -> String {
        let lesson = self.lesson();
        self.annotator.with(|annotator| {
            format::file_name(&lesson.id, &annotator.name, &platform::stamp::today())
        })
    }

    /// Offers the work as a download.
    pub fn download_work(&self) {
        let (name, text) = self.exported();
        if self.download(&name, &text) {
            self.downloaded();
        }
    }

    /// Offers what the store held and could not be read, as it was found.
    pub fn download_damaged(&self) {
        let text = self.damaged.with_untracked(|damaged| {
            let found = damaged
                .iter()
                .map(|each| (each.key.as_str(), each.value.as_str()));
            format::write_found(found)
        });
        self.download("lateral-unreadable.json", &text);
    }

    /// Whether the browser took it.
    fn download(&self, name: &str, text: &str) -> bool {
        let taken = platform::files::download(name, text).is_ok();
        if taken {
            self.say(format!("Downloaded as {name}."));
        } else {
            self.say("The browser did not allow the download. Your work is still here; try another browser window, or ask your teacher.");
        }
        taken
    }

    /// Reads the file that was chosen in an input, and works out what it would do.
    pub fn open_chosen(self, event: &web_sys::Event) {
        if let Some(file) = platform::files::chosen(event) {
            spawn_local(async move { self.open_file(file).await });
        }
    }

    /// Reads the file that was dropped on the page, and works out what it would do. Answers whether
    /// there was one.
    #[must_use]
    pub fn open_dropped(self, event: &web_sys::Event) -> bool {
        let Some(file) = platform::files::dropped(event) else {
            return false;
        };
        self.open_dialog(super::state::Dialog::Import);
        spawn_local(async move { self.open_file(file).await });
        true
    }

    async fn open_file(self, file: web_sys::File) {
        self.incoming.set(Some(Incoming::Reading));
        let incoming = match platform::files::read(&file)
            .await
            .and_then(|bytes| format::import(&bytes))
        {
            Err(error) => Incoming::Refused(error.to_string()),
            Ok((Opened::Lesson(lesson), problems)) => Incoming::Lesson(Arc::new(*lesson), problems),
            Ok((Opened::Work(work), problems)) => self.preview(*work, problems),
        };
        // The dialog may have been closed meanwhile.
        if self.incoming.get_untracked().is_some() {
            self.incoming.set(Some(incoming));
        }
    }

    fn preview(&self, work: Work, problems: Vec<Problem>) -> Incoming {
        let lesson = self.lesson();
        if work.lesson != lesson.id {
            let error: FileError = Unusable::OtherLesson(lesson_title_of(&work)).into();
            return Incoming::Refused(error.to_string());
        }
        let texts_differ = work.articles.iter().any(|(id, sha256)| {
            lesson
                .article(id)
                .is_none_or(|article| !sha256.is_empty() && article.sha256 != *sha256)
        });
        let plan = self.with_untracked(|workspace| plan(workspace, &work));
        Incoming::Work(Rc::new(Preview {
            work,
            plan,
            problems,
            texts_differ,
        }))
    }

    /// Takes a work in, as one step.
    pub fn take_in(&self, preview: &Preview, deleted: DeletedHere) {
        let untouched = self.is_untouched();
        let name = preview.work.annotator.name.clone();
        // The plan is made again: another tab may have changed something while the dialog was open.
        let work = &preview.work;
        let taken = self.run(|workspace, _| Ok(plan(workspace, work).edit(&name, deleted)));
        if untouched {
            // One's own file in an empty browser: the same annotator goes on.
            self.set_annotator(work.annotator.clone());
        }
        self.incoming.set(None);
        self.dialog.set(None);
        if taken.is_some() {
            self.say_undoable("The work was imported.");
        }
    }

    /// Gives the work's annotator a name.
    pub fn set_name(&self, name: &str) {
        let annotator = self.annotator.get_untracked();
        let name: String = name
            .chars()
            .take(crate::core::limits::LABEL as usize)
            .collect();
        if annotator.name != name {
            self.set_annotator(Annotator { name, ..annotator });
        }
    }

    /// Puts an imported lesson beside the others. Its articles are the bulk of what is kept: where they
    /// would fill a store so far that marks get into need, they stay out of it.
    ///
    /// # Errors
    /// There is no room for it in either store; a sentence for the student.
    pub fn keep_lesson(&self, lesson: &Lesson) -> Result<(), String> {
        let write = super::library::keep(lesson);
        let bytes = match &write {
            Write::Set(_, value) => 2 * value.len() as u64,
            Write::Remove(_) => 0,
        };
        let faults = self.saver.with_untracked(Saver::faults);
        let (_, database) = self.backup.rooms.get_untracked();
        // Measured now: what was measured a minute ago may be over.
        let local = platform::memory::local_room();
        let fits = |room: Option<StorageSpace>, most: Fill| {
            room.is_none_or(|room| room.with(bytes).fill() < most)
        };
        let in_local = faults.local.is_none() && fits(local, Fill::Filling);
        let in_journal = faults.journal.is_none() && fits(database, Fill::Full);
        match (in_local, in_journal) {
            (true, true) => self.save(vec![write]),
            (false, true) => self.save_in(Place::Journal, vec![write]),
            (_, false) if faults.local.is_none() && fits(local, Fill::Full) => {
                self.save_in(Place::Local, vec![write]);
            }
            _ => {
                return Err(format!(
                    "This browser has too little space left for another lesson ({}), so it was not taken in. All your marks are kept. Remove a lesson that you do not need any more, or use another browser.",
                    space::plain(bytes)
                ));
            }
        }
        Ok(())
    }
}

fn lesson_title_of(work: &Work) -> String {
    let title = if work.lesson_title.trim().is_empty() {
        work.lesson.as_str()
    } else {
        work.lesson_title.trim()
    };
    format!("“{}”", crate::core::text::printable::brief(title, 60))
}
