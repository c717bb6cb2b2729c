//! Small lessons, articles and records, written as text.
//!
//! Every line of an article's source is a paragraph, unless it is wholly inside one of `⟦head:…⟧`,
//! `⟦lead:…⟧`, `⟦by:…⟧`, `⟦sub:…⟧` and `⟦out:…⟧` (an excluded block); `⟦ad:…⟧` is an excluded piece
//! inside a line. All other ranges are the test's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use lateral::core::annotation::anchor::Anchor;
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId, Stamp, State};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::annotation::{Body, Claim, Mention};
use lateral::core::extra::Extra;
use lateral::core::format::Annotator;
use lateral::core::lesson::article::{Article, ArticleId, Block, BlockKind};
use lateral::core::lesson::tag_set::{TagId, TagSet};
use lateral::core::lesson::{AskedFor, Lesson, LessonId};
use lateral::core::text::checksum::sha256_hex;
use lateral::core::text::{Text, TextRange};

use super::marked::{Marked, show};

pub const ME: AnnotatorId = AnnotatorId(0xa11c_e000_0000_0001);
pub const OTHER: AnnotatorId = AnnotatorId(0xb0b0_0000_0000_0002);

/// An invented report with a little of everything.
pub const NORTH: &str = "\
⟦head:Bridge at ⟦town:Oster Quay⟧ closed⟧
⟦by:By Ada Quill⟧
⟦out:Home News Sport⟧

The ⟦mayor:mayor⟧ of ⟦city:⟦new:New⟧ York⟧ said 😀 that “⟦one:the bridge is safe⟧,” she added, “⟦two:for now⟧.”
⟦ad:{advert}⟧However, the ⟦adj:U.S.⟧-led team’s ⟦report:report⟧ is due at 8:45 a.m. on Monday.

⟦out:Share this⟧
Nobody would say ⟦why:why it closed⟧.";

/// A second invented report.
pub const SOUTH: &str = "\
⟦head:Quay bridge shut⟧
⟦lead:Engineers were called on Sunday⟧
The mayor of New York said the bridge is safe.
It was 中文 and مرحبا and cafe\u{301} 👩‍👩‍👧 there.";

pub fn article_id(name: &str) -> ArticleId {
    ArticleId::parse(name).expect("the test names its articles by slugs")
}

pub fn tag(name: &str) -> TagId {
    TagId::parse(name).expect("the test names its tags by slugs")
}

/// An article from its source, and the ranges that stand in it.
#[track_caller]
pub fn article(name: &str, source: &str) -> (Article, Marked) {
    let marked = Marked::parse(source);
    let text = Text::new(&marked.text);
    let kinds = [
        ("head", BlockKind::Headline),
        ("lead", BlockKind::Standfirst),
        ("by", BlockKind::Byline),
        ("sub", BlockKind::Subheading),
        ("out", BlockKind::Excluded),
    ];
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in marked.text.split('\n') {
        let length = u32::try_from(line.chars().count()).expect("a short line");
        let range = TextRange::between(start, start + length);
        start += length + 1;
        if text.trimmed(range).is_empty() {
            continue;
        }
        let named = kinds
            .iter()
            .find(|(name, _)| marked.ranges(name).contains(&range));
        let kind = named.map_or(BlockKind::Paragraph, |(_, kind)| *kind);
        blocks.push(Block { kind, range });
    }
    let article = Article {
        id: article_id(name),
        outlet: format!("The {name} post"),
        headline: format!("What the {name} says"),
        byline: None,
        date: None,
        language: Some("en".into()),
        source: None,
        sha256: sha256_hex(&marked.text),
        text,
        blocks,
        excluded: marked.ranges("ad"),
    };
    (article, marked)
}

pub fn lesson(articles: Vec<Article>) -> Arc<Lesson> {
    Arc::new(Lesson {
        revision: 0,
        id: LessonId::parse("the-bridge").expect("a slug"),
        title: "One bridge, two reports".into(),
        language: Some("en".into()),
        instructions: "Read both.\n\nThen mark.".into(),
        asks_for: AskedFor::Nothing,
        tags: TagSet::default(),
        articles,
        extra: Extra::new(),
    })
}

/// A workspace on one article called `north`.
#[track_caller]
pub fn workspace(source: &str) -> (Workspace, Marked) {
    let (article, marked) = article("north", source);
    (Workspace::new(lesson(vec![article])), marked)
}

/// The lesson of both reports.
pub fn both() -> Arc<Lesson> {
    lesson(vec![article("north", NORTH).0, article("south", SOUTH).0])
}

pub fn stamp(number: u128) -> Stamp {
    Stamp {
        annotator: ME,
        fresh: RecordId(number),
    }
}

pub fn annotator() -> Annotator {
    Annotator {
        id: ME,
        name: "Ada".into(),
    }
}

#[track_caller]
pub fn mention(text: &Text, ranges: &[TextRange], tag_name: &str) -> Body {
    Body::Mention(Mention {
        article: article_id("north"),
        anchor: Anchor::describe(text, ranges).expect("words to mark"),
        tag: tag(tag_name),
        note: String::new(),
        entities: Vec::new(),
        form: None,
    })
}

#[track_caller]
pub fn claim(text: &Text, ranges: &[TextRange]) -> Body {
    Body::Claim(Claim {
        article: article_id("north"),
        anchor: Anchor::describe(text, ranges).expect("words to mark"),
        kind: None,
        gist: String::new(),
        note: String::new(),
    })
}

pub fn record(number: u128, body: Body) -> Record {
    Record {
        id: RecordId(number),
        revision: 1,
        annotator: ME,
        annotator_name: String::new(),
        state: State::Live(body),
        extra: Extra::new(),
    }
}

/// What the records say, revisions aside: that is what undo must bring back.
pub fn bodies(workspace: &Workspace) -> BTreeMap<RecordId, Body> {
    let live = workspace.records().values();
    live.filter_map(|record| Some((record.id, record.body()?.clone())))
        .collect()
}

/// An article, and the range in it that has no name.
#[track_caller]
pub fn drawn(source: &str) -> (Article, TextRange) {
    let (article, marked) = article("a", source);
    (article, marked.range(""))
}

/// An article's text with a range in it, as it is written in a test.
pub fn shown(article: &Article, range: Option<TextRange>) -> String {
    range.map_or("nothing".into(), |range| {
        show(article.text.as_str(), &[range])
    })
}
