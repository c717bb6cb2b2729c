//! Names that were marked by hand in whole articles, and how well they are suggested.
//!
//! A reference is a text: `# entity tag` for each entity, then `== article language` and the article with the names
//! in brackets (see `marked`). Only names are marked: no descriptions, no adjectives.

use std::collections::BTreeMap;
use std::sync::Arc;

use lateral::core::annotation::command::{link_to_new, mark_mention};
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::{AnnotatorId, RecordId, Stamp};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::compare::names::lesson_words::LessonWords;
use lateral::core::compare::names::suggestions::{Suggestion, suggestions};
use lateral::core::extra::Extra;
use lateral::core::format::{Opened, import};
use lateral::core::lesson::article::BlockKind;
use lateral::core::lesson::tag_set::{TagId, TagSet};
use lateral::core::lesson::{AskedFor, Lesson, LessonId};
use lateral::core::text::TextRange;

use super::line_article::line_article;
use super::marked::Marked;

/// A name that somebody has marked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NamedPlace {
    pub article: usize,
    pub range: TextRange,
    pub entity: String,
}

/// A lesson with all its names.
pub struct NameReference {
    pub lesson: Arc<Lesson>,
    pub tags: BTreeMap<String, TagId>,
    pub places: Vec<NamedPlace>,
}

impl NameReference {
    /// Reads a reference. The articles are those of the bundled lesson, or paragraphs line by line.
    pub fn read(source: &str, bundled: Option<&str>) -> Self {
        let (head, rest) = source.split_once("== ").expect("articles");
        let entity = |line: &str| {
            let (name, tag) = line.strip_prefix("# ")?.split_once(' ')?;
            Some((name.to_owned(), TagId::parse(tag)?))
        };
        let tags: BTreeMap<String, TagId> = head.lines().filter_map(entity).collect();
        let mut articles = Vec::new();
        let mut places = Vec::new();
        for (number, article) in rest.split("\n== ").enumerate() {
            let (name, text) = article.split_once('\n').expect("a line with the name");
            let (id, language) = name.split_once(' ').expect("a language");
            let marked = Marked::parse(text);
            for (entity, range) in &marked.spans {
                assert!(tags.contains_key(entity), "{entity} is not declared");
                places.push(NamedPlace {
                    article: number,
                    range: *range,
                    entity: entity.clone(),
                });
            }
            let kind = |line: TextRange| match line.start() {
                0 => BlockKind::Headline,
                _ => BlockKind::Paragraph,
            };
            articles.push(line_article(id, language, &marked.text, kind));
        }
        places.sort();
        let lesson = match bundled {
            Some(json) => {
                let Ok((Opened::Lesson(lesson), _)) = import(json.as_bytes()) else {
                    panic!("the bundled lesson");
                };
                for (theirs, ours) in lesson.articles.iter().zip(&articles) {
                    assert_eq!(
                        theirs.text.as_str().trim_end(),
                        ours.text.as_str().trim_end(),
                        "the reference has the lesson's words"
                    );
                }
                *lesson
            }
            None => Lesson {
                revision: 0,
                id: LessonId::parse("names").expect("a slug"),
                title: "Names".into(),
                language: None,
                instructions: String::new(),
                asks_for: AskedFor::Nothing,
                tags: TagSet::default(),
                articles,
                extra: Extra::new(),
            },
        };
        Self {
            lesson: Arc::new(lesson),
            tags,
            places,
        }
    }

