//! What is known of entities: what each is called, by its card and by its marks.
//!
//! Owns: [`known_entities`].
//! Invariant: each spelling once for each entity; descriptions are no names.
//! Must not know: where else the names stand.

use std::collections::BTreeMap;

use super::parts::NameParts;
use super::spelling::folded;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::annotation::{Body, Entity, MentionForm};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::tag_set::{TagId, TagSet};

/// By which rules a name is found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameKind {
    /// Titles, first names and last names.
    Person,
    /// Words of a name, short forms.
    Place,
    /// The same, of anything else.
    Thing,
    /// Word for word: dates and numbers.
    Exact,
}

/// Something that an entity is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownSpelling {
    /// As it is written.
    pub text: String,
    /// In words.
    pub parts: NameParts,
    /// How many marks are written so, by article.
    pub marks: BTreeMap<ArticleIndex, usize>,
    /// As what such marks are tagged, and how often.
    pub tags: Vec<(TagId, usize)>,
    /// Whether it is a word made from the name, so that nothing else is made of it.
    pub is_adjective: bool,
}

/// An entity with all that it is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownEntity {
    /// Which one.
    pub id: RecordId,
    /// Its card's name.
    pub name: String,
    /// As what it is marked.
    pub tag: Option<TagId>,
    /// By which rules its names are found.
    pub kind: NameKind,
    /// What it is called, the name first.
    pub spellings: Vec<KnownSpelling>,
}

impl KnownEntity {
    /// Whether it is marked in an article.
    #[must_use]
    pub fn is_marked_in(&self, article: ArticleIndex) -> bool {
        self.spellings
            .iter()
            .any(|it| it.marks.contains_key(&article))
    }

    fn spelling(&mut self, text: &str) -> Option<&mut KnownSpelling> {
        let known = self.spellings.iter().position(|it| it.text == text);
        let at = known.unwrap_or(self.spellings.len());
        if known.is_none() {
            self.spellings.push(KnownSpelling {
                text: text.to_owned(),
                parts: NameParts::parse(text)?,
                marks: BTreeMap::new(),
                tags: Vec::new(),
                is_adjective: false,
            });
        }
        self.spellings.get_mut(at)
    }
}

/// The entities of a workspace that are shown, by id.
#[must_use]
pub fn known_entities(workspace: &Workspace, entities: &EntityIndex) -> Vec<KnownEntity> {
    let tags = &workspace.lesson().tags;
    let shown = entities
        .shown()
        .filter_map(|id| known_entity(workspace, entities, tags, id));
    shown.collect()
}

/// What is known of one entity; nothing where it is none.
#[must_use]
pub fn known_entity(
    workspace: &Workspace,
    entities: &EntityIndex,
    tags: &TagSet,
    id: RecordId,
) -> Option<KnownEntity> {
    let entity = workspace.entity(id)?;
    let mut known = KnownEntity {
        id,
        name: entity.name.clone(),
        tag: entity.tag.clone(),
        kind: NameKind::Thing,
        spellings: Vec::new(),
    };
    add_names(&mut known, entity);
    // Two tabs may have merged at once: what counts as it lends it its names.
    if !entity.also.is_empty() {
        for member in entities.members(id).filter(|member| *member != id) {
            if let Some(other) = workspace.entity(member) {
                add_names(&mut known, other);
            }
        }
    }
    for mark in entities.mentions(id) {
        let Some(Body::Mention(mention)) = workspace.body(*mark) else {
            continue;
        };
        // What names two at once is the name of neither.
        if mention.form == Some(MentionForm::Description) || mention.entities.len() > 1 {
            continue;
        }
        let article = workspace.lesson().index_of(&mention.article);
        let words = mention.anchor.words();
        if let Some(spelling) = known.spelling(&words) {
            if let Some(article) = article {
                *spelling.marks.entry(article).or_default() += 1;
            }
            spelling.is_adjective |= mention.form == Some(MentionForm::Adjective);
            match spelling
                .tags
                .iter_mut()
                .find(|(tag, _)| *tag == mention.tag)
            {
                Some((_, count)) => *count += 1,
                None => spelling.tags.push((mention.tag.clone(), 1)),
            }
        }
        if known.tag.is_none() {
            known.tag = Some(mention.tag.clone());
        }
    }
    known.kind = known
        .tag
        .as_ref()
        .map_or(NameKind::Thing, |tag| kind_of(tag, tags));
    Some(known)
}

fn add_names(known: &mut KnownEntity, entity: &Entity) {
    for name in [&entity.name].into_iter().chain(&entity.other_names) {
        known.spelling(name);
    }
}

/// By which rules the names of a tag are found, by what the tag is called.
fn kind_of(tag: &TagId, tags: &TagSet) -> NameKind {
    const PEOPLE: [&str; 7] = [
        "person", "people", "human", "mensch", "personne", "persona", "who",
    ];
    const PLACES: [&str; 6] = ["place", "location", "ort", "lieu", "lugar", "where"];
    const EXACT: [&str; 10] = [
        "date", "time", "number", "quantity", "zahl", "datum", "zeit", "nombre", "money", "when",
    ];
    let label = tags.get(tag).map(|tag| tag.label.as_str());
    let said = folded(&format!("{} {}", tag.as_str(), label.unwrap_or_default()));
    let is_among = |list: &[&str]| {
        let mut words = said.split(|c: char| !c.is_alphanumeric());
        words.any(|word| {
            list.contains(&word)
                || word
                    .strip_suffix('s')
                    .is_some_and(|word| list.contains(&word))
        })
    };
    if is_among(&PEOPLE) {
        NameKind::Person
    } else if is_among(&EXACT) {
        NameKind::Exact
    } else if is_among(&PLACES) {
        NameKind::Place
    } else {
        NameKind::Thing
    }
}
