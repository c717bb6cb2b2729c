//! Random lessons.
//!
//! Invariant: each is one that can be written to a file and read back.

use lateral::core::lesson::Lesson;
use lateral::core::lesson::article::Article;
use lateral::core::lesson::claim_kind::{ClaimKind, OfferedKind};
use lateral::core::lesson::tag_set::{Colour, Tag, TagSet};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::random;
use super::sample::{article, article_id, both, tag};

/// Any lesson.
pub fn lesson() -> impl Strategy<Value = Lesson> {
    let line = || random::words().prop_map(|words| format!("x{words}"));
    let language = || option::of(select(vec!["en", "pt-BR", "zh-Hant"]).prop_map(str::to_owned));
    let source = option::of(select(vec![
        "https://example.org/ä?b=1#c",
        "HTTP://EXAMPLE.ORG",
    ]));
    let article = (
        random::source(8),
        line(),
        line(),
        option::of(line()),
        language(),
        source,
    )
        .prop_map(|(text, outlet, headline, byline, language, source)| {
            let (article, _) = article("a", &format!("x\n{text}"));
            Article {
                outlet,
                headline,
                date: byline.clone(),
                byline,
                language,
                source: source.map(str::to_owned),
                ..article
            }
        });
    let tags = (
        subsequence(Colour::ALL.to_vec(), 1..=8),
        line(),
        random::words(),
        subsequence(ClaimKind::ALL.to_vec(), 0..=6),
    );
    let tags = tags.prop_map(|(colours, label, definition, kinds)| {
        let kind = |kind: ClaimKind| OfferedKind {
            kind,
            label: match label.trim() {
                "" => kind.label().to_owned(),
                _ => label.clone(),
            },
        };
        let tag = |(key, colour): (char, Colour)| Tag {
            id: tag(colour.name()),
            also: vec![tag(&format!("former-{key}"))],
            label: label.clone(),
            key: (colour != Colour::Sky).then_some(key),
            colour,
            definition: definition.clone(),
            example: definition.clone(),
        };
        TagSet {
            entity: ('0'..).zip(colours).map(tag).collect(),
            claim_kinds: kinds.into_iter().map(kind).collect(),
        }
    });
    (
        vec(article, 1..4),
        tags,
        random::words(),
        random::words(),
        random::extra(),
        language(),
        0..=9_007_199_253_692_416_u64,
    )
        .prop_map(
            |(articles, tags, title, instructions, extra, language, revision)| {
                let numbered = articles
                    .into_iter()
                    .enumerate()
                    .map(|(number, article)| Article {
                        id: article_id(&format!("a-{number}")),
                        ..article
                    });
                Lesson {
                    title,
                    instructions,
                    extra,
                    language,
                    tags,
                    articles: numbered.collect(),
                    revision,
                    ..(*both()).clone()
                }
            },
        )
}
