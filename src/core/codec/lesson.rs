//! `lateral/lesson`: articles, tags and instructions.
//!
//! Invariant: a lesson that was read keeps every promise of `article` and `tags`, whatever the file
//! said. What a school may leave out (blocks, checksums, tags) is worked out here.
//! Must not know: who made it.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::envelope::Envelope;
use super::{FileError, Problem, bounded};
use crate::core::article::{Article, ArticleId, Block, BlockKind};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::tags::{Colour, Tag, TagId, TagSet};
use crate::core::text::{Text, TextRange, code_points};

/// The version that is written. Version 1 is the first.
pub const LESSON_VERSION: u64 = 1;

#[derive(Serialize)]
struct WireLesson<'a> {
    format: &'a str,
    version: u64,
    offset_unit: &'a str,
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    instructions: &'a str,
    tag_set: WireTagSet,
    articles: Vec<WireArticle>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct WireTagSet {
    entity: Vec<WireTag>,
}

#[derive(Serialize, Deserialize)]
struct WireTag {
    id: String,
    label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(default)]
    colour: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    definition: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    example: String,
}

#[derive(Serialize, Deserialize)]
struct WireArticle {
    id: String,
    #[serde(default)]
    outlet: String,
    #[serde(default)]
    headline: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    byline: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    sha256: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<WireBlock>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    excluded: Vec<WireRange>,
}

#[derive(Serialize, Deserialize)]
struct WireBlock {
    kind: String,
    start: u32,
    end: u32,
}

#[derive(Serialize, Deserialize)]
struct WireRange {
    start: u32,
    end: u32,
}

/// SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, in lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
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
    let wire = WireLesson {
        format: "lateral/lesson",
        version: LESSON_VERSION,
        offset_unit: "codepoint",
        id: lesson.id.as_str(),
        title: &lesson.title,
        language: lesson.language.as_deref(),
        instructions: &lesson.instructions,
        tag_set: WireTagSet {
            entity: lesson.tags.entity.iter().map(write_tag).collect(),
        },
        articles: lesson.articles.iter().map(write_article).collect(),
        extra: lesson
            .extra
            .iter()
            .filter_map(|(name, raw)| Some((name.clone(), serde_json::from_str(raw).ok()?)))
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&wire).unwrap_or_default();
    text.push('\n');
    text
}

fn write_tag(tag: &Tag) -> WireTag {
    WireTag {
        id: tag.id.as_str().into(),
        label: tag.label.clone(),
        key: tag.key.map(String::from),
        colour: tag.colour.name().into(),
        definition: tag.definition.clone(),
        example: tag.example.clone(),
    }
}

fn write_article(article: &Article) -> WireArticle {
    let name = |kind| KINDS.iter().find(|(k, _)| *k == kind).map_or("paragraph", |(_, name)| name);
    WireArticle {
        id: article.id.as_str().into(),
        outlet: article.outlet.clone(),
        headline: article.headline.clone(),
        byline: article.byline.clone(),
        date: article.date.clone(),
        language: article.language.clone(),
        source: article.source.clone(),
        text: article.text.as_str().into(),
        sha256: article.sha256.clone(),
        blocks: article
            .blocks
            .iter()
            .map(|block| WireBlock {
                kind: name(block.kind).into(),
                start: block.range.start(),
                end: block.range.end(),
            })
            .collect(),
        excluded: article
            .excluded
            .iter()
            .map(|range| WireRange {
                start: range.start(),
                end: range.end(),
            })
            .collect(),
    }
}

