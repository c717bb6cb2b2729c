//! The workspace: a lesson, the records that a class has made on it, and the one door for changes.
//!
//! Owns: [`Change`], [`Workspace::apply`] (all or nothing, answers with the inverse) and the index
//! that tells which marks lie in which block.
//! Invariant: the index always says what the records say; a change costs work in proportion to what
//! it touches, never to all marks.
//! Must not know: undo stacks, files, screens.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::core::annotation::record::{AnnotatorId, Record, RecordId, State, join};
use crate::core::annotation::{Body, Entity};
use crate::core::extra::Extra;
use crate::core::lesson::article::{Article, BlockIndex};
use crate::core::lesson::{ArticleIndex, Lesson};
use crate::core::limits;
use crate::core::sort::sort;

mod bounds;
mod index;
mod refusal;

use bounds::check_bounds;
pub use index::{Counts, Index, Segment, TagKey};
pub use refusal::Refusal;

/// What may happen to records.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// The record says this from now on; whose work it is stands beside it. What a newer version
    /// wrote into it stays.
    Put(RecordId, AnnotatorId, Body),
    /// The record is again as it was, with what a newer version wrote into it, under its next revision.
    Restore(Record),
    /// The record is deleted. One that is not there stays not there.
    Remove(RecordId),
    /// A version from a file: it stays if it is the later one.
    Join(Record),
    /// Several changes as one.
    Batch(Vec<Change>),
}

/// Which parts of the screen a change may have altered. Sorted, each once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Touched {
    /// Blocks whose marks are others now.
    pub blocks: Vec<(ArticleIndex, BlockIndex)>,
    /// Records to save.
    pub records: Vec<RecordId>,
}

impl Touched {
    fn sorted(mut self) -> Self {
        sort(&mut self.blocks);
        self.blocks.dedup();
        sort(&mut self.records);
        self.records.dedup();
        self
    }
}

/// What [`Workspace::apply`] answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Applied {
    /// Takes the change back.
    pub inverse: Change,
    /// What it touched.
    pub touched: Touched,
}

/// A lesson and everything that was made on it.
#[derive(Clone, Debug)]
pub struct Workspace {
    lesson: Arc<Lesson>,
    records: BTreeMap<RecordId, Record>,
    index: Index,
    /// Every change of a record: which one it was.
    changed: Vec<RecordId>,
}

impl Workspace {
    /// A lesson on which nothing was made yet.
    #[must_use]
    pub fn new(lesson: Arc<Lesson>) -> Self {
        let index = Index::new(&lesson);
        Self {
            lesson,
            records: BTreeMap::new(),
            index,
            changed: Vec::new(),
        }
    }

    /// The lesson.
    #[must_use]
    pub fn lesson(&self) -> &Arc<Lesson> {
        &self.lesson
    }

    /// Every record, tombstones included, by id.
    #[must_use]
    pub fn records(&self) -> &BTreeMap<RecordId, Record> {
        &self.records
    }

    /// The record of that id, tombstone or not.
    #[must_use]
    pub fn get(&self, id: RecordId) -> Option<&Record> {
        self.records.get(&id)
    }

    /// What the record says, unless it was deleted or never was.
    #[must_use]
    pub fn body(&self, id: RecordId) -> Option<&Body> {
        self.get(id).and_then(Record::body)
    }

    /// The entity of that id, unless it was deleted or never was.
    #[must_use]
    pub fn entity(&self, id: RecordId) -> Option<&Entity> {
        match self.body(id)? {
            Body::Entity(entity) => Some(entity),
            _ => None,
        }
    }

    /// How often a record was changed so far: what was computed from the records is kept with this number, and asks
    /// [`Self::changed_since`] what of it is to be computed again.
    #[must_use]
    pub fn edition(&self) -> usize {
        self.changed.len()
    }

    /// The records that were changed since the workspace had that edition, in the order of the changes.
    #[must_use]
    pub fn changed_since(&self, edition: usize) -> &[RecordId] {
        self.changed.get(edition..).unwrap_or_default()
    }

    /// Which marks lie where.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The article in which a live record lies.
    #[must_use]
    pub fn article_of(&self, id: RecordId) -> Option<(ArticleIndex, &Article)> {
        let at = self.lesson.index_of(self.body(id)?.article()?)?;
        Some((at, &self.lesson.articles[at]))
    }

    /// The one door for changes. All of it happens or nothing.
    ///
    /// # Errors
    /// A [`Refusal`] with a sentence for the student.
    pub fn apply(&mut self, change: &Change) -> Result<Applied, Refusal> {
        self.check(change)?;
        let mut inverses = Vec::new();
        let mut touched = Touched::default();
        self.perform(change, &mut inverses, &mut touched);
        inverses.reverse();
        let inverse = match inverses.len() {
            1 => inverses.remove(0),
            _ => Change::Batch(inverses),
        };
        Ok(Applied {
            inverse,
            touched: touched.sorted(),
        })
    }

