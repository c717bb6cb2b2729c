//! Lesson files: what is written can be read, what may be left out is worked out, and the bundled
//! lesson is a good one.

use std::collections::BTreeSet;

use crate::common::lessons::lesson;
use crate::common::random;
use crate::common::sample::{both, tag};
use crate::common::schema::{Schema, parse};
use crate::common::test_effort::cases;
use lateral::core::format::{LESSON_VERSION, Opened, Problem, export_lesson, import};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::article::{Article, BlockKind};
use lateral::core::lesson::tag_set::{Colour, Tag, TagSet};
use lateral::core::text::TextRange;
use lateral::core::text::checksum::sha256_hex;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

const FIXTURE: &str = include_str!("../fixtures/lesson-1.json");
const BUNDLED: &str = include_str!("../../assets/lesson.json");

#[track_caller]
fn read(text: &str) -> (Lesson, Vec<Problem>) {
    match import(text.as_bytes()).expect("the file can be opened") {
        (Opened::Lesson(lesson), problems) => (*lesson, problems),
        (Opened::Work(_), _) => panic!("a lesson, not a work"),
    }
}

/// The smallest lesson with these fields in its one article.
fn with_article(fields: &Value) -> String {
    let mut article = json!({"id": "a", "text": "Title\n\nOne 😀.\nTwo.", "headline": "Title"});
    let map = article.as_object_mut().expect("an object");
    map.extend(fields.as_object().expect("an object").clone());
    json!({"format": "lateral/lesson", "version": 1, "id": "small", "articles": [article]})
        .to_string()
}

/// The first article of a lesson, and the sentences about it.
#[track_caller]
fn read_article(fields: &Value) -> (Article, Vec<String>) {
    let (mut lesson, problems) = read(&with_article(fields));
    let sentences = problems.into_iter().map(|problem| problem.sentence());
    (lesson.articles.remove(0), sentences.collect())
}

fn blocks(article: &Article) -> Vec<(BlockKind, &str)> {
    let block = |block: &lateral::core::lesson::article::Block| {
        (block.kind, article.text.slice(block.range))
    };
    article.blocks.iter().map(block).collect()
}

#[test]
fn version_1_is_written_and_read_as_it_always_was() {
    assert_eq!(
        export_lesson(&both()),
        FIXTURE,
        "a change of the bytes is a new version, with a fixture of its own"
    );
    assert_eq!(LESSON_VERSION, 1);
    let (lesson, problems) = read(FIXTURE);
    assert_eq!(problems, []);
    assert_eq!(lesson, *both());
}

#[test]
fn what_a_school_may_leave_out_is_worked_out() {
    let (lesson, problems) = read(&with_article(&json!({})));
    assert_eq!(problems, []);
    assert_eq!(lesson.tags, TagSet::default());
    let article = &lesson.articles[0];
    assert_eq!(article.sha256, sha256_hex(article.text.as_str()));
    assert_eq!(
        blocks(article),
        [
            (BlockKind::Headline, "Title"),
            (BlockKind::Paragraph, "One 😀."),
            (BlockKind::Paragraph, "Two.")
        ]
    );
    let (article, _) = read_article(&json!({"headline": " "}));
    assert_eq!(article.headline, "Title", "the first line stands in");
    assert_eq!(blocks(&article)[0].0, BlockKind::Paragraph);
    assert_eq!(
        (article.outlet.as_str(), article.byline, article.date),
        ("", None, None)
    );
}

#[test]
fn blocks_that_do_not_fit_are_replaced_by_lines() {
    let block =
        |kind: &str, start: i64, end: i64| json!({"kind": kind, "start": start, "end": end});
    for (why, wire) in [
        ("a kind that is not known", json!([block("aside", 0, 5)])),
        ("empty", json!([block("paragraph", 3, 3)])),
        ("the wrong way round", json!([block("paragraph", 5, 0)])),
        ("beyond the text", json!([block("paragraph", 0, 99)])),
        (
            "overlapping",
            json!([block("paragraph", 0, 5), block("paragraph", 4, 9)]),
        ),
        (
            "out of order",
            json!([block("paragraph", 7, 9), block("paragraph", 0, 5)]),
        ),
    ] {
        let (article, sentences) = read_article(&json!({"blocks": wire}));
        assert_eq!(blocks(&article).len(), 3, "{why}");
        assert_eq!(
            sentences,
            ["Its blocks do not fit its text or are too many; every line is a paragraph now."],
            "{why}"
        );
    }
    let cut = json!({"text": "cafe\u{301} there", "blocks": [block("paragraph", 0, 4)]});
    assert_eq!(read_article(&cut).1.len(), 1, "a block that cuts a letter");
    let cut = json!({"text": "cafe\u{301} there", "excluded": [{"start": 0, "end": 4}]});
    let (article, sentences) = read_article(&cut);
    assert!(article.excluded.is_empty());
    assert_eq!(
        sentences,
        ["Its excluded pieces do not fit its text or are too many; they are shown as text."]
    );
}