pub(super) fn read(file: &Envelope<'_>, problems: &mut Vec<Problem>) -> Result<Lesson, FileError> {
    let unit = file.get::<String>("offset_unit");
    if unit.is_some_and(|unit| unit != "codepoint") {
        return Err(FileError::Broken("its offsets are not counted in code points.".into()));
    }
    let broken = |what: String| FileError::Broken(format!("{what} "));
    let id = file.get::<String>("id").and_then(|id| LessonId::parse(&id));
    let id = id.ok_or_else(|| broken("its id is missing, or has other letters than a-z, 0-9 and “-”.".into()))?;
    let title = file.get::<String>("title").unwrap_or_default();
    let title = bounded("title", title, limits::LINE).map_err(broken)?;
    let instructions = file.get::<String>("instructions").unwrap_or_default();
    let instructions = bounded("text of instructions", instructions, limits::INSTRUCTIONS).map_err(broken)?;

    let mut articles: Vec<Article> = Vec::new();
    for (number, raw) in file.articles.iter().enumerate() {
        let place = format!("article {}", number + 1);
        let wire = serde_json::from_str::<WireArticle>(raw.get())
            .map_err(|_| "a field is missing or of the wrong type.".to_owned());
        match wire.and_then(|wire| read_article(wire, &place, problems)) {
            Ok(article) if articles.iter().any(|other| other.id == article.id) => problems.push(
                Problem::new(place, "Left out: another article has the same id, and came first."),
            ),
            Ok(article) => articles.push(article),
            Err(why) => problems.push(Problem::new(place, format!("Left out: {why}"))),
        }
    }
    if articles.is_empty() {
        return Err(FileError::Broken("it holds no article that can be read.".into()));
    }
    Ok(Lesson {
        id,
        title,
        language: file.get::<String>("language").filter(|tag| is_language(tag)),
        instructions,
        tags: read_tags(file, problems),
        articles,
        extra: file.extra(&["format", "version", "offset_unit", "id", "title", "language", "instructions", "tag_set"]),
    })
}

fn read_tags(file: &Envelope<'_>, problems: &mut Vec<Problem>) -> TagSet {
    let Some(wire) = file.get::<WireTagSet>("tag_set") else {
        if file.fields.contains_key("tag_set") {
            problems.push(Problem::new("tag_set", "It is not readable; the usual tags are used."));
        }
        return TagSet::default();
    };
    let mut set = TagSet { entity: Vec::new() };
    for (number, wire) in wire.entity.into_iter().enumerate() {
        let place = format!("tag {}", number + 1);
        match read_tag(wire) {
            Ok(_) if set.entity.len() == limits::TAGS => {
                problems.push(Problem::new(place, format!("Left out: a lesson can have {} tags.", limits::TAGS)));
                break;
            }
            Ok(tag) if set.get(&tag.id).is_some() => {
                problems.push(Problem::new(place, "Left out: another tag has the same id."));
            }
            Ok(mut tag) => {
                if tag.key.is_some_and(|key| set.by_key(key).is_some()) {
                    tag.key = None;
                    problems.push(Problem::new(place, "Its key is another tag's already; it has none now."));
                }
                set.entity.push(tag);
            }
            Err(why) => problems.push(Problem::new(place, format!("Left out: {why}"))),
        }
    }
    if set.entity.is_empty() {
        return TagSet::default();
    }
    set
}

fn read_tag(wire: WireTag) -> Result<Tag, String> {
    let id = TagId::parse(&wire.id).ok_or("its id has other letters than a-z, 0-9 and “-”.")?;
    let label = bounded("label", wire.label, limits::LABEL)?;
    let label = if label.trim().is_empty() { wire.id } else { label };
    let mut keys = wire.key.as_deref().unwrap_or("").chars();
    let key = match (keys.next(), keys.next()) {
        // Digits only: letters are the page's own commands.
        (Some(key), None) if key.is_ascii_digit() => Some(key),
        _ => None,
    };
    Ok(Tag {
        id,
        label,
        key,
        colour: Colour::parse(&wire.colour).unwrap_or(Colour::Grey),
        definition: bounded("definition", wire.definition, limits::LINE)?,
        example: bounded("example", wire.example, limits::LINE)?,
    })
}

