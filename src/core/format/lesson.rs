//! `lateral/lesson`: articles, tags and instructions. Written here, read in [`mod@read`].
//!
//! Invariant: the same lesson is always the same bytes, and what was written is read back equal.
//! Must not know: who made it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::members::{Kept, List, Members, lenient, present};
use super::{Fault, layout};
use crate::core::lesson::Lesson;
use crate::core::lesson::article::{Article, Block, BlockKind};
use crate::core::lesson::tag_set::{Tag, TagId};
use crate::core::limits;
use crate::core::text::TextRange;

mod read;
pub(super) use read::read;

/// The version that is written. Version 1 is the first.
pub const LESSON_VERSION: u64 = 1;

/// A lesson as it is written.
#[derive(Serialize)]
struct LessonWire<'a> {
    format: &'a str,
    version: u64,
    offset_unit: &'a str,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<u64>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    instructions: &'a str,
    tag_set: TagSetWire<Vec<TagWire<'a, Vec<&'a str>>>>,
    articles: Vec<ArticleWire<'a, Vec<BlockWire>, Vec<RangeWire>>>,
    #[serde(flatten)]
    rest: Kept<'a>,
}

/// What of a lesson is read at once. A school may leave out nearly all of it, and what is wrong counts as left
/// out.
#[derive(Deserialize)]
struct LessonHead<'a> {
    #[serde(default, deserialize_with = "lenient")]
    offset_unit: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    id: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    revision: u64,
    #[serde(default, deserialize_with = "lenient")]
    title: String,
    #[serde(default, deserialize_with = "lenient")]
    language: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    instructions: String,
    #[serde(borrow, default, deserialize_with = "present")]
    tag_set: Option<&'a RawValue>,
}

/// The tags of a lesson.
#[derive(Serialize, Deserialize)]
struct TagSetWire<T> {
    entity: T,
}

/// A tag. `also` is a list of slugs; where it is read, elements that are none cost nothing.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "S: Deserialize<'de>"))]
struct TagWire<'a, S> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    also: Option<S>,
    #[serde(borrow)]
    label: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    colour: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    definition: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    example: Cow<'a, str>,
}

/// An article, with its blocks and the pieces of furniture inside of them.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "B: Deserialize<'de>, E: Deserialize<'de>"))]
struct ArticleWire<'a, B, E> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow, default)]
    outlet: Cow<'a, str>,
    #[serde(borrow, default)]
    headline: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Cow<'a, str>>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    sha256: Cow<'a, str>,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    blocks: Option<B>,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    excluded: Option<E>,
}

type RawSpans<'a> = List<'a, { limits::BLOCKS }>;

/// A block as it is written.
#[derive(Serialize)]
struct BlockWire {
    kind: &'static str,
    #[serde(flatten)]
    range: RangeWire,
}

/// A stretch of text as it is written.
#[derive(Serialize)]
struct RangeWire {
    start: u32,
    end: u32,
}

/// A block or another stretch of text as it is read.
#[derive(Deserialize)]
struct SpanWire<'a> {
    kind: Option<Cow<'a, str>>,
    start: u32,
    end: u32,
}

/// The revision that a lesson file says, without reading the rest; 0 where it says none.
///
/// # Errors
/// It is torn, or of a newer version.
pub fn lesson_revision(json: &str) -> Result<u64, Fault> {
    #[derive(Deserialize)]
    struct Versions {
        #[serde(default, deserialize_with = "lenient")]
        version: u64,
        #[serde(default, deserialize_with = "lenient")]
        revision: u64,
    }
    let Versions { version, revision } = Members::read(json)?.take()?;
    if version > LESSON_VERSION {
        return Err(Fault::Newer);
    }
    Ok(revision.min(limits::STORED_REVISION))
}

const KINDS: [(BlockKind, &str); 6] = [
    (BlockKind::Headline, "headline"),
    (BlockKind::Standfirst, "standfirst"),
    (BlockKind::Byline, "byline"),
    (BlockKind::Subheading, "subheading"),
    (BlockKind::Paragraph, "paragraph"),
    (BlockKind::Excluded, "excluded"),
];

/// Writes a lesson: UTF-8, pretty-printed, one line feed at the end.
#[must_use]
pub fn export_lesson(lesson: &Lesson) -> String {
    layout::file(&LessonWire {
        format: "lateral/lesson",
        version: LESSON_VERSION,
        offset_unit: "codepoint",
        id: lesson.id.as_str(),
        revision: Some(lesson.revision).filter(|revision| *revision > 0),
        title: &lesson.title,
        language: lesson.language.as_deref(),
        instructions: &lesson.instructions,
        tag_set: TagSetWire {
            entity: lesson.tags.entity.iter().map(Into::into).collect(),
        },
        articles: lesson.articles.iter().map(Into::into).collect(),
        rest: Kept(vec![&lesson.extra]),
    })
}

impl<'a> From<&'a Tag> for TagWire<'a, Vec<&'a str>> {
    fn from(tag: &'a Tag) -> Self {
        let also: Vec<&str> = tag.also.iter().map(TagId::as_str).collect();
        Self {
            id: tag.id.as_str().into(),
            also: Some(also).filter(|also| !also.is_empty()),
            label: (&*tag.label).into(),
            key: tag.key.map(|key| key.to_string().into()),
            colour: tag.colour.name().into(),
            definition: (&*tag.definition).into(),
            example: (&*tag.example).into(),
        }
    }
}

impl<'a> From<&'a Article> for ArticleWire<'a, Vec<BlockWire>, Vec<RangeWire>> {
    fn from(article: &'a Article) -> Self {
        let blocks: Vec<BlockWire> = article.blocks.iter().map(Into::into).collect();
        let excluded: Vec<RangeWire> = article.excluded.iter().map(Into::into).collect();
        Self {
            id: article.id.as_str().into(),
            outlet: (&*article.outlet).into(),
            headline: (&*article.headline).into(),
            byline: article.byline.as_deref().map(Into::into),
            date: article.date.as_deref().map(Into::into),
            language: article.language.as_deref().map(Into::into),
            source: article.source.as_deref().map(Into::into),
            text: article.text.as_str().into(),
            sha256: (&*article.sha256).into(),
            blocks: Some(blocks).filter(|blocks| !blocks.is_empty()),
            excluded: Some(excluded).filter(|excluded| !excluded.is_empty()),
        }
    }
}

impl From<&Block> for BlockWire {
    fn from(block: &Block) -> Self {
        let named = KINDS.iter().find(|(kind, _)| *kind == block.kind);
        Self {
            kind: named.map_or("paragraph", |(_, name)| name),
            range: (&block.range).into(),
        }
    }
}

impl From<&TextRange> for RangeWire {
    fn from(range: &TextRange) -> Self {
        Self {
            start: range.start(),
            end: range.end(),
        }
    }
}
