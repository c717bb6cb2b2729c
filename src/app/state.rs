//! The open lesson: its session, what is selected, what is shown.
//!
//! Invariant: the session is private; whatever changes it goes through [`AppState::run`],
//! [`AppState::undo`], [`AppState::redo`] or `adopt_record`, which tell exactly the blocks that
//! are touched. Selection, filters and dialogs are neither saved nor undone.
//! Must not know: markup.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::{ArcTrigger, Notify as _, Track as _, untrack};

use super::backup::Backup;
use super::keymap::SingleKeys;
use super::opening::Desk;
use super::pointing::Pending;
use super::route::Route;
use super::saver::Saver;
use super::stores::Place;
use super::transfer::Incoming;
use super::watched::Watched;
use crate::core::annotation::history::{Edit, Session, SessionChange};
use crate::core::annotation::record::{Record, RecordId, Stamp};
use crate::core::annotation::workspace::{Refusal, Touched, Workspace};
use crate::core::format::Annotator;
use crate::core::lesson::article::{Article, BlockIndex};
use crate::core::lesson::tag_set::TagId;
use crate::core::lesson::{ArticleIndex, Lesson};
use crate::core::reading::segment::Cursor;
use crate::core::storage::{Damaged, StoreError};
use crate::core::text::printable::plain;
use crate::core::view::{self, ClaimBar, MarkFilter, TextPiece};
use crate::platform;

/// The revision of an annotator that is in no store yet.
pub(super) const NOT_KEPT: u64 = u64::MAX;

/// What words are marked as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MarkAs {
    /// A mention with this tag.
    Tag(TagId),
    /// A claim.
    Claim,
}

/// Whether what is on the screen is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Keeping {
    /// All of it.
    Saved,
    /// It is under way.
    Saving,
    /// It is kept, but not in this one of the two stores.
    InOnePlace(Place, StoreError),
    /// The last changes are not.
    NotSaved(StoreError),
}

/// A dialog that is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialog {
    /// The work as a file.
    Export,
    /// A file into the work.
    Import,
    /// The table of keys.
    Help,
    /// Find words and mark them.
    Quote,
}

/// A sentence for the reader, shown for a while and read out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// What happened.
    pub sentence: String,
    /// Whether "Undo" is offered beside it.
    pub undoable: bool,
    /// Tells two equal notices apart.
    pub number: u32,
}

/// See the head of the file. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct AppState {
    pub(super) number: u32,
    session: Watched<Session>,
    blocks: &'static [Vec<ArcTrigger>],
    pub(super) saver: Watched<Saver>,
    pub(super) annotator_revision: Watched<u64>,
    pub(super) emptied: Watched<bool>,
    outdated: Watched<bool>,
    /// What is known of its life outside this browser.
    pub backup: Backup,
    pub(super) visits: Watched<u32>,
    /// Whose work it is.
    pub annotator: Watched<Annotator>,
    /// Whether it is kept.
    pub keeping: Watched<Keeping>,
    /// What the store held that could not be read.
    pub damaged: Watched<Vec<Damaged>>,
    /// Where the reader is.
    pub route: Watched<Route>,
    /// Where the reader was when they left.
    pub place: Watched<Option<String>>,
    /// Words that are selected and not marked yet.
    pub pending: Watched<Option<Pending>>,
    /// The mark that is being looked at.
    pub selected: Watched<Option<RecordId>>,
    /// Marks that lie where the reader clicked.
    pub stacked: Watched<Vec<RecordId>>,
    /// The mark that was made last.
    pub last_made: Watched<Option<RecordId>>,
    /// The reader's own cursor, once it was used.
    pub cursor: Watched<Option<Cursor>>,
    /// What was marked as last.
    pub last: Watched<MarkAs>,
    /// What every selection is marked as at once, if anything.
    pub pen: Watched<Option<MarkAs>>,
    /// Which marks are listed.
    pub filter: Watched<MarkFilter>,
    /// Whether the list of marks is shown where there is little room.
    pub panel_open: Watched<bool>,
    /// The dialog that is open.
    pub dialog: Watched<Option<Dialog>>,
    /// A file that waits for a yes.
    pub incoming: Watched<Option<Incoming>>,
    /// The last sentence to the reader.
    pub notice: Watched<Option<Notice>>,
    /// Whether keys of one character act.
    pub single_keys: Watched<SingleKeys>,
}

