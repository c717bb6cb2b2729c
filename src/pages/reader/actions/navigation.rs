//! Going about: from mark to mark, from article to article, back to where the reader was.
//!
//! Invariant: the address says where the reader is, the mark that is looked at included.
//! Must not know: what a mark says.

use leptos::prelude::GetUntracked as _;

use super::address::show_address;
use super::selecting::{clear_selection, select_drawn, turn_to};
use super::{Reader, close_dialog};
use crate::core::annotation::Body;
use crate::core::annotation::record::RecordId;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::{Article, ArticleId, BlockIndex};
use crate::core::reading::segment::Direction;
use crate::core::route::Route;
use crate::core::view::{ShownArticles, Unfinished, byline, row};
use crate::platform::early_words::EarlyReading;
use crate::platform::selection_observer::InputKind;
use crate::platform::{article_dom, page, selection, selection_observer};
use crate::state::focus_request::FocusTarget;
use crate::state::reading_position::BESIDE;
use crate::state::route::go_to;
use crate::state::scroll_request::ScrollTarget;

/// Shows a mark in the text and looks at it.
pub fn focus_mark(reader: Reader, id: RecordId) {
    clear_selection(reader);
    reader.focused.set_stacked(Vec::new());
    reader.focused.set(Some(id));
    reader.scroll.ask(ScrollTarget::Mark(id));
}

/// Takes in a click on words that carry these marks, the outermost first.
pub fn marks_clicked(reader: Reader, ids: Vec<RecordId>) {
    // A click that ends a drag is not a click on a mark.
    if selection_observer::was_drag() || selection::current().is_some() {
        return;
    }
    let innermost = ids.last().map(|id| own_twin(reader, &ids, *id));
    reader.focused.set(innermost);
    reader.focused.set_stacked(ids);
    if let Some(id) = innermost {
        reader.list.open();
        // Once the list is there, it may lie over the mark.
        reader.scroll.ask(ScrollTarget::Mark(id));
    }
    show_address(reader, innermost);
}

/// Among marks on the very same words, the reader's own, where there is one; otherwise the mark itself.
fn own_twin(reader: Reader, ids: &[RecordId], id: RecordId) -> RecordId {
    let me = reader.identity.annotator_untracked().id;
    reader.session.with_untracked(|workspace| {
        let words = |id: RecordId| workspace.body(id).and_then(Body::anchor);
        let is_own = |other: &&RecordId| {
            words(**other) == words(id) && byline(workspace, **other, me).is_none()
        };
        ids.iter().rev().find(is_own).copied().unwrap_or(id)
    })
}

/// Closes the card of a mark; the focus goes back to the words.
pub fn close_mark(reader: Reader) {
    let id = reader.focused.get_untracked();
    reader.focused.set(None);
    reader.focused.set_stacked(Vec::new());
    reader.list.close();
    show_address(reader, None);
    if let Some(id) = id {
        reader.focus.ask(FocusTarget::Mark(id));
    }
}

/// Goes to the next or the last mark in reading order.
pub fn go_to_mark(reader: Reader, direction: Direction) {
    let Some(at) = reader.article_untracked() else {
        return;
    };
    let focused = reader.focused.get_untracked();
    let next = reader.session.with_untracked(|workspace| {
        let index = workspace.index();
        match (focused, direction) {
            (Some(id), Direction::Forward) => index.neighbours(id).1,
            (Some(id), Direction::Backward) => index.neighbours(id).0,
            (None, Direction::Forward) => {
                let pending = reader.selection.pending_untracked();
                let from = pending.map_or(0, |pending| pending.range.end());
                index
                    .first_from(at, from)
                    .or_else(|| index.first_from(at, 0))
            }
            (None, Direction::Backward) => index.in_order(at).next_back(),
        }
    });
    let Some(id) = next else {
        reader
            .toasts
            .say("There are no more marks in this direction.");
        return;
    };
    focus_mark(reader, id);
    reader.focus.ask(FocusTarget::Mark(id));
    let row = reader
        .session
        .with_untracked(|workspace| row(workspace, id));
    if let Some(row) = row {
        reader
            .toasts
            .announce(format!("{}: “{}”.", row.label, row.words));
    }
}

/// The article to which one reads on from another one in its place, and the way there.
#[must_use]
pub fn way_on(
    reader: Reader,
    at: ArticleIndex,
    direction: Direction,
) -> Option<(ArticleIndex, Route)> {
    let lesson = reader.session.lesson();
    let shown = reader.shown_untracked();
    let shown = shown.filter(|shown| shown.contains(at));
    let shown = shown.unwrap_or_else(|| ShownArticles::one(at));
    let to = shown.next(at, direction, lesson.articles.len())?;
    Some((to, shown.with_instead(at, to).route(&lesson, None)?))
}

