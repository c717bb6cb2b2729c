//! Where known entities are named and nothing is marked.
//!
//! Owns: [`suggestions`], for all articles; [`places_of`], where the very names of one entity stand unmarked.
//! Invariant: suggestions are in the order of the text and disjoint; none lies over a mention, in excluded text, or
//! where somebody said no to that entity; a no counts for the same words in all articles. Where it cannot be told whom words name, nothing is suggested.
//! Must not know: who looks at them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::NameReason;
use super::description::{language_of, likely_form};
use super::finding::{hits, nation_at, nation_of, stands_at};
use super::hit::NameHit;
use super::known::{KnownEntity, NameKind, known_entities};
use super::lesson_words::LessonWords;
use super::offices::is_same_nation;
use super::parts::NameParts;
use super::spelling::folded;
use super::word_lists::is_before_places;
use super::word_token::Gap;
use crate::core::annotation::anchor::Placement;
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::annotation::{Body, MentionForm};
use crate::core::lesson::ArticleIndex;
use crate::core::lesson::tag_set::TagId;
use crate::core::sort::sort_by;
use crate::core::text::TextRange;
use crate::core::text::printable::brief;

/// A place where an entity may be named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// In which article.
    pub article: ArticleIndex,
    /// Which words.
    pub range: TextRange,
    /// Whom or what they may name.
    pub entity: RecordId,
    /// As what they would be marked.
    pub tag: TagId,
    /// How they would name it.
    pub form: MentionForm,
    /// Why.
    pub reason: NameReason,
    /// The known spelling that led to it.
    pub known_as: String,
    /// Whom else they may name, the likeliest first.
    pub others: Vec<RecordId>,
}

impl Suggestion {
    /// The reason as a sentence: "“Shoygu” may be Sergei Shoigu: one letter differs." Where the words are the very name,
    /// that they are there once more.
    #[must_use]
    pub fn sentence(&self, workspace: &Workspace) -> String {
        let article = workspace.lesson().articles.get(self.article);
        let words = article.map_or("", |article| article.text.slice(self.range));
        let entity = workspace.entity(self.entity);
        let name = entity.map_or(&self.known_as, |entity| &entity.name);
        let is_name = words == name;
        let name_of_card = name;
        let (words, name) = (brief(words, 60), brief(name, 60));
        if is_name {
            // Who is told its name has been told who it may be, and why.
            return format!("“{words}” once more.");
        }
        let reason = self.reason.told(name_of_card, &self.known_as);
        format!("“{words}” may be {name}: {reason}.")
    }
}

/// What is marked or was rejected in one article.
#[derive(Default)]
struct TakenPlaces {
    mentions: Vec<(TextRange, Vec<RecordId>)>,
    rejected: Vec<(TextRange, RecordId)>,
}

/// Words, folded, with whom they do not name, in whichever article that was said.
type RejectedWords = BTreeSet<(String, RecordId)>;

impl TakenPlaces {
    fn of_all(workspace: &Workspace, entities: &EntityIndex) -> (Vec<Self>, RejectedWords) {
        let mut words = RejectedWords::new();
        let articles = &workspace.lesson().articles;
        let mut taken: Vec<Self> = articles.iter().map(|_| Self::default()).collect();
        for record in workspace.records().values() {
            let Some(body) = record.body() else { continue };
            let Some(at) = body
                .article()
                .and_then(|id| workspace.lesson().index_of(id))
            else {
                continue;
            };
            match body {
                Body::Mention(_) => {
                    let named = entities.named_by(record);
                    for range in workspace.index().drawn(record.id) {
                        taken[at].mentions.push((*range, named.clone()));
                    }
                }
                Body::Rejection(rejection) => {
                    let entity = entities.resolve(rejection.entity, record.annotator);
                    let entity = entity.unwrap_or(rejection.entity);
                    words.insert((folded(&rejection.anchor.words()), entity));
                    let ranges = match rejection.anchor.resolve(&articles[at]) {
                        Placement::Exact => rejection.anchor.ranges(),
                        Placement::Moved(ranges) => ranges,
                        Placement::Elsewhere(_) | Placement::Lost => continue,
                    };
                    taken[at]
                        .rejected
                        .extend(ranges.into_iter().map(|range| (range, entity)));
                }
                _ => {}
            }
        }
        (taken, words)
    }

    /// Whether words are marked. A name inside another's mark is free where the mark's other words only say whose
    /// it is: "Russia" in "Russia’s Ministry of Defense".
    fn is_marked(&self, range: TextRange, entity: RecordId, is_owner: bool) -> bool {
        self.mentions.iter().any(|(mark, named)| {
            let is_inside = mark.covers(range) && *mark != range;
            mark.intersect(range).is_some() && !(is_owner && is_inside && !named.contains(&entity))
        })
    }

    fn is_rejected(&self, range: TextRange, entity: RecordId) -> bool {
        let mut rejected = self.rejected.iter();
        rejected.any(|(no, whom)| *whom == entity && no.intersect(range).is_some())
    }
}

