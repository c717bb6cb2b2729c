//! Connects the browser's notices with the open lesson.
//!
//! Invariant: every listener ends with the owner in which it was added.
//! Must not know: what the notices lead to.

use leptos::ev;
use leptos::prelude::*;

use super::ranges::dom_range;
use super::{Reader, actions, focus, keyboard};
use crate::core::annotation::record::RecordId;
use crate::core::view::painted;
use crate::platform::{highlight, selection_observer};

/// Begins to listen, as long as the current owner lives.
pub fn listen(reader: Reader) {
    keyboard::listen(reader);
    focus::let_requests_end(reader.focus);
    let hidden = window_event_listener(ev::pagehide, move |_| {
        actions::keep_position(reader);
    });
    let observer = selection_observer::observe(move |drawn, input| {
        actions::select_drawn(reader, drawn, input);
        actions::apply_pen(reader);
    });
    let observer = StoredValue::new_local(observer);
    on_cleanup(move || {
        hidden.remove();
        observer.dispose();
        highlight::paint("pending", &[]);
        highlight::paint("selected", &[]);
    });
    // A change of the mark redraws its pieces; the paint follows when they are on the page.
    Effect::new(move |_| {
        let id = reader.focused.get();
        if let Some(id) = id {
            reader.session.track_mark(id);
        }
        request_animation_frame(move || {
            if !reader.is_closed() {
                paint_focused(reader, id);
            }
        });
    });
    actions::learn_memory(reader);
}

/// Paints the mark that is looked at.
fn paint_focused(reader: Reader, id: Option<RecordId>) {
    let lesson = reader.session.lesson();
    let here = reader
        .article_untracked()
        .and_then(|at| Some((at, lesson.articles.get(at)?)));
    let ranges = match (id, here) {
        (Some(id), Some((at, article))) => reader.session.with_untracked(|workspace| {
            let ranges = painted(workspace, at, id).iter();
            ranges
                .filter_map(|range| dom_range(article, at, *range))
                .collect()
        }),
        _ => Vec::new(),
    };
    highlight::paint("selected", &ranges);
}
