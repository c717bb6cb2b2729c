//! Reading lessons: what a school may leave out is worked out, what does not fit is told.
//!
//! Invariant: a lesson that was read keeps every promise of `article` and `tags`, whatever the file
//! said. One bad article or tag never costs its neighbours.
//! Must not know: how lessons are written.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::super::envelope::Envelope;
use super::super::members::{List, Members};
use super::super::{Fault, FileError, Problem, Subject, Trouble, Unusable, bounded};
use super::{
    ASKS_FOR_NAME, ArticleWire, ClaimKindWire, KINDS, LessonHead, RawSpans, SpanWire, TagSetWire,
    TagWire,
};
use crate::core::lesson::article::{
    Article, ArticleId, Block, BlockKind, is_language, is_web_address,
};
use crate::core::lesson::claim_kind::{ClaimKind, OfferedKind};
use crate::core::lesson::tag_set::{Colour, Tag, TagId, TagSet};
use crate::core::lesson::{AskedFor, Lesson, LessonId};
use crate::core::limits;
use crate::core::text::checksum::sha256_hex;
use crate::core::text::printable::brief;
use crate::core::text::{Text, TextRange, code_points};

/// Tags as they stand.
type RawTags<'a> = List<'a, { limits::TAGS }>;
type RawKinds<'a> = List<'a, { ClaimKind::ALL.len() }>;
type RawTag<'a> = TagWire<'a, List<'a, { limits::TAGS }>>;
type RawArticle<'a> = ArticleWire<'a, RawSpans<'a>, RawSpans<'a>>;

pub fn read(mut file: Envelope<'_>, problems: &mut Vec<Problem>) -> Result<Lesson, FileError> {
    let head: LessonHead<'_> = file.members.take().map_err(Unusable::from)?;
    if head.offset_unit.is_some_and(|unit| unit != "codepoint") {
        return Err(Unusable::OffsetUnit.into());
    }
    let id = head.id.as_deref().and_then(LessonId::parse);
    let id = id.ok_or(Unusable::NoSlug)?;
    let title = bounded("title", head.title, limits::LINE).map_err(Unusable::from)?;
    let most = limits::INSTRUCTIONS;
    let instructions = bounded("text of instructions", head.instructions, most);
    let instructions = instructions.map_err(Unusable::from)?;
    let articles = read_articles(&file.articles, problems);
    if articles.is_empty() {
        return Err(Unusable::NoArticle.into());
    }
    Ok(Lesson {
        id,
        revision: head.revision.min(limits::STORED_REVISION),
        title,
        language: head.language.filter(|tag| is_language(tag)),
        instructions,
        asks_for: match head.asks_for.as_deref() {
            Some(ASKS_FOR_NAME) => AskedFor::Name,
            _ => AskedFor::Nothing,
        },
        tags: read_tags(head.tag_set, problems),
        articles,
        extra: file.extra(problems),
    })
}

/// Reads articles one by one, and tells of those that are left out.
fn read_articles(elements: &[&RawValue], problems: &mut Vec<Problem>) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    for (number, json) in (1..).zip(elements) {
        let mut tell = |trouble| problems.push(Problem::new(Subject::Article(number), trouble));
        match read_article(json.get(), &mut tell) {
            Ok(article) if articles.iter().any(|other| other.id == article.id) => {
                tell(Fault::SameArticle.into());
            }
            Ok(article) => articles.push(article),
            Err(fault) => tell(fault.into()),
        }
    }
    articles
}

fn read_tags(json: Option<&RawValue>, problems: &mut Vec<Problem>) -> TagSet {
    let Some(json) = json else {
        return TagSet::default();
    };
    let tags = Members::read(json.get()).and_then(|mut set| set.take());
    let Ok(TagSetWire::<RawTags<'_>, RawKinds<'_>> {
        entity: tags,
        claim_kinds,
    }) = tags
    else {
        problems.push(Problem::new(Subject::TagSet, Trouble::UsualTags));
        return TagSet::default();
    };
    let mut set = TagSet {
        entity: Vec::new(),
        claim_kinds: read_kinds(&claim_kinds.unwrap_or_default()),
    };
    for (number, json) in (1..).zip(tags.iter()) {
        let mut tell = |trouble| problems.push(Problem::new(Subject::Tag(number), trouble));
        if number > limits::TAGS {
            tell(Trouble::TooManyTags);
            break;
        }
        match read_tag(json) {
            Ok(tag) if set.get(&tag.id).is_some() => tell(Fault::SameTag.into()),
            Ok(mut tag) => {
                if tag.key.is_some_and(|key| set.by_key(key).is_some()) {
                    tag.key = None;
                    tell(Trouble::KeyTaken);
                }
                // A former name may be a tag's of its own again.
                let own = tag.id.clone();
                tag.also.retain(|id| *id != own && set.get(id).is_none());
                set.entity.push(tag);
            }
            Err(fault) => tell(fault.into()),
        }
    }
    if set.entity.is_empty() {
        set.entity = TagSet::default().entity;
    }
    set
}

