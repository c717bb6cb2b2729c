//! Edits of the tag set.
//!
//! Invariant: names and keys stay unique; there is one tag at least. A tag that was merged into another is
//! answered for by that one; marks of one that was deleted keep its name.
//! Must not know: who uses a tag.

use super::{EditRefusal, EditResult, LessonEdit, edit, fitting, next_place, typed_edit};
use crate::core::lesson::Lesson;
use crate::core::lesson::tag_set::{Colour, Tag, TagId, TagSet};
use crate::core::limits;
use crate::core::reading::segment::Direction;
use crate::core::slug::latin;

/// What a tag says of itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TagText {
    /// Its name on the screen.
    Label,
    /// What it is for.
    Definition,
    /// An example.
    Example,
}

/// Puts a new tag behind the others: the first colour and the first key that no other has.
///
/// # Errors
/// There are as many as can be.
pub fn add(lesson: &Lesson, label: &str) -> EditResult {
    let tags = &lesson.tags;
    let label = fitting(label.trim(), limits::LABEL);
    if label.is_empty() {
        return Err(EditRefusal::UnnamedNewTag);
    }
    if tags.entity.len() == limits::TAGS {
        return Err(EditRefusal::TooManyTags);
    }
    let used = |colour: Colour| {
        tags.entity
            .iter()
            .filter(|tag| tag.colour == colour)
            .count()
    };
    let colour = Colour::ALL.into_iter().min_by_key(|colour| used(*colour));
    let Some(id) = free_id(tags, &label) else {
        return Err(EditRefusal::TagNameTaken);
    };
    let tag = Tag {
        id,
        also: Vec::new(),
        key: ('1'..='9')
            .chain(['0'])
            .find(|key| tags.by_key(*key).is_none()),
        colour: colour.unwrap_or(Colour::Grey),
        definition: String::new(),
        example: String::new(),
        label: label.clone(),
    };
    Ok(edit(
        lesson,
        format!("add the tag “{label}”"),
        |lesson| {
            lesson.tags.entity.push(tag);
        },
    ))
}

/// The name of a tag that looks the same as this one, since it has the same colour and stands before it.
#[must_use]
pub fn lookalike(lesson: &Lesson, id: &TagId) -> Option<String> {
    let tags = &lesson.tags.entity;
    let at = tags.iter().position(|tag| tag.id == *id)?;
    let mut before = tags[..at].iter();
    let same = before.find(|tag| tag.colour == tags[at].colour)?;
    Some(same.label.clone())
}

/// Whether a tag that stands before this one has the same name.
#[must_use]
pub fn has_namesake(lesson: &Lesson, id: &TagId) -> bool {
    let name = |tag: &Tag| tag.label.trim().to_lowercase();
    let tags = &lesson.tags.entity;
    let at = tags.iter().position(|tag| tag.id == *id);
    at.is_some_and(|at| tags[..at].iter().any(|tag| name(tag) == name(&tags[at])))
}

/// Writes what a tag says of itself.
///
/// # Errors
/// A tag needs a name.
pub fn set_text(lesson: &Lesson, id: &TagId, what: TagText, words: &str) -> EditResult {
    if what == TagText::Label && words.trim().is_empty() {
        return Err(EditRefusal::UnnamedTag);
    }
    let field = format!("tag/{}/{what:?}", id.as_str());
    Ok(typed_edit(lesson, "describe a tag", field, |lesson| {
        change(lesson, id, |tag| match what {
            TagText::Label => tag.label = fitting(words, limits::LABEL),
            TagText::Definition => tag.definition = fitting(words, limits::LINE),
            TagText::Example => tag.example = fitting(words, limits::LINE),
        });
    }))
}

/// Gives a tag another colour.
#[must_use]
pub fn set_colour(lesson: &Lesson, id: &TagId, colour: Colour) -> LessonEdit {
    edit(lesson, "colour a tag", |lesson| {
        change(lesson, id, |tag| tag.colour = colour);
    })
}

/// Gives a tag a key, and takes it from the tag that had it; without one, takes the tag's away.
#[must_use]
pub fn set_key(lesson: &Lesson, id: &TagId, key: Option<char>) -> LessonEdit {
    let key = key.filter(char::is_ascii_digit);
    edit(lesson, "set the key of a tag", |lesson| {
        for tag in &mut lesson.tags.entity {
            if tag.id == *id {
                tag.key = key;
            } else if tag.key == key {
                tag.key = None;
            }
        }
    })
}

/// Moves a tag one place up or down.
///
/// # Errors
/// It stands at that end already.
pub fn shift(lesson: &Lesson, id: &TagId, direction: Direction) -> EditResult {
    let tags = &lesson.tags.entity;
    let at = tags.iter().position(|tag| tag.id == *id);
    let to = at.and_then(|at| next_place(at, direction, tags.len()));
    let (Some(at), Some(to)) = (at, to) else {
        return Err(EditRefusal::TagAtEnd);
    };
    Ok(edit(lesson, "move a tag", |lesson| {
        lesson.tags.entity.swap(at, to);
    }))
}

/// Merges a tag into another: marks that carry it count as the other's from then on.
///
/// # Errors
/// One of them is not there, or both are the same.
pub fn merge(lesson: &Lesson, id: &TagId, into: &TagId) -> EditResult {
    let find = |id: &TagId| lesson.tags.entity.iter().find(|tag| tag.id == *id);
    let (Some(from), Some(target)) = (find(id), find(into)) else {
        return Err(EditRefusal::NoSuchTag);
    };
    if id == into {
        return Err(EditRefusal::MergeIntoItself);
    }
    let label = format!("merge “{}” into “{}”", from.label, target.label);
    let former: Vec<TagId> = [from.id.clone()]
        .into_iter()
        .chain(from.also.clone())
        .collect();
    Ok(edit(lesson, label, |lesson| {
        lesson.tags.entity.retain(|tag| tag.id != *id);
        change(lesson, into, |tag| tag.also.extend(former));
    }))
}

/// Deletes a tag. Marks that carry it stay, and are shown by its name in files, as those of any tag that a lesson
/// does not have; a new tag of the same name takes them up again.
///
/// # Errors
/// It is the last one, since a lesson without tags has the usual ones, or it is not there.
pub fn remove(lesson: &Lesson, id: &TagId) -> EditResult {
    let tags = &lesson.tags.entity;
    let Some(tag) = tags.iter().find(|tag| tag.id == *id) else {
        return Err(EditRefusal::NoSuchTag);
    };
    if tags.len() == 1 {
        return Err(EditRefusal::LastTag);
    }
    let label = format!("delete the tag “{}”", tag.label);
    Ok(edit(lesson, label, |lesson| {
        lesson.tags.entity.retain(|tag| tag.id != *id);
    }))
}

/// A name for a tag that no other has or had.
fn free_id(tags: &TagSet, label: &str) -> Option<TagId> {
    let slug = latin(label).unwrap_or_else(|| "tag".to_owned());
    let numbered = (2..1_000).map(|number| format!("{slug}-{number}"));
    let names = [slug.clone()].into_iter().chain(numbered);
    names
        .filter_map(|name| TagId::parse(&name))
        .find(|id| tags.get(id).is_none())
}

fn change(lesson: &mut Lesson, id: &TagId, change: impl FnOnce(&mut Tag)) {
    if let Some(tag) = lesson.tags.entity.iter_mut().find(|tag| tag.id == *id) {
        change(tag);
    }
}
