//! All entities of a work across all articles: how often each is named where, in which words, and each place in its
//! context.
//!
//! Invariant: computed from the records alone; an entity that has become another is not shown; a mark that names two
//! is counted for both.
//! Must not know: how the table is drawn, and what is searched in it.

use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::annotation::{Body, EntityValue, Mention, MentionForm};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::tag_set::{Colour, TagId};
use crate::core::reading::around::around;
use crate::core::reading::search::lowered;
use crate::core::sort::sort_by;
use crate::core::text::TextRange;

/// One entity in the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntityRow {
    /// Which one.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// What else its card says that it is called.
    pub other_names: Vec<String>,
    /// What it is.
    pub tag: Option<TagId>,
    /// What that is called on the screen.
    pub label: String,
    /// The tag's colour.
    pub colour: Colour,
    /// How many marks name it, by article.
    pub counts: Vec<usize>,
    /// In which words they name it, the most frequent first.
    pub wordings: Vec<EntityWording>,
    /// The annotator's remark.
    pub note: String,
    /// Where more is said of it.
    pub link: Option<String>,
    /// Which date or quantity it is.
    pub value: Option<EntityValue>,
}

impl EntityRow {
    /// How many marks name it in all articles.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Whether a name, a wording or the remark holds these words, which are lowered already.
    #[must_use]
    pub fn says(&self, wanted: &str) -> bool {
        let names = self.other_names.iter().chain([&self.name, &self.note]);
        let wordings = self.wordings.iter().map(|it| &it.words);
        names
            .chain(wordings)
            .any(|words| lowered(words).contains(wanted))
    }
}

/// Words that name an entity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntityWording {
    /// As they are written.
    pub words: String,
    /// How they name it, where all marks of these words say the same.
    pub form: Option<MentionForm>,
    /// How often, by article.
    pub counts: Vec<usize>,
}

/// Every entity that is shown, by name.
#[must_use]
pub fn entity_rows(workspace: &Workspace, entities: &EntityIndex) -> Vec<EntityRow> {
    let mut rows: Vec<EntityRow> = entities
        .shown()
        .filter_map(|id| entity_row(workspace, entities, id))
        .collect();
    let folded: Vec<String> = rows.iter().map(|row| lowered(&row.name)).collect();
    let mut keyed: Vec<(String, EntityRow)> = folded.into_iter().zip(rows.drain(..)).collect();
    sort_by(&mut keyed, |(a, left), (b, right)| {
        (a, left.id).cmp(&(b, right.id))
    });
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// One entity; nothing where it is not there.
#[must_use]
pub fn entity_row(
    workspace: &Workspace,
    entities: &EntityIndex,
    id: RecordId,
) -> Option<EntityRow> {
    let entity = workspace.entity(id)?;
    let lesson = workspace.lesson();
    let articles = lesson.articles.len();
    let mut counts = vec![0; articles];
    let mut wordings: Vec<EntityWording> = Vec::new();
    let mut first_tag = None;
    for (at, mention) in mentions(workspace, entities, id) {
        counts[at] += 1;
        first_tag = first_tag.or(Some(&mention.tag));
        let words = mention.anchor.words();
        let known = wordings.iter().position(|it| it.words == words);
        let number = known.unwrap_or(wordings.len());
        if known.is_none() {
            wordings.push(EntityWording {
                words,
                form: mention.form,
                counts: vec![0; articles],
            });
        }
        let wording = &mut wordings[number];
        wording.counts[at] += 1;
        wording.form = wording.form.filter(|form| mention.form == Some(*form));
    }
    sort_by(&mut wordings, |a, b| {
        let total = |it: &EntityWording| it.counts.iter().sum::<usize>();
        total(b).cmp(&total(a)).then_with(|| a.words.cmp(&b.words))
    });
    let tag = entity.tag.as_ref().or(first_tag);
    let known = tag.and_then(|tag| lesson.tags.get(tag));
    Some(EntityRow {
        id,
        name: entity.name.clone(),
        other_names: entity.other_names.clone(),
        tag: known.map(|tag| &tag.id).or(tag).cloned(),
        label: known.map_or_else(
            || tag.map(|tag| tag.as_str().to_owned()).unwrap_or_default(),
            |tag| tag.label.clone(),
        ),
        colour: known.map_or(Colour::Grey, |tag| tag.colour),
        counts,
        wordings,
        note: entity.note.clone(),
        link: entity.link.clone(),
        value: entity.value.clone(),
    })
}

/// The mentions of an entity in articles of this lesson, in the order of the text.
fn mentions<'a>(
    workspace: &'a Workspace,
    entities: &'a EntityIndex,
    id: RecordId,
) -> impl Iterator<Item = (ArticleIndex, &'a Mention)> {
    entities
        .mentions(id)
        .iter()
        .filter_map(|mark| match workspace.body(*mark) {
            Some(Body::Mention(mention)) => {
                Some((workspace.lesson().index_of(&mention.article)?, mention))
            }
            _ => None,
        })
}

/// A mark with what stands around it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConcordanceLine {
    /// Which mark.
    pub mark: RecordId,
    /// In which article.
    pub article: ArticleIndex,
    /// Which outlet that is.
    pub outlet: String,
    /// Where, in the text at hand; nothing where the words are not in it.
    pub range: Option<TextRange>,
    /// A few words before.
    pub before: String,
    /// The marked words.
    pub words: String,
    /// A few words after.
    pub after: String,
    /// How the words name it.
    pub form: Option<MentionForm>,
}

/// In which order the places of an entity stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ConcordanceOrder {
    /// As they are read.
    #[default]
    Text,
    /// By the words before, from the mark backwards.
    Before,
    /// By the words after.
    After,
}

/// Every mark that names an entity, in its context.
#[must_use]
pub fn concordance(
    workspace: &Workspace,
    entities: &EntityIndex,
    id: RecordId,
    order: ConcordanceOrder,
) -> Vec<ConcordanceLine> {
    let line = |mark: &RecordId| {
        let Some(Body::Mention(mention)) = workspace.body(*mark) else {
            return None;
        };
        let (at, article) = workspace.article_of(*mark)?;
        let ranges = workspace.index().ranges(*mark);
        let cover = ranges.iter().copied().reduce(TextRange::join);
        let (before, after) = cover
            .map(|cover| around(article, cover))
            .unwrap_or_default();
        Some(ConcordanceLine {
            mark: *mark,
            article: at,
            outlet: article.outlet.clone(),
            range: cover,
            before,
            words: mention.anchor.words(),
            after,
            form: mention.form,
        })
    };
    let mut lines: Vec<ConcordanceLine> = entities.mentions(id).iter().filter_map(line).collect();
    match order {
        ConcordanceOrder::Text => {}
        ConcordanceOrder::Before => lines.sort_by_cached_key(|line| backwards(&line.before)),
        ConcordanceOrder::After => lines.sort_by_cached_key(|line| words_of(&line.after)),
    }
    lines
}

/// The words of a context without its punctuation.
fn words_of(context: &str) -> Vec<String> {
    let lowered = lowered(context);
    let words = lowered.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The same from the mark backwards.
fn backwards(context: &str) -> Vec<String> {
    words_of(context).into_iter().rev().collect()
}
