//! Connects the browser's notices with the open lesson.
//!
//! Invariant: every listener ends with the owner in which it was added.
//! Must not know: what the notices lead to.

use leptos::prelude::*;

use super::{Reader, actions, focus, keyboard};
use crate::platform::{article_dom, highlight, selection_observer};

/// Begins to listen, as long as the current owner lives.
pub fn listen(reader: Reader) {
    keyboard::listen(reader);
    focus::let_requests_end(reader.focus);
    // Going to another address is told before the page that is left goes, and other pages ask nobody.
    let leaving = ["pagehide", "popstate"].map(|notice| {
        window_event_listener_untyped(notice, move |_| actions::keep_position(reader))
    });
    let observer = selection_observer::observe(move |drawn, input| {
        actions::select_drawn(reader, drawn, input);
        actions::apply_pen(reader);
    });
    let observer = StoredValue::new_local(observer);
    on_cleanup(move || {
        leaving.into_iter().for_each(WindowListenerHandle::remove);
        observer.dispose();
        highlight::paint("pending", &[]);
    });
    // A change in the mark's blocks redraws its pieces; the look follows when they are on the page.
    Effect::new(move |_| {
        let id = reader.focused.get();
        if let Some(id) = id {
            reader.session.track_mark(id);
        }
        request_animation_frame(move || {
            if !reader.is_closed() {
                article_dom::show_looked_at(reader.article_untracked().zip(id));
            }
        });
    });
    actions::learn_memory(reader);
}
