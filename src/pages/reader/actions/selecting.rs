//! Selecting words: by mouse, by fingers, by the reader's own cursor.
//!
//! Invariant: what is selected is painted at once; the handles of touch are the finger's and are never moved
//! from here.
//! Must not know: what becomes of the selection.

use leptos::web_sys::Element;

use super::Reader;
use super::address::show_address;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::Article;
use crate::core::reading::segment::{self, Cursor, Direction, Unit};
use crate::core::text::TextRange;
use crate::pages::reader::ranges::{dom_range, reveal, text_range};
use crate::platform::article_dom::{self, WritingDirection};
use crate::platform::selection::{self, DomSelection};
use crate::platform::selection_observer::InputKind;
use crate::platform::{highlight, page};
use crate::state::selection::{PendingSelection, PointerKind};

/// Takes in what the reader has selected with the browser's own means; nothing where they let go of it.
pub fn select_drawn(reader: Reader, drawn: Option<DomSelection>, input: InputKind) {
    // Nothing is marked there; the browser's own selection is good for copying.
    if reader.session.is_read_only() {
        return;
    }
    let Some(here) = reader.article_untracked() else {
        return;
    };
    // Who selects words in the article beside goes on there.
    let at = drawn.map_or(here, |drawn| drawn.start.article);
    turn_to(reader, at);
    let lesson = reader.session.lesson();
    let Some(article) = lesson.articles.get(at) else {
        return;
    };
    let Some(drawn) = drawn else {
        clear_selection(reader);
        return;
    };
    if !shows_its_words(article, drawn) {
        clear_selection(reader);
        reader.toasts.say("Something in the browser, such as a translator, has changed these words. Nothing was marked. Turn it off, then reload the page.");
        return;
    }
    let Some(range) = text_range(article, drawn) else {
        clear_selection(reader);
        return;
    };
    let (kept, source) = match input {
        InputKind::Mouse { clicks: 2, .. } => (double_clicked(article, range), PointerKind::Mouse),
        InputKind::Mouse { clicks, .. } if clicks > 2 => {
            (one_block(article, range), PointerKind::Mouse)
        }
        InputKind::Mouse { letters: true, .. } => {
            (segment::clamp(article, range), PointerKind::Mouse)
        }
        InputKind::Mouse { .. } => (segment::snap(article, range), PointerKind::Mouse),
        InputKind::Other => (segment::snap(article, range), PointerKind::Touch),
    };
    let Some(kept) = kept else {
        clear_selection(reader);
        return;
    };
    let is_known = |pending: PendingSelection| pending.article == at && pending.range == range;
    // Where the reading cursor is the browser's own selection, that tells of it once more.
    if input == InputKind::Other && reader.selection.pending_untracked().is_some_and(is_known) {
        return;
    }
    // Keys are for these words now.
    reader.ahead.give_up();
    select(reader, at, kept, range, source);
}

/// Whether the page shows the article's own words wherever something was drawn.
fn shows_its_words(article: &Article, drawn: DomSelection) -> bool {
    let Some(shown) = article_dom::article(drawn.start.article) else {
        return false;
    };
    let blocks = article.blocks.iter().enumerate();
    blocks
        .skip(drawn.start.block)
        .take(drawn.end.block + 1 - drawn.start.block)
        .all(|(number, block)| article_dom::shows(&shown, number, article.text.slice(block.range)))
}

/// Brings what is selected above what lies over the view's foot.
pub fn uncover_selection(reader: Reader, foot: &Element) {
    if let Some(pending) = reader.selection.pending_untracked()
        && let Some(words) = pending.rect
    {
        selection::uncover(pending.article, &words, foot);
    }
}

/// Lets go of what is selected.
pub fn clear_selection(reader: Reader) {
    highlight::paint("pending", &[]);
    reader.selection.clear();
}

/// The reader goes on in an article that is on the page.
pub fn turn_to(reader: Reader, at: ArticleIndex) {
    let is_shown = reader
        .shown_untracked()
        .is_some_and(|shown| shown.contains(at));
    if !is_shown || reader.article_untracked() == Some(at) {
        return;
    }
    clear_selection(reader);
    reader.selection.set_cursor(None);
    reader.focused.set(None);
    reader.focused.set_stacked(Vec::new());
    reader.turn_to(at);
    show_address(reader, None);
}

/// Takes the selection letter by letter, or grown to whole words again.
pub fn toggle_letters(reader: Reader) {
    let Some(pending) = reader.selection.pending_untracked() else {
        return;
    };
    let lesson = reader.session.lesson();
    let Some(article) = lesson.articles.get(pending.article) else {
        return;
    };
    let exact = segment::clamp(article, pending.drawn);
    let range = if exact == Some(pending.range) {
        segment::snap(article, pending.drawn)
    } else {
        exact
    };
    if let Some(range) = range {
        select(
            reader,
            pending.article,
            range,
            pending.drawn,
            pending.source,
        );
    }
}

