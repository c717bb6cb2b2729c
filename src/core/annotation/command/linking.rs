//! Whom or what a mark names, and how.
//!
//! Invariant: as in [`command`](super). A link to what is not there any more stays in the mark until somebody links
//! it anew.
//! Must not know: how entities are proposed.

use super::entities::{checked_name, live_entity};
use super::{MarkedPlace, live, mark_mention, put, quoted};
use crate::core::annotation::history::Edit;
use crate::core::annotation::record::{AnnotatorId, RecordId, Stamp};
use crate::core::annotation::workspace::{Change, Refusal, Workspace};
use crate::core::annotation::{Body, Entity, EntityValue, Mention, MentionForm};
use crate::core::lesson::tag_set::TagId;

/// Says whom or what a mark names: these and no others; none takes all links away.
///
/// # Errors
/// The mark or one of the entities is gone, or it is so already.
pub fn link(workspace: &Workspace, id: RecordId, entities: &[RecordId]) -> Result<Edit, Refusal> {
    let (annotator, mention) = live_mention(workspace, id)?;
    let mut named: Vec<RecordId> = Vec::with_capacity(entities.len());
    for entity in entities {
        live_entity(workspace, *entity)?;
        if !named.contains(entity) {
            named.push(*entity);
        }
    }
    if named == mention.entities {
        return Err(Refusal::Already);
    }
    let names = named
        .iter()
        .filter_map(|id| Some(quoted(workspace.body(*id)?)));
    let names: Vec<String> = names.collect();
    let words = quoted(&Body::Mention(mention.clone()));
    let label = match &names[..] {
        [] => format!("unlink {words}"),
        names => format!("link {words} to {}", names.join(" and ")),
    };
    Ok(put(id, annotator, linked(mention, named), label))
}

/// Makes an entity, which the mark names from now on besides those that it names already.
///
/// # Errors
/// The mark is gone, or there is no name.
pub fn link_to_new(
    workspace: &Workspace,
    stamp: Stamp,
    id: RecordId,
    name: &str,
) -> Result<Edit, Refusal> {
    link_to_fresh(workspace, stamp, id, name, None)
}

/// The same with the date or the quantity that it is.
///
/// # Errors
/// The mark is gone, or there is no name.
pub fn link_to_value(
    workspace: &Workspace,
    stamp: Stamp,
    id: RecordId,
    name: &str,
    value: EntityValue,
) -> Result<Edit, Refusal> {
    link_to_fresh(workspace, stamp, id, name, Some(value))
}

fn link_to_fresh(
    workspace: &Workspace,
    stamp: Stamp,
    id: RecordId,
    name: &str,
    value: Option<EntityValue>,
) -> Result<Edit, Refusal> {
    let (annotator, mention) = live_mention(workspace, id)?;
    let entity = Body::from(Entity {
        name: checked_name(name)?.to_owned(),
        tag: Some(mention.tag.clone()),
        value,
        ..Entity::default()
    });
    let is_there = |id: &&RecordId| live_entity(workspace, **id).is_ok();
    let named = mention.entities.iter().filter(is_there).copied();
    let named = named.chain([stamp.fresh]).collect();
    let words = quoted(&Body::Mention(mention.clone()));
    Ok(Edit {
        label: format!("link {words} to {}", quoted(&entity)),
        merge: None,
        change: Change::Batch(vec![
            Change::Put(stamp.fresh, stamp.annotator, entity),
            Change::Put(id, annotator, linked(mention, named)),
        ]),
    })
}

/// Says how a mark names what it names, or takes that back.
///
/// # Errors
/// The mark is gone, or it is so already.
pub fn set_form(
    workspace: &Workspace,
    id: RecordId,
    form: Option<MentionForm>,
) -> Result<Edit, Refusal> {
    let (annotator, mention) = live_mention(workspace, id)?;
    if mention.form == form {
        return Err(Refusal::Already);
    }
    let body = Body::Mention(Mention {
        form,
        ..mention.clone()
    });
    let form = form.map_or("nothing", MentionForm::name);
    let label = format!("set the form of {} to {form}", quoted(&body));
    Ok(put(id, annotator, body, label))
}

/// A place that names an entity, to be marked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedPlace {
    /// Where the new mark will lie.
    pub place: MarkedPlace,
    /// As what.
    pub tag: TagId,
    /// Whom or what it names.
    pub entity: RecordId,
    /// How.
    pub form: MentionForm,
}

/// Marks several places, each with the entity that it names: one step. What is marked so already is left out.
///
/// # Errors
/// All of them are marked already, one cannot be marked, or an entity is gone.
pub fn mark_named(workspace: &Workspace, places: &[NamedPlace]) -> Result<Edit, Refusal> {
    let mut changes = Vec::with_capacity(places.len());
    let mut label = String::new();
    for NamedPlace {
        place,
        tag,
        entity,
        form,
    } in places
    {
        let (_, named) = live_entity(workspace, *entity)?;
        let article = workspace.lesson().articles.get(place.article);
        let article = article.ok_or(Refusal::NoSuchArticle)?;
        let edit = match mark_mention(workspace, place.stamp, &article.id, place.range, tag) {
            Err(Refusal::Already) => continue,
            edit => edit?,
        };
        let Change::Put(id, annotator, Body::Mention(mention)) = edit.change else {
            continue;
        };
        if changes.is_empty() {
            let name = quoted(&Body::from(named.clone()));
            let words = quoted(&Body::Mention(mention.clone()));
            label = format!("mark {words} as {name}");
        }
        let mention = Mention {
            form: Some(*form),
            ..mention
        };
        changes.push(Change::Put(id, annotator, linked(&mention, vec![*entity])));
    }
    match changes.len() {
        0 => return Err(Refusal::Already),
        1 => {}
        several => label = format!("mark {several} names"),
    }
    Ok(Edit {
        label,
        merge: None,
        change: Change::Batch(changes),
    })
}

pub(super) fn linked(mention: &Mention, entities: Vec<RecordId>) -> Body {
    Body::Mention(Mention {
        entities,
        ..mention.clone()
    })
}

pub(super) fn live_mention(
    workspace: &Workspace,
    id: RecordId,
) -> Result<(AnnotatorId, &Mention), Refusal> {
    match live(workspace, id)? {
        (annotator, Body::Mention(mention)) => Ok((annotator, mention)),
        _ => Err(Refusal::Gone),
    }
}
