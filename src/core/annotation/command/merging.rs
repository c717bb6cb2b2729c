//! Two entities that are one, and one that is two.
//!
//! Invariant: as in [`command`](super). No name and no remark is lost; each is one step, whose inverse brings all
//! names and links back.
//! Must not know: how it was seen that they are one.

use super::entities::{add_name, checked_name, live_entity};
use super::linking::{linked, live_mention};
use super::quoted;
use crate::core::annotation::history::Edit;
use crate::core::annotation::record::{RecordId, Stamp};
use crate::core::annotation::workspace::{Change, Refusal, Workspace};
use crate::core::annotation::{Body, Entity, Mention, Rejection};

/// Makes one entity of several: `kept` takes over the names and the marks of the `others`, which go. What was
/// said not to name one of them does not name it either.
///
/// # Errors
/// There are no others, or one of them is gone.
pub fn merge(workspace: &Workspace, kept: RecordId, others: &[RecordId]) -> Result<Edit, Refusal> {
    let (annotator, before) = live_entity(workspace, kept)?;
    let mut entity = before.clone();
    let mut gone: Vec<RecordId> = Vec::new();
    for id in others.iter().filter(|id| **id != kept) {
        let (_, other) = live_entity(workspace, *id)?;
        if !gone.contains(id) {
            take_over(&mut entity, other);
            gone.push(*id);
        }
    }
    if gone.is_empty() {
        return Err(Refusal::Already);
    }
    let former = gone
        .iter()
        .filter_map(|id| live_entity(workspace, *id).ok());
    let former: Vec<RecordId> = former.flat_map(|(_, other)| other.also.clone()).collect();
    for id in gone.iter().chain(&former) {
        if *id != kept && !entity.also.contains(id) {
            entity.also.push(*id);
        }
    }
    let is_gone = |id: &RecordId| *id != kept && (gone.contains(id) || former.contains(id));
    let mut changes = vec![Change::Put(kept, annotator, Body::from(entity))];
    for record in workspace.records().values() {
        let body = match record.body() {
            Some(Body::Mention(mention)) if mention.entities.iter().any(is_gone) => {
                linked(mention, replaced(mention, &is_gone, kept))
            }
            Some(Body::Rejection(rejection)) if is_gone(&rejection.entity) => {
                Body::Rejection(Rejection {
                    entity: kept,
                    ..rejection.clone()
                })
            }
            _ => continue,
        };
        changes.push(Change::Put(record.id, record.annotator, body));
    }
    changes.extend(gone.iter().map(|id| Change::Remove(*id)));
    let name = quoted(&Body::from(before.clone()));
    let label = match &gone[..] {
        [one] => {
            let other = workspace.body(*one).map(quoted).unwrap_or_default();
            format!("merge {other} into {name}")
        }
        several => format!("merge {} cards into {name}", several.len()),
    };
    Ok(Edit {
        label,
        merge: None,
        change: Change::Batch(changes),
    })
}

/// Makes an entity of its own for some of the marks that name `entity`. Names that no other mark of it has go with
/// them.
///
/// # Errors
/// The entity or one of the marks is gone, none of them names it, or there is no name.
pub fn split(
    workspace: &Workspace,
    stamp: Stamp,
    entity: RecordId,
    mentions: &[RecordId],
    name: &str,
) -> Result<Edit, Refusal> {
    let (annotator, before) = live_entity(workspace, entity)?;
    let mut fresh = Entity {
        name: checked_name(name)?.to_owned(),
        tag: before.tag.clone(),
        ..Entity::default()
    };
    // Marks that came late may name it by the id of one that has become it.
    let is_it = |id: &RecordId| *id == entity || before.also.contains(id);
    let mut changes = Vec::new();
    let mut moved: Vec<String> = Vec::new();
    for (at, id) in mentions.iter().enumerate() {
        let (whose, mention) = live_mention(workspace, *id)?;
        if !mention.entities.iter().any(is_it) || mentions[..at].contains(id) {
            continue;
        }
        moved.push(mention.anchor.words());
        let named = replaced(mention, &is_it, stamp.fresh);
        changes.push(Change::Put(*id, whose, linked(mention, named)));
    }
    if changes.is_empty() {
        return Err(Refusal::Gone);
    }
    let stays = |name: &String| {
        let others = workspace.records().values();
        !moved.contains(name)
            || others
                .filter(|record| !mentions.contains(&record.id))
                .any(|record| {
                    matches!(record.body(), Some(Body::Mention(mention))
                    if mention.entities.iter().any(is_it) && mention.anchor.words() == *name)
                })
    };
    let mut left = before.clone();
    left.other_names.retain(stays);
    for name in before
        .other_names
        .iter()
        .filter(|name| !left.other_names.contains(name))
    {
        add_name(&mut fresh, name);
    }
    let whole = quoted(&Body::from(before.clone()));
    let fresh = Body::from(fresh);
    let label = format!("split {} off {whole}", quoted(&fresh));
    changes.insert(0, Change::Put(stamp.fresh, stamp.annotator, fresh));
    if left != *before {
        changes.push(Change::Put(entity, annotator, Body::from(left)));
    }
    Ok(Edit {
        label,
        merge: None,
        change: Change::Batch(changes),
    })
}

/// The entities of a mark with one in place of others.
fn replaced(
    mention: &Mention,
    is_replaced: &dyn Fn(&RecordId) -> bool,
    by: RecordId,
) -> Vec<RecordId> {
    let mut named: Vec<RecordId> = Vec::with_capacity(mention.entities.len());
    for id in &mention.entities {
        let id = if is_replaced(id) { by } else { *id };
        if !named.contains(&id) {
            named.push(id);
        }
    }
    named
}

/// What the kept one has of its own stays; what it has not comes from the other; remarks stand one below the other.
fn take_over(entity: &mut Entity, other: &Entity) {
    for name in [&other.name].into_iter().chain(&other.other_names) {
        add_name(entity, name);
    }
    if entity.tag.is_none() {
        entity.tag.clone_from(&other.tag);
    }
    if entity.link.is_none() {
        entity.link.clone_from(&other.link);
    }
    if entity.value.is_none() {
        entity.value.clone_from(&other.value);
    }
    if entity.note.trim().is_empty() {
        entity.note.clone_from(&other.note);
    } else if !other.note.trim().is_empty() && other.note != entity.note {
        entity.note.push('\n');
        entity.note.push_str(&other.note);
    }
}