    /// Marks one name of each entity: the first one, or one further on. Answers with the places that are left.
    pub fn seeded(&self, skip: usize) -> (Workspace, BTreeMap<RecordId, String>, Vec<NamedPlace>) {
        let mut workspace = Workspace::new(self.lesson.clone());
        let mut entities = BTreeMap::new();
        let mut left = self.places.clone();
        for (number, (entity, tag)) in (1..).zip(&self.tags) {
            let of_it = || self.places.iter().filter(|place| place.entity == *entity);
            let count = of_it().count();
            let Some(place) = of_it().nth(skip % count.max(1)) else {
                continue;
            };
            left.retain(|other| other != place);
            let stamp = |fresh: u128| Stamp {
                annotator: AnnotatorId(1),
                fresh: RecordId(fresh),
            };
            let article = &self.lesson.articles[place.article];
            let edit = mark_mention(&workspace, stamp(number), &article.id, place.range, tag);
            workspace
                .apply(&edit.expect("words").change)
                .expect("a mark");
            let words = article.text.slice(place.range);
            let card = link_to_new(&workspace, stamp(1_000 + number), RecordId(number), words);
            workspace
                .apply(&card.expect("a name").change)
                .expect("a card");
            entities.insert(RecordId(1_000 + number), entity.clone());
        }
        (workspace, entities, left)
    }
}

/// How many of the names that are left are suggested, and how many suggestions are right.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct NameScore {
    pub left: usize,
    pub found: usize,
    pub suggested: usize,
    pub right: usize,
}

impl NameScore {
    pub fn recall(self) -> f64 {
        ratio(self.found, self.left)
    }

    pub fn precision(self) -> f64 {
        ratio(self.right, self.suggested)
    }
}

impl std::ops::Add for NameScore {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            left: self.left + other.left,
            found: self.found + other.found,
            suggested: self.suggested + other.suggested,
            right: self.right + other.right,
        }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).expect("few names"));
    if whole == 0 {
        1.0
    } else {
        number(part) / number(whole)
    }
}

/// Scores the suggestions after one mark of each entity, and says in words what is wrong.
pub fn score(reference: &NameReference, skip: usize) -> (NameScore, Vec<String>) {
    let (workspace, entities, left) = reference.seeded(skip);
    let words = LessonWords::new(&reference.lesson);
    let suggested = suggestions(&words, &workspace, &EntityIndex::new(&workspace));
    let place = |it: &Suggestion| NamedPlace {
        article: it.article,
        range: it.range,
        entity: entities[&it.entity].clone(),
    };
    let made: Vec<NamedPlace> = suggested.iter().map(place).collect();
    let around = |place: &NamedPlace| {
        let text = &reference.lesson.articles[place.article].text;
        let (start, end) = (place.range.start(), place.range.end());
        let before = text.slice(TextRange::between(start.saturating_sub(25), start));
        let after = text.slice(TextRange::between(end, end + 25));
        format!(
            "{}: {before}⟦{}:{}⟧{after}",
            place.article,
            place.entity,
            text.slice(place.range)
        )
        .replace('\n', " ")
    };
    let mut wrong = Vec::new();
    for missed in left.iter().filter(|it| !made.contains(it)) {
        wrong.push(format!("missed {}", around(missed)));
    }
    for (extra, it) in made
        .iter()
        .zip(&suggested)
        .filter(|(it, _)| !left.contains(it))
    {
        wrong.push(format!(
            "wrong  {} ({}, as {})",
            around(extra),
            it.reason,
            it.known_as
        ));
    }
    let score = NameScore {
        left: left.len(),
        found: left.iter().filter(|it| made.contains(it)).count(),
        suggested: made.len(),
        right: made.iter().filter(|it| left.contains(it)).count(),
    };
    (score, wrong)
}

/// All references, by name.
pub fn references() -> Vec<(&'static str, NameReference)> {
    let own = |source| NameReference::read(source, None);
    let bundled = NameReference::read(
        include_str!("../../fixtures/names/bundled.txt"),
        Some(include_str!("../../../assets/lesson.json")),
    );
    vec![
        ("bundled lesson", bundled),
        (
            "German, a bridge",
            own(include_str!("../../fixtures/names/rathaus.txt")),
        ),
        (
            "French, a port",
            own(include_str!("../../fixtures/names/port.txt")),
        ),
        ("sport", own(include_str!("../../fixtures/names/derby.txt"))),
        (
            "science",
            own(include_str!("../../fixtures/names/glacier.txt")),
        ),
        (
            "local politics",
            own(include_str!("../../fixtures/names/harbour.txt")),
        ),
    ]
}
