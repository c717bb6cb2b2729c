//! From the address to an open lesson.
//!
//! Invariant: at most one lesson is open; while one is loading the page says so.
//! Must not know: markup.

use std::sync::Arc;

use leptos::task::spawn_local;

use super::library::{Library, load};
use super::route::Route;
use super::state::AppState;
use super::stores::Stores;
use super::tabs;
use super::watched::Watched;
use super::wiring::{Open, wire};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::storage::TabMessage;
use crate::platform::indexed_db::Fate;
use crate::platform::page;
use crate::platform::tabs::Channel;

/// What the page waits for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Waiting {
    /// A lesson is open.
    ForNothing,
    /// A lesson that is on its way.
    ForLesson,
    /// A lesson that is not here; with what went wrong, in sentences.
    InVain(Vec<String>),
}

/// What the whole page knows.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Where the reader is.
    pub route: Watched<Route>,
    /// Which lessons there are; nothing while they are gathered.
    pub library: Watched<Option<Library>>,
    /// The lesson that is open.
    pub open: Open,
    /// Whether a newer version of the app has been heard of; then nothing is changed any more.
    pub outdated: Watched<bool>,
    pub(super) stores: &'static Stores,
    pub(super) channel: &'static Channel,
}

impl Desk {
    /// Gathers the lessons, opens the one that the address leads to, and listens from then on.
    #[must_use]
    pub fn new() -> Self {
        let open: Open = Watched::new(None);
        let outdated = Watched::new(false);
        let stores = Stores::open(move |fate| match fate {
            Fate::Outdated => give_way(open, outdated),
            Fate::Emptied => {
                if let Some(state) = open.get_untracked() {
                    state.store_was_emptied();
                }
            }
        });
        let desk = Self {
            route: Watched::new(Route::parse(&page::fragment())),
            library: Watched::new(None),
            open,
            outdated,
            stores,
            channel: tabs::open(),
        };
        wire(desk.open, desk.route);
        let outdated = move || give_way(desk.open, desk.outdated);
        tabs::meet(desk.channel, outdated, move |signal| desk.heard(signal));
        spawn_local(async move {
            let mut library = Library::gather(desk.stores).await;
            let lacks = std::mem::take(&mut library.lacks);
            if !desk.outdated.get_untracked() {
                desk.stores.even_out(lacks);
            }
            desk.library.set(Some(library));
        });
        desk
    }

    /// Another tab has written something.
    fn heard(self, signal: &TabMessage) {
        if let Some(state) = self.open.get_untracked() {
            let (stores, signal) = (self.stores, signal.clone());
            spawn_local(async move { state.read_again(stores, &signal).await });
        }
    }

    /// Opens the lesson that the address leads to, unless it is open. To be called again whenever
    /// the address or the library changes.
    pub fn follow(self) {
        let route = self.route.get();
        self.library.track();
        let wanted = self.wanted();
        let opened = self.open.get_untracked();
        let same = opened.is_some_and(|state| match &wanted {
            Some(wanted) => {
                state.lesson().id == wanted.id && route.lesson().is_none_or(|id| *id == wanted.id)
            }
            None => false,
        });
        if same {
            return;
        }
        match wanted {
            Some(lesson) => self.load(lesson),
            None => self.open.set(None),
        }
    }

    /// The lesson that the address leads to, if it is here.
    fn wanted(self) -> Option<Arc<Lesson>> {
        let route = self.route.get_untracked();
        self.library
            .with_untracked(|library| library.as_ref()?.for_route(&route))
    }

    fn load(self, lesson: Arc<Lesson>) {
        spawn_local(async move {
            let id = lesson.id.clone();
            let loaded = load(self.stores, lesson).await;
            let is_open = self
                .open
                .with_untracked(|open| open.is_some_and(|state| state.lesson().id == id));
            // The reader may have gone on to another lesson meanwhile, or be here already.
            if is_open || self.wanted().is_none_or(|wanted| wanted.id != id) {
                return;
            }
            let state = AppState::new(loaded, self);
            if self.outdated.get_untracked() {
                state.stop_saving();
            }
            self.open.set(Some(state));
            state.get_to_know_memory();
        });
    }

    /// What the page waits for.
    #[must_use]
    pub fn waiting(self) -> Waiting {
        if self.open.with(Option::is_some) {
            return Waiting::ForNothing;
        }
        let route = self.route.get();
        self.library.with(|library| match library {
            Some(library) if library.for_route(&route).is_none() => {
                Waiting::InVain(library.troubles.clone())
            }
            _ => Waiting::ForLesson,
        })
    }

    /// The lesson of that name, if it is here.
    #[must_use]
    pub fn lesson(self, id: &LessonId) -> Option<Arc<Lesson>> {
        self.library
            .with_untracked(|library| library.as_ref()?.get(id).cloned())
    }

    /// The lessons that are here beside one.
    #[must_use]
    pub fn others(self, id: &LessonId) -> Vec<Arc<Lesson>> {
        self.library.with(|library| {
            let lessons = library.iter().flat_map(|library| library.lessons.iter());
            lessons.filter(|lesson| lesson.id != *id).cloned().collect()
        })
    }

    /// Puts a lesson beside the others and goes to it.
    ///
    /// # Errors
    /// There is no room for it; a sentence for the student.
    pub fn take_in(self, lesson: Arc<Lesson>) -> Result<(), String> {
        let id = lesson.id.clone();
        if let Some(state) = self.open.get_untracked() {
            state.keep_lesson(&lesson)?;
        }
        self.library.update(|library| {
            let library = library.get_or_insert_default();
            if library.get(&id).is_none() {
                library.lessons.push(lesson);
            }
        });
        page::go(&Route::Lesson(id).fragment());
        Ok(())
    }
}

/// A newer version of the app is at work in this browser: from now on this page only shows.
fn give_way(open: Open, outdated: Watched<bool>) {
    if let Some(state) = open.get_untracked() {
        state.stop_saving();
    }
    outdated.set(true);
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
