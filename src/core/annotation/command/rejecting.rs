//! Words that somebody has looked at, and that do not name an entity.
//!
//! Invariant: as in [`command`](super). What was rejected stays rejected until somebody allows it again.
//! Must not know: who proposed that they do.

use super::entities::live_entity;
use super::{MarkedPlace, anchor_in, quoted};
use crate::core::annotation::history::Edit;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::{Change, Refusal, Workspace};
use crate::core::annotation::{Body, Rejection};

/// A place that does not name an entity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RejectedPlace {
    /// Where, and under which id that is noted.
    pub place: MarkedPlace,
    /// Whom or what the words do not name.
    pub entity: RecordId,
}

/// Notes that places do not name entities: one step.
///
/// # Errors
/// There are none, an entity is gone, or there are no words at a place.
pub fn reject(workspace: &Workspace, places: &[RejectedPlace]) -> Result<Edit, Refusal> {
    let mut changes = Vec::with_capacity(places.len());
    let mut label = String::new();
    for RejectedPlace { place, entity } in places {
        let (_, named) = live_entity(workspace, *entity)?;
        let article = workspace.lesson().articles.get(place.article);
        let article = article.ok_or(Refusal::NoSuchArticle)?.id.clone();
        let anchor = anchor_in(workspace, &article, &[place.range])?;
        let body = Body::Rejection(Rejection {
            article,
            anchor,
            entity: *entity,
        });
        let name = quoted(&Body::from(named.clone()));
        label = format!("reject {} as {name}", quoted(&body));
        changes.push(Change::Put(place.stamp.fresh, place.stamp.annotator, body));
    }
    match changes.len() {
        0 => return Err(Refusal::NoWords),
        1 => {}
        several => label = format!("reject {several} suggestions"),
    }
    Ok(Edit {
        label,
        merge: None,
        change: Change::Batch(changes),
    })
}

/// Takes rejections back, so that the places are suggested again.
///
/// # Errors
/// None of them is there any more.
pub fn allow_again(workspace: &Workspace, rejections: &[RecordId]) -> Result<Edit, Refusal> {
    let is_one = |id: &&RecordId| matches!(workspace.body(**id), Some(Body::Rejection(_)));
    let changes: Vec<Change> = rejections
        .iter()
        .filter(is_one)
        .map(|id| Change::Remove(*id))
        .collect();
    if changes.is_empty() {
        return Err(Refusal::Gone);
    }
    Ok(Edit {
        label: "allow what was rejected".to_owned(),
        merge: None,
        change: Change::Batch(changes),
    })
}
