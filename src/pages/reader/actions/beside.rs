//! Two articles side by side: opening one beside another, turning from one to the other, closing one.
//!
//! Invariant: what is done leaves an article at hand.
//! Must not know: how they are laid out.

use super::Reader;
use super::address::show_address;
use super::navigation::{article_of, focus_mark};
use super::selecting::turn_to;
use crate::core::lesson::ArticleIndex;
use crate::platform::selection;
use crate::state::focus_request::FocusTarget;
use crate::state::route::go_to;

/// Goes to the article beside the one at hand. Answers whether there is one.
pub fn turn_to_other(reader: Reader) -> bool {
    let (shown, here) = (reader.shown_untracked(), reader.article_untracked());
    let Some(at) = shown.and_then(|shown| shown.other(here?)) else {
        return false;
    };
    turn_to(reader, at);
    selection::clear();
    reader.focus.ask(FocusTarget::Article);
    true
}

/// Opens an article beside the one at hand, and goes to it.
pub fn open_beside(reader: Reader, at: ArticleIndex) {
    let (Some(shown), Some(here)) = (reader.shown_untracked(), reader.article_untracked()) else {
        return;
    };
    let lesson = reader.session.lesson();
    if let Some(route) = shown.with_beside(here, at).route(&lesson, None) {
        reader.turn_to(at);
        go_to(&route);
    }
}

/// Closes one of two articles; the other one stays.
pub fn close_sheet(reader: Reader, at: ArticleIndex) {
    let shown = reader.shown_untracked().map(|shown| shown.without(at));
    let lesson = reader.session.lesson();
    if let Some(route) = shown.and_then(|shown| shown.route(&lesson, None)) {
        go_to(&route);
    }
}

/// Goes to the mark to which the address leads, in an article that is on the page.
pub fn follow_mark(reader: Reader) {
    let Some(id) = reader.route.get_untracked().mark() else {
        return;
    };
    if let Some(at) = article_of(reader, id)
        && reader
            .shown_untracked()
            .is_some_and(|shown| shown.contains(at))
    {
        turn_to(reader, at);
        focus_mark(reader, id);
        show_address(reader, Some(id));
        reader.focus.ask(FocusTarget::Article);
    }
}
