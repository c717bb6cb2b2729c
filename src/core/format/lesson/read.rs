//! Reading lessons: what a school may leave out is worked out, what does not fit is told.
//!
//! Invariant: a lesson that was read keeps every promise of `article` and `tags`, whatever the file
//! said. One bad article or tag never costs its neighbours.
//! Must not know: how lessons are written.

use super::super::envelope::Envelope;
use super::super::fields::Fields;
use super::super::scan::unescaped;
use super::super::{FileError, Problem, bounded};
use super::KINDS;
use crate::core::lesson::article::{
    Article, ArticleId, Block, BlockKind, is_language, is_web_address,
};
use crate::core::lesson::tag_set::{Colour, Tag, TagId, TagSet};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::text::checksum::sha256_hex;
use crate::core::text::{Text, TextRange, code_points};

pub fn read(file: &mut Envelope<'_>, problems: &mut Vec<Problem>) -> Result<Lesson, FileError> {
    let unit = file.fields.optional("offset_unit");
    if unit.is_some_and(|unit| unit != "codepoint") {
        return Err(FileError::Broken(
            "its offsets are not counted in code points.".into(),
        ));
    }
    let broken = FileError::Broken;
    let id = file.fields.optional("id");
    let id = id.and_then(|id| LessonId::parse(&id)).ok_or_else(|| {
        broken("its id is missing, or has other letters than a-z, 0-9 and “-”.".into())
    })?;
    let revision = file
        .fields
        .number_or("revision", 0)
        .min(limits::STORED_REVISION);
    let title = file.fields.optional("title").unwrap_or_default();
    let title = bounded("title", title, limits::LINE).map_err(broken)?;
    let instructions = file.fields.optional("instructions").unwrap_or_default();
    let instructions =
        bounded("text of instructions", instructions, limits::INSTRUCTIONS).map_err(broken)?;

    let mut articles: Vec<Article> = Vec::new();
    for (number, json) in file.articles.iter().enumerate() {
        let place = format!("article {}", number + 1);
        match read_article(json, &place, problems) {
            Ok(article) if articles.iter().any(|other| other.id == article.id) => {
                problems.push(Problem::new(
                    place,
                    "Left out: another article has the same id, and came first.",
                ));
            }
            Ok(article) => articles.push(article),
            Err(why) => problems.push(Problem::new(place, format!("Left out: {why}"))),
        }
    }
    if articles.is_empty() {
        return Err(FileError::Broken(
            "it holds no article that can be read.".into(),
        ));
    }
    Ok(Lesson {
        id,
        revision,
        title,
        language: file
            .fields
            .optional("language")
            .filter(|tag| is_language(tag)),
        instructions,
        tags: read_tags(file, problems),
        articles,
        extra: file.extra(problems),
    })
}

