//! Which lessons there are, and what was kept of the work on one.
//!
//! Invariant: nothing is written while loading; a lesson or a store that cannot be read is an answer with a
//! sentence, and the rest goes on.
//! Must not know: which lesson is open.

use std::sync::Arc;

use leptos::prelude::*;
use thiserror::Error;

use super::persistence::Persistence;
use super::stores::Lacks;
use super::suggesting::NamesSuggested;
use crate::core::annotation::history::Session;
use crate::core::annotation::workspace::Workspace;
use crate::core::format::{self, Annotator, FileError};
use crate::core::keymap::SingleKeys;
use crate::core::lesson::{Lesson, LessonId};
use crate::core::route::Route;
use crate::core::storage::{Damaged, Key, Setting, Sheet, Write, lessons_prefix, restore};
use crate::platform::{address, early_words, stamp};

/// Why a lesson is not there.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum LessonProblem {
    /// The file beside the app did not come.
    #[error(
        "This page’s lesson could not be loaded. Check your connection and reload the page; your work is saved."
    )]
    NotLoaded,
    /// A file holds a work.
    #[error("{0} is not a lesson but somebody’s work, so it was not opened.")]
    IsWork(LessonPlace),
    /// A file cannot be read.
    #[error("{0} cannot be read. {1}")]
    Unreadable(LessonPlace, FileError),
}

/// Where a lesson was found.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum LessonPlace {
    /// The file of this page.
    #[error("The lesson file beside this page")]
    Bundled,
    /// A store, under this key.
    #[error("An imported lesson ({0})")]
    Stored(String),
}

/// The lessons of this browser.
#[derive(Clone, Default)]
pub struct Lessons {
    /// The one beside the app first, then imported ones by id.
    pub lessons: Vec<Arc<Lesson>>,
    /// Those of which something could not be read.
    pub partly: Vec<LessonId>,
    /// What could not be read at all.
    pub problems: Vec<LessonProblem>,
    /// Lessons that one store has and the other lacks.
    pub lacks: Lacks,
    /// The one that was worked on last.
    pub last: Option<LessonId>,
    /// The one beside the app, unless a later version of it is kept here.
    pub own: Option<LessonId>,
}

impl Lessons {
    /// Gathers the lesson beside the app and those in the stores; of two versions the later one stands for both.
    pub async fn gather(persistence: Persistence) -> Self {
        let setting = Key::Setting(Setting::LastLesson).to_string();
        let last = persistence.begin_load(&setting);
        let (bundled, mut lessons) = Self::gather_apart(persistence).await;
        let last = last.await.entries;
        lessons.last = last.iter().find_map(|(_, value)| LessonId::parse(value));
        if let Some(bundled) = bundled {
            let kept = lessons
                .lessons
                .iter()
                .position(|kept| kept.id == bundled.id);
            let later = kept.filter(|at| lessons.lessons[*at].revision > bundled.revision);
            lessons.own = later.is_none().then(|| bundled.id.clone());
            match kept {
                Some(at) if lessons.lessons[at].revision >= bundled.revision => {}
                Some(at) => lessons.lessons[at] = bundled,
                None => lessons.lessons.insert(0, bundled),
            }
        }
        lessons
    }

    /// The lesson beside the app, and those in the stores.
    pub async fn gather_apart(persistence: Persistence) -> (Option<Arc<Lesson>>, Self) {
        let prefix = lessons_prefix();
        // Both at once: the stores have begun before the file is waited for.
        let stored = persistence.begin_load(&prefix);
        let mut lessons = Self::default();
        let file = match early_words::lesson_file() {
            None => address::fetch_text(address::BUNDLED_LESSON).await,
            file => file,
        };
        match file {
            Some(text) => lessons.take(&text, LessonPlace::Bundled),
            None => lessons.problems.push(LessonProblem::NotLoaded),
        }
        let bundled = lessons.lessons.pop();
        // A store that fails is reported when the work is loaded.
        let found = stored.await;
        lessons.lacks = found.lacks;
        for (name, text) in found.entries {
            lessons.take(&text, LessonPlace::Stored(name));
        }
        (bundled, lessons)
    }

    fn take(&mut self, text: &str, origin: LessonPlace) {
        match format::import_lesson(text.as_bytes()) {
            Ok(Some((lesson, problems))) => {
                if !problems.is_empty() {
                    self.partly.push(lesson.id.clone());
                }
                if self.get(&lesson.id).is_none() {
                    self.lessons.push(Arc::new(lesson));
                }
            }
            Ok(None) => self.problems.push(LessonProblem::IsWork(origin)),
            Err(error) => self.problems.push(LessonProblem::Unreadable(origin, error)),
        }
    }

    /// The lesson of that name.
    #[must_use]
    pub fn get(&self, id: &LessonId) -> Option<&Arc<Lesson>> {
        self.lessons.iter().find(|lesson| lesson.id == *id)
    }

    /// The lesson that a route leads to; where it says none, the one that was worked on last, else the first.
    #[must_use]
    pub fn for_route(&self, route: &Route) -> Option<&Arc<Lesson>> {
        if let Some(id) = route.lesson() {
            self.get(id)
        } else {
            let last = self.last.as_ref().and_then(|id| self.get(id));
            last.or(self.lessons.first())
        }
    }
}

/// The lessons of this browser as the pages know them, given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Library(RwSignal<Option<Lessons>>);

impl Library {
    /// Not gathered yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// They have been gathered.
    pub fn set(self, lessons: Lessons) {
        self.0.set(Some(lessons));
    }

