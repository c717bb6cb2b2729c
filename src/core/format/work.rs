//! `lateral/work`: one annotator's records on a lesson.
//!
//! Invariant: the same work is always the same bytes: records stand in reading order, tombstones
//! last, and no clock is asked. Offsets are code points.
//! Must not know: whether the lesson is at hand.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::envelope::Envelope;
use super::members::{Members, lenient, lenient_object};
use super::placed::{PlacedRecord, placed};
use super::record::{self, RecordWire};
use super::{Fault, FileError, Problem, Subject, Trouble, Unusable, bounded, layout};
use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::record::{AnnotatorId, Record};
use crate::core::annotation::workspace::Workspace;
use crate::core::lesson::LessonId;
use crate::core::lesson::article::{Article, ArticleId};
use crate::core::limits;
use crate::core::slug::latin;
use crate::core::sort::sort_by;
use crate::core::text::{TextRange, code_points};

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

impl Work {
    /// The same work, whose records carry the name of its annotator: for whoever takes in somebody else's.
    #[must_use]
    pub fn signed(mut self) -> Self {
        for record in &mut self.records {
            if record.annotator == self.annotator.id {
                record.annotator_name.clone_from(&self.annotator.name);
            }
        }
        self
    }
}

/// A work as it is written.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(
    title = "Lateral work, version 1",
    description = "What one annotator has marked on a lesson. UTF-8, no byte order mark. Offsets count Unicode code points from the start of the article's text, beginning with 0; ranges are half-open: \"start\" is the first code point of the range, \"end\" is the code point after its last. Fields that are not named here are allowed.",
    extend(
        "$id" = "urn:lateral:schema:work:1",
        "required" = ["format", "version", "offset_unit", "lesson", "annotator", "records"],
    ),
))]
pub(super) struct WorkWire<'a> {
    /// Says what kind of file this is.
    #[cfg_attr(test, schemars(extend("const" = "lateral/work")))]
    format: &'a str,
    /// Version of the format. It rises by one with every change that older readers would get wrong.
    #[cfg_attr(test, schemars(extend("const" = WORK_VERSION)))]
    version: u64,
    /// What offsets count: Unicode code points (not bytes, not UTF-16 units).
    #[cfg_attr(test, schemars(extend("const" = "codepoint")))]
    offset_unit: &'a str,
    /// The lesson on which the work was made.
    lesson: LessonName<'a>,
    /// Whose work it is.
    annotator: AnnotatorWire<'a>,
    /// The articles that were marked, with checksums of their texts, so that a reader can tell whether it has the
    /// same ones.
    #[cfg_attr(test, schemars(extend("maxItems" = limits::ARTICLES)))]
    articles: Vec<ArticleSum<'a>>,
    /// Everything that was made, deleted things included. Two versions of one record are joined: the higher "rev"
    /// stays.
    #[cfg_attr(test, schemars(extend("maxItems" = limits::RECORDS)))]
    records: Vec<RecordWire<'a>>,
}

/// What of a work is read at once; articles and records are read one by one.
#[derive(Deserialize)]
struct WorkHead<'a> {
    #[serde(default, deserialize_with = "lenient")]
    offset_unit: Option<String>,
    #[serde(borrow, default, deserialize_with = "lenient_object")]
    lesson: Option<LessonName<'a>>,
    #[serde(borrow, default, deserialize_with = "lenient_object")]
    annotator: Option<AnnotatorWire<'a>>,
}

/// The lesson on which the work was made.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LessonName<'a> {
    /// The lesson's id.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(with = "super::schema::Slug"))]
    id: Cow<'a, str>,
    /// The lesson's title, for people.
    #[serde(borrow, default)]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    title: Cow<'a, str>,
}

/// An article that was marked, and the checksum of its text.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ArticleSum<'a> {
    /// The article's id within the lesson.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(with = "super::schema::Slug"))]
    id: Cow<'a, str>,
    /// SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal digits.
    #[serde(borrow, default)]
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9a-f]{64}$")))]
    sha256: Cow<'a, str>,
}

/// An annotator, in works and in the store.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct AnnotatorWire<'a> {
    /// A random number of 64 bits in hexadecimal digits. Says nothing about a person.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9a-f]{16}$")))]
    id: Cow<'a, str>,
    /// A name or a code, as far as the annotator wants to say; may be empty.
    #[serde(borrow, default)]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LABEL)))]
    name: Cow<'a, str>,
}

impl AnnotatorWire<'_> {
    /// Whether the name is longer than names can be.
    fn is_cut(&self) -> bool {
        code_points(&self.name) > limits::LABEL
    }
}

impl<'a> From<&'a Annotator> for AnnotatorWire<'a> {
    fn from(annotator: &'a Annotator) -> Self {
        Self {
            id: annotator.id.to_string().into(),
            name: (&*annotator.name).into(),
        }
    }
}

impl TryFrom<AnnotatorWire<'_>> for Annotator {
    type Error = Fault;

    /// A name that is too long is cut off, since it must not cost the work.
    fn try_from(wire: AnnotatorWire<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: AnnotatorId::parse(&wire.id).ok_or(Fault::NamesNoAnnotator)?,
            name: wire.name.chars().take(limits::LABEL as usize).collect(),
        })
    }
}