fn read_tags(file: &mut Envelope<'_>, problems: &mut Vec<Problem>) -> TagSet {
    let Some(json) = file.fields.raw("tag_set") else {
        return TagSet::default();
    };
    let tags = Fields::read(json).ok();
    // One more than there can be, so that too many are told.
    let tags = tags.and_then(|mut fields| fields.first("entity", limits::TAGS + 1));
    let Some(tags) = tags else {
        problems.push(Problem::new(
            "tag_set",
            "It is not readable; the usual tags are used.",
        ));
        return TagSet::default();
    };
    let mut set = TagSet { entity: Vec::new() };
    for (number, json) in tags.into_iter().enumerate() {
        let place = format!("tag {}", number + 1);
        if number == limits::TAGS {
            let sentence = format!(
                "Left out, with all that follow: a lesson can have {} tags.",
                limits::TAGS
            );
            problems.push(Problem::new(place, sentence));
            break;
        }
        match read_tag(json) {
            Ok(tag) if set.get(&tag.id).is_some() => {
                problems.push(Problem::new(
                    place,
                    "Left out: another tag has the same id.",
                ));
            }
            Ok(mut tag) => {
                if tag.key.is_some_and(|key| set.by_key(key).is_some()) {
                    tag.key = None;
                    problems.push(Problem::new(
                        place,
                        "Its key is another tag's already; it has none now.",
                    ));
                }
                // A former name may be a tag's of its own again.
                let own = tag.id.clone();
                tag.also.retain(|id| *id != own && set.get(id).is_none());
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

fn read_tag(json: &str) -> Result<Tag, String> {
    let mut fields = Fields::read(json)?;
    let id = fields.required("id");
    let also = fields.first("also", limits::TAGS).unwrap_or_default();
    let label = fields.required("label");
    let key = fields.optional("key").unwrap_or_default();
    let colour = fields.text("colour");
    let definition = fields.text("definition");
    let example = fields.text("example");
    fields.check()?;
    let name = TagId::parse(&id).ok_or("its id has other letters than a-z, 0-9 and “-”.")?;
    let label = bounded("label", label, limits::LABEL)?;
    let label = if label.trim().is_empty() { id } else { label };
    let mut keys = key.chars();
    let key = match (keys.next(), keys.next()) {
        // Digits only: letters are the page's own commands.
        (Some(key), None) if key.is_ascii_digit() => Some(key),
        _ => None,
    };
    let also = also.iter().filter_map(|id| TagId::parse(&unescaped(id)?));
    Ok(Tag {
        id: name,
        also: also.collect(),
        label,
        key,
        colour: Colour::parse(&colour).unwrap_or(Colour::Grey),
        definition: bounded("definition", definition, limits::LINE)?,
        example: bounded("example", example, limits::LINE)?,
    })
}

fn read_article(json: &str, place: &str, problems: &mut Vec<Problem>) -> Result<Article, String> {
    let mut fields = Fields::read(json)?;
    let id = fields.required("id");
    let outlet = fields.text("outlet");
    let headline = fields.text("headline");
    let byline = fields.optional("byline");
    let date = fields.optional("date");
    let language = fields.optional("language");
    let source = fields.optional("source");
    let text = fields.required("text");
    let sum = fields.text("sha256");
    // One more than can be used, so that too many are told from enough.
    let mut spans = |name| fields.first(name, limits::BLOCKS + 1).unwrap_or_default();
    let (blocks, excluded) = (spans("blocks"), spans("excluded"));
    fields.check()?;
    let (blocks, excluded) = (read_spans(&blocks)?, read_spans(&excluded)?);

    let id = ArticleId::parse(&id)
        .ok_or("its id is missing, or has other letters than a-z, 0-9 and “-”.")?;
    if text.trim().is_empty() {
        return Err("it has no text.".into());
    }
    if code_points(&text) > limits::TEXT {
        return Err(format!(
            "its text is longer than {} characters. Make two articles of it.",
            limits::TEXT
        ));
    }
    let headline = bounded("headline", headline, limits::LINE)?;
    let text = Text::new(&text);
    let sha256 = sha256_hex(text.as_str());
    if !sum.is_empty() && sum != sha256 {
        problems.push(Problem::new(
            place,
            "Its text is not the one whose checksum the file gives: it was changed later. Marks made on the old text are found again where their words still stand.",
        ));
    }
    let blocks = match read_blocks(&blocks, &text) {
        Some(blocks) if !blocks.is_empty() => blocks,
        Some(_) => lines(&text, &headline),
        None => {
            problems.push(Problem::new(
                place,
                "Its blocks do not fit its text or are too many; every line is a paragraph now.",
            ));
            lines(&text, &headline)
        }
    };
    let excluded = read_ranges(&excluded, &text).unwrap_or_else(|| {
        problems.push(Problem::new(
            place,
            "Its excluded pieces do not fit its text or are too many; they are shown as text.",
        ));
        Vec::new()
    });
    let headline = if headline.trim().is_empty() {
        let first = blocks
            .iter()
            .find(|block| block.kind != BlockKind::Excluded);
        first.map_or(String::new(), |block| {
            crate::core::text::printable::brief(text.slice(block.range), 120)
        })
    } else {
        headline
    };
    Ok(Article {
        id,
        outlet: bounded("outlet", outlet, limits::LINE)?,
        headline,
        byline: line("byline", byline)?,
        date: line("date", date)?,
        language: language.filter(|tag| is_language(tag)),
        source: line("source", source)?.filter(|url| is_web_address(url)),
        text,
        sha256,
        blocks,
        excluded,
    })
}

/// A line that may be missing, but not too long.
fn line(what: &str, value: Option<String>) -> Result<Option<String>, String> {
    value
        .map(|value| bounded(what, value, limits::LINE))
        .transpose()
}

/// A stretch of text as a file gives it: of which kind it is, where it starts and ends.
type Span = (String, u32, u32);

fn read_spans(elements: &[&str]) -> Result<Vec<Span>, String> {
    let mut spans = Vec::new();
    for json in elements {
        let mut fields = Fields::read(json)?;
        let kind = fields.optional("kind").unwrap_or_default();
        spans.push((kind, fields.offset("start"), fields.offset("end")));
        fields.check()?;
    }
    Ok(spans)
}

/// The file's blocks; nothing where one of them is not what a block must be.
fn read_blocks(spans: &[Span], text: &Text) -> Option<Vec<Block>> {
    let ranges = read_ranges(spans, text)?;
    let mut blocks = Vec::with_capacity(ranges.len());
    for ((name, ..), range) in spans.iter().zip(ranges) {
        let (kind, _) = KINDS.iter().find(|(_, known)| known == name)?;
        blocks.push(Block { kind: *kind, range });
    }
    Some(blocks)
}

/// The stretches as ranges; nothing where one of them does not fit the text.
fn read_ranges(spans: &[Span], text: &Text) -> Option<Vec<TextRange>> {
    if spans.len() > limits::BLOCKS {
        return None;
    }
    let mut ranges = Vec::with_capacity(spans.len());
    let mut from = 0;
    for (_, start, end) in spans {
        let range = checked(*start, *end, from, text)?;
        from = range.end();
        ranges.push(range);
    }
    Some(ranges)
}

fn checked(start: u32, end: u32, from: u32, text: &Text) -> Option<TextRange> {
    let range = TextRange::checked(start, end)?;
    let fits = start >= from && start < end && end <= text.len();
    (fits && text.is_on_graphemes(range)).then_some(range)
}

/// Every line with words in it as a block: what a file without blocks means. What lies behind the
/// last possible block belongs to it.
fn lines(text: &Text, headline: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut start = 0;
    for line in text.as_str().split('\n') {
        let end = start + code_points(line);
        let range = text.trimmed(TextRange::between(start, end));
        start = end + 1;
        if range.is_empty() {
            continue;
        }
        if blocks.len() < limits::BLOCKS {
            let first = blocks.is_empty() && text.slice(range) == headline.trim();
            let kind = if first {
                BlockKind::Headline
            } else {
                BlockKind::Paragraph
            };
            blocks.push(Block { kind, range });
        } else if let Some(last) = blocks.last_mut() {
            last.range = last.range.join(range);
        }
    }
    blocks
}
