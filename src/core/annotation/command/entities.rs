//! What an entity is called and what is said of it.
//!
//! Invariant: as in [`command`](super). No mark changes.
//! Must not know: which marks name it.

use super::{live, put, quoted, tag_label};
use crate::core::annotation::history::{Edit, MergeKey};
use crate::core::annotation::record::{AnnotatorId, RecordId, Stamp};
use crate::core::annotation::workspace::{Refusal, Workspace};
use crate::core::annotation::{Body, Entity, EntityValue};
use crate::core::lesson::article::is_web_address;
use crate::core::lesson::tag_set::TagId;

/// A field of an entity that is typed into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntityField {
    /// What it is called.
    Name,
    /// The annotator's remark.
    Note,
    /// Where more is said of it; nothing takes it away.
    Link,
}

/// Makes an entity that no mark names yet.
///
/// # Errors
/// There is no name.
pub fn create_entity(stamp: Stamp, name: &str, tag: Option<&TagId>) -> Result<Edit, Refusal> {
    let body = Body::from(Entity {
        name: checked_name(name)?.to_owned(),
        tag: tag.cloned(),
        ..Entity::default()
    });
    let label = format!("add {}", quoted(&body));
    Ok(put(stamp.fresh, stamp.annotator, body, label))
}

/// Writes a name, a note or a link. Everything typed in one `visit` of the field is one step to undo.
///
/// # Errors
/// The entity is gone, the name would be nothing, or the link is none.
pub fn write_entity(
    workspace: &Workspace,
    id: RecordId,
    field: EntityField,
    words: &str,
    visit: u32,
) -> Result<Edit, Refusal> {
    let (annotator, before) = live_entity(workspace, id)?;
    let mut entity = before.clone();
    let (name, label) = match field {
        EntityField::Name => {
            checked_name(words)?.clone_into(&mut entity.name);
            ("name", "rename")
        }
        EntityField::Note => {
            words.clone_into(&mut entity.note);
            ("note", "write the note on")
        }
        EntityField::Link => {
            let link = words.trim();
            if !link.is_empty() && !is_web_address(link) {
                return Err(Refusal::NoLink);
            }
            entity.link = (!link.is_empty()).then(|| link.to_owned());
            ("link", "set the link of")
        }
    };
    let label = format!("{label} {}", quoted(&Body::from(before.clone())));
    Ok(Edit {
        merge: Some(MergeKey {
            record: id,
            visit: format!("{name} {visit}"),
        }),
        ..put(id, annotator, Body::from(entity), label)
    })
}

/// Says what an entity is, or takes that back. Its marks keep their tags.
///
/// # Errors
/// The entity is gone, or is that already.
pub fn retag_entity(
    workspace: &Workspace,
    id: RecordId,
    tag: Option<&TagId>,
) -> Result<Edit, Refusal> {
    let what = tag.map_or_else(|| "none".to_owned(), |tag| tag_label(workspace, tag));
    changed(
        workspace,
        id,
        |quoted| format!("change the tag of {quoted} to {what}"),
        |entity| {
            entity.tag = tag.cloned();
        },
    )
}

/// Says what else an entity is called. What is nothing, the name itself, or there twice is left out.
///
/// # Errors
/// The entity is gone, or is called so already.
pub fn set_other_names(
    workspace: &Workspace,
    id: RecordId,
    names: &[String],
) -> Result<Edit, Refusal> {
    changed(
        workspace,
        id,
        |quoted| format!("change the other names of {quoted}"),
        |entity| {
            entity.other_names.clear();
            for name in names {
                add_name(entity, name);
            }
        },
    )
}

/// Says which date or quantity an entity is, or takes that back.
///
/// # Errors
/// The entity is gone, or says so already.
pub fn set_value(
    workspace: &Workspace,
    id: RecordId,
    value: Option<EntityValue>,
) -> Result<Edit, Refusal> {
    changed(
        workspace,
        id,
        |quoted| format!("set the value of {quoted}"),
        |entity| {
            entity.value = value;
        },
    )
}

/// One more name, where it is not one already.
pub(super) fn add_name(entity: &mut Entity, name: &str) {
    let name = name.trim();
    let is_known = name == entity.name || entity.other_names.iter().any(|known| known == name);
    if !name.is_empty() && !is_known {
        entity.other_names.push(name.to_owned());
    }
}

pub(super) fn checked_name(name: &str) -> Result<&str, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::NoName);
    }
    Ok(name)
}

pub(super) fn live_entity(
    workspace: &Workspace,
    id: RecordId,
) -> Result<(AnnotatorId, &Entity), Refusal> {
    match live(workspace, id)? {
        (annotator, Body::Entity(entity)) => Ok((annotator, entity)),
        _ => Err(Refusal::Gone),
    }
}

fn changed(
    workspace: &Workspace,
    id: RecordId,
    label: impl FnOnce(&str) -> String,
    change: impl FnOnce(&mut Entity),
) -> Result<Edit, Refusal> {
    let (annotator, before) = live_entity(workspace, id)?;
    let mut entity = before.clone();
    change(&mut entity);
    if entity == *before {
        return Err(Refusal::Already);
    }
    let label = label(&quoted(&Body::from(before.clone())));
    Ok(put(id, annotator, Body::from(entity), label))
}
