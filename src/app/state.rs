//! The open lesson: its session, what is selected, what is shown.
//!
//! Invariant: the session's signal is private; whatever changes it goes through [`AppState::run`],
//! [`AppState::undo`], [`AppState::redo`] or [`AppState::adopt`], which tell exactly the blocks that
//! are touched. Selection, filters and dialogs are neither saved nor undone.
//! Must not know: markup.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::keymap::SingleKeys;
use super::pointing::Pending;
use super::route::Route;
use super::saver::Saver;
use super::transfer::Incoming;
use crate::core::article::BlockIndex;
use crate::core::codec::{Annotator, read_annotator, read_record, write_annotator, write_record, write_step};
use crate::core::history::{Edit, Outcome, Session};
use crate::core::lesson::{ArticleIndex, Lesson};
use crate::core::record::{RecordId, Stamp};
use crate::core::segment::Cursor;
use crate::core::storage::{Damaged, Key, Store, StoreError, Write};
use crate::core::tags::TagId;
use crate::core::view::{self, Bar, Filter, Piece};
use crate::core::workspace::{Refusal, Touched, Workspace};
use crate::web;

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
    session: RwSignal<Session>,
    blocks: StoredValue<BTreeMap<(ArticleIndex, BlockIndex), ArcTrigger>>,
    saver: StoredValue<Saver, LocalStorage>,
    annotator_kept: StoredValue<bool>,
    visits: StoredValue<u32>,
    /// Whose work it is.
    pub annotator: RwSignal<Annotator>,
    /// Whether it is kept.
    pub keeping: RwSignal<Keeping>,
    /// What the store held that could not be read.
    pub damaged: StoredValue<Vec<Damaged>>,
    /// Where the reader is.
    pub route: RwSignal<Route>,
    /// Where the reader was when they left.
    pub place: RwSignal<Option<String>>,
    /// Words that are selected and not marked yet.
    pub pending: RwSignal<Option<Pending>>,
    /// The mark that is being looked at.
    pub selected: RwSignal<Option<RecordId>>,
    /// Marks that lie where the reader clicked.
    pub stacked: RwSignal<Vec<RecordId>>,
    /// The mark that was made last.
    pub last_made: RwSignal<Option<RecordId>>,
    /// The reader's own cursor, once it was used.
    pub cursor: RwSignal<Option<Cursor>>,
    /// What was marked as last.
    pub last: RwSignal<MarkAs>,
    /// What every selection is marked as at once, if anything.
    pub pen: RwSignal<Option<MarkAs>>,
    /// Which marks are listed.
    pub filter: RwSignal<Filter>,
    /// Whether the list of marks is shown where there is little room.
    pub panel_open: RwSignal<bool>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// A file that waits for a yes.
    pub incoming: RwSignal<Option<Incoming>>,
    /// The last sentence to the reader.
    pub notice: RwSignal<Option<Notice>>,
    /// Whether keys of one character act.
    pub single_keys: RwSignal<SingleKeys>,
}

impl AppState {
    /// The state of a lesson that was loaded.
    #[must_use]
    pub fn new(loaded: super::library::Loaded, store: Rc<dyn Store>, route: RwSignal<Route>) -> Self {
        let lesson = loaded.session.workspace().lesson().clone();
        let first = lesson.tags.entity.first().map_or(MarkAs::Claim, |tag| MarkAs::Tag(tag.id.clone()));
        let keeping = RwSignal::new(match loaded.failure {
            Some(error) => Keeping::NotSaved(error),
            None => Keeping::Saved,
        });
        let annotator_kept = loaded.annotator.is_some();
        let annotator = loaded.annotator.unwrap_or_else(|| Annotator {
            id: web::stamp::annotator(),
            name: String::new(),
        });
        Self {
            session: RwSignal::new(loaded.session),
            blocks: StoredValue::new(BTreeMap::new()),
            saver: StoredValue::new_local(Saver::new(store, keeping)),
            annotator_kept: StoredValue::new(annotator_kept),
            visits: StoredValue::new(0),
            annotator: RwSignal::new(annotator),
            keeping,
            damaged: StoredValue::new(loaded.damaged),
            route,
            place: RwSignal::new(loaded.place),
            pending: RwSignal::new(None),
            selected: RwSignal::new(None),
            stacked: RwSignal::new(Vec::new()),
            last_made: RwSignal::new(None),
            cursor: RwSignal::new(None),
            last: RwSignal::new(first),
            pen: RwSignal::new(None),
            filter: RwSignal::new(Filter::default()),
            panel_open: RwSignal::new(false),
            dialog: RwSignal::new(None),
            incoming: RwSignal::new(None),
            notice: RwSignal::new(None),
            single_keys: RwSignal::new(loaded.single_keys),
        }
    }

