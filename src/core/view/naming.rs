//! Whom or what a mark names, as its card shows it.
//!
//! Invariant: entities are called by their names of now; what leads to none is not shown.
//! Must not know: how names are compared.

use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::annotation::{Body, MentionForm};
use crate::core::compare::names::candidates::{EnterDefault, EntityCandidate, candidates_of};
use crate::core::compare::names::description::{language_of, likely_form};
use crate::core::compare::names::spelling::folded;
use crate::core::sort::sort_by;

/// Most entities that are offered at once.
const OFFERED: usize = 50;

/// An entity by its name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntityName {
    /// Which one.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
}

/// Whom or what a mark names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Naming {
    /// The marked words.
    pub words: String,
    /// What they name; mostly one or none.
    pub named: Vec<EntityName>,
    /// How, as somebody has said or as it most likely is.
    pub form: MentionForm,
    /// What they may name as well, the likeliest first.
    pub offered: Vec<EntityCandidate>,
}

impl Naming {
    /// The one that Enter chooses; nothing where that would be somebody new.
    #[must_use]
    pub fn default(&self) -> Option<&EntityCandidate> {
        let first = self.offered.first();
        first.filter(|it| it.default == EnterDefault::Yes)
    }
}

/// Whom or what a mark names; nothing for what names nobody, such as a claim.
#[must_use]
pub fn naming(workspace: &Workspace, entities: &EntityIndex, id: RecordId) -> Option<Naming> {
    let record = workspace.get(id)?;
    let Some(Body::Mention(mention)) = record.body() else {
        return None;
    };
    let named = entities.named_by(record);
    let words = mention.anchor.words();
    let lesson = workspace.lesson();
    let at = lesson.index_of(&mention.article);
    let language = language_of(lesson, at.and_then(|at| lesson.articles.get(at)));
    let form = mention
        .form
        .unwrap_or_else(|| likely_form(&words, language));
    let mut offered = at.map_or_else(Vec::new, |at| {
        candidates_of(workspace, entities, (&words, form), &mention.tag, at)
    });
    offered.retain(|candidate| !named.contains(&candidate.entity));
    offered.truncate(OFFERED);
    Some(Naming {
        named: named
            .into_iter()
            .map(|id| EntityName {
                id,
                name: name_of(workspace, id).to_owned(),
            })
            .collect(),
        form,
        words,
        offered,
    })
}

/// The entities in whose names these letters stand, folded, by name; all of them where there are no letters.
#[must_use]
pub fn entities_with(
    workspace: &Workspace,
    entities: &EntityIndex,
    letters: &str,
) -> Vec<EntityName> {
    let wanted = folded(letters.trim());
    let is_wanted = |id: &RecordId| {
        workspace.entity(*id).is_some_and(|entity| {
            let mut names = std::iter::once(&entity.name).chain(&entity.other_names);
            names.any(|name| folded(name).contains(&wanted))
        })
    };
    let mut found: Vec<EntityName> = entities
        .shown()
        .filter(is_wanted)
        .map(|id| EntityName {
            id,
            name: name_of(workspace, id).to_owned(),
        })
        .collect();
    sort_by(&mut found, |a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    found.truncate(OFFERED);
    found
}

fn name_of(workspace: &Workspace, id: RecordId) -> &str {
    workspace.entity(id).map_or("", |entity| &entity.name)
}