/// Writes a work: UTF-8, pretty-printed, one line feed at the end.
#[must_use]
pub fn export_work(workspace: &Workspace, annotator: &Annotator) -> String {
    let lesson = workspace.lesson();
    let records: Vec<PlacedRecord<'_>> = in_file_order(workspace)
        .map(|record| placed(workspace, record))
        .collect();
    layout::file(&WorkWire {
        format: "lateral/work",
        version: WORK_VERSION,
        offset_unit: "codepoint",
        lesson: LessonName {
            id: lesson.id.as_str().into(),
            title: (&*lesson.title).into(),
        },
        annotator: annotator.into(),
        articles: lesson.articles.iter().map(Into::into).collect(),
        records: records
            .iter()
            .map(|placed| {
                let wire = RecordWire::new(&placed.record, Some(annotator.id));
                match placed.missing {
                    Some(missing) => wire.without_place(missing),
                    None => wire,
                }
            })
            .collect(),
    })
}

impl<'a> From<&'a Article> for ArticleSum<'a> {
    fn from(article: &'a Article) -> Self {
        Self {
            id: article.id.as_str().into(),
            sha256: (&*article.sha256).into(),
        }
    }
}

/// Live records by article and place, then what has none, then tombstones by id.
fn in_file_order(workspace: &Workspace) -> impl Iterator<Item = &Record> {
    let lesson = workspace.lesson();
    let place = |record: &Record| {
        let body = record.body();
        let article = body
            .and_then(|body| body.article())
            .and_then(|id| lesson.index_of(id))
            .unwrap_or(usize::MAX);
        let found = workspace.index().ranges(record.id).iter();
        let found = found.copied().reduce(TextRange::join);
        let cover = found.or_else(|| body.and_then(|body| body.anchor()).map(Anchor::cover));
        let start = cover.map_or(u32::MAX, TextRange::start);
        // The longer first.
        let end = Reverse(cover.map_or(0, TextRange::end));
        (body.is_none(), article, start, end, record.id)
    };
    let records = workspace.records().values();
    let mut placed: Vec<_> = records.map(|record| (place(record), record)).collect();
    sort_by(&mut placed, |(a, _), (b, _)| a.cmp(b));
    placed.into_iter().map(|(_, record)| record)
}

pub(super) fn read(mut file: Envelope<'_>, problems: &mut Vec<Problem>) -> Result<Work, FileError> {
    let head: WorkHead<'_> = file.members.take().map_err(Unusable::from)?;
    if head.offset_unit.as_deref() != Some("codepoint") {
        return Err(Unusable::OffsetUnit.into());
    }
    let LessonName { id, title } = head.lesson.ok_or(Unusable::NoLesson)?;
    let lesson = LessonId::parse(&id).ok_or(Unusable::LessonName)?;
    let wire = head.annotator.ok_or(Unusable::NoAnnotator)?;
    let is_cut = wire.is_cut();
    let annotator = Annotator::try_from(wire).map_err(|_| Unusable::NoAnnotator)?;
    if is_cut {
        problems.push(Problem::new(Subject::Annotator, Trouble::NameCut));
    }
    let article = |json: &&RawValue| {
        let wire: ArticleSum<'_> = Members::read(json.get()).ok()?.take().ok()?;
        Some((ArticleId::parse(&wire.id)?, wire.sha256.into_owned()))
    };
    Ok(Work {
        lesson,
        lesson_title: bounded("title", title, limits::LINE).unwrap_or_default(),
        articles: file.articles.iter().filter_map(article).collect(),
        records: read_records(&file.records, annotator.id, problems),
        annotator,
    })
}

/// Reads records one by one, and tells of those that are left out.
fn read_records(
    records: &[&RawValue],
    annotator: AnnotatorId,
    problems: &mut Vec<Problem>,
) -> Vec<Record> {
    let mut seen = BTreeSet::new();
    let mut read = |json: &RawValue| match record::read(json.get(), Some(annotator))? {
        Record { revision: 0, .. } => Err(Fault::NoRevision),
        record if !seen.insert(record.id) => Err(Fault::SameRecord),
        record => Ok(record),
    };
    let mut found = Vec::with_capacity(records.len());
    for (number, json) in (1..).zip(records) {
        match read(json) {
            Ok(record) => found.push(record),
            Err(fault) => problems.push(Problem::new(Subject::Record(number), fault.into())),
        }
    }
    found
}

/// A file name from lesson, annotator and date (`YYYY-MM-DD`), safe on every system: at most 100 of
/// `a-z`, `0-9`, `-` before the ending.
#[must_use]
pub fn file_name(lesson: &LessonId, annotator: &str, date: &str) -> String {
    let short = |words: &str, most| {
        let slug = latin(words).unwrap_or_default();
        slug.chars().take(most).collect::<String>()
    };
    // 7 + 48 + 30 + 10 letters and three hyphens.
    let (lesson, name, date) = (
        short(lesson.as_str(), 48),
        short(annotator, 30),
        short(date, 10),
    );
    let parts = ["lateral", &lesson, &name, &date].map(|part| part.trim_matches('-'));
    let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.json", filled.join("-"))
}