impl AppState {
    /// The state of a lesson that was loaded.
    #[must_use]
    pub fn new(loaded: super::library::Loaded, desk: Desk) -> Self {
        let lesson = loaded.session.workspace().lesson().clone();
        let first = lesson
            .tags
            .entity
            .first()
            .map_or(MarkAs::Claim, |tag| MarkAs::Tag(tag.id.clone()));
        let keeping = Watched::new(Keeping::Saved);
        let saver = Saver::new(desk.stores, loaded.faults, desk.channel.clone(), keeping);
        saver.even_out(loaded.lacks);
        let (annotator, revision) = loaded.annotator.unwrap_or_else(|| {
            let fresh = Annotator {
                id: platform::stamp::annotator(),
                name: String::new(),
            };
            (fresh, NOT_KEPT)
        });
        Self {
            number: platform::stamp::tab(),
            session: Watched::new(loaded.session),
            blocks: triggers(&lesson),
            saver: Watched::new(saver),
            annotator_revision: Watched::new(revision),
            emptied: Watched::new(false),
            outdated: desk.outdated,
            backup: Backup::new(loaded.exported),
            visits: Watched::new(0),
            annotator: Watched::new(annotator),
            keeping,
            damaged: Watched::new(loaded.damaged),
            route: desk.route,
            place: Watched::new(loaded.place),
            pending: Watched::new(None),
            selected: Watched::new(None),
            stacked: Watched::new(Vec::new()),
            last_made: Watched::new(None),
            cursor: Watched::new(None),
            last: Watched::new(first),
            pen: Watched::new(None),
            filter: Watched::new(MarkFilter::default()),
            panel_open: Watched::new(false),
            dialog: Watched::new(None),
            incoming: Watched::new(None),
            notice: Watched::new(None),
            single_keys: Watched::new(loaded.single_keys),
        }
    }

    /// The lesson; it never changes while it is open.
    #[must_use]
    pub fn lesson(&self) -> Arc<Lesson> {
        self.session
            .with_untracked(|session| session.workspace().lesson().clone())
    }

