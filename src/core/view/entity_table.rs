//! The table of all entities: which are listed and in which order, what stands in a cell, and which two may be one.
//!
//! Invariant: words are compared by the project's one folding, capitals and accents apart; where two entities count
//! the same, they stand by name.
//! Must not know: how many rows are drawn, and which is open.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::entities::{EntityRow, entity_rows};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::tag_set::{Colour, TagId};
use crate::core::sort::sort_by;
use crate::core::text::folding::{Folded, Likeness};

/// Wordings that a cell says; more are counted.
const SAID: usize = 4;

/// How much more alike two entities of one tag are, in thousandths.
const OF_A_KIND: u32 = 100;

/// In which order entities stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum EntityOrder {
    /// By how many marks name them, most first.
    #[default]
    Marks,
    /// By in how many articles they are named, most first.
    Articles,
    /// By name.
    Name,
}

impl EntityOrder {
    /// Every order, as they are offered.
    pub const ALL: [Self; 3] = [Self::Marks, Self::Articles, Self::Name];

    /// What it is called on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Marks => "Most marks first",
            Self::Articles => "In most articles first",
            Self::Name => "By name",
        }
    }
}

/// Which entities are listed, and how.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EntityQuery {
    /// Only those with these letters in a name, a wording or the remark.
    pub words: String,
    /// Only those of this tag.
    pub tag: Option<TagId>,
    /// In which order.
    pub order: EntityOrder,
}

impl EntityQuery {
    /// Whether it leaves anything out.
    #[must_use]
    pub fn is_filter(&self) -> bool {
        self.tag.is_some() || !self.words.trim().is_empty()
    }

    /// Writes it down, for [`EntityQuery::parse`].
    #[must_use]
    pub fn as_text(&self) -> String {
        let tag = self.tag.as_ref().map_or("", TagId::as_str);
        format!("{}\n{tag}\n{}", self.order.label(), self.words)
    }

    /// Reads it; what cannot be read leaves nothing out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut lines = text.splitn(3, '\n');
        let mut line = || lines.next().unwrap_or_default();
        let (order, tag) = (line(), line());
        let mut orders = EntityOrder::ALL.into_iter();
        Self {
            order: orders
                .find(|each| each.label() == order)
                .unwrap_or_default(),
            tag: TagId::parse(tag),
            words: line().to_owned(),
        }
    }
}

/// How many entities are of a tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntityTally {
    /// Which tag.
    pub tag: TagId,
    /// What it is called.
    pub label: String,
    /// How many.
    pub count: usize,
}

/// How an article names an entity.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EntityCell {
    /// How often; nothing where the article does not name it.
    pub count: usize,
    /// In which words and how often, the most frequent first.
    pub wordings: Vec<(String, usize)>,
    /// How many more wordings there are.
    pub more: usize,
}

/// Another entity that may be the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntityChoice {
    /// Which one.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub label: String,
    /// Its tag's colour.
    pub colour: Colour,
    /// How many marks name it.
    pub total: usize,
}

/// All entities of a work.
#[derive(Debug, Default)]
pub struct EntityTable {
    /// By name.
    rows: Vec<EntityRow>,
    places: BTreeMap<RecordId, usize>,
    /// Whether anything is marked, by article.
    marked: Vec<bool>,
    /// Everything that is searched of each row, folded; made for the first search.
    said: OnceLock<Vec<String>>,
}

impl PartialEq for EntityTable {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows && self.marked == other.marked
    }
}

impl EntityTable {
    /// The entities of a workspace.
    #[must_use]
    pub fn new(workspace: &Workspace, entities: &EntityIndex) -> Self {
        let rows = entity_rows(workspace, entities);
        let places = rows.iter().enumerate().map(|(at, row)| (row.id, at));
        let articles = 0..workspace.lesson().articles.len();
        let marks = workspace.index();
        let is_marked = |at| marks.in_order(at).chain(marks.lost(at)).next().is_some();
        Self {
            places: places.collect(),
            marked: articles.map(is_marked).collect(),
            rows,
            said: OnceLock::new(),
        }
    }

    /// All of them, by name.
    #[must_use]
    pub fn rows(&self) -> &[EntityRow] {
        &self.rows
    }

    /// One of them.
    #[must_use]
    pub fn row(&self, id: RecordId) -> Option<&EntityRow> {
        self.rows.get(*self.places.get(&id)?)
    }

    /// Whether anything is marked, by article: what is not named where nobody has looked is no silence.
    #[must_use]
    pub fn marked_articles(&self) -> &[bool] {
        &self.marked
    }

    /// How many marks name one of them, counted once for each that they name.
    #[must_use]
    pub fn marks(&self) -> usize {
        self.rows.iter().map(EntityRow::total).sum()
    }

    /// Those that are listed, in their order.
    #[must_use]
    pub fn listed(&self, query: &EntityQuery) -> Vec<RecordId> {
        let wanted = folded(&query.words);
        let fits = |(at, row): &(usize, &EntityRow)| {
            (query.tag.is_none() || row.tag == query.tag)
                && (wanted.is_empty() || self.said()[*at].contains(&wanted))
        };
        let rows = self.rows.iter().enumerate().filter(fits);
        let mut keyed: Vec<(usize, usize, RecordId)> = rows
            .map(|(_, row)| (articles_of(row), row.total(), row.id))
            .collect();
        match query.order {
            EntityOrder::Name => {}
            EntityOrder::Marks => sort_by(&mut keyed, |a, b| b.1.cmp(&a.1)),
            EntityOrder::Articles => {
                sort_by(&mut keyed, |a, b| (b.0, b.1).cmp(&(a.0, a.1)));
            }
        }
        keyed.into_iter().map(|(.., id)| id).collect()
    }