/// Moves the reading cursor.
pub(super) fn step(reader: Reader, unit: Unit, direction: Direction) {
    move_cursor(reader, |cursor, article, way| {
        cursor.step(article, unit, pointed(unit, direction, way))
    });
}

/// Draws the reading cursor out or in.
pub(super) fn extend(reader: Reader, unit: Unit, direction: Direction) {
    move_cursor(reader, |cursor, article, way| {
        cursor.extend(article, unit, pointed(unit, direction, way))
    });
}

/// Words and letters are moved over by the arrows to the right and to the left, which go where they point.
fn pointed(unit: Unit, direction: Direction, way: WritingDirection) -> Direction {
    match (unit, way, direction) {
        (Unit::Word | Unit::Letter, WritingDirection::RightToLeft, Direction::Forward) => {
            Direction::Backward
        }
        (Unit::Word | Unit::Letter, WritingDirection::RightToLeft, Direction::Backward) => {
            Direction::Forward
        }
        _ => direction,
    }
}

/// Which way the words run where the cursor is.
fn writing_direction(article: &Article, at: ArticleIndex, cursor: Cursor) -> WritingDirection {
    let here = cursor.range();
    let block = article
        .blocks_touching(here)
        .next()
        .map(|(number, _)| number);
    let shown = article_dom::article(at);
    let block = shown.and_then(|shown| article_dom::block(&shown, block?));
    block.map_or(WritingDirection::LeftToRight, |block| {
        article_dom::writing_direction(&block)
    })
}

fn move_cursor(reader: Reader, go: impl FnOnce(Cursor, &Article, WritingDirection) -> Cursor) {
    let Some(at) = reader.article_untracked() else {
        return;
    };
    let lesson = reader.session.lesson();
    let Some(article) = lesson.articles.get(at) else {
        return;
    };
    let pending = reader
        .selection
        .pending_untracked()
        .filter(|pending| pending.article == at);
    let now = match pending {
        Some(PendingSelection {
            source: PointerKind::Keys(cursor),
            ..
        }) => Some(cursor),
        Some(pending) => Some(Cursor::on(pending.range)),
        None => reader.selection.cursor(),
    };
    let cursor = if let Some(cursor) = now {
        Some(go(cursor, article, writing_direction(article, at, cursor)))
    } else {
        // The first key only shows where the cursor is: at the first sentence in view.
        let block = article_dom::article(at).and_then(|text| page::block_in_view(&text));
        let block = block.and_then(|block| article.blocks.get(block));
        Cursor::from(article, block.map_or(0, |block| block.range.start()))
    };
    let Some(cursor) = cursor else {
        return;
    };
    reader.selection.set_cursor(Some(cursor));
    selection::clear();
    let range = cursor.range();
    select(reader, at, range, range, PointerKind::Keys(cursor));
    if let Some(block) = article.block_at(cursor.head().saturating_sub(1)) {
        reveal(article, at, block, cursor.head());
    }
}

/// Makes a range the pending selection.
fn select(
    reader: Reader,
    at: ArticleIndex,
    range: TextRange,
    drawn: TextRange,
    source: PointerKind,
) {
    let lesson = reader.session.lesson();
    let Some(article) = lesson.articles.get(at) else {
        return;
    };
    let dom = dom_range(article, at, range);
    let painted = match source {
        PointerKind::Keys(_) => dom.as_slice(),
        PointerKind::Mouse | PointerKind::Touch => &[],
    };
    let can_paint = highlight::paint("pending", painted);
    // The reading cursor too is the browser's own selection where nothing else shows it.
    if source == PointerKind::Mouse || (!can_paint && !painted.is_empty()) {
        dom.as_ref().inspect(|dom| selection::select(dom));
    }
    let rect = dom.as_ref().and_then(selection::place);
    // A lost mark is looked at while somebody selects where it belongs.
    let is_lost = |id| reader.session.with_untracked(|it| it.index().is_lost(id));
    if !reader.focused.get_untracked().is_some_and(is_lost) {
        reader.focused.set(None);
    }
    reader.selection.select(PendingSelection {
        article: at,
        range,
        drawn,
        source,
        rect,
    });
}

fn double_clicked(article: &Article, range: TextRange) -> Option<TextRange> {
    let middle = range.start() + range.len() / 2;
    let word =
        segment::word_at(article, range.start()).or_else(|| segment::word_at(article, middle));
    word.or_else(|| segment::clamp(article, range))
}

/// A triple click selects a paragraph, and in some browsers the start of the next one.
fn one_block(article: &Article, range: TextRange) -> Option<TextRange> {
    let (_, block) = article.blocks_touching(range).next()?;
    segment::clamp(article, block.range)
}