    /// Takes in what another tab or a store has, through the join. Not the student's to undo.
    pub fn adopt(&mut self, incoming: Record) -> Touched {
        let mut touched = Touched::default();
        let changes = match self.records.get(&incoming.id) {
            Some(mine) => join(mine, &incoming) != mine,
            None => true,
        };
        if changes {
            self.store(incoming, &mut touched);
        }
        touched.sorted()
    }

    fn check(&self, change: &Change) -> Result<(), Refusal> {
        let mut created = Vec::new();
        self.check_each(change, &mut created)?;
        sort(&mut created);
        created.dedup();
        if self.records.len() + created.len() > limits::RECORDS {
            return Err(Refusal::Full);
        }
        Ok(())
    }

    fn check_each(&self, change: &Change, created: &mut Vec<RecordId>) -> Result<(), Refusal> {
        match change {
            Change::Put(id, _, body) => {
                self.check_body(*id, body)?;
                self.count_new(*id, created);
                Ok(())
            }
            Change::Remove(_) => Ok(()),
            Change::Restore(record) => {
                if let Some(body) = record.body() {
                    self.check_body(record.id, body)?;
                }
                self.count_new(record.id, created);
                Ok(())
            }
            // What a file brings was bounded by `format`; words that are not found are kept as lost.
            Change::Join(record) => {
                self.count_new(record.id, created);
                Ok(())
            }
            Change::Batch(changes) => changes
                .iter()
                .try_for_each(|each| self.check_each(each, created)),
        }
    }

    fn count_new(&self, id: RecordId, created: &mut Vec<RecordId>) {
        if !self.records.contains_key(&id) {
            created.push(id);
        }
    }

    fn check_body(&self, id: RecordId, body: &Body) -> Result<(), Refusal> {
        check_bounds(body)?;
        // A file may have brought a mark on an article of another lesson; it can be deleted and come
        // back, but nothing new is made there.
        let known = self.records.contains_key(&id);
        match body.article() {
            Some(article) if !known && self.lesson.index_of(article).is_none() => {
                Err(Refusal::NoSuchArticle)
            }
            _ => Ok(()),
        }
    }

    fn perform(&mut self, change: &Change, inverses: &mut Vec<Change>, touched: &mut Touched) {
        match change {
            Change::Put(id, annotator, body) => {
                inverses.push(self.undoing(*id));
                let record = self.next(*id, *annotator, State::Live(body.clone()));
                self.store(record, touched);
            }
            Change::Restore(before) => {
                inverses.push(self.undoing(before.id));
                let revision = self.next_revision(before.id);
                self.store(
                    Record {
                        revision,
                        ..before.clone()
                    },
                    touched,
                );
            }
            Change::Remove(id) => {
                let Some(annotator) = self.get(*id).map(|record| record.annotator) else {
                    return;
                };
                if self.body(*id).is_none() {
                    return;
                }
                inverses.push(self.undoing(*id));
                let record = self.next(*id, annotator, State::Deleted);
                self.store(record, touched);
            }
            Change::Join(incoming) => {
                let changes = self
                    .records
                    .get(&incoming.id)
                    .is_none_or(|mine| join(mine, incoming) != mine);
                if changes {
                    inverses.push(self.undoing(incoming.id));
                    self.store(incoming.clone(), touched);
                }
            }
            Change::Batch(changes) => {
                for each in changes {
                    self.perform(each, inverses, touched);
                }
            }
        }
    }

    /// The change that brings `id` back to what it says now.
    fn undoing(&self, id: RecordId) -> Change {
        match self.get(id) {
            Some(record) if record.body().is_some() => Change::Restore(record.clone()),
            _ => Change::Remove(id),
        }
    }

    fn next(&self, id: RecordId, annotator: AnnotatorId, state: State) -> Record {
        let before = self.get(id);
        // A kind that is not known has all its fields in its body.
        let extra = match &state {
            State::Live(Body::Unread(_)) => Extra::new(),
            _ => before
                .map(|record| record.extra.clone())
                .unwrap_or_default(),
        };
        // It goes with whose work it is.
        let named = before.filter(|before| before.annotator == annotator);
        Record {
            id,
            revision: self.next_revision(id),
            annotator,
            annotator_name: named.map_or_else(String::new, |before| before.annotator_name.clone()),
            state,
            extra,
        }
    }

    fn next_revision(&self, id: RecordId) -> u64 {
        self.get(id).map_or(1, |record| record.revision + 1)
    }

    fn store(&mut self, record: Record, touched: &mut Touched) {
        let id = record.id;
        self.index.remove(id, &mut touched.blocks);
        if let Some(body) = record.body() {
            self.index
                .insert(&self.lesson, id, body, &mut touched.blocks);
        }
        touched.records.push(id);
        self.changed.push(id);
        self.records.insert(id, record);
    }
}