/// Goes to the next or the last article of the lesson. Answers whether the reader is in one.
pub fn go_to_article(reader: Reader, direction: Direction) -> bool {
    let Some(at) = reader.article_untracked() else {
        return false;
    };
    match way_on(reader, at, direction) {
        Some((to, route)) => {
            reader.turn_to(to);
            go_to(&route);
        }
        None => reader
            .toasts
            .say("There are no more articles in this direction."),
    }
    true
}

/// Leads from a dialog to what is still to be done: to a mark with its card, or to an article.
pub fn show_unfinished(reader: Reader, unfinished: &Unfinished) {
    close_dialog(reader);
    let lesson = reader.session.lesson();
    let (article, mark) = (&unfinished.article, unfinished.mark);
    if mark.is_some() {
        reader.list.open();
    }
    let at = lesson.index_of(article);
    if let Some(at) = at {
        turn_to(reader, at);
    }
    match mark {
        Some(id) if reader.article_untracked() == at => {
            focus_mark(reader, id);
            show_address(reader, mark);
            reader.focus.ask(FocusTarget::MarkCard);
        }
        _ => go_to(&Route::Article(lesson.id.clone(), article.clone(), mark)),
    }
}

/// Brings a block of an article to the top, once the link that leads to the article has been followed.
pub fn read_at(reader: Reader, article: &ArticleId, block: BlockIndex) {
    if let Some(at) = reader.session.lesson().index_of(article) {
        reader.turn_to(at);
    }
    page::after_paint(move || reader.scroll.ask(ScrollTarget::Block(block)));
}

/// Shows what the address leads to, once its page has been drawn: the mark, the place where the reader was, or
/// the top.
pub fn arrive(reader: Reader, early: Option<EarlyReading>) {
    clear_selection(reader);
    reader.selection.set_cursor(None);
    reader.focused.set_stacked(Vec::new());
    let lesson = reader.session.lesson();
    let mark = reader.route.get_untracked().mark();
    let its = mark.and_then(|id| article_of(reader, id));
    if let Some(at) = its {
        reader.turn_to(at);
    }
    let here = reader.article_untracked();
    // A mark is looked at in its own article alone.
    let mark = mark.filter(|_| its == here);
    let Some(article) = here.and_then(|at| lesson.articles.get(at)) else {
        reader.focused.set(None);
        page::set_title(&format!("{} – Lateral", lesson.title));
        page::scroll_to_top();
        return;
    };
    show_title(article);
    if mark.is_none() {
        reader.focused.set(None);
    }
    match (mark, early, reader.position.block_in(&article.id)) {
        (Some(id), ..) => focus_mark(reader, id),
        (None, Some(early), _) => {
            // At once: a key that was pressed on these words waits for it.
            if let Some(selected) = early.go_on() {
                select_drawn(reader, Some(selected), InputKind::Other);
            }
        }
        (None, None, Some(block)) => reader.scroll.ask(ScrollTarget::Block(block)),
        (None, None, None) => page::scroll_to_top(),
    }
    reader.focus.ask(FocusTarget::Article);
}

/// The article of a mark.
pub(super) fn article_of(reader: Reader, id: RecordId) -> Option<ArticleIndex> {
    let session = reader.session;
    session.with_untracked(|workspace| workspace.article_of(id).map(|(at, _)| at))
}

/// Names an article in the title of the page.
pub fn show_title(article: &Article) {
    page::set_title(&format!(
        "{} – {} – Lateral",
        article.headline, article.outlet
    ));
}

/// Remembers where the reader is in the articles that stand on the page.
pub fn keep_position(reader: Reader) {
    if reader.session.is_read_only() {
        return;
    }
    let lesson = reader.session.lesson();
    let mut places = String::new();
    for (at, article) in lesson.articles.iter().enumerate() {
        let Some(text) = article_dom::article(at) else {
            continue;
        };
        // One that is not shown has stayed where it was.
        let block = page::block_in_view(&text).or_else(|| reader.position.block_in(&article.id));
        let Some(block) = block else { continue };
        let place = format!("{}/{block}", article.id.as_str());
        places = match places.as_str() {
            "" => place,
            _ if reader.turned_to.get_untracked() == Some(at) => format!("{place}{BESIDE}{places}"),
            _ => format!("{places}{BESIDE}{place}"),
        };
    }
    if places.is_empty() {
        return;
    }
    let write = reader.position.move_to(lesson.id.clone(), places);
    let mut writes: Vec<_> = write.into_iter().collect();
    writes.extend(reader.library.work_on(&lesson.id));
    if !writes.is_empty() {
        reader.save(writes);
    }
}

/// Puts the focus on the page's main part.
pub fn focus_main(reader: Reader) {
    reader.focus.ask(FocusTarget::Article);
}
