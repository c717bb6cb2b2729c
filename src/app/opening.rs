//! From the address to an open lesson.
//!
//! Invariant: at most one lesson is open; while one is loading the page says so.
//! Must not know: markup.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::library::{Library, load};
use super::route::Route;
use super::state::AppState;
use super::wiring::{Open, wire};
use crate::core::lesson::Lesson;
use crate::core::storage::Store;
use crate::web::local_storage::Local;
use crate::web::page;

/// What the whole page knows.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Where the reader is.
    pub route: RwSignal<Route>,
    /// Which lessons there are; nothing while they are gathered.
    pub library: RwSignal<Option<Library>>,
    /// The lesson that is open.
    pub open: Open,
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
}

impl Desk {
    /// Gathers the lessons, opens the one that the address leads to, and listens from then on.
    #[must_use]
    pub fn new() -> Self {
        let desk = Self {
            route: RwSignal::new(Route::parse(&page::fragment())),
            library: RwSignal::new(None),
            open: RwSignal::new(None),
            store: StoredValue::new_local(Rc::new(Local)),
        };
        wire(desk.open, desk.route);
        let store = desk.store.get_value();
        spawn_local(async move {
            desk.library.set(Some(Library::gather(&store).await));
        });
        Effect::new(move || desk.follow());
        desk
    }

    /// Opens the lesson that the address leads to, unless it is open.
    fn follow(self) {
        let route = self.route.get();
        let wanted = self.library.with(|library| library.as_ref().and_then(|library| library.for_route(&route)));
        let opened = self.open.get_untracked();
        let same = opened.is_some_and(|state| match &wanted {
            Some(wanted) => state.lesson().id == wanted.id && route.lesson().is_none_or(|id| *id == wanted.id),
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

    fn load(self, lesson: Arc<Lesson>) {
        let store = self.store.get_value();
        spawn_local(async move {
            let loaded = load(&store, lesson).await;
            self.open.set(Some(AppState::new(loaded, store, self.route)));
        });
    }

    /// Puts a lesson beside the others and goes to it.
    pub fn add(self, lesson: Arc<Lesson>) {
        let id = lesson.id.clone();
        if let Some(state) = self.open.get_untracked() {
            state.keep_lesson(&lesson);
        }
        self.library.update(|library| {
            let library = library.get_or_insert_default();
            if library.get(&id).is_none() {
                library.lessons.push(lesson);
            }
        });
        page::go(&Route::Lesson(id).fragment());
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
