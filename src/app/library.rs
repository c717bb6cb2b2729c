//! Which lessons there are, and opening one.
//!
//! Invariant: nothing is written while loading; a lesson or a store that cannot be read is an
//! answer with a sentence, and the rest goes on.
//! Must not know: markup.

use std::sync::Arc;

use super::keymap::SingleKeys;
use super::route::Route;
use super::stores::{Faults, Lacks, Stores};
use crate::core::annotation::history::Session;
use crate::core::annotation::workspace::Workspace;
use crate::core::format::{self, Annotator, Opened};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::storage::{Damaged, Key, Write, lessons_prefix, restore, work_prefix};
use crate::platform;

/// The lessons of this browser.
#[derive(Clone, Default)]
pub struct Library {
    /// The one beside the app first, then imported ones by id.
    pub lessons: Vec<Arc<Lesson>>,
    /// Those of which something could not be read.
    pub partly: Vec<LessonId>,
    /// Sentences about lessons that could not be read.
    pub troubles: Vec<String>,
    /// Lessons that one store has and the other lacks.
    pub lacks: Lacks,
}

/// A lesson with everything that was kept of the work on it.
pub struct Loaded {
    /// Lesson, records and undo steps.
    pub session: Session,
    /// Whose work it is, with the revision of that value, if anybody began.
    pub annotator: Option<(Annotator, u64)>,
    /// Where the reader was.
    pub place: Option<String>,
    /// What could not be read.
    pub damaged: Vec<Damaged>,
    /// Whether keys of one character act.
    pub single_keys: SingleKeys,
    /// How much of the work was downloaded last: a sum of revisions.
    pub exported: u64,
    /// What one store has and the other lacks.
    pub lacks: Lacks,
    /// Why a store could not be read, if it could not.
    pub faults: Faults,
}

impl Library {
    /// Gathers the lesson beside the app and those in the store.
    pub async fn gather(stores: &Stores) -> Self {
        let (beside, mut library) = Self::sorted_out(stores).await;
        // The later version stands for both.
        if let Some(beside) = beside {
            let kept = library.lessons.iter().position(|kept| kept.id == beside.id);
            match kept {
                Some(at) if library.lessons[at].revision >= beside.revision => {}
                Some(at) => library.lessons[at] = beside,
                None => library.lessons.insert(0, beside),
            }
        }
        library
    }

    /// The lesson beside the app, and those in the store.
    pub async fn sorted_out(stores: &Stores) -> (Option<Arc<Lesson>>, Self) {
        let prefix = lessons_prefix();
        let stored = stores.load(&prefix);
        let mut library = Self::default();
        match platform::address::fetch_text(platform::address::BUNDLED_LESSON).await {
            Some(text) => library.take(&text, "The lesson beside the app"),
            None => library.troubles.push(
                "The lesson of this page could not be loaded. Check the connection and reload the page; your work is kept.".into(),
            ),
        }
        let beside = library.lessons.pop();
        let found = stored.await;
        library.lacks = found.lacks;
        // A store that fails is reported when the work is loaded.
        for (name, text) in found.entries {
            library.take(&text, &format!("A lesson that was imported ({name})"));
        }
        (beside, library)
    }

    fn take(&mut self, text: &str, what: &str) {
        match format::import(text.as_bytes()) {
            Ok((Opened::Lesson(lesson), problems)) => {
                if !problems.is_empty() {
                    self.partly.push(lesson.id.clone());
                }
                if self.get(&lesson.id).is_none() {
                    self.lessons.push(Arc::new(*lesson));
                }
            }
            Ok((Opened::Work(_), _)) => {
                self.troubles.push(format!(
                    "{what} is not a lesson but somebody's work, so it was not opened."
                ));
            }
            Err(error) => self
                .troubles
                .push(format!("{what} cannot be read. {error}")),
        }
    }

    /// The lesson of that name.
    #[must_use]
    pub fn get(&self, id: &LessonId) -> Option<&Arc<Lesson>> {
        self.lessons.iter().find(|lesson| lesson.id == *id)
    }

    /// The lesson that a route leads to; the first one where it says none.
    #[must_use]
    pub fn for_route(&self, route: &Route) -> Option<Arc<Lesson>> {
        match route.lesson() {
            Some(id) => self.get(id).cloned(),
            None => self.lessons.first().cloned(),
        }
    }
}

/// Loads what was kept of the work on a lesson.
pub async fn load(stores: &Stores, lesson: Arc<Lesson>) -> Loaded {
    let found = stores.load(&work_prefix(&lesson.id)).await;
    let setting = Key::Setting("single-keys").to_string();
    let settings = stores.load(&setting).await.entries;
    let off = settings
        .iter()
        .any(|(name, value)| *name == setting && value == "off");
    let restored = restore(found.entries);
    let mut workspace = Workspace::new(lesson);
    for record in restored.records {
        workspace.adopt(record);
    }
    Loaded {
        session: Session::resume(workspace, restored.steps, platform::stamp::tab()),
        annotator: restored.annotator,
        place: restored.place,
        damaged: restored.damaged,
        single_keys: if off { SingleKeys::Off } else { SingleKeys::On },
        exported: restored.exported,
        lacks: found.lacks,
        faults: found.faults,
    }
}

/// The write that puts a lesson into the store.
#[must_use]
pub fn keep(lesson: &Lesson) -> Write {
    Write::Set(
        Key::Lesson(lesson.id.clone()),
        format::export_lesson(lesson),
    )
}
