//! Connects the browser's notices with the lesson that is open.
//!
//! Invariant: each listener is added once, for the life of the page, and asks which lesson is open.
//! Must not know: what the notices lead to.

use super::keymap::Press;
use super::route::Route;
use super::state::AppState;
use super::watched::Watched;
use crate::platform::{page, selection_observer, tabs};

/// The lesson that is open.
pub type Open = Watched<Option<AppState>>;

/// Begins to listen.
pub fn wire(open: Open, route: Watched<Route>) {
    page::on_fragment(move || {
        if let Some(state) = open.get_untracked() {
            state.note_place();
        }
        route.set(Route::parse(&page::fragment()));
    });
    page::on_key(move |event| {
        let Some(state) = open.get_untracked() else {
            return;
        };
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let press = Press {
            key: event.key(),
            ctrl: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        if state.pressed(&press) {
            event.prevent_default();
        }
    });
    page::on_hidden(move || {
        if let Some(state) = open.get_untracked() {
            state.note_place();
        }
    });
    let observer = selection_observer::observe(move |drawn, means| {
        if let Some(state) = open.get_untracked() {
            state.drawn(drawn, means);
        }
    });
    std::mem::forget(observer);
    tabs::on_write(move |key, value| {
        if let Some(state) = open.get_untracked() {
            match key {
                Some(key) => state.adopt(&key, value.as_deref()),
                None => state.store_was_emptied(),
            }
        }
    });
}
