//! `lateral/lesson`: articles, tags and instructions. Written here, read in [`mod@read`].
//!
//! Invariant: the same lesson is always the same bytes, and what was written is read back equal.
//! Must not know: who made it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::members::{List, Members, UnknownFields, lenient, present};
use super::{Fault, layout};
use crate::core::lesson::article::{Article, Block, BlockKind};
#[cfg(test)]
use crate::core::lesson::claim_kind::ClaimKind;
use crate::core::lesson::claim_kind::OfferedKind;
use crate::core::lesson::tag_set::{Tag, TagId};
use crate::core::lesson::{AskedFor, Lesson};
use crate::core::limits;
use crate::core::text::TextRange;

mod read;
pub(super) use read::read;

/// The version that is written. Version 1 is the first.
pub const LESSON_VERSION: u64 = 1;

/// A lesson as it is written.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(
    title = "Lateral lesson, version 1",
    description = "Articles about one event, what to do with them, and the tags to do it with. UTF-8, no byte order mark. Offsets count Unicode code points from the start of the article's text, beginning with 0; ranges are half-open: \"start\" is the first code point of the range, \"end\" is the code point after its last. The smallest lesson is an id and one article with an id and a text. Fields that are not named here are allowed.",
    extend(
        "$id" = "urn:lateral:schema:lesson:1",
        "required" = ["format", "version", "id", "articles"],
    ),
))]
pub(super) struct LessonWire<'a> {
    /// Says what kind of file this is.
    #[cfg_attr(test, schemars(extend("const" = "lateral/lesson")))]
    format: &'a str,
    /// Version of the format. It rises by one with every change that older readers would get wrong.
    #[cfg_attr(test, schemars(extend("const" = LESSON_VERSION)))]
    version: u64,
    /// What offsets count: Unicode code points (not bytes, not UTF-16 units).
    #[cfg_attr(test, schemars(extend("const" = "codepoint")))]
    offset_unit: &'a str,
    /// The lesson's name in links and in works.
    #[cfg_attr(test, schemars(with = "super::schema::Slug"))]
    id: &'a str,
    /// Which version of the lesson this is: a later one has a higher number. Without it, 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("minimum" = 0, "maximum" = limits::STORED_REVISION)))]
    revision: Option<u64>,
    /// The lesson's title.
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    title: &'a str,
    /// BCP 47 language tag, such as "en" or "pt-BR".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "super::schema::LanguageTag"))]
    language: Option<&'a str>,
    /// What the students are asked to do. Paragraphs are separated by a blank line.
    #[cfg_attr(test, schemars(extend("maxLength" = limits::INSTRUCTIONS)))]
    instructions: &'a str,
    /// What the lesson asks of whoever begins: "name" for a name or a code. Without it, nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("enum" = [ASKS_FOR_NAME])))]
    asks_for: Option<&'a str>,
    /// The tags. Without one, the usual tags are used.
    tag_set: TagSetWire<Vec<TagWire<'a, Vec<&'a str>>>, Vec<ClaimKindWire<'a>>>,
    /// The reports, in reading order. Their ids differ from one another.
    #[cfg_attr(test, schemars(extend("minItems" = 1, "maxItems" = limits::ARTICLES)))]
    articles: Vec<ArticleWire<'a, Vec<BlockWire>, Vec<RangeWire>>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    rest: UnknownFields<'a>,
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
    #[serde(default, deserialize_with = "lenient")]
    asks_for: Option<String>,
    #[serde(borrow, default, deserialize_with = "present")]
    tag_set: Option<&'a RawValue>,
}

/// The tags of a lesson.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(bound(deserialize = "T: Deserialize<'de>, K: Deserialize<'de>"))]
struct TagSetWire<T, K> {
    /// Tags for what is named, in the order in which they are offered.
    #[cfg_attr(test, schemars(extend("maxItems" = limits::TAGS)))]
    entity: T,
    /// Kinds of statement that are offered for claims, in their order. Without them all of them are, by their usual
    /// names. Works name a kind as this list does, whatever it is called here.
    #[serde(
        default,
        deserialize_with = "lenient",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(extend("maxItems" = ClaimKind::ALL.len())))]
    claim_kinds: Option<K>,
}

/// A kind of statement as a lesson offers it.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ClaimKindWire<'a> {
    /// Its name in works. Differs from all others.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("enum" = ClaimKind::ALL.map(ClaimKind::name))))]
    kind: Cow<'a, str>,
    /// Its name on the screen.
    #[serde(borrow, default)]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LABEL)))]
    label: Cow<'a, str>,
}

