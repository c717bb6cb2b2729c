//! Which entities there are, and which marks name them.
//!
//! Owns: [`EntityIndex`].
//! Invariant: computed from the records alone, so that everybody who has the same records sees the same; an id that
//! leads to no entity is no entity, and stays in its mark.
//! Must not know: how entities are compared and shown.
//!
//! An entity that has become another is named in that one's `also`. Marks that came later, from another tab or a
//! file, still name it by its old id, and are led on. What one annotator has merged leads only that annotator's marks
//! on, as long as the other entity is there: a file changes nothing of what somebody else has made. Two tabs that
//! merge two entities each into the other at once have made a circle, which counts as the entity of the lowest id.

use std::collections::BTreeMap;

use crate::core::annotation::Body;
use crate::core::annotation::ids::{AnnotatorId, RecordId};
use crate::core::annotation::record::Record;
use crate::core::annotation::workspace::Workspace;

/// How far an id is led on; more is nobody's merging.
const TURNS: usize = 64;

/// See the head of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EntityIndex {
    /// Every entity that is there, with whose it is.
    annotators: BTreeMap<RecordId, AnnotatorId>,
    /// Which entities say that they are also this one, in the order of their ids.
    taken_in: BTreeMap<RecordId, Vec<RecordId>>,
    /// The mentions that name an entity, in the order of the text.
    mentions: BTreeMap<RecordId, Vec<RecordId>>,
}

impl EntityIndex {
    /// The entities of a workspace.
    #[must_use]
    pub fn new(workspace: &Workspace) -> Self {
        let mut index = Self::default();
        for record in workspace.records().values() {
            let Some(Body::Entity(entity)) = record.body() else {
                continue;
            };
            index.annotators.insert(record.id, record.annotator);
            for other in entity.also.iter().filter(|other| **other != record.id) {
                index.taken_in.entry(*other).or_default().push(record.id);
            }
        }
        if index.annotators.is_empty() {
            return index;
        }
        let marks = workspace.index();
        for at in 0..workspace.lesson().articles.len() {
            for id in marks.in_order(at).chain(marks.lost(at)) {
                if let Some(record) = workspace.get(id) {
                    for entity in index.named_by(record) {
                        index.mentions.entry(entity).or_default().push(id);
                    }
                }
            }
        }
        index
    }

    /// The entity that an id leads to in a record of that annotator; nothing where there is none.
    #[must_use]
    pub fn resolve(&self, id: RecordId, annotator: AnnotatorId) -> Option<RecordId> {
        let is_theirs = |id: &&RecordId| self.annotators.get(id) == Some(&annotator);
        let mut way = vec![id];
        let mut here = id;
        for _ in 0..TURNS {
            let others = self.taken_in.get(&here);
            let theirs = others.and_then(|others| others.iter().find(is_theirs));
            let any = || others.and_then(|others| others.first());
            let next = match theirs {
                None if !self.annotators.contains_key(&here) => any(),
                theirs => theirs,
            };
            let Some(next) = next else { break };
            if let Some(start) = way.iter().position(|id| id == next) {
                return way[start..].iter().min().copied();
            }
            way.push(*next);
            here = *next;
        }
        self.annotators.contains_key(&here).then_some(here)
    }

    /// The entities that a mention names, each once; none where a record is no mention.
    #[must_use]
    pub fn named_by(&self, record: &Record) -> Vec<RecordId> {
        let Some(Body::Mention(mention)) = record.body() else {
            return Vec::new();
        };
        let mut named = Vec::with_capacity(mention.entities.len());
        for id in &mention.entities {
            if let Some(entity) = self.resolve(*id, record.annotator)
                && !named.contains(&entity)
            {
                named.push(entity);
            }
        }
        named
    }

    /// Every entity that is shown, by id: what has become another is not.
    pub fn shown(&self) -> impl Iterator<Item = RecordId> {
        let entities = self.annotators.iter();
        entities
            .filter(|(id, annotator)| self.resolve(**id, **annotator) == Some(**id))
            .map(|(id, _)| *id)
    }

    /// The mentions that name an entity, in the order of the text, lost ones at the end of their article.
    #[must_use]
    pub fn mentions(&self, entity: RecordId) -> &[RecordId] {
        self.mentions.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// The entities that count as this one, itself among them, by id.
    pub fn members(&self, entity: RecordId) -> impl Iterator<Item = RecordId> {
        let entities = self.annotators.iter();
        entities
            .filter(move |(id, annotator)| self.resolve(**id, **annotator) == Some(entity))
            .map(|(id, _)| *id)
    }
}
