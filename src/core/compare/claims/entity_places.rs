//! Where an article names known entities, marked or not.
//!
//! Owns: [`entity_places`].
//! Invariant: in the order of the text; what is marked comes before what is only suggested.
//! Must not know: who asks.

use crate::core::annotation::Body;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::compare::names::known::{NameKind, known_entities};
use crate::core::compare::names::lesson_words::LessonWords;
use crate::core::compare::names::suggestions::suggestions;
use crate::core::lesson::ArticleIndex;
use crate::core::text::TextRange;

/// Words that name an entity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct EntityPlace {
    /// Which words.
    pub range: TextRange,
    /// Whom or what.
    pub entity: RecordId,
    /// Whether it is somebody.
    pub is_person: bool,
}

/// Where each article names known entities.
#[must_use]
pub fn entity_places(
    words: &LessonWords,
    workspace: &Workspace,
    entities: &EntityIndex,
) -> Vec<Vec<EntityPlace>> {
    let mut places: Vec<Vec<EntityPlace>> = workspace
        .lesson()
        .articles
        .iter()
        .map(|_| Vec::new())
        .collect();
    let known = known_entities(workspace, entities);
    let is_person = |id: RecordId| {
        known
            .iter()
            .any(|it| it.id == id && it.kind == NameKind::Person)
    };
    let mut add = |article: ArticleIndex, range: TextRange, entity: RecordId| {
        if let Some(places) = places.get_mut(article) {
            let is_person = is_person(entity);
            places.push(EntityPlace {
                range,
                entity,
                is_person,
            });
        }
    };
    for record in workspace.records().values() {
        let Some(Body::Mention(mention)) = record.body() else {
            continue;
        };
        let Some(article) = workspace.lesson().index_of(&mention.article) else {
            continue;
        };
        for entity in entities.named_by(record) {
            for range in workspace.index().drawn(record.id) {
                add(article, *range, entity);
            }
        }
    }
    for suggestion in suggestions(words, workspace, entities) {
        add(suggestion.article, suggestion.range, suggestion.entity);
    }
    for places in &mut places {
        places.sort();
    }
    places
}
