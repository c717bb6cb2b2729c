//! Saying whom or what marks name, by hand and where it is suggested.
//!
//! Must not know: how names are found.

use super::{Reader, counted_places, edit};
use crate::core::annotation::command::{self, MarkedPlace, NamedPlace, RejectedPlace};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Refusal;
use crate::core::annotation::{Body, EntityValue, MentionForm};
use crate::core::compare::names::suggestions::Suggestion;
use crate::core::compare::values::value_in_words;
use crate::core::lesson::ArticleIndex;
use crate::core::text::TextRange;
use crate::core::text::printable::brief;
use crate::core::view::WordsPlace;
use crate::platform::stamp;

/// Most letters of a name in a sentence.
const NAME: usize = 40;

/// Says that a mark names these, and no others.
pub fn link(reader: Reader, id: RecordId, entities: &[RecordId]) {
    let linked = edit(reader, |workspace, _| {
        command::link(workspace, id, entities)
    });
    if linked.is_some() {
        say_named(reader, id);
    }
}

/// Says that a mark names one who has no card yet, besides those that it names already.
pub fn link_to_new(reader: Reader, id: RecordId, name: &str) {
    let linked = edit(reader, |workspace, stamp| {
        command::link_to_new(workspace, stamp, id, name)
    });
    if linked.is_some() {
        say_named(reader, id);
    }
}

/// Says which date or number a mark's words say: of the one that it names, or of a new one.
pub fn set_value(
    reader: Reader,
    id: RecordId,
    entity: Option<RecordId>,
    name: &str,
    value: Option<EntityValue>,
) {
    let said = value.as_ref().map(value_in_words);
    let done = edit(reader, |workspace, stamp| match (entity, value) {
        (Some(entity), value) => command::set_value(workspace, entity, value),
        (None, Some(value)) => command::link_to_value(workspace, stamp, id, name, value),
        (None, None) => Err(Refusal::Already),
    });
    if done.is_some() {
        let said = said.unwrap_or_else(|| "no date or number".to_owned());
        reader.toasts.announce(format!("This is {said} now."));
    }
}

/// Says how a mark names whom it names.
pub fn set_form(reader: Reader, id: RecordId, form: MentionForm) {
    edit(reader, |workspace, _| {
        command::set_form(workspace, id, Some(form))
    });
}

fn say_named(reader: Reader, id: RecordId) {
    let names = reader.session.with_untracked(|workspace| {
        let Some(Body::Mention(mention)) = workspace.body(id) else {
            return Vec::new();
        };
        let named = mention.entities.iter();
        let named = named.filter_map(|id| workspace.entity(*id));
        named.map(|entity| brief(&entity.name, NAME)).collect()
    });
    reader.toasts.announce(match &names[..] {
        [] => "This mark names nobody now.".to_owned(),
        names => format!("This is {}.", names.join(" and ")),
    });
}

/// Marks suggested places, each with the entity that it names. Answers whether it was done.
pub fn accept(reader: Reader, suggested: &[Suggestion]) -> bool {
    let places: Vec<NamedPlace> = suggested
        .iter()
        .map(|it| NamedPlace {
            place: place(reader, it.article, it.range),
            tag: it.tag.clone(),
            entity: it.entity,
            form: it.form,
        })
        .collect();
    edit(reader, |workspace, _| {
        command::mark_named(workspace, &places)
    })
    .is_some()
}

/// Notes that a suggested place does not name that entity. Answers whether it was done.
pub fn reject(reader: Reader, suggested: &Suggestion) -> bool {
    let place = RejectedPlace {
        place: place(reader, suggested.article, suggested.range),
        entity: suggested.entity,
    };
    edit(reader, |workspace, _| command::reject(workspace, &[place])).is_some()
}

/// Marks places of an entity's names, each as one that names it. Answers whether it was done.
pub fn mark_places(reader: Reader, entity: RecordId, places: &[WordsPlace]) -> bool {
    let tag = reader.session.with_untracked(|workspace| {
        let index = EntityIndex::new(workspace);
        let marks = index.mentions(entity).iter();
        let mut bodies = marks.filter_map(|mark| workspace.body(*mark));
        let of_mark = bodies.find_map(|body| match body {
            Body::Mention(mention) => Some(mention.tag.clone()),
            _ => None,
        });
        let card = workspace.entity(entity)?;
        let first = workspace.lesson().tags.entity.first();
        let first = || first.map(|tag| tag.id.clone());
        card.tag.clone().or(of_mark).or_else(first)
    });
    let Some(tag) = tag else { return false };
    let named: Vec<NamedPlace> = places
        .iter()
        .map(|at| NamedPlace {
            place: place(reader, at.article, at.range),
            tag: tag.clone(),
            entity,
            form: MentionForm::Name,
        })
        .collect();
    let done = edit(reader, |workspace, _| {
        command::mark_named(workspace, &named)
    });
    if done.is_some() {
        let marked = counted_places(places.len());
        reader.toasts.say_undoable(format!("Marked {marked}."));
    }
    done.is_some()
}

fn place(reader: Reader, article: ArticleIndex, range: TextRange) -> MarkedPlace {
    let annotator = reader.identity.annotator_untracked().id;
    MarkedPlace {
        stamp: stamp::stamp(annotator),
        article,
        range,
    }
}