/// Where known entities are named and nothing is marked, in all articles.
#[must_use]
pub fn suggestions(
    words: &LessonWords,
    workspace: &Workspace,
    entities: &EntityIndex,
) -> Vec<Suggestion> {
    let known = known_entities(workspace, entities);
    let mut found: Vec<(NameHit, usize)> = Vec::new();
    for (number, entity) in known.iter().enumerate() {
        let mut own = hits(words, entity);
        // Of several ways to the same words the surest.
        own.sort_by_key(|hit| (hit.article, hit.first, hit.last, hit.reason, hit.spelling));
        own.dedup_by_key(|hit| (hit.article, hit.first, hit.last));
        found.extend(own.into_iter().map(|hit| (hit, number)));
    }
    // The longer first, so that no name is found inside another.
    found.sort_by_key(|(hit, number)| {
        (
            hit.article,
            Reverse(hit.last - hit.first),
            hit.first,
            *number,
        )
    });
    let choice = Choice {
        words,
        known: &known,
        named_in: named_in(&known, &found),
        default: workspace
            .lesson()
            .tags
            .entity
            .first()
            .map(|tag| tag.id.clone()),
    };
    let (taken, rejected) = TakenPlaces::of_all(workspace, entities);
    let mut suggested = Vec::new();
    let mut used: Vec<bool> = Vec::new();
    let mut here = u32::MAX;
    for group in found
        .chunk_by(|(a, _), (b, _)| (a.article, a.first, a.last) == (b.article, b.first, b.last))
    {
        let hit = group[0].0;
        let Some(read) = words.article(hit.article as usize) else {
            continue;
        };
        if hit.article != here {
            here = hit.article;
            used = vec![false; read.tokens.len()];
        }
        if used[hit.first..=hit.last].iter().any(|used| *used) {
            continue;
        }
        used[hit.first..=hit.last].fill(true);
        let range = read.tokens[hit.first]
            .range
            .join(read.tokens[hit.last].range);
        let article = workspace.lesson().articles.get(hit.article as usize);
        let (Some(article), Some(taken)) = (article, taken.get(hit.article as usize)) else {
            continue;
        };
        if !article.text.is_on_graphemes(range) {
            continue;
        }
        let next = read.tokens.get(hit.last + 1);
        let is_owner =
            read.tokens[hit.last].is_possessor || next.is_some_and(|next| next.gap == Gap::Hyphen);
        let free = |(_, number): &&(NameHit, usize)| {
            let id = known[*number].id;
            !taken.is_marked(range, id, is_owner)
                && !taken.is_rejected(range, id)
                && (rejected.is_empty()
                    || !rejected.contains(&(folded(article.text.slice(range)), id)))
        };
        let free: Vec<(NameHit, usize)> = group.iter().filter(free).copied().collect();
        suggested.extend(choice.choose(&free, range));
    }
    suggested.sort_by_key(|it| (it.article, it.range));
    suggested
}

/// In which articles each entity is marked, or stands with more than a part of its name; sorted.
fn named_in(known: &[KnownEntity], found: &[(NameHit, usize)]) -> Vec<(usize, u32)> {
    let whole = found
        .iter()
        .filter(|(hit, _)| hit.reason < NameReason::LastNameBehindTitle);
    let mut named: Vec<(usize, u32)> = whole.map(|(hit, number)| (*number, hit.article)).collect();
    for (number, entity) in known.iter().enumerate() {
        for article in entity.spellings.iter().flat_map(|it| it.marks.keys()) {
            named.push((number, u32::try_from(*article).unwrap_or(u32::MAX)));
        }
    }
    named.sort_unstable();
    named.dedup();
    named
}

/// Who of several entities is named.
struct Choice<'a> {
    words: &'a LessonWords,
    known: &'a [KnownEntity],
    named_in: Vec<(usize, u32)>,
    default: Option<TagId>,
}