fn read_article(wire: WireArticle, place: &str, problems: &mut Vec<Problem>) -> Result<Article, String> {
    let id = ArticleId::parse(&wire.id).ok_or("its id is missing, or has other letters than a-z, 0-9 and “-”.")?;
    if wire.text.trim().is_empty() {
        return Err("it has no text.".into());
    }
    if code_points(&wire.text) > limits::TEXT {
        return Err(format!("its text is longer than {} characters.", limits::TEXT));
    }
    let line = |what: &str, value: Option<String>| match value {
        Some(value) => bounded(what, value, limits::LINE).map(Some),
        None => Ok(None),
    };
    let headline = bounded("headline", wire.headline, limits::LINE)?;
    let text = Text::new(&wire.text);
    let sha256 = sha256_hex(text.as_str());
    if !wire.sha256.is_empty() && wire.sha256 != sha256 {
        problems.push(Problem::new(
            place,
            "Its text is not the one whose checksum the file gives: it was changed later. Marks made on the old text are found again where their words still stand.",
        ));
    }
    let blocks = match read_blocks(&wire.blocks, &text) {
        Some(blocks) if !blocks.is_empty() => blocks,
        Some(_) => lines(&text, &headline),
        None => {
            problems.push(Problem::new(place, "Its blocks do not fit its text; every line is a paragraph now."));
            lines(&text, &headline)
        }
    };
    let excluded = read_excluded(&wire.excluded, &text).unwrap_or_else(|| {
        problems.push(Problem::new(place, "Its excluded pieces do not fit its text and are shown as text."));
        Vec::new()
    });
    let headline = if headline.trim().is_empty() {
        let first = blocks.iter().find(|block| block.kind != BlockKind::Excluded);
        first.map_or(String::new(), |block| crate::core::command::brief(text.slice(block.range), 120))
    } else {
        headline
    };
    Ok(Article {
        id,
        outlet: bounded("outlet", wire.outlet, limits::LINE)?,
        headline,
        byline: line("byline", wire.byline)?,
        date: line("date", wire.date)?,
        language: wire.language.filter(|tag| is_language(tag)),
        source: line("source", wire.source)?.filter(|url| is_web_address(url)),
        text,
        sha256,
        blocks,
        excluded,
    })
}

/// The file's blocks; nothing where one of them is not what a block must be.
fn read_blocks(wire: &[WireBlock], text: &Text) -> Option<Vec<Block>> {
    if wire.len() > limits::BLOCKS {
        return None;
    }
    let mut blocks = Vec::with_capacity(wire.len());
    let mut from = 0;
    for block in wire {
        let (kind, _) = KINDS.iter().find(|(_, name)| *name == block.kind)?;
        let range = checked(block.start, block.end, from, text)?;
        from = range.end();
        blocks.push(Block { kind: *kind, range });
    }
    Some(blocks)
}

fn read_excluded(wire: &[WireRange], text: &Text) -> Option<Vec<TextRange>> {
    if wire.len() > limits::BLOCKS {
        return None;
    }
    let mut from = 0;
    wire.iter()
        .map(|range| {
            let range = checked(range.start, range.end, from, text)?;
            from = range.end();
            Some(range)
        })
        .collect()
}

fn checked(start: u32, end: u32, from: u32, text: &Text) -> Option<TextRange> {
    let range = TextRange::checked(start, end)?;
    let fits = start >= from && start < end && end <= text.len();
    (fits && text.on_graphemes(range) == range).then_some(range)
}

/// Every line with words in it as a block: what a file without blocks means.
fn lines(text: &Text, headline: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut start = 0;
    for line in text.as_str().split('\n') {
        let end = start + code_points(line);
        let range = text.trimmed(TextRange::between(start, end));
        if !range.is_empty() {
            let first = blocks.is_empty() && text.slice(range) == headline.trim();
            let kind = if first { BlockKind::Headline } else { BlockKind::Paragraph };
            blocks.push(Block { kind, range });
        }
        start = end + 1;
    }
    blocks
}

/// BCP 47 by its form only: letters, digits and hyphens, 2 to 35 of them.
fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Whether a link may be followed: `http` or `https`, no control characters or spaces.
fn is_web_address(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://"))
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}
