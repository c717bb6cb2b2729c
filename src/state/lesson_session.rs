//! The open lesson: its records, and the one door through which they change.
//!
//! Owns: [`LessonSession`], given by context on the pages of a lesson and freed with them.
//! Invariant: whatever changes a record goes through [`LessonSession::commit`], [`LessonSession::undo`],
//! [`LessonSession::redo`] or [`LessonSession::adopt`]; each wakes exactly the blocks that it touches, at
//! once, and everything else that shows records after the next paint; where it touches no block, at once.
//! Must not know: selection, stores, the screen.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::release::release_readers;
use crate::core::annotation::history::{Edit, Session, SessionChange};
use crate::core::annotation::record::{Record, RecordId, Stamp};
use crate::core::annotation::workspace::{Refusal, Touched, Workspace};
use crate::core::lesson::article::{Article, BlockIndex};
use crate::core::lesson::{ArticleIndex, Lesson};
use crate::core::text::printable::plain;
use crate::core::view::{self, ClaimBar, TextPiece};
use crate::platform::page;

/// Hears of everything that was committed, undone or redone, so that it can be kept.
type OnCommit = Rc<dyn Fn(&Session, &SessionChange)>;

/// See the head of the file. Copies are handles to the same session.
#[derive(Clone, Copy)]
pub struct LessonSession {
    lesson: StoredValue<Arc<Lesson>>,
    session: StoredValue<Session, LocalStorage>,
    on_commit: StoredValue<OnCommit, LocalStorage>,
    /// A trigger for each block of each article: one mark never costs work in proportion to all marks.
    blocks: StoredValue<Vec<Vec<ArcTrigger>>>,
    records: RwSignal<()>,
    /// Whether `records` will be told after the next paint.
    waits: StoredValue<bool>,
    /// How many visits to a field there were.
    visits: StoredValue<u32>,
}

impl LessonSession {
    /// Goes on with what was loaded. `on_commit` hears of every change that is made here, in order.
    #[must_use]
    pub fn new(session: Session, on_commit: impl Fn(&Session, &SessionChange) + 'static) -> Self {
        let lesson = session.workspace().lesson().clone();
        let of = |article: &Article| article.blocks.iter().map(|_| ArcTrigger::new()).collect();
        let blocks = lesson.articles.iter().map(of).collect();
        Self {
            lesson: StoredValue::new(lesson),
            session: StoredValue::new_local(session),
            on_commit: StoredValue::new_local(Rc::new(on_commit)),
            blocks: StoredValue::new(blocks),
            records: RwSignal::new(()),
            waits: StoredValue::new(false),
            visits: StoredValue::new(0),
        }
    }

    /// The lesson; it never changes while it is open.
    #[must_use]
    pub fn lesson(self) -> Arc<Lesson> {
        self.lesson.get_value()
    }

    /// Whether the work is only looked at: then every change is refused.
    #[must_use]
    pub fn is_read_only(self) -> bool {
        self.with_session(Session::is_read_only)
    }

    /// Whether the lesson was closed, of which whoever answers late may not have heard.
    #[must_use]
    pub fn is_closed(self) -> bool {
        self.session.is_disposed()
    }