    /// The lesson; it never changes while it is open.
    #[must_use]
    pub fn lesson(&self) -> Arc<Lesson> {
        self.session.with_untracked(|session| session.workspace().lesson().clone())
    }

    /// Something computed from all records; computed again after every change.
    pub fn with<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.session.with(|session| read(session.workspace()))
    }

    /// Something computed from all records, once.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.session.with_untracked(|session| read(session.workspace()))
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
    pub fn pieces(&self, at: ArticleIndex, block: BlockIndex) -> Vec<Arc<Piece>> {
        self.trigger(at, block).track();
        self.with_untracked(|workspace| view::pieces(workspace, at, block).into_iter().map(Arc::new).collect())
    }

    /// The bars beside a block; computed again only when a mark in this block changes.
    #[must_use]
    pub fn bars(&self, at: ArticleIndex, block: BlockIndex) -> Vec<Bar> {
        self.trigger(at, block).track();
        self.with_untracked(|workspace| view::bars(workspace, at, block))
    }

    /// What "Undo" would take back, in words.
    #[must_use]
    pub fn next_undo(&self) -> Option<String> {
        self.session.with(|session| session.next_undo().map(|step| step.label.clone()))
    }

    /// What "Redo" would do again, in words.
    #[must_use]
    pub fn next_redo(&self) -> Option<String> {
        self.session.with(|session| session.next_redo().map(|step| step.label.clone()))
    }

    /// The one way in: makes an edit from the records as they are, and does it. Says why not where
    /// it cannot be done. Answers with the id under which a new record was filed.
    pub fn run(&self, make: impl FnOnce(&Workspace, Stamp) -> Result<Edit, Refusal>) -> Option<RecordId> {
        let stamp = web::stamp::stamp(self.annotator.with_untracked(|annotator| annotator.id));
        let outcome = self.session.try_update_untracked(|session| {
            let edit = make(session.workspace(), stamp)?;
            session.commit(edit)
        })?;
        match outcome {
            Ok(outcome) => {
                self.after(&outcome);
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

    fn turn(
        &self,
        turn: impl FnOnce(&mut Session) -> Result<Option<Outcome>, Refusal>,
        done: &str,
        nothing: &str,
    ) {
        match self.session.try_update_untracked(turn) {
            Some(Ok(Some(outcome))) => {
                self.after(&outcome);
                self.say(format!("{done}: {}.", outcome.label));
            }
            Some(Ok(None)) => self.say(nothing),
            Some(Err(refusal)) => self.say(refusal.to_string()),
            None => {}
        }
    }

    /// Takes in what another tab has written under one of our keys.
    pub fn adopt(&self, key: &str, value: Option<&str>) {
        let Some(value) = value else {
            return;
        };
        let lesson = self.lesson().id.clone();
        match Key::parse(key) {
            Some(Key::Record(of, _)) if of == lesson => {
                // A half-written value of another tab is not this tab's to judge.
                if let Ok(record) = read_record(value) {
                    let touched = self.session.try_update_untracked(|session| session.adopt(record));
                    self.tell(&touched.unwrap_or_default());
                }
            }
            Some(Key::Annotator(of)) if of == lesson => {
                if let Ok(annotator) = read_annotator(value) {
                    self.annotator_kept.set_value(true);
                    self.annotator.set(annotator);
                }
            }
            _ => {}
        }
    }

    /// Gives the work a name, or another annotator altogether.
    pub fn set_annotator(&self, annotator: Annotator) {
        let write = Write::Set(Key::Annotator(self.lesson().id.clone()), write_annotator(&annotator));
        self.annotator_kept.set_value(true);
        self.annotator.set(annotator);
        self.save(vec![write]);
    }

    /// A number for one visit to a field: what is typed during it is one step to undo.
    #[must_use]
    pub fn next_visit(&self) -> u32 {
        self.visits.update_value(|visits| *visits = visits.wrapping_add(1));
        self.visits.get_value()
    }

    /// Whether nobody has made anything here yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.with_untracked(|workspace| workspace.records().is_empty())
    }

    /// Remembers where the reader is.
    pub fn keep_place(&self, place: String) {
        if self.place.with_untracked(|old| old.as_ref() != Some(&place)) {
            self.save(vec![Write::Set(Key::Place(self.lesson().id.clone()), place.clone())]);
            self.place.set(Some(place));
        }
    }

    /// Switches keys of one character on or off, in this browser.
    pub fn set_single_keys(&self, single: SingleKeys) {
        let value = if single == SingleKeys::On { "on" } else { "off" };
        self.save(vec![Write::Set(Key::Setting("single-keys"), value.into())]);
        self.single_keys.set(single);
    }

    /// Tries again to keep what could not be kept.
    pub fn save_again(&self) {
        self.saver.with_value(Saver::retry);
    }

    /// Keeps these.
    pub(super) fn save(&self, writes: Vec<Write>) {
        self.saver.with_value(|saver| saver.save(writes));
    }

    /// Says something to the reader.
    pub fn say(&self, sentence: impl Into<String>) {
        self.notify(sentence.into(), false);
    }

    /// Says something to the reader and offers to take it back.
    pub fn say_undoable(&self, sentence: impl Into<String>) {
        self.notify(sentence.into(), true);
    }

    fn notify(&self, sentence: String, undoable: bool) {
        self.notice.update(|notice| {
            let number = notice.as_ref().map_or(0, |notice| notice.number.wrapping_add(1));
            *notice = Some(Notice {
                sentence,
                undoable,
                number,
            });
        });
    }

    fn after(&self, outcome: &Outcome) {
        self.tell(&outcome.touched);
        let lesson = self.lesson().id.clone();
        let mut writes = Vec::new();
        if !self.annotator_kept.get_value() {
            self.annotator_kept.set_value(true);
            let annotator = self.annotator.with_untracked(write_annotator);
            writes.push(Write::Set(Key::Annotator(lesson.clone()), annotator));
        }
        self.session.with_untracked(|session| {
            let records = outcome.touched.records.iter().filter_map(|id| session.workspace().get(*id));
            writes.extend(records.map(|record| {
                Write::Set(Key::Record(lesson.clone(), record.id), write_record(record))
            }));
            let steps = outcome.steps.iter().filter_map(|id| session.step(*id));
            writes.extend(steps.map(|step| Write::Set(Key::Step(lesson.clone(), step.id), write_step(step))));
        });
        writes.extend(outcome.dropped.iter().map(|id| Write::Remove(Key::Step(lesson.clone(), *id))));
        self.save(writes);
    }

    /// Wakes what shows the touched blocks, and nothing else of the text.
    fn tell(&self, touched: &Touched) {
        if touched.records.is_empty() {
            return;
        }
        self.blocks.with_value(|blocks| {
            for trigger in touched.blocks.iter().filter_map(|block| blocks.get(block)) {
                trigger.notify();
            }
        });
        self.session.notify();
        let gone = |id: &RecordId| self.with_untracked(|workspace| workspace.body(*id).is_none());
        if self.selected.with_untracked(|id| id.as_ref().is_some_and(gone)) {
            self.selected.set(None);
        }
        if self.stacked.with_untracked(|ids| ids.iter().any(gone)) {
            self.stacked.update(|ids| ids.retain(|id| !gone(id)));
        }
    }

    fn trigger(&self, at: ArticleIndex, block: BlockIndex) -> ArcTrigger {
        self.blocks
            .try_update_value(|blocks| blocks.entry((at, block)).or_default().clone())
            .unwrap_or_default()
    }
}