    /// The same where they were listed as `before` already: who works in a row keeps it where it is, whatever it is
    /// called and is now. What is new stands behind its neighbour.
    #[must_use]
    pub fn listed_on(&self, query: &EntityQuery, before: &[RecordId]) -> Vec<RecordId> {
        let is_there = |id: &&RecordId| self.places.contains_key(id);
        let mut ids: Vec<RecordId> = before.iter().filter(is_there).copied().collect();
        let mut known: BTreeSet<RecordId> = ids.iter().copied().collect();
        let mut last = None;
        for id in self.listed(query) {
            if known.insert(id) {
                let behind = last.and_then(|last| ids.iter().position(|id| *id == last));
                ids.insert(behind.map_or(0, |at| at + 1), id);
            }
            last = Some(id);
        }
        ids
    }

    /// How many are of each tag, by the tag's name.
    #[must_use]
    pub fn tallies(&self) -> Vec<EntityTally> {
        let mut tallies = BTreeMap::<(&str, &TagId), usize>::new();
        for row in &self.rows {
            if let Some(tag) = &row.tag {
                *tallies.entry((&row.label, tag)).or_default() += 1;
            }
        }
        let tallies = tallies.into_iter();
        tallies
            .map(|((label, tag), count)| EntityTally {
                tag: tag.clone(),
                label: label.to_owned(),
                count,
            })
            .collect()
    }

    /// Others that hold these words, at most so many, those first whose names are most like that one's.
    #[must_use]
    pub fn others(&self, id: RecordId, words: &str, most: usize) -> Vec<EntityChoice> {
        let Some(this) = self.row(id) else {
            return Vec::new();
        };
        let (name, wanted) = (folded(&this.name), folded(words));
        let others = self.rows.iter().zip(self.said());
        let mut others: Vec<(u32, &EntityRow)> = others
            .filter(|(row, said)| row.id != id && said.contains(&wanted))
            .map(|(row, _)| {
                let of_a_kind = if row.tag == this.tag { OF_A_KIND } else { 0 };
                (likeness(&name, &row.name) + of_a_kind, row)
            })
            .collect();
        sort_by(&mut others, |a, b| b.0.cmp(&a.0));
        let others = others.into_iter().take(most);
        others
            .map(|(_, row)| EntityChoice {
                id: row.id,
                name: row.name.clone(),
                label: row.label.clone(),
                colour: row.colour,
                total: row.total(),
            })
            .collect()
    }

    fn said(&self) -> &[String] {
        self.said
            .get_or_init(|| self.rows.iter().map(said).collect())
    }
}

/// How the article of that number names an entity.
#[must_use]
pub fn entity_cell(row: &EntityRow, at: ArticleIndex) -> EntityCell {
    let count = |counts: &[usize]| counts.get(at).copied().unwrap_or_default();
    let wordings = row.wordings.iter();
    let mut wordings: Vec<(String, usize)> = wordings
        .map(|wording| (wording.words.clone(), count(&wording.counts)))
        .filter(|(_, count)| *count > 0)
        .collect();
    sort_by(&mut wordings, |a, b| b.1.cmp(&a.1));
    let more = wordings.len().saturating_sub(SAID);
    // One that is counted takes no less room than one that is said.
    let said = if more == 1 { SAID + 1 } else { SAID };
    wordings.truncate(said);
    EntityCell {
        count: count(&row.counts),
        wordings,
        more: if more == 1 { 0 } else { more },
    }
}

/// In how many articles an entity is named.
#[must_use]
pub fn articles_of(row: &EntityRow) -> usize {
    row.counts.iter().filter(|count| **count > 0).count()
}

/// The words that some marks have most often; the first ones where several are as frequent.
#[must_use]
pub fn usual_words<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for words in words {
        match counts.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => counts.push((words, 1)),
        }
    }
    let usual = counts.iter().enumerate();
    let usual = usual.max_by_key(|(at, (_, count))| (*count, Reverse(*at)));
    usual.map_or_else(String::new, |(_, (words, _))| (*words).to_owned())
}

fn folded(words: &str) -> String {
    Folded::new(words, Likeness::Bare).as_str().to_owned()
}

fn said(row: &EntityRow) -> String {
    let names = [&row.name].into_iter().chain(&row.other_names);
    let wordings = row.wordings.iter().map(|wording| &wording.words);
    let all: Vec<String> = names
        .chain(wordings)
        .chain([&row.note])
        .map(|words| folded(words))
        .collect();
    all.join("\n")
}

/// How alike two names are, in thousandths.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number from 0 to 1"
)]
fn likeness(name: &str, other: &str) -> u32 {
    let alike = strsim::jaro_winkler(name, &folded(other));
    (alike.clamp(0.0, 1.0) * 1000.0) as u32
}
