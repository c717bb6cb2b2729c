//! Changing several marks at once, each time in one step.
//!
//! Must not know: how they were chosen.

use super::marking::kind_label;
use super::{Reader, edit};
use crate::core::annotation::bulk::{self, MarkedPlace};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::TagKey;
use crate::core::view::WordsPlace;
use crate::platform::stamp;
use crate::state::selection::MarkKind;

/// What a kind of mark is counted by.
fn tag_key(kind: &MarkKind) -> TagKey {
    match kind {
        MarkKind::Tag(tag) => TagKey::Entity(tag.clone()),
        MarkKind::Claim => TagKey::Claim,
    }
}

/// "1 mark", "3 marks".
#[must_use]
pub fn counted_marks(count: usize) -> String {
    match count {
        1 => "1 mark".to_owned(),
        count => format!("{count} marks"),
    }
}

/// "1 place", "3 places".
#[must_use]
pub fn counted_places(count: usize) -> String {
    match count {
        1 => "1 place".to_owned(),
        count => format!("{count} places"),
    }
}

/// Marks the words of several marks as something else. Answers whether it was done.
pub fn retag_marks(reader: Reader, ids: &[RecordId], kind: &MarkKind) -> bool {
    let tag = tag_key(kind);
    let done = edit(reader, |workspace, _| bulk::retag_all(workspace, ids, &tag));
    if done.is_some() {
        let (marks, label) = (counted_marks(ids.len()), kind_label(reader, kind));
        reader.toasts.announce(format!("{marks}: {label}."));
    }
    done.is_some()
}

/// Deletes several marks and offers to take that back. Answers whether it was done.
pub fn delete_marks(reader: Reader, ids: &[RecordId]) -> bool {
    let done = edit(reader, |workspace, _| bulk::delete_all(workspace, ids));
    if done.is_some() {
        let marks = counted_marks(ids.len());
        reader.toasts.say_undoable(format!("Deleted {marks}."));
    }
    done.is_some()
}

/// Marks several places. What lies in other articles cannot be seen, so it is said with a way back. Answers
/// whether it was done.
pub fn mark_places(reader: Reader, places: &[WordsPlace], kind: &MarkKind) -> bool {
    let annotator = reader.identity.annotator_untracked().id;
    let marked = places.iter().map(|place| MarkedPlace {
        stamp: stamp::stamp(annotator),
        article: place.article,
        range: place.range,
    });
    let marked: Vec<MarkedPlace> = marked.collect();
    let tag = tag_key(kind);
    let done = edit(reader, |workspace, _| {
        bulk::mark_places(workspace, &marked, &tag)
    });
    if done.is_none() {
        return false;
    }
    let (count, label) = (counted_places(places.len()), kind_label(reader, kind));
    let here = reader.article_untracked();
    let is_elsewhere = |place: &&WordsPlace| Some(place.article) != here;
    match places.iter().filter(is_elsewhere).count() {
        0 if places.len() == 1 => reader
            .toasts
            .announce(format!("Marked {count} as {label}.")),
        // Not all of them may be in view.
        0 => reader
            .toasts
            .say_undoable(format!("Marked {count} as {label}.")),
        all if all == places.len() => reader
            .toasts
            .say_undoable(format!("Marked {count} as {label}, in other articles.")),
        others => reader.toasts.say_undoable(format!(
            "Marked {count} as {label}, {others} of them in other articles."
        )),
    }
    true
}
