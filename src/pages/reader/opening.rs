//! From the address to an open lesson.
//!
//! Invariant: at most one lesson is open; while one is loading the page says so, and the one before stays.
//! Must not know: markup.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::core::lesson::{Lesson, LessonId};
use crate::core::route::Route;
use crate::core::storage::Sheet;
use crate::core::visit::ReadingPurpose;
use crate::platform::stamp;
use crate::state::library::{Lessons, Library, LoadedWork, load_work};
use crate::state::persistence::Persistence;
use crate::state::route::CurrentRoute;
use crate::state::sheet_choice::SheetChoice;

/// What the page waits for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpeningStatus {
    /// A lesson is open.
    Open,
    /// A lesson is on its way.
    Loading,
    /// The lesson is not here; with what went wrong, in sentences.
    NotHere(Vec<String>),
}

/// A lesson, and the sheet on which the work on it is, where one was chosen.
type WantedWork = (LessonId, Option<Sheet>);

/// A lesson that was loaded.
struct OpenedLesson {
    /// Tells this opening from others.
    number: u32,
    id: LessonId,
    /// Which version of it.
    revision: u64,
    sheet: Sheet,
    /// Until its page takes it.
    loaded: Option<LoadedWork>,
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Opening {
    library: Library,
    route: CurrentRoute,
    purpose: ReadingPurpose,
    sheets: SheetChoice,
    opened: RwSignal<Option<OpenedLesson>, LocalStorage>,
}

impl Opening {
    /// Gathers the lessons, opens the one that the address leads to, and follows the address as long as the
    /// current owner lives. Gives the library by context.
    #[must_use]
    pub fn new(purpose: ReadingPurpose) -> Self {
        let persistence: Persistence = expect_context();
        let opening = Self {
            library: Library::new(),
            route: expect_context(),
            purpose,
            sheets: SheetChoice::new(),
            opened: RwSignal::new_local(None),
        };
        provide_context(opening.library);
        provide_context(opening.sheets);
        spawn_local(async move {
            let mut lessons = Lessons::gather(persistence).await;
            persistence.even_out(std::mem::take(&mut lessons.lacks));
            // The page may be another by now.
            if !opening.opened.is_disposed() {
                opening.library.set(lessons);
            }
        });
        Effect::new(move |_| match opening.wanted() {
            Some((id, sheet)) if opening.is_open(&id, sheet) => {}
            Some((id, sheet)) => {
                if let Some(lesson) = opening.library.lesson(&id) {
                    opening.load(persistence, lesson, sheet);
                }
            }
            None => opening.opened.set(None),
        });
        Effect::new(move |_| {
            if let OpeningStatus::NotHere(_) = opening.status() {
                opening.route.look_elsewhere();
            }
        });
        opening
    }

    /// The work that the address leads to; whoever reads it inside an effect is told when it is another.
    fn wanted(self) -> Option<WantedWork> {
        let route = self.route.get();
        let id = self.library.with(|lessons| {
            let wanted = lessons?.for_route(&route)?;
            Some(wanted.id.clone())
        })?;
        let sheet = match self.purpose {
            ReadingPurpose::Work => self.sheets.chosen(&id),
            ReadingPurpose::Preview => None,
        };
        Some((id, sheet))
    }

    /// What the page waits for; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn status(self) -> OpeningStatus {
        if self.opened.with(Option::is_some) {
            return OpeningStatus::Open;
        }
        let route: Route = self.route.get();
        let is_missing = self
            .library
            .with(|lessons| lessons.is_some_and(|lessons| lessons.for_route(&route).is_none()));
        if is_missing {
            OpeningStatus::NotHere(self.library.problems())
        } else {
            OpeningStatus::Loading
        }
    }

    /// The number of the opening of the lesson that is open; whoever reads it inside an effect is told when it
    /// is another.
    #[must_use]
    pub fn opened(self) -> Option<u32> {
        self.opened
            .with(|opened| opened.as_ref().map(|opened| opened.number))
    }

    /// What was loaded at that opening; nothing if a page has taken it already.
    #[must_use]
    pub fn take(self, number: u32) -> Option<LoadedWork> {
        self.opened.try_update_untracked(|opened| {
            let opened = opened.as_mut().filter(|opened| opened.number == number);
            opened?.loaded.take()
        })?
    }

    /// Whether a lesson is open in the version that is known, and on this sheet if one is wanted.
    fn is_open(self, id: &LessonId, sheet: Option<Sheet>) -> bool {
        let known = untrack(|| self.library.lesson(id)).map(|lesson| lesson.revision);
        self.opened.with_untracked(|opened| {
            opened.as_ref().is_some_and(|opened| {
                let is_it = opened.id == *id && known.is_none_or(|it| it == opened.revision);
                is_it && sheet.is_none_or(|sheet| sheet == opened.sheet)
            })
        })
    }

    fn load(self, persistence: Persistence, lesson: Arc<Lesson>, sheet: Option<Sheet>) {
        spawn_local(async move {
            let (id, revision) = (lesson.id.clone(), lesson.revision);
            let loaded = match self.purpose {
                ReadingPurpose::Work => load_work(persistence, lesson, sheet).await,
                ReadingPurpose::Preview => LoadedWork::nobodys(lesson),
            };
            // The reader may have gone on to another lesson or page meanwhile, or be here already.
            let is_left = self.opened.is_disposed();
            if !is_left
                && untrack(|| self.wanted()) == Some((id.clone(), sheet))
                && !self.is_open(&id, sheet)
            {
                self.opened.set(Some(OpenedLesson {
                    number: stamp::tab(),
                    id,
                    revision,
                    sheet: loaded.sheet,
                    loaded: Some(loaded),
                }));
            }
        });
    }
}