    /// Something computed from all records; computed again after every change.
    pub fn with<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.session.with(|session| read(session.workspace()))
    }

    /// Something computed from all records, once.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.session
            .with_untracked(|session| read(session.workspace()))
    }

    /// The number of the article at hand.
    #[must_use]
    pub fn article(&self) -> Option<ArticleIndex> {
        self.route.with(|route| match route {
            Route::Article(_, article, _) => self.lesson().index_of(article),
            _ => None,
        })
    }

    /// The number of the article at hand, once.
    #[must_use]
    pub fn article_untracked(&self) -> Option<ArticleIndex> {
        untrack(|| self.article())
    }

    /// A block's pieces; computed again only when a mark in this block changes.
    #[must_use]
    pub fn pieces(&self, at: ArticleIndex, block: BlockIndex) -> Vec<Rc<TextPiece>> {
        self.track_block(at, block);
        self.with_untracked(|workspace| {
            view::pieces(workspace, at, block)
                .into_iter()
                .map(Rc::new)
                .collect()
        })
    }

    /// The bars beside a block; computed again only when a mark in this block changes.
    #[must_use]
    pub fn bars(&self, at: ArticleIndex, block: BlockIndex) -> Vec<ClaimBar> {
        self.track_block(at, block);
        self.with_untracked(|workspace| view::bars(workspace, at, block))
    }

    /// What "Undo" would take back, in words.
    #[must_use]
    pub fn next_undo(&self) -> Option<String> {
        self.session
            .with(|session| session.next_undo().map(|step| plain(&step.label)))
    }

    /// What "Redo" would do again, in words.
    #[must_use]
    pub fn next_redo(&self) -> Option<String> {
        self.session
            .with(|session| session.next_redo().map(|step| plain(&step.label)))
    }

    /// The one way in: makes an edit from the records as they are, and does it. Says why not where
    /// it cannot be done. Answers with the id under which a new record was filed.
    pub fn run(
        &self,
        make: impl FnOnce(&Workspace, Stamp) -> Result<Edit, Refusal>,
    ) -> Option<RecordId> {
        if self.is_outdated() {
            return None;
        }
        let stamp = platform::stamp::stamp(self.annotator.with_untracked(|annotator| annotator.id));
        let outcome = self.session.update_untracked(|session| {
            let edit = make(session.workspace(), stamp)?;
            session.commit(edit)
        });
        match outcome {
            Ok(outcome) => {
                self.written(&outcome);
                Some(stamp.fresh)
            }
            Err(refusal) => {
                self.say(refusal.to_string());
                None
            }
        }
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        self.turn(Session::undo, "Undone", "There is nothing to undo.");
    }

    /// Does the last step again that was taken back.
    pub fn redo(&self) {
        self.turn(Session::redo, "Done again", "There is nothing to redo.");
    }

    /// Whether a newer version of the app has been heard of. Says so if it has.
    fn is_outdated(&self) -> bool {
        let outdated = self.outdated.get_untracked();
        if outdated {
            self.say(StoreError::Newer.to_string());
        }
        outdated
    }

    fn turn(
        &self,
        turn: impl FnOnce(&mut Session) -> Result<Option<SessionChange>, Refusal>,
        done: &str,
        nothing: &str,
    ) {
        if self.is_outdated() {
            return;
        }
        match self.session.update_untracked(turn) {
            Ok(Some(outcome)) => {
                self.written(&outcome);
                self.say(format!("{done}: {}.", outcome.label));
            }
            Ok(None) => self.say(nothing),
            Err(refusal) => self.say(refusal.to_string()),
        }
    }

    fn written(&self, outcome: &SessionChange) {
        self.tell(&outcome.touched);
        self.keep(outcome);
        self.changed();
    }

    /// Takes in a record that another tab has written.
    pub(super) fn adopt_record(&self, record: Record) {
        let touched = self
            .session
            .update_untracked(|session| session.adopt(record));
        self.tell(&touched);
    }

    /// Reads the session as it is now, for writing it down.
    pub(super) fn with_session<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(read)
    }

    /// Wakes what shows the touched blocks, and nothing else of the text.
    fn tell(&self, touched: &Touched) {
        if touched.records.is_empty() {
            return;
        }
        let blocks = touched.blocks.iter();
        for trigger in blocks.filter_map(|(at, block)| self.trigger(*at, *block)) {
            trigger.notify();
        }
        self.session.notify_after_paint();
        let gone = |id: &RecordId| self.with_untracked(|workspace| workspace.body(*id).is_none());
        if self
            .selected
            .with_untracked(|id| id.as_ref().is_some_and(gone))
        {
            self.selected.set(None);
        }
        if self.stacked.with_untracked(|ids| ids.iter().any(gone)) {
            self.stacked.update(|ids| ids.retain(|id| !gone(id)));
        }
    }

    fn track_block(&self, at: ArticleIndex, block: BlockIndex) {
        if let Some(trigger) = self.trigger(at, block) {
            trigger.track();
        }
    }

    fn trigger(&self, at: ArticleIndex, block: BlockIndex) -> Option<&'static ArcTrigger> {
        self.blocks.get(at)?.get(block)
    }
}

/// One trigger for each block, for as long as the page lives, as [`Watched`] values do.
fn triggers(lesson: &Lesson) -> &'static [Vec<ArcTrigger>] {
    let of = |article: &Article| article.blocks.iter().map(|_| ArcTrigger::new()).collect();
    lesson.articles.iter().map(of).collect::<Vec<_>>().leak()
}
