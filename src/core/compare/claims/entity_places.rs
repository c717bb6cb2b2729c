//! Where articles name known entities, as far as it is marked.
//!
//! Owns: [`marked_places`].
//! Invariant: in the order of the text.
//! Must not know: who asks.

use crate::core::annotation::Body;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::compare::names::known::{NameKind, known_entities};
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

/// Where each article names entities.
#[must_use]
pub fn marked_places(workspace: &Workspace, entities: &EntityIndex) -> Vec<Vec<EntityPlace>> {
    let lesson = workspace.lesson();
    let mut places: Vec<Vec<EntityPlace>> = lesson.articles.iter().map(|_| Vec::new()).collect();
    let known = known_entities(workspace, entities);
    for entity in &known {
        for mark in entities.mentions(entity.id) {
            let article = workspace.body(*mark).and_then(Body::article);
            let Some(at) = article.and_then(|id| lesson.index_of(id)) else {
                continue;
            };
            let named = workspace
                .index()
                .drawn(*mark)
                .iter()
                .map(|range| EntityPlace {
                    range: *range,
                    entity: entity.id,
                    is_person: entity.kind == NameKind::Person,
                });
            places[at].extend(named);
        }
    }
    for places in &mut places {
        places.sort();
    }
    places
}