#[test]
fn a_text_that_was_changed_is_told() {
    let (article, sentences) = read_article(&json!({"sha256": "0".repeat(64)}));
    assert_eq!(article.sha256, sha256_hex(article.text.as_str()));
    assert_eq!(sentences.len(), 1);
    assert!(sentences[0].contains("checksum"), "{}", sentences[0]);
}

#[test]
fn furniture_is_not_counted_among_the_words_and_only_once() {
    // Five words are read: Title, One, Two, and two of the last line.
    let text = "Title\nMenu all day\nOne Two\nthree ad here four";
    let range = |needle: &str| {
        let start = text.find(needle).expect("ASCII text");
        json!({"start": start, "end": start + needle.len()})
    };
    let block = |needle: &str, kind: &str| {
        let mut block = range(needle);
        block["kind"] = json!(kind);
        block
    };
    let blocks = [
        block("Title", "headline"),
        block("Menu all day", "excluded"),
        block("One Two", "paragraph"),
        block("three ad here four", "paragraph"),
    ];
    // The first piece lies in an excluded block already.
    let fields =
        json!({"text": text, "blocks": blocks, "excluded": [range("all day"), range("ad here")]});
    let (article, sentences) = read_article(&fields);
    assert_eq!(sentences, [""; 0]);
    assert_eq!(article.word_count(), 5);
}

#[test]
fn one_bad_tag_does_not_cost_the_others() {
    let lesson = |tags: Value| {
        let mut file = parse(&with_article(&json!({})));
        file["tag_set"] = json!({"entity": tags});
        let (lesson, problems) = read(&file.to_string());
        let tags: Vec<Tag> = lesson.tags.entity;
        (
            tags,
            problems
                .into_iter()
                .map(|p| format!("{}: {}", p.place(), p.sentence()))
                .collect::<Vec<_>>(),
        )
    };
    let good = json!({"id": "good", "label": "Good", "key": "1", "colour": "sky"});
    for (bad, sentence) in [
        (
            json!({"id": "x"}),
            "tag 1: Left out: a field is missing or of the wrong type.",
        ),
        (
            json!(7),
            "tag 1: Left out: a field is missing or of the wrong type.",
        ),
        (
            json!({"id": "A b", "label": "x"}),
            "tag 1: Left out: its id has other letters than a-z, 0-9 and “-”.",
        ),
        (
            json!({"id": "x", "label": "x".repeat(65)}),
            "tag 1: Left out: its label is longer than 64 characters. Shorten it and import the file again.",
        ),
    ] {
        let (tags, problems) = lesson(json!([bad, good]));
        assert_eq!(tags.len(), 1, "{sentence}");
        assert_eq!(tags[0].id, tag("good"));
        assert_eq!(problems, [sentence]);
    }
    let (tags, problems) = lesson(json!([good, good]));
    assert_eq!((tags.len(), problems.len()), (1, 1));
    let mut second = good.clone();
    second["id"] = json!("second");
    let (tags, problems) = lesson(json!([good, second]));
    assert_eq!(
        (tags[0].key, tags[1].key, problems.len()),
        (Some('1'), None, 1)
    );
    for key in ["m", "10", "", "é", "\u{0}"] {
        let (tags, _) = lesson(json!([{"id": "x", "label": "", "key": key, "colour": "red; }"}]));
        assert_eq!(tags[0].key, None, "letters are the page's own commands");
        assert_eq!(
            (tags[0].colour, tags[0].label.as_str()),
            (Colour::Grey, "x")
        );
    }
    let many: Vec<Value> = (0..70)
        .map(|n| json!({"id": format!("t{n}"), "label": "x"}))
        .collect();
    let (tags, problems) = lesson(json!(many));
    assert_eq!((tags.len(), problems.len()), (64, 1));
}

