//! Where the reader is: the page's address as a signal.
//!
//! Invariant: the address is the truth; what is shown follows it. What it asks for with `?lesson=` stays in it
//! as long as the reader is in that lesson, so that somebody else may open the address, and no longer.
//! Must not know: what the pages show.

use leptos::ev;
use leptos::prelude::*;

use super::release::release_readers;
use crate::core::lesson::LessonId;
use crate::core::route::{LessonSource, Route};
use crate::platform::{address, page};

/// Where the reader is, given by context.
#[derive(Clone, Copy)]
pub struct CurrentRoute {
    route: RwSignal<Route>,
    /// The lesson for which the address asks with `?lesson=`, once it is known.
    asked: StoredValue<Option<LessonId>>,
    /// Whether a lesson that was not here has been looked for in the file for which the address asks.
    has_looked: StoredValue<bool>,
}

impl CurrentRoute {
    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.route);
    }

    /// Follows the page's address as long as the current owner lives.
    #[must_use]
    pub fn follow() -> Self {
        let mut route = here();
        if route == Route::Home
            && let Some(path) = address::asked_for("lesson")
        {
            // So that a link to the first page is a way out of the lesson that is asked for.
            page::replace("");
            route = Route::Incoming(LessonSource::Path(path));
        }
        let current = Self {
            // Whoever gave the address away was in the lesson for which it asks.
            asked: StoredValue::new(route.lesson().cloned()),
            has_looked: StoredValue::new(false),
            route: RwSignal::new(route),
        };
        let handle = window_event_listener(ev::hashchange, move |_| current.arrive());
        on_cleanup(move || handle.remove());
        current
    }

    /// The route; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn get(self) -> Route {
        self.route.get()
    }

    /// Tells whoever calls it inside an effect when the route changes.
    pub fn track(self) {
        self.route.track();
    }

    /// The route, once.
    #[must_use]
    pub fn get_untracked(self) -> Route {
        self.route.get_untracked()
    }

    /// Goes to the lesson that was asked for, in place of the page that is shown: the way back leads past that
    /// one. Where the address already leads into the lesson, it is followed; where it asks for another, that
    /// is gone from it.
    pub fn open(self, lesson: &LessonId) {
        let there = Route::parse(&page::fragment());
        let there = match there.lesson() {
            Some(id) if id == lesson => there,
            _ => Route::Lesson(lesson.clone()),
        };
        if self.get_untracked().is_asked_for() {
            page::replace(&there.fragment());
        } else {
            address::replace(&there.fragment());
        }
        self.asked.set_value(Some(lesson.clone()));
        self.route.set(there);
    }

    /// The lesson to which the address leads is not here. Goes to the file for which the address asks, if it
    /// asks for one: only once, since the file may hold another lesson.
    pub fn look_elsewhere(self) {
        if self.has_looked.get_value() || self.get_untracked().lesson().is_none() {
            return;
        }
        if let Some(path) = address::asked_for("lesson") {
            self.has_looked.set_value(true);
            self.asked.set_value(None);
            self.route.set(Route::Incoming(LessonSource::Path(path)));
        }
    }

    /// The address is another.
    fn arrive(self) {
        let mut next = here();
        if address::asked_for("lesson").is_some() && !next.is_asked_for() {
            match (self.asked.get_value(), next.lesson()) {
                // The first page is that of the lesson for which the address asks.
                (Some(asked), None) if next == Route::Home => {
                    next = Route::Lesson(asked);
                    page::replace(&next.fragment());
                }
                (Some(_), None) => {}
                (Some(asked), Some(lesson)) if asked == *lesson => {}
                // On to another lesson, or on without the one that was asked for.
                _ => address::replace(&page::fragment()),
            }
        }
        self.route.set(next);
    }
}

/// Goes to a page and adds it to the browser's history.
pub fn go_to(route: &Route) {
    page::go(&route.fragment());
}

/// Where the page's address leads.
fn here() -> Route {
    let fragment = page::fragment();
    match address::asked_for("lesson") {
        // With a fragment the reader has gone on.
        Some(path) if fragment.is_empty() => Route::Incoming(LessonSource::Path(path)),
        _ => Route::parse(&fragment),
    }
}