impl Choice<'_> {
    fn choose(&self, group: &[(NameHit, usize)], range: TextRange) -> Option<Suggestion> {
        let mut ranked: Vec<_> = group.iter().map(|it| (self.rank(it), it)).collect();
        ranked.sort();
        let ((best, (hit, number)), others) = ranked.split_first()?;
        let entity = &self.known[*number];
        // Two people of one last name: nobody can tell.
        let is_unclear = |(rank, (_, other)): &&(HitRank, &(NameHit, usize))| {
            let kinds = [entity.kind, self.known[*other].kind];
            kinds == [NameKind::Person; 2] && (rank.0, rank.1) == (best.0, best.1)
        };
        if others.iter().any(|other| is_unclear(&other)) || self.is_of_two_nations(*hit, group) {
            return None;
        }
        let spelling = &entity.spellings[hit.spelling];
        let common = spelling
            .tags
            .iter()
            .max_by_key(|(tag, count)| (*count, Reverse(tag)));
        let tag = common.map(|(tag, _)| tag).or(entity.tag.as_ref());
        Some(Suggestion {
            article: hit.article as usize,
            range,
            entity: entity.id,
            form: match spelling.form {
                MentionForm::Description => MentionForm::Description,
                MentionForm::Name | MentionForm::Adjective => MentionForm::Name,
            },
            tag: tag.or(self.default.as_ref())?.clone(),
            reason: hit.reason,
            known_as: spelling.text.clone(),
            others: others
                .iter()
                .map(|(_, (_, other))| self.known[*other].id)
                .collect(),
        })
    }

    /// Whether words without a country may be the ministries of two.
    fn is_of_two_nations(&self, hit: NameHit, group: &[(NameHit, usize)]) -> bool {
        let nations = group
            .iter()
            .map(|(_, number)| nation_of(&self.known[*number]));
        let Some(nations) = nations.collect::<Option<Vec<String>>>() else {
            return false;
        };
        let mut nations = nations.iter();
        let first = nations.next();
        let is_other = |it: &String| first.is_some_and(|first| !is_same_nation(first, it));
        nations.any(is_other) && nation_at(self.words, &hit).is_none()
    }

    /// The surer first; then who is named in the article; then what fits the word before; then what is marked so
    /// most often, here and anywhere.
    fn rank(&self, (hit, number): &(NameHit, usize)) -> HitRank {
        let entity = &self.known[*number];
        let is_named = self.named_in.binary_search(&(*number, hit.article)).is_ok();
        let article = self.words.article(hit.article as usize);
        let tokens = article.map_or(&[][..], |article| &article.tokens);
        let before = hit.first.checked_sub(1).and_then(|at| tokens.get(at));
        let is_place = before.is_some_and(|before| is_before_places(self.words.word(before.word)))
            && tokens[hit.first].gap != Gap::Break;
        let fits = is_place == (entity.kind == NameKind::Place);
        let marks = &entity.spellings[hit.spelling].marks;
        let here = marks
            .get(&(hit.article as usize))
            .copied()
            .unwrap_or_default();
        let all: usize = marks.values().sum();
        (hit.reason, !is_named, !fits, Reverse(here), Reverse(all))
    }
}

type HitRank = (NameReason, bool, bool, Reverse<usize>, Reverse<usize>);

/// A place where some words stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlaceOfWords {
    /// In which article.
    pub article: ArticleIndex,
    /// Where.
    pub range: TextRange,
}

/// Where an entity's names stand and no mention lies over them, in the order of the text: whole words, with capitals
/// where they have them, not inside a longer name, not in excluded text, and not where somebody said no to it.
#[must_use]
pub fn places_of(
    words: &LessonWords,
    workspace: &Workspace,
    entities: &EntityIndex,
    id: RecordId,
) -> Vec<PlaceOfWords> {
    let (taken, rejected) = TakenPlaces::of_all(workspace, entities);
    let mut places: Vec<PlaceOfWords> = Vec::new();
    for parts in names_of(workspace, entities, id) {
        for (article, first, last) in stands_at(words, &parts) {
            let at = article as usize;
            let (Some(read), Some(taken)) = (words.article(at), taken.get(at)) else {
                continue;
            };
            let range = read.tokens[first].range.join(read.tokens[last].range);
            let article = workspace.lesson().articles.get(at);
            let is_whole = article.is_some_and(|article| article.text.is_on_graphemes(range));
            let is_refused =
                article.is_some_and(|it| rejected.contains(&(folded(it.text.slice(range)), id)));
            let mut mentions = taken.mentions.iter();
            let is_marked = mentions.any(|(mark, _)| mark.intersect(range).is_some());
            if is_whole && !is_marked && !is_refused && !taken.is_rejected(range, id) {
                places.push(PlaceOfWords { article: at, range });
            }
        }
    }
    // The longer of two that overlap: it comes first, or begins before.
    let key = |it: &PlaceOfWords| (it.article, it.range.start(), Reverse(it.range.end()));
    sort_by(&mut places, |a, b| key(a).cmp(&key(b)));
    let mut free: Vec<PlaceOfWords> = Vec::with_capacity(places.len());
    for place in places {
        let is_behind = |last: &PlaceOfWords| {
            last.article != place.article || last.range.end() <= place.range.start()
        };
        if free.last().is_none_or(is_behind) {
            free.push(place);
        }
    }
    free
}

/// What an entity is called: by its card, and by the marks that name it by a name.
fn names_of(workspace: &Workspace, entities: &EntityIndex, id: RecordId) -> Vec<NameParts> {
    let Some(entity) = workspace.entity(id) else {
        return Vec::new();
    };
    let mut names: BTreeSet<String> = entity.other_names.iter().cloned().collect();
    names.insert(entity.name.clone());
    let lesson = workspace.lesson();
    names.retain(|name| likely_form(name, language_of(lesson, None)) == MentionForm::Name);
    for mark in entities.mentions(id) {
        if let Some(Body::Mention(mention)) = workspace.body(*mark) {
            let words = mention.anchor.words();
            let at = lesson.index_of(&mention.article);
            let language = language_of(lesson, at.and_then(|at| lesson.articles.get(at)));
            let form = mention
                .form
                .unwrap_or_else(|| likely_form(&words, language));
            if form == MentionForm::Name {
                names.insert(words);
            }
        }
    }
    let names = names.iter();
    names.filter_map(|name| NameParts::parse(name)).collect()
}