    /// Reads them, nothing while they are gathered; whoever does inside an effect is told when they change.
    pub fn with<T>(self, read: impl FnOnce(Option<&Lessons>) -> T) -> T {
        self.0.with(|lessons| read(lessons.as_ref()))
    }

    /// All of them, nothing while they are gathered.
    #[must_use]
    pub fn lessons(self) -> Option<Lessons> {
        self.0.get()
    }

    /// What could not be read, as sentences.
    #[must_use]
    pub fn problems(self) -> Vec<String> {
        self.with(|lessons| {
            let problems = lessons.into_iter().flat_map(|lessons| &lessons.problems);
            problems.map(ToString::to_string).collect()
        })
    }

    /// The lessons beside one.
    #[must_use]
    pub fn others(self, id: &LessonId) -> Vec<Arc<Lesson>> {
        self.with(|lessons| {
            let lessons = lessons.into_iter().flat_map(|lessons| &lessons.lessons);
            lessons.filter(|lesson| lesson.id != *id).cloned().collect()
        })
    }

    /// The lesson of that name, if it is here.
    #[must_use]
    pub fn lesson(self, id: &LessonId) -> Option<Arc<Lesson>> {
        self.0
            .with_untracked(|lessons| lessons.as_ref()?.get(id).cloned())
    }

    /// A lesson is worked on. Answers with the write that keeps it, unless it was the last one already. Nobody is
    /// told: whoever reads a page stays on it.
    #[must_use]
    pub fn work_on(self, id: &LessonId) -> Option<Write> {
        self.0.try_update_untracked(|lessons| {
            let last = &mut lessons.as_mut()?.last;
            (last.as_ref() != Some(id)).then(|| {
                *last = Some(id.clone());
                Write::Set(Key::Setting(Setting::LastLesson), id.as_str().to_owned())
            })
        })?
    }

    /// Puts a lesson beside the others, or in the place of the one of its name.
    pub fn put(self, lesson: Arc<Lesson>) {
        self.0.update(|lessons| {
            let lessons = &mut lessons.get_or_insert_default().lessons;
            match lessons.iter_mut().find(|kept| kept.id == lesson.id) {
                Some(kept) => *kept = lesson,
                None => lessons.push(lesson),
            }
        });
    }
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}

/// A lesson with everything that was kept of the work on it.
pub struct LoadedWork {
    /// On which sheet it is.
    pub sheet: Sheet,
    /// Lesson, records and undo steps.
    pub session: Session,
    /// Whose work it is, with the revision of that value, if anybody began.
    pub annotator: Option<(Annotator, u64)>,
    /// Where the reader was.
    pub position: Option<String>,
    /// What could not be read.
    pub damaged: Vec<Damaged>,
    /// Whether keys of one character act.
    pub single_keys: SingleKeys,
    /// Whether names are suggested.
    pub names_suggested: NamesSuggested,
    /// How much of the work is in a file: a sum of revisions.
    pub exported: u64,
    /// What one store has and the other lacks.
    pub lacks: Lacks,
}

impl LoadedWork {
    /// Nobody's work on a lesson: nothing was kept of it.
    #[must_use]
    pub fn nobodys(lesson: Arc<Lesson>) -> Self {
        Self {
            sheet: Sheet::First,
            session: Session::resume(Workspace::new(lesson), Vec::new(), stamp::tab()),
            annotator: None,
            position: None,
            damaged: Vec::new(),
            single_keys: SingleKeys::On,
            names_suggested: NamesSuggested::On,
            exported: 0,
            lacks: Lacks::default(),
        }
    }
}

/// Loads what was kept of a work on a lesson: the one on the sheet that is wanted, else on the one that was worked
/// on last.
pub async fn load_work(
    persistence: Persistence,
    lesson: Arc<Lesson>,
    wanted: Option<Sheet>,
) -> LoadedWork {
    let settings = [Setting::SingleKeys, Setting::Suggestions].map(|setting| {
        let name = Key::Setting(setting).to_string();
        (persistence.begin_load(&name), name)
    });
    let used = persistence.begin_load(&Key::UsedSheet(lesson.id.clone()).to_string());
    let sheet = if let Some(sheet) = wanted {
        sheet
    } else {
        let used = used.await.entries;
        let used = used.iter().find_map(|(_, value)| Sheet::parse(value));
        used.unwrap_or_default()
    };
    let found = persistence.load(&sheet.prefix(&lesson.id)).await;
    let mut off = [false; 2];
    for ((found, name), off) in settings.into_iter().zip(&mut off) {
        let found = found.await.entries;
        *off = found
            .iter()
            .any(|(its, value)| *its == name && value == "off");
    }
    let [keys_are_off, names_are_off] = off;
    let restored = restore(found.entries);
    let mut workspace = Workspace::new(lesson);
    for record in restored.records {
        workspace.adopt(record);
    }
    LoadedWork {
        sheet,
        session: Session::resume(workspace, restored.steps, stamp::tab()),
        annotator: restored.annotator,
        position: restored.place,
        damaged: restored.damaged,
        single_keys: if keys_are_off {
            SingleKeys::Off
        } else {
            SingleKeys::On
        },
        names_suggested: if names_are_off {
            NamesSuggested::Off
        } else {
            NamesSuggested::On
        },
        exported: restored.exported,
        lacks: found.lacks,
    }
}

/// The write that puts a lesson into the stores.
#[must_use]
pub fn lesson_write(lesson: &Lesson) -> Write {
    Write::Set(
        Key::Lesson(lesson.id.clone()),
        format::export_lesson(lesson),
    )
}