#[test]
fn the_schema_refuses_what_is_broken() {
    let schema = Schema::load("lesson");
    let good = parse(FIXTURE);
    assert_eq!(schema.fault(&good), None);
    assert_eq!(
        schema.fault(&parse(&with_article(&json!({"x": 1})))),
        None,
        "the smallest lesson"
    );
    for (pointer, value) in [
        ("/format", json!("lateral/work")),
        ("/version", json!(2)),
        ("/offset_unit", json!("utf16")),
        ("/id", json!("The Bridge")),
        ("/title", json!("x".repeat(1_001))),
        ("/language", json!("e")),
        ("/articles", json!([])),
        ("/articles/0/id", json!("")),
        ("/articles/0/text", json!(" \n")),
        ("/articles/0/sha256", json!("0")),
        ("/articles/0/source", json!("javascript:alert(1)")),
        ("/articles/0/blocks/0/kind", json!("aside")),
        ("/articles/0/blocks/0/start", json!(-1)),
        ("/articles/0/excluded/0/end", json!(2.5)),
        ("/tag_set/entity/0/key", json!("m")),
        ("/tag_set/entity/0/colour", json!("#ff0000")),
        ("/tag_set/entity/0/label", json!(1)),
    ] {
        let mut bad = good.clone();
        let (parent, field) = pointer.rsplit_once('/').expect("a pointer has a slash");
        bad.pointer_mut(parent)
            .expect("the fixture has such a parent")[field] = value;
        assert!(schema.fault(&bad).is_some(), "{pointer} is broken");
    }
}

#[test]
fn the_bundled_lesson_is_a_good_one() {
    assert_eq!(Schema::load("lesson").fault(&parse(BUNDLED)), None);
    let (lesson, problems) = read(BUNDLED);
    assert_eq!(problems, []);
    assert!(lesson.articles.len() >= 3, "reports to read side by side");
    let outlets: BTreeSet<&str> = lesson.articles.iter().map(|a| a.outlet.as_str()).collect();
    assert_eq!(
        outlets.len(),
        lesson.articles.len(),
        "every report has an outlet of its own"
    );
    for article in &lesson.articles {
        let id = article.id.as_str();
        assert!(
            BUNDLED.contains(&sha256_hex(article.text.as_str())),
            "{id}: its checksum"
        );
        let words = article.word_count();
        assert!((250..=550).contains(&words), "{id}: {words} words are read");
        for (offset, c) in (0..).zip(article.text.as_str().chars()) {
            let inside = article
                .blocks
                .iter()
                .any(|block| block.range.contains(offset));
            assert!(
                inside || c.is_whitespace(),
                "{id}: “{c}” at {offset} is in no block"
            );
        }
        for piece in &article.excluded {
            let readable = article
                .readable()
                .any(|(_, block)| block.range.covers(*piece));
            assert!(readable, "{id}: {piece:?} is in no readable block");
        }
    }
}

#[test]
fn the_bundled_lesson_is_written_as_lateral_writes() {
    let exported = export_lesson(&read(BUNDLED).0);
    let differing = BUNDLED.lines().zip(exported.lines()).find(|(a, b)| a != b);
    assert_eq!(differing, None);
    assert_eq!(exported, BUNDLED);
}

proptest! {
    #![proptest_config(cases(5_000, 100_000))]

    #[test]
    fn export_import_export_is_the_same_bytes(lesson in lesson()) {
        let exported = export_lesson(&lesson);
        let (again, problems) = read(&exported);
        prop_assert_eq!(problems, []);
        prop_assert_eq!(&again, &lesson);
        prop_assert_eq!(export_lesson(&again), exported);
    }

    #[test]
    fn whatever_offsets_a_file_gives_the_promises_of_articles_hold(
        text in random::text(20), numbers in vec((0..30_u32, 0..30_u32), 0..4), pieces in vec((0..30_u32, 0..30_u32), 0..4),
    ) {
        let blocks: Vec<Value> = numbers.iter().map(|(a, b)| json!({"kind": "paragraph", "start": a, "end": b})).collect();
        let excluded: Vec<Value> = pieces.iter().map(|(a, b)| json!({"start": a, "end": b})).collect();
        let (article, _) = read_article(&json!({"text": format!("x{text}"), "blocks": blocks, "excluded": excluded}));
        for ranges in [article.blocks.iter().map(|block| block.range).collect::<Vec<TextRange>>(), article.excluded.clone()] {
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            for range in ranges {
                prop_assert!(!range.is_empty() && range.end() <= article.text.len());
                prop_assert_eq!(article.text.on_graphemes(range), range);
            }
        }
        prop_assert!(!article.blocks.is_empty() && article.word_count() < 99);
    }
}
