//! What is known of entities: what each is called, by its card and by its marks.
//!
//! Owns: [`known_entities`].
//! Invariant: each spelling once for each entity; what a mark is said to be, a name or a description, goes before what it
//! most likely is.
//! Must not know: where else the names stand.

use std::collections::BTreeMap;

use super::description::{language_of, likely_form};
use super::parts::NameParts;
use super::spelling::folded;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::annotation::{Body, Entity, Mention, MentionForm};
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
    /// How it names: nothing else is made of what is no name, and of a description only all words with their article
    /// say who it is.
    pub form: MentionForm,
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

    fn spelling(&mut self, text: &str, form: MentionForm) -> Option<&mut KnownSpelling> {
        let known = self.spellings.iter().position(|it| it.text == text);
        let at = known.unwrap_or(self.spellings.len());
        if known.is_none() {
            self.spellings.push(KnownSpelling {
                text: text.to_owned(),
                parts: parts_of(text, form)?,
                marks: BTreeMap::new(),
                tags: Vec::new(),
                form,
            });
        }
        self.spellings.get_mut(at)
    }
}

/// A description's article is one of its words.
fn parts_of(text: &str, form: MentionForm) -> Option<NameParts> {
    match form {
        MentionForm::Description => NameParts::whole(text),
        MentionForm::Name | MentionForm::Adjective => NameParts::parse(text),
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
    let lesson = workspace.lesson();
    let article_of = |mention: &Mention| {
        let at = lesson.index_of(&mention.article)?;
        Some((at, lesson.articles.get(at)?))
    };
    let first = entities.mentions(id).iter().find_map(|mark| {
        let Some(Body::Mention(mention)) = workspace.body(*mark) else {
            return None;
        };
        article_of(mention)
    });
    let language = language_of(lesson, first.map(|(_, article)| article));
    add_names(&mut known, entity, language);
    // Two tabs may have merged at once: what counts as it lends it its names.
    if !entity.also.is_empty() {
        for member in entities.members(id).filter(|member| *member != id) {
            if let Some(other) = workspace.entity(member) {
                add_names(&mut known, other, language);
            }
        }
    }
    for mark in entities.mentions(id) {
        let Some(Body::Mention(mention)) = workspace.body(*mark) else {
            continue;
        };
        // What names two at once is the name of neither.
        if mention.entities.len() > 1 {
            continue;
        }
        let article = article_of(mention);
        let words = mention.anchor.words();
        let language = language_of(lesson, article.map(|(_, article)| article));
        let likely = || likely_form(&words, language);
        let form = mention.form.unwrap_or_else(likely);
        if let Some(spelling) = known.spelling(&words, form) {
            if let Some((article, _)) = article {
                *spelling.marks.entry(article).or_default() += 1;
            }
            // What somebody has said of one of the marks.
            if mention.form.is_some() && spelling.form != form {
                spelling.form = form;
                if let Some(parts) = parts_of(&words, form) {
                    spelling.parts = parts;
                }
            }
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

fn add_names(known: &mut KnownEntity, entity: &Entity, language: Option<&str>) {
    for name in [&entity.name].into_iter().chain(&entity.other_names) {
        known.spelling(name, likely_form(name, language));
    }
}

/// By which rules the names of a tag are found, by what the tag is called.
fn kind_of(tag: &TagId, tags: &TagSet) -> NameKind {
    const PEOPLE: [&str; 9] = [
        "person", "people", "human", "mensch", "personne", "persona", "persoon", "pessoa", "who",
    ];
    const PLACES: [&str; 8] = [
        "place", "location", "ort", "lieu", "lugar", "luogo", "plaats", "where",
    ];
    const EXACT: [&str; 14] = [
        "date", "time", "number", "quantity", "zahl", "datum", "zeit", "nombre", "fecha", "numero",
        "cantidad", "aantal", "money", "when",
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
