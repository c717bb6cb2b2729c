//! `lateral/work`: one annotator's records on a lesson.
//!
//! Invariant: the same work is always the same bytes: records stand in reading order, tombstones
//! last, and no clock is asked. Offsets are code points.
//! Must not know: whether the lesson is at hand.

use serde::{Deserialize, Serialize};

use super::envelope::Envelope;
use super::record::WireRecord;
use super::{FileError, Problem, bounded};
use crate::core::article::ArticleId;
use crate::core::lesson::LessonId;
use crate::core::limits;
use crate::core::record::{AnnotatorId, Record, RecordId};
use crate::core::text::code_points;
use crate::core::workspace::Workspace;

/// The version that is written. Version 1 is the first.
pub const WORK_VERSION: u64 = 1;

/// Who made a work, as far as they want to say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Annotator {
    /// A random number.
    pub id: AnnotatorId,
    /// A name or a code; may be empty.
    pub name: String,
}

/// One annotator's records on a lesson, as a file has them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Work {
    /// On which lesson.
    pub lesson: LessonId,
    /// What the lesson is called.
    pub lesson_title: String,
    /// Whose work.
    pub annotator: Annotator,
    /// The articles and the SHA-256 of the texts that were marked.
    pub articles: Vec<(ArticleId, String)>,
    /// The records, tombstones included.
    pub records: Vec<Record>,
}

#[derive(Serialize)]
struct WireWork<'a> {
    format: &'a str,
    version: u64,
    offset_unit: &'a str,
    lesson: WireLesson,
    annotator: WireAnnotator,
    articles: Vec<WireArticle>,
    records: Vec<WireRecord>,
}

#[derive(Serialize, Deserialize)]
struct WireLesson {
    id: String,
    #[serde(default)]
    title: String,
}

#[derive(Serialize, Deserialize)]
pub struct WireAnnotator {
    pub id: String,
    #[serde(default)]
    pub name: String,
}

#[derive(Serialize, Deserialize)]
struct WireArticle {
    id: String,
    #[serde(default)]
    sha256: String,
}

impl Annotator {
    pub(super) fn to_wire(&self) -> WireAnnotator {
        WireAnnotator {
            id: self.id.to_string(),
            name: self.name.clone(),
        }
    }

    /// A name that is too long is cut off: it must not cost the work.
    pub(super) fn from_wire(wire: WireAnnotator) -> Option<Self> {
        Some(Self {
            id: AnnotatorId::parse(&wire.id)?,
            name: wire.name.chars().take(limits::LABEL as usize).collect(),
        })
    }
}

/// Writes a work: UTF-8, pretty-printed, one line feed at the end.
#[must_use]
pub fn export_work(workspace: &Workspace, annotator: &Annotator) -> String {
    let lesson = workspace.lesson();
    let wire = WireWork {
        format: "lateral/work",
        version: WORK_VERSION,
        offset_unit: "codepoint",
        lesson: WireLesson {
            id: lesson.id.as_str().to_owned(),
            title: lesson.title.clone(),
        },
        annotator: annotator.to_wire(),
        articles: lesson
            .articles
            .iter()
            .map(|article| WireArticle {
                id: article.id.as_str().to_owned(),
                sha256: article.sha256.clone(),
            })
            .collect(),
        records: in_file_order(workspace)
            .map(|record| WireRecord::write(record, Some(annotator.id)))
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&wire).unwrap_or_default();
    text.push('\n');
    text
}

