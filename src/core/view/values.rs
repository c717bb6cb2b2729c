//! Which date or quantity an entity or a mark is said to be, and which it may be.
//!
//! Invariant: what is proposed is in the words of a mark, read against the date of its own article; nothing is
//! proposed for people, places and other things that have no value.
//! Must not know: how words are read, and who accepts.

use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::annotation::{Body, EntityValue, Mention};
use crate::core::compare::values::{ProposedValue, ReadAgainst, proposed_values};
use crate::core::lesson::article::Article;
use crate::core::lesson::tag_set::TagId;

/// Most proposals for an entity.
const PROPOSED: usize = 3;

/// Tags of what has no value, whatever its words say: "May" may be a prime minister.
const WITHOUT: [&str; 5] = ["person", "organisation", "place", "event", "work"];

/// Tags of what always has one.
const WITH: [&str; 2] = ["date", "number"];

/// A date or a quantity that some words may say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ValueProposal {
    /// Which one.
    pub value: EntityValue,
    /// Which words.
    pub words: String,
    /// Why, as a few words.
    pub why: String,
}

/// The date or the quantity of a mark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarkValue {
    /// The entity whose value it is; nothing where the mark names none yet.
    pub entity: Option<RecordId>,
    /// What would be the entity's name.
    pub words: String,
    /// What somebody has said.
    pub value: Option<EntityValue>,
    /// What it may be.
    pub proposals: Vec<ValueProposal>,
}

/// What the words of the marks that name an entity may say; nothing where it can have no value. Whether the entity is
/// one of those that have a value is said too.
#[must_use]
pub fn entity_proposals(
    workspace: &Workspace,
    entities: &EntityIndex,
    id: RecordId,
) -> Option<Vec<ValueProposal>> {
    let entity = workspace.entity(id)?;
    let mentions: Vec<&Mention> = entities
        .mentions(id)
        .iter()
        .filter_map(|mark| match workspace.body(*mark) {
            Some(Body::Mention(mention)) => Some(mention),
            _ => None,
        })
        .collect();
    let tag = entity.tag.as_ref();
    let tag = tag.or_else(|| mentions.first().map(|mention| &mention.tag));
    let mut proposals: Vec<ValueProposal> = Vec::new();
    if tag.is_none_or(may_have) {
        for mention in &mentions {
            for proposal in proposals_of(workspace, mention, entity.value.as_ref()) {
                let is_new = proposals.iter().all(|known| known.value != proposal.value);
                if is_new && proposals.len() < PROPOSED {
                    proposals.push(proposal);
                }
            }
        }
    }
    let has = tag.is_some_and(has_value) || entity.value.is_some() || !proposals.is_empty();
    has.then_some(proposals)
}

/// The date or the quantity of a mark; nothing for a mark that can have none, or that names several.
#[must_use]
pub fn mark_value(
    workspace: &Workspace,
    entities: &EntityIndex,
    id: RecordId,
) -> Option<MarkValue> {
    let record = workspace.get(id)?;
    let Some(Body::Mention(mention)) = record.body() else {
        return None;
    };
    let entity = match entities.named_by(record)[..] {
        [] => None,
        [entity] => Some(entity),
        _ => return None,
    };
    let card = entity.and_then(|entity| workspace.entity(entity));
    let value = card.and_then(|card| card.value.clone());
    let proposals = if may_have(&mention.tag) {
        proposals_of(workspace, mention, value.as_ref())
    } else {
        Vec::new()
    };
    let has = has_value(&mention.tag) || value.is_some() || !proposals.is_empty();
    has.then(|| MarkValue {
        entity,
        words: mention.anchor.words(),
        value,
        proposals,
    })
}

/// Whether a mark may have one, as far as can be told without reading its words.
#[must_use]
pub fn may_have_value(workspace: &Workspace, entities: &EntityIndex, id: RecordId) -> bool {
    let Some(record) = workspace.get(id) else {
        return false;
    };
    let Some(Body::Mention(mention)) = record.body() else {
        return false;
    };
    let named = entities.named_by(record);
    let mut cards = named.iter().filter_map(|id| workspace.entity(*id));
    may_have(&mention.tag) || cards.any(|card| card.value.is_some())
}

/// What a mark's words may say, the likeliest first; nothing where a value that is known is one of these.
fn proposals_of(
    workspace: &Workspace,
    mention: &Mention,
    value: Option<&EntityValue>,
) -> Vec<ValueProposal> {
    let lesson = workspace.lesson();
    let at = lesson.index_of(&mention.article);
    let Some(article) = at.and_then(|at| lesson.articles.get(at)) else {
        return Vec::new();
    };
    let words = mention.anchor.words();
    let language = article.language.as_ref().or(lesson.language.as_ref());
    let language = language.map_or("", String::as_str);
    // Reports about one event mostly are of the same days.
    let mut others = article.date.is_none().then(|| lesson.articles.iter());
    let other = others.as_mut().and_then(|others| others.find_map(day));
    let against = match (day(article), other) {
        (Some(day), _) => ReadAgainst::Own(day),
        (None, Some(day)) => ReadAgainst::Another(day),
        (None, None) => ReadAgainst::Nothing,
    };
    let proposed = proposed_values(&words, against, language);
    if proposed.iter().any(|it| Some(&it.value) == value) {
        return Vec::new();
    }
    let proposal = |it: ProposedValue| ValueProposal {
        value: it.value,
        words: words.clone(),
        why: it.why,
    };
    proposed.into_iter().map(proposal).collect()
}

fn day(article: &Article) -> Option<&str> {
    article.date.as_deref()?.get(..10)
}

fn may_have(tag: &TagId) -> bool {
    !WITHOUT.contains(&tag.as_str())
}

fn has_value(tag: &TagId) -> bool {
    WITH.contains(&tag.as_str())
}
