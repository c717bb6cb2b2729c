//! `lateral/work`: one annotator's records on a lesson.
//!
//! Invariant: the same work is always the same bytes: records stand in reading order, tombstones
//! last, and no clock is asked. Offsets are code points.
//! Must not know: whether the lesson is at hand.

use super::envelope::Envelope;
use super::fields::Fields;
use super::record;
use super::writer::Writer;
use super::{FileError, Problem, bounded};
use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::record::{AnnotatorId, Record};
use crate::core::annotation::workspace::Workspace;
use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;
use crate::core::limits;
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

impl Annotator {
    /// Writes the members of an annotator.
    pub(super) fn write(&self, json: &mut Writer) {
        json.text("id", &self.id.to_string());
        json.text("name", &self.name);
    }

    /// Reads an annotator, and tells whether the name was too long: it is cut off then, since it
    /// must not cost the work.
    pub(super) fn read(mut fields: Fields<'_>) -> Result<(Self, bool), String> {
        let id = fields.required("id");
        let name = fields.text("name");
        fields.check()?;
        let annotator = Self {
            id: AnnotatorId::parse(&id).ok_or("it names no annotator.")?,
            name: name.chars().take(limits::LABEL as usize).collect(),
        };
        Ok((annotator, code_points(&name) > limits::LABEL))
    }
}

/// Writes a work: UTF-8, pretty-printed, one line feed at the end.
#[must_use]
pub fn export_work(workspace: &Workspace, annotator: &Annotator) -> String {
    let lesson = workspace.lesson();
    let mut json = Writer::default();
    json.open();
    json.text("format", "lateral/work");
    json.number("version", WORK_VERSION);
    json.text("offset_unit", "codepoint");
    json.open_in("lesson");
    json.text("id", lesson.id.as_str());
    json.text("title", &lesson.title);
    json.close();
    json.open_in("annotator");
    annotator.write(&mut json);
    json.close();
    json.open_list("articles");
    for article in &lesson.articles {
        json.open();
        json.text("id", article.id.as_str());
        json.text("sha256", &article.sha256);
        json.close();
    }
    json.close_list();
    json.open_list("records");
    for record in in_file_order(workspace) {
        json.open();
        record::write(&mut json, record, Some(annotator.id));
        json.close();
    }
    json.close_list();
    json.close();
    json.file()
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
        let cover = body.and_then(|body| body.anchor()).map(Anchor::cover);
        let start = cover.map_or(u32::MAX, TextRange::start);
        // The longer first.
        let end = cover.map_or(u32::MAX, |cover| u32::MAX - cover.end());
        (body.is_none(), article, start, end, record.id)
    };
    let mut records: Vec<&Record> = workspace.records().values().collect();
    records.sort_by_cached_key(|record| key(record));
    records.into_iter()
}

pub(super) fn read(
    file: &mut Envelope<'_>,
    problems: &mut Vec<Problem>,
) -> Result<Work, FileError> {
    let broken = |what: &str| FileError::Broken(what.to_owned());
    if file.fields.optional("offset_unit").as_deref() != Some("codepoint") {
        return Err(broken("its offsets are not counted in code points."));
    }
    let lesson = file.fields.object("lesson").and_then(|mut lesson| {
        let (id, title) = (lesson.required("id"), lesson.text("title"));
        lesson.check().ok().map(|()| (id, title))
    });
    let (lesson, title) = lesson.ok_or_else(|| broken("it does not name its lesson."))?;
    let lesson = LessonId::parse(&lesson).ok_or_else(|| broken("its lesson's name is not one."))?;
    let annotator = file.fields.object("annotator");
    let annotator = annotator.and_then(|fields| Annotator::read(fields).ok());
    let (annotator, cut) = annotator.ok_or_else(|| broken("it does not say whose work it is."))?;
    if cut {
        let sentence = format!(
            "Its name is longer than {} characters. The first ones were taken.",
            limits::LABEL
        );
        problems.push(Problem::new("annotator", sentence));
    }
    Ok(Work {
        lesson,
        lesson_title: bounded("title", title, limits::LINE).unwrap_or_default(),
        records: read_records(file, annotator.id, problems),
        annotator,
        articles: file
            .articles
            .iter()
            .filter_map(|json| read_article(json))
            .collect(),
    })
}

fn read_article(json: &str) -> Option<(ArticleId, String)> {
    let mut fields = Fields::read(json).ok()?;
    let (id, sha256) = (fields.required("id"), fields.text("sha256"));
    fields.check().ok()?;
    Some((ArticleId::parse(&id)?, sha256))
}

fn read_records(
    file: &Envelope<'_>,
    annotator: AnnotatorId,
    problems: &mut Vec<Problem>,
) -> Vec<Record> {
    let read = |raw: &&str| match record::read(raw, Some(annotator))? {
        Record { revision: 0, .. } => Err("its revision is missing.".to_owned()),
        record => Ok(record),
    };
    let mut found: Vec<Result<Record, String>> = file.records.iter().map(read).collect();
    let ids = |(at, found): (usize, &Result<Record, String>)| Some((found.as_ref().ok()?.id, at));
    let mut ids: Vec<_> = found.iter().enumerate().filter_map(ids).collect();
    ids.sort_unstable();
    for twins in ids.windows(2).filter(|twins| twins[0].0 == twins[1].0) {
        found[twins[1].1] =
            Err("another record of the file has the same id, and came first.".to_owned());
    }
    let mut records = Vec::with_capacity(found.len());
    for (number, found) in found.into_iter().enumerate() {
        match found {
            Ok(record) => records.push(record),
            Err(why) => problems.push(Problem::new(
                format!("record {}", number + 1),
                format!("Left out: {why}"),
            )),
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
    let (lesson, name, date) = (
        short(lesson.as_str(), 48),
        short(annotator, 30),
        short(date, 10),
    );
    let parts = ["lateral", &lesson, &name, &date].map(|part| part.trim_matches('-'));
    let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.json", filled.join("-"))
}

fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
