//! Where the reader is: the page's address as a signal.
//!
//! Invariant: the address is the truth; what is shown follows it.
//! Must not know: what the pages show.

use leptos::ev;
use leptos::prelude::*;

use super::release::release_readers;
use crate::core::route::{LessonSource, Route};
use crate::platform::{address, page};

/// Where the reader is, given by context.
#[derive(Clone, Copy)]
pub struct CurrentRoute(RwSignal<Route>);

impl CurrentRoute {
    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.0);
    }

    /// Follows the page's address as long as the current owner lives.
    #[must_use]
    pub fn follow() -> Self {
        let route = RwSignal::new(here());
        let handle = window_event_listener(ev::hashchange, move |_| route.set(here()));
        on_cleanup(move || handle.remove());
        Self(route)
    }

    /// The route; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn get(self) -> Route {
        self.0.get()
    }

    /// The route, once.
    #[must_use]
    pub fn get_untracked(self) -> Route {
        self.0.get_untracked()
    }

    /// Goes to a page in place of the one that is shown: the way back leads past this one, and what the
    /// address asked for behind its `?` is gone.
    pub fn replace(self, route: &Route) {
        address::replace(&route.fragment());
        self.0.set(here());
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