/// Live records by article and place, then what has none, then tombstones by id.
fn in_file_order(workspace: &Workspace) -> impl Iterator<Item = &Record> {
    let lesson = workspace.lesson();
    let key = |record: &Record| {
        let body = record.body();
        let article = body
            .and_then(|body| body.article())
            .and_then(|id| lesson.index_of(id))
            .unwrap_or(usize::MAX);
        let cover = body.and_then(|body| body.anchor()).map(|anchor| anchor.cover());
        let start = cover.map_or(u32::MAX, |cover| cover.start());
        let end = cover.map_or(0, |cover| cover.end());
        (body.is_none(), article, start, std::cmp::Reverse(end), record.id)
    };
    let mut records: Vec<(_, &Record)> = workspace.records().values().map(|r| (key(r), r)).collect();
    records.sort_unstable_by_key(|(key, _)| *key);
    records.into_iter().map(|(_, record)| record)
}

pub(super) fn read(file: &Envelope<'_>, problems: &mut Vec<Problem>) -> Result<Work, FileError> {
    if file.get::<String>("offset_unit").as_deref() != Some("codepoint") {
        return Err(FileError::Broken("its offsets are not counted in code points.".into()));
    }
    let lesson: WireLesson = file
        .get("lesson")
        .ok_or_else(|| FileError::Broken("it does not name its lesson.".into()))?;
    let lesson_id = LessonId::parse(&lesson.id)
        .ok_or_else(|| FileError::Broken("its lesson's name is not one.".into()))?;
    let annotator: Option<WireAnnotator> = file.get("annotator");
    if annotator.as_ref().is_some_and(|wire| code_points(&wire.name) > limits::LABEL) {
        let sentence = format!("Its name is longer than {} characters. The first ones were taken.", limits::LABEL);
        problems.push(Problem::new("annotator", sentence));
    }
    let annotator = annotator
        .and_then(Annotator::from_wire)
        .ok_or_else(|| FileError::Broken("it does not say whose work it is.".into()))?;
    let articles = file
        .articles
        .iter()
        .filter_map(|raw| serde_json::from_str::<WireArticle>(raw.get()).ok())
        .filter_map(|wire| Some((ArticleId::parse(&wire.id)?, wire.sha256)))
        .collect();
    Ok(Work {
        lesson: lesson_id,
        lesson_title: bounded("title", lesson.title, limits::LINE).unwrap_or_default(),
        records: read_records(file, annotator.id, problems),
        annotator,
        articles,
    })
}

fn read_records(file: &Envelope<'_>, annotator: AnnotatorId, problems: &mut Vec<Problem>) -> Vec<Record> {
    let mut seen: std::collections::BTreeSet<RecordId> = std::collections::BTreeSet::new();
    let mut records = Vec::with_capacity(file.records.len());
    for (number, raw) in file.records.iter().enumerate() {
        let place = format!("record {}", number + 1);
        let read = match serde_json::from_str::<WireRecord>(raw.get()) {
            Err(error) if error.is_data() => Err("a field is missing or of the wrong type.".to_owned()),
            Err(_) => Err("it is not readable.".to_owned()),
            Ok(wire) => wire.read(Some(annotator)),
        };
        match read {
            Err(why) => problems.push(Problem::new(place, format!("Left out: {why}"))),
            Ok(record) if record.revision == 0 => {
                problems.push(Problem::new(place, "Left out: its revision is missing."));
            }
            Ok(record) if !seen.insert(record.id) => problems.push(Problem::new(
                place,
                "Left out: another record of the file has the same id, and came first.",
            )),
            Ok(record) => records.push(record),
        }
    }
    records
}

/// A file name from lesson, annotator and date (`YYYY-MM-DD`), safe on every system: at most 100 of
/// `a-z`, `0-9`, `-` before the ending.
#[must_use]
pub fn file_name(lesson: &LessonId, annotator: &str, date: &str) -> String {
    let short = |words: &str, most| slug(words).chars().take(most).collect::<String>();
    // 7 + 48 + 30 + 10 letters and three hyphens.
    let (lesson, name, date) = (short(lesson.as_str(), 48), short(annotator, 30), short(date, 10));
    let parts = ["lateral", &lesson, &name, &date].map(|part| part.trim_matches('-'));
    let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.json", filled.join("-"))
}

fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