/// The kinds of statement that a lesson offers; what is none, or is there twice, is left out.
fn read_kinds(list: &RawKinds<'_>) -> Vec<OfferedKind> {
    let mut kinds: Vec<OfferedKind> = Vec::new();
    for json in list.iter().take(ClaimKind::ALL.len()) {
        let Ok(wire) = serde_json::from_str::<ClaimKindWire<'_>>(json) else {
            continue;
        };
        let Some(kind) = ClaimKind::parse(&wire.kind) else {
            continue;
        };
        if kinds.iter().any(|offered| offered.kind == kind) {
            continue;
        }
        let label = bounded("label", wire.label, limits::LABEL).unwrap_or_default();
        let label = match label.trim() {
            "" => kind.label().to_owned(),
            _ => label,
        };
        kinds.push(OfferedKind { kind, label });
    }
    kinds
}

fn read_tag(json: &str) -> Result<Tag, Fault> {
    Members::read(json)?.take::<RawTag<'_>>()?.try_into()
}

impl TryFrom<RawTag<'_>> for Tag {
    type Error = Fault;

    fn try_from(wire: RawTag<'_>) -> Result<Self, Fault> {
        let id = TagId::parse(&wire.id).ok_or(Fault::TagSlug)?;
        let label = bounded("label", wire.label, limits::LABEL)?;
        let label = if label.trim().is_empty() {
            wire.id.into_owned()
        } else {
            label
        };
        let mut keys = wire.key.iter().flat_map(|key| key.chars());
        let key = match (keys.next(), keys.next()) {
            // Digits only: letters are the page's own commands.
            (Some(key), None) if key.is_ascii_digit() => Some(key),
            _ => None,
        };
        let also = wire.also.iter().flat_map(List::iter).take(limits::TAGS);
        let also =
            also.filter_map(|json| TagId::parse(&serde_json::from_str::<String>(json).ok()?));
        Ok(Self {
            id,
            also: also.collect(),
            label,
            key,
            colour: Colour::parse(&wire.colour).unwrap_or(Colour::Grey),
            definition: bounded("definition", wire.definition, limits::LINE)?,
            example: bounded("example", wire.example, limits::LINE)?,
        })
    }
}

/// Reads an article, and tells what of it was replaced.
fn read_article(json: &str, tell: &mut impl FnMut(Trouble)) -> Result<Article, Fault> {
    let wire: RawArticle<'_> = Members::read(json)?.take()?;
    let (blocks, excluded) = (read_spans(wire.blocks)?, read_spans(wire.excluded)?);
    let id = ArticleId::parse(&wire.id).ok_or(Fault::ArticleSlug)?;
    if wire.text.trim().is_empty() {
        return Err(Fault::NoText);
    }
    if code_points(&wire.text) > limits::TEXT {
        return Err(Fault::TextTooLong);
    }
    let headline = bounded("headline", wire.headline, limits::LINE)?;
    let text = Text::new(&wire.text);
    let sha256 = sha256_hex(text.as_str());
    if !wire.sha256.is_empty() && wire.sha256 != sha256 {
        tell(Trouble::TextChanged);
    }
    let blocks = match read_blocks(&blocks, &text) {
        Some(blocks) if !blocks.is_empty() => blocks,
        Some(_) => lines(&text, &headline),
        None => {
            tell(Trouble::Blocks);
            lines(&text, &headline)
        }
    };
    let excluded = read_ranges(&excluded, &text).unwrap_or_else(|| {
        tell(Trouble::Excluded);
        Vec::new()
    });
    let headline = if headline.trim().is_empty() {
        let first = blocks
            .iter()
            .find(|block| block.kind != BlockKind::Excluded);
        first.map_or(String::new(), |block| brief(text.slice(block.range), 120))
    } else {
        headline
    };
    Ok(Article {
        id,
        outlet: bounded("outlet", wire.outlet, limits::LINE)?,
        headline,
        byline: line("byline", wire.byline)?,
        date: line("date", wire.date)?,
        language: wire
            .language
            .map(Cow::into_owned)
            .filter(|tag| is_language(tag)),
        source: line("source", wire.source)?.filter(|url| is_web_address(url)),
        text,
        sha256,
        blocks,
        excluded,
    })
}

/// A line that may be missing, but not too long.
fn line(what: &'static str, value: Option<Cow<'_, str>>) -> Result<Option<String>, Fault> {
    value
        .map(|value| bounded(what, value, limits::LINE))
        .transpose()
}

fn read_spans(list: Option<RawSpans<'_>>) -> Result<Vec<SpanWire<'_>>, Fault> {
    let list = list.unwrap_or_default();
    let span = |json: &&'_ RawValue| Members::read(json.get())?.take();
    list.0.iter().map(span).collect()
}

/// The file's blocks; nothing where one of them is not what a block must be.
fn read_blocks(spans: &[SpanWire<'_>], text: &Text) -> Option<Vec<Block>> {
    let ranges = read_ranges(spans, text)?;
    let block = |(span, range): (&SpanWire<'_>, _)| {
        let name = span.kind.as_deref()?;
        let (kind, _) = KINDS.iter().find(|(_, known)| *known == name)?;
        Some(Block { kind: *kind, range })
    };
    spans.iter().zip(ranges).map(block).collect()
}

/// The stretches as ranges; nothing where one of them does not fit the text.
fn read_ranges(spans: &[SpanWire<'_>], text: &Text) -> Option<Vec<TextRange>> {
    if spans.len() > limits::BLOCKS {
        return None;
    }
    let mut from = 0;
    let range = |span: &SpanWire<'_>| {
        let range = TextRange::checked(span.start, span.end)?;
        let fits = range.start() >= from && !range.is_empty() && range.end() <= text.len();
        from = range.end();
        (fits && text.is_on_graphemes(range)).then_some(range)
    };
    spans.iter().map(range).collect()
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