/// A tag.
// `also` is a list of slugs; where it is read, elements that are none cost nothing.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(bound(deserialize = "S: Deserialize<'de>"))]
struct TagWire<'a, S> {
    /// The tag's name in works. Differs from all others.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(with = "super::schema::Slug"))]
    id: Cow<'a, str>,
    /// Names of tags that became this one. Marks that carry them count as this tag's.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(with = "Option<Vec<super::schema::Slug>>", extend("maxItems" = limits::TAGS)))]
    also: Option<S>,
    /// The tag's name on the screen.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LABEL)))]
    label: Cow<'a, str>,
    /// The digit key that marks with it. Differs from all others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9]$")))]
    key: Option<Cow<'a, str>>,
    /// One of the palette, which readers with any of the common colour blindnesses can tell apart.
    #[serde(borrow, default)]
    #[cfg_attr(test, schemars(extend("enum" = crate::core::lesson::tag_set::Colour::ALL.map(crate::core::lesson::tag_set::Colour::name))))]
    colour: Cow<'a, str>,
    /// What it is for, in one line.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    definition: Cow<'a, str>,
    /// An example.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    example: Cow<'a, str>,
}

/// An article, with its blocks and the pieces of furniture inside of them.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("required" = ["id", "text"])))]
#[serde(bound(deserialize = "B: Deserialize<'de>, E: Deserialize<'de>"))]
struct ArticleWire<'a, B, E> {
    /// The article's name within the lesson.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(with = "super::schema::Slug"))]
    id: Cow<'a, str>,
    /// Who published it.
    #[serde(borrow, default)]
    #[cfg_attr(test, schemars(with = "super::schema::Line"))]
    outlet: Cow<'a, str>,
    /// Its title, as shown on cards.
    #[serde(borrow, default)]
    #[cfg_attr(test, schemars(with = "super::schema::Line"))]
    headline: Cow<'a, str>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    byline: Option<Cow<'a, str>>,
    /// When it was published, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    date: Option<Cow<'a, str>>,
    /// BCP 47 language tag, such as "en" or "pt-BR".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "super::schema::LanguageTag"))]
    language: Option<Cow<'a, str>>,
    /// Where it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE, "pattern" = "^[Hh][Tt][Tt][Pp][Ss]?://")))]
    source: Option<Cow<'a, str>>,
    /// The text exactly as it came, page furniture included: offsets count in it. No byte order mark; lines end in a
    /// line feed.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("pattern" = "\\S", "maxLength" = limits::TEXT)))]
    text: Cow<'a, str>,
    /// SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal digits.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(with = "super::schema::Sha256Hex"))]
    sha256: Cow<'a, str>,
    /// What the parts of the text are, in text order and disjoint. Without them every line is a paragraph.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::BLOCKS)))]
    blocks: Option<B>,
    /// Pieces of page furniture inside a block, in text order and disjoint.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::BLOCKS)))]
    excluded: Option<E>,
}

type RawSpans<'a> = List<'a, { limits::BLOCKS }>;

/// A block.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct BlockWire {
    /// "headline", "standfirst" (the sentence between headline and text), "byline", "subheading", "paragraph", or
    /// "excluded" (page furniture: shown folded, not searched).
    #[cfg_attr(test, schemars(extend("enum" = KINDS.map(|(_, name)| name))))]
    kind: &'static str,
    #[serde(flatten)]
    range: RangeWire,
}

/// A stretch of text.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RangeWire {
    /// Its first code point, from 0.
    #[cfg_attr(test, schemars(with = "super::schema::Offset"))]
    start: u32,
    /// The code point after its last. Greater than "start".
    #[cfg_attr(test, schemars(with = "super::schema::Offset"))]
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

/// What a lesson that asks for a name or a code says.
const ASKS_FOR_NAME: &str = "name";

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
        asks_for: match lesson.asks_for {
            AskedFor::Nothing => None,
            AskedFor::Name => Some(ASKS_FOR_NAME),
        },
        tag_set: TagSetWire {
            entity: lesson.tags.entity.iter().map(Into::into).collect(),
            claim_kinds: {
                let kinds = lesson.tags.claim_kinds.iter().map(Into::into);
                Some(kinds.collect::<Vec<_>>()).filter(|kinds| !kinds.is_empty())
            },
        },
        articles: lesson.articles.iter().map(Into::into).collect(),
        rest: UnknownFields(vec![&lesson.extra]),
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

impl<'a> From<&'a OfferedKind> for ClaimKindWire<'a> {
    fn from(offered: &'a OfferedKind) -> Self {
        Self {
            kind: offered.kind.name().into(),
            label: (&*offered.label).into(),
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
