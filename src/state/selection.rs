//! What is selected and not marked yet: by mouse, by fingers, by the reader's own cursor.
//!
//! Invariant: a pending selection is a range of one article on grapheme boundaries; it does not depend on
//! the browser's selection once it is made.
//! Must not know: marks, where it is shown.

use leptos::prelude::*;

use super::release::release_readers;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::tag_set::{TagId, TagSet};
use crate::core::reading::segment::Cursor;
use crate::core::text::TextRange;
use crate::platform::selection::PageRect;

/// What words are marked as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MarkKind {
    /// A mention with this tag.
    Tag(TagId),
    /// A claim.
    Claim,
}

/// Whether further selections are marked at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pen {
    /// Each asks for its tag.
    Down,
    /// They are from the next choice of a tag on.
    Wanted,
    /// They are marked as this.
    Taken(MarkKind),
}

/// How words came to be selected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PointerKind {
    /// With a mouse: the tools come to the words.
    Mouse,
    /// With fingers: the tools lie at the foot of the screen, away from the handles.
    Touch,
    /// With the reading cursor.
    Keys(Cursor),
}

/// Words that are selected and not marked yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PendingSelection {
    /// In which article.
    pub article: ArticleIndex,
    /// Which words.
    pub range: TextRange,
    /// What was drawn before it was grown to whole words.
    pub drawn: TextRange,
    /// How.
    pub source: PointerKind,
    /// Where they are on the page.
    pub rect: Option<PageRect>,
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Selection {
    pending: RwSignal<Option<PendingSelection>>,
    cursor: RwSignal<Option<Cursor>>,
    last: RwSignal<MarkKind>,
    pen: RwSignal<Pen>,
    /// How many moves by keys were asked for and are not made yet.
    moves: StoredValue<u32>,
    is_put_off: StoredValue<bool>,
}

impl Selection {
    /// Nothing selected; the first tag of the set comes first.
    #[must_use]
    pub fn new(tags: &TagSet) -> Self {
        let first = tags.entity.first();
        let last = first.map_or(MarkKind::Claim, |tag| MarkKind::Tag(tag.id.clone()));
        Self {
            pending: RwSignal::new(None),
            cursor: RwSignal::new(None),
            last: RwSignal::new(last),
            pen: RwSignal::new(Pen::Down),
            moves: StoredValue::new(0),
            is_put_off: StoredValue::new(false),
        }
    }

    /// The words that are selected; whoever reads them inside an effect is told when they change.
    #[must_use]
    pub fn pending(self) -> Option<PendingSelection> {
        self.pending.get()
    }

    /// The same without a copy.
    pub fn with_pending<T>(self, read: impl FnOnce(&Option<PendingSelection>) -> T) -> T {
        self.pending.with(read)
    }

    /// The words that are selected, once.
    #[must_use]
    pub fn pending_untracked(self) -> Option<PendingSelection> {
        self.pending.get_untracked()
    }

    /// Whether words are selected.
    #[must_use]
    pub fn is_pending(self) -> bool {
        self.pending.with(Option::is_some)
    }

    /// Whether words are selected, once.
    #[must_use]
    pub fn is_pending_untracked(self) -> bool {
        self.pending.with_untracked(Option::is_some)
    }

    /// These words are selected now.
    pub fn select(self, pending: PendingSelection) {
        self.pending.set(Some(pending));
    }

    /// Nothing is selected now.
    pub fn clear(self) {
        if self.is_pending_untracked() {
            self.pending.set(None);
        }
    }

    /// The reader's own cursor, once it was used.
    #[must_use]
    pub fn cursor(self) -> Option<Cursor> {
        self.cursor.get_untracked()
    }

    /// Puts the reader's own cursor there, or away.
    pub fn set_cursor(self, cursor: Option<Cursor>) {
        self.cursor.set(cursor);
    }

    /// A move by a key was asked for.
    pub fn begin_move(self) {
        self.moves.update_value(|moves| *moves += 1);
    }

    /// It was made, or cannot be.
    pub fn end_move(self) {
        // The page may be another by then.
        let _ = self.moves.try_update_value(|moves| *moves -= 1);
    }

    /// Whether a move is still to be made, so that nobody knows yet which words are meant.
    #[must_use]
    pub fn is_moving(self) -> bool {
        self.moves.get_value() > 0
    }

    /// What was marked last; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn last(self) -> MarkKind {
        self.last.get()
    }

    /// What was marked last, once.
    #[must_use]
    pub fn last_untracked(self) -> MarkKind {
        self.last.get_untracked()
    }

    /// Something was marked as this. A pen that waits for a tag takes it.
    pub fn set_last(self, kind: MarkKind) {
        if self.pen_untracked() == Pen::Wanted {
            self.pen.set(Pen::Taken(kind.clone()));
        }
        self.last.set(kind);
    }

    /// Whether further selections are marked at once; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn pen(self) -> Pen {
        self.pen.get()
    }

    /// The same, once.
    #[must_use]
    pub fn pen_untracked(self) -> Pen {
        self.pen.get_untracked()
    }

    /// Takes the pen, or lays it down.
    pub fn set_pen(self, pen: Pen) {
        self.pen.set(pen);
    }

    /// The words that are selected wait to be marked as this, until it is known who is at work.
    pub fn put_off(self, kind: MarkKind) {
        self.set_last(kind);
        self.is_put_off.set_value(true);
    }

    /// The words that wait to be marked as what [`Self::last`] says; whoever asks looks after them from then on.
    #[must_use]
    pub fn take_put_off(self) -> Option<PendingSelection> {
        let is_put_off = self.is_put_off.get_value();
        self.is_put_off.set_value(false);
        self.pending_untracked().filter(|_| is_put_off)
    }

    /// Forgets whoever has read it and is gone.
    pub fn release_readers(self) {
        release_readers(self.pending);
        release_readers(self.last);
        release_readers(self.pen);
    }
}