    /// Something computed from all records; computed again after every change, once the blocks that it touches were
    /// painted.
    pub fn with<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.records.track();
        self.with_untracked(read)
    }

    /// Something computed from all records, once.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.session.with_value(|session| read(session.workspace()))
    }

    /// Reads the session as it is now, for writing it down.
    pub fn with_session<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_value(read)
    }

    /// A block's pieces; whoever reads them is told when a mark in this block changes, and only then.
    #[must_use]
    pub fn pieces(self, at: ArticleIndex, block: BlockIndex) -> Vec<TextPiece> {
        self.track_block(at, block);
        self.with_untracked(|workspace| view::pieces(workspace, at, block))
    }

    /// The bars beside a block; whoever reads them is told when a mark in this block changes, and only then.
    #[must_use]
    pub fn bars(self, at: ArticleIndex, block: BlockIndex) -> Vec<ClaimBar> {
        self.track_block(at, block);
        self.with_untracked(|workspace| view::bars(workspace, at, block))
    }

    /// What "Undo" would take back, in words.
    #[must_use]
    pub fn next_undo(self) -> Option<String> {
        self.records.track();
        self.with_session(|session| session.next_undo().map(|step| plain(&step.label)))
    }

    /// What "Redo" would do again, in words.
    #[must_use]
    pub fn next_redo(self) -> Option<String> {
        self.records.track();
        self.with_session(|session| session.next_redo().map(|step| plain(&step.label)))
    }

    /// A number for one visit to a field: what is typed during it is one step to undo.
    #[must_use]
    pub fn next_visit(self) -> u32 {
        self.visits
            .set_value(self.visits.get_value().wrapping_add(1));
        self.visits.get_value()
    }

    /// Makes an edit from the records as they are, and does it.
    ///
    /// # Errors
    /// It cannot be done; nothing has changed.
    pub fn commit(
        self,
        stamp: Stamp,
        make: impl FnOnce(&Workspace, Stamp) -> Result<Edit, Refusal>,
    ) -> Result<SessionChange, Refusal> {
        let change = self.update(|session| {
            let edit = make(session.workspace(), stamp)?;
            session.commit(edit)
        })?;
        self.committed(&change);
        Ok(change)
    }

    /// Takes the last step back; nothing where there is none.
    ///
    /// # Errors
    /// It cannot be done; nothing has changed.
    pub fn undo(self) -> Result<Option<SessionChange>, Refusal> {
        self.turn(Session::undo)
    }

    /// Does the last step again that was taken back; nothing where there is none.
    ///
    /// # Errors
    /// It cannot be done; nothing has changed.
    pub fn redo(self) -> Result<Option<SessionChange>, Refusal> {
        self.turn(Session::redo)
    }

    /// Takes in a record that another tab has written. Answers what it has touched.
    pub fn adopt(self, record: Record) -> Touched {
        let touched = self.update(|session| session.adopt(record));
        self.wake(&touched);
        touched
    }

    fn turn(
        self,
        turn: impl FnOnce(&mut Session) -> Result<Option<SessionChange>, Refusal>,
    ) -> Result<Option<SessionChange>, Refusal> {
        let change = self.update(turn)?;
        if let Some(change) = &change {
            self.committed(change);
        }
        Ok(change)
    }

    fn update<T>(self, change: impl FnOnce(&mut Session) -> T) -> T {
        self.session
            .try_update_value(change)
            .unwrap_or_else(|| unreachable!("the pages of a lesson end before its session"))
    }

    fn committed(self, change: &SessionChange) {
        self.wake(&change.touched);
        let on_commit = self.on_commit.get_value();
        self.with_session(|session| on_commit(session, change));
    }

    fn wake(self, touched: &Touched) {
        if touched.records.is_empty() {
            return;
        }
        self.blocks.with_value(|blocks| {
            for (at, block) in &touched.blocks {
                if let Some(trigger) = blocks.get(*at).and_then(|blocks| blocks.get(*block)) {
                    trigger.notify();
                }
            }
        });
        if touched.blocks.is_empty() {
            self.records.notify();
            return;
        }
        // What the reader waits for, the mark under their hand, is not kept waiting by what stands beside it.
        if !self.waits.get_value() {
            self.waits.set_value(true);
            page::after_paint(move || {
                if !self.is_closed() {
                    self.waits.set_value(false);
                    self.records.notify();
                }
            });
        }
    }

    /// Forgets whoever has read an article and is gone.
    pub fn release_readers(self, at: ArticleIndex) {
        self.blocks.update_value(|blocks| {
            for trigger in blocks.get_mut(at).into_iter().flatten() {
                *trigger = ArcTrigger::new();
            }
        });
        release_readers(self.records);
    }

    /// Whoever calls it inside an effect is told when the pieces of a mark's blocks change.
    pub fn track_mark(self, id: RecordId) {
        let blocks: Vec<(ArticleIndex, BlockIndex)> = self.with_untracked(|workspace| {
            let Some((at, article)) = workspace.article_of(id) else {
                return Vec::new();
            };
            let ranges = workspace.index().drawn(id).iter();
            let touched = ranges.flat_map(|range| article.blocks_touching(*range));
            touched.map(|(block, _)| (at, block)).collect()
        });
        for (at, block) in blocks {
            self.track_block(at, block);
        }
    }

    fn track_block(self, at: ArticleIndex, block: BlockIndex) {
        self.blocks.with_value(|blocks| {
            if let Some(trigger) = blocks.get(at).and_then(|blocks| blocks.get(block)) {
                trigger.track();
            }
        });
    }
}
