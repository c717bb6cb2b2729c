//! The verbs on several marks at once: each is one [`Edit`], and so one step to undo.
//!
//! Invariant: pure; all of it happens or nothing. What is as it should be already, or gone, is left out and
//! not counted.
//! Must not know: how the marks or the places were chosen.

pub use crate::core::annotation::command::MarkedPlace;
use crate::core::annotation::command::{
    delete, make_claim, mark_claim, mark_mention, retag, set_extent, tag_label,
};
use crate::core::annotation::history::Edit;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::{Change, Refusal, TagKey, Workspace};
use crate::core::text::TextRange;

/// Gives several marks one tag, or makes claims of them.
///
/// # Errors
/// Every mark carries the tag already, or none of them is there any more.
pub fn retag_all(workspace: &Workspace, ids: &[RecordId], tag: &TagKey) -> Result<Edit, Refusal> {
    let tags = &workspace.lesson().tags;
    let edits = each(ids, |id| {
        let now = workspace
            .body(*id)
            .ok_or(Refusal::Gone)
            .map(|body| TagKey::of(body, tags))?;
        match tag {
            _ if now.as_ref() == Some(tag) => Err(Refusal::Already),
            TagKey::Entity(tag) => retag(workspace, *id, tag),
            TagKey::Claim => make_claim(workspace, *id),
        }
    })?;
    let count = edits.len();
    let label = match tag {
        TagKey::Entity(tag) => {
            let tag = tag_label(workspace, tag);
            format!("change the tag of {count} marks to {tag}")
        }
        TagKey::Claim => format!("make claims of {count} marks"),
    };
    Ok(batch(edits, label))
}

/// Deletes several marks.
///
/// # Errors
/// None of them is there any more.
pub fn delete_all(workspace: &Workspace, ids: &[RecordId]) -> Result<Edit, Refusal> {
    let edits = each(ids, |id| delete(workspace, *id))?;
    let label = format!("delete {} marks", edits.len());
    Ok(batch(edits, label))
}

/// Puts several marks on other words, each on its own: the way back for lost ones.
///
/// # Errors
/// None of them is there any more, or one of the places has no words.
pub fn move_all(workspace: &Workspace, places: &[(RecordId, TextRange)]) -> Result<Edit, Refusal> {
    let edits = each(places, |(id, range)| set_extent(workspace, *id, *range))?;
    let label = format!("move {} marks", edits.len());
    Ok(batch(edits, label))
}

/// Marks several places with one tag, or as claims.
///
/// # Errors
/// All of them are marked so already, or one of them cannot be marked.
pub fn mark_places(
    workspace: &Workspace,
    places: &[MarkedPlace],
    tag: &TagKey,
) -> Result<Edit, Refusal> {
    let articles = &workspace.lesson().articles;
    let edits = each(places, |place| {
        let article = &articles
            .get(place.article)
            .ok_or(Refusal::NoSuchArticle)?
            .id;
        match tag {
            TagKey::Entity(tag) => mark_mention(workspace, place.stamp, article, place.range, tag),
            TagKey::Claim => mark_claim(workspace, place.stamp, article, place.range),
        }
    })?;
    let tag = match tag {
        TagKey::Entity(tag) => tag_label(workspace, tag),
        TagKey::Claim => "a claim".to_owned(),
    };
    let label = format!("mark {} places as {tag}", edits.len());
    Ok(batch(edits, label))
}

/// The edits of all things that need one; a fault where none does.
fn each<T>(things: &[T], edit: impl Fn(&T) -> Result<Edit, Refusal>) -> Result<Vec<Edit>, Refusal> {
    let mut edits = Vec::with_capacity(things.len());
    let mut left_out = Refusal::Gone;
    for thing in things {
        match edit(thing) {
            Ok(edit) => edits.push(edit),
            Err(refusal @ (Refusal::Gone | Refusal::Already)) => left_out = refusal,
            Err(refusal) => return Err(refusal),
        }
    }
    if edits.is_empty() {
        return Err(left_out);
    }
    Ok(edits)
}

/// All of them as one; a single one keeps its own name, which says more.
fn batch(mut edits: Vec<Edit>, label: String) -> Edit {
    if edits.len() == 1 {
        return edits.remove(0);
    }
    Edit {
        label,
        merge: None,
        change: Change::Batch(edits.into_iter().map(|edit| edit.change).collect()),
    }
}
