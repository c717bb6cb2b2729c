//! What files may cost that were made to be slow: never more than in proportion to their size.
//!
//! The times hold with room to spare for a build without optimisation on a busy machine; what they rule
//! out is work in proportion to marks times text, which takes minutes here.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::common::sample::{ME, article_id, lesson, record, tag};
use lateral::core::annotation::anchor::{Anchor, Part, Quote};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::annotation::{Body, Mention};
use lateral::core::format::{Opened, import};
use lateral::core::import::{DeletedHere, plan};
use lateral::core::lesson::article::{Article, Block, BlockKind};
use lateral::core::reading::search::find;
use lateral::core::text::{Text, TextRange};
use serde_json::{Value, json};

/// Longest that one text with all its marks may take.
const PATIENCE: Duration = Duration::from_secs(20);

#[track_caller]
fn in_time<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let outcome = work();
    let took = start.elapsed();
    assert!(took < PATIENCE, "it took {took:?}");
    outcome
}

/// A lesson of one text in one block.
fn workspace(text: &str) -> Workspace {
    let text = Text::new(text);
    let blocks = vec![Block {
        kind: BlockKind::Paragraph,
        range: text.range(),
    }];
    Workspace::new(lesson(vec![Article {
        id: article_id("north"),
        outlet: String::new(),
        headline: String::new(),
        byline: None,
        date: None,
        language: None,
        source: None,
        text,
        sha256: String::new(),
        blocks,
        excluded: Vec::new(),
    }]))
}

/// A part of a mark: where it is said to stand, and its words.
fn part(start: usize, words: &str) -> Part {
    let end = start + words.chars().count();
    let offset = |at: usize| u32::try_from(at).expect("a short text");
    Part {
        range: TextRange::between(offset(start), offset(end)),
        quote: Quote {
            exact: words.to_owned(),
            ..Quote::default()
        },
    }
}

/// Takes marks with these parts in, and out again. Answers with how many are lost.
#[track_caller]
fn take_in(text: &str, marks: impl Iterator<Item = Vec<Part>>) -> usize {
    let body = |parts| {
        Body::Mention(Mention {
            article: article_id("north"),
            anchor: Anchor::from_parts(parts).expect("parts in order"),
            tag: tag("person"),
            note: String::new(),
            entities: Vec::new(),
            form: None,
        })
    };
    let records: Vec<_> = (0..)
        .zip(marks)
        .map(|(number, parts)| record(number, body(parts)))
        .collect();
    let mut workspace = workspace(text);
    in_time(|| {
        for record in &records {
            workspace.adopt(record.clone());
        }
        let lost = workspace.index().lost(0).count();
        for record in records {
            let change = lateral::core::annotation::workspace::Change::Remove(record.id);
            workspace.apply(&change).expect("it is there");
        }
        lost
    })
}

/// A text of so many bytes; hardly any of its words comes twice in a row of words.
fn words(bytes: usize) -> String {
    let mut state = 1_u64;
    let mut text = String::with_capacity(bytes + 8);
    while text.len() < bytes {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let _ = write!(text, "w{} ", (state >> 33) % 50_000);
    }
    text.truncate(bytes);
    text
}

#[test]
fn fifty_thousand_marks_whose_words_are_not_in_a_long_text() {
    let marks = (0..50_000).map(|number| vec![part(number, &format!("nobody said {number}"))]);
    assert_eq!(take_in(&words(2_000_000), marks), 50_000);
}

#[test]
fn fifty_thousand_marks_whose_words_have_moved_in_a_long_text() {
    let text = words(2_000_000);
    let moved = |number: usize| {
        let at = 1_900_000 - number * 7;
        vec![part(number, &text[at..at + 30])]
    };
    assert_eq!(take_in(&text, (0..50_000).map(moved)), 0);
}

#[test]
fn marks_whose_words_stand_everywhere() {
    let text = words(500).repeat(4_000);
    let marks = (0..30_000).map(|number| vec![part(number, &text[number % 400 + 7..][..21])]);
    take_in(&text, marks);
    let same = "a".repeat(2_000_000);
    let marks = (0..30_000).map(|number| vec![part(0, &format!("{}b", &same[..number % 400]))]);
    assert_eq!(take_in(&same, marks), 30_000);
}

#[test]
fn marks_in_long_rows_of_flags_and_accents() {
    let flags = "🇩🇪".repeat(200_000);
    let marks = (0..20_000).map(|number| vec![part(390_000 - number * 2, "🇩🇪")]);
    assert_eq!(take_in(&flags, marks), 0);
    let accents = format!("👩{}\u{200d}👩 x", "\u{301}".repeat(400_000));
    let marks = (0..20_000).map(|_| vec![part(400_002, "👩")]);
    assert_eq!(take_in(&accents, marks), 20_000);
}

#[test]
fn marks_in_one_block_from_its_end_to_its_start() {
    let text = words(700_000);
    let parts = |mark: usize| {
        let base = 690_000 - mark * 130;
        let places = (0..64).map(|number| base + number * 2);
        places.map(|at| part(at, &text[at..=at])).collect()
    };
    assert_eq!(take_in(&text, (0..5_000).map(parts)), 0);
}

#[test]
fn blocks_in_a_long_row_of_flags() {
    let block = |number: usize| {
        let start = 200_000 + number * 4;
        json!({ "kind": "paragraph", "start": start, "end": start + 4 })
    };
    let blocks: Value = (0..10_000).map(block).collect();
    let article = json!({ "id": "a", "text": "🇩🇪".repeat(200_000), "blocks": blocks });
    let file =
        json!({ "format": "lateral/lesson", "version": 1, "id": "l", "articles": [article] });
    let file = file.to_string();
    in_time(|| {
        let Ok((Opened::Lesson(lesson), problems)) = import(file.as_bytes()) else {
            panic!("a lesson");
        };
        assert_eq!(
            (lesson.articles[0].blocks.len(), problems.len()),
            (10_000, 0)
        );
        assert_eq!(find(&lesson.articles[0], "🇩🇪").len(), 50);
    });
}

#[test]
fn a_list_of_millions_is_not_told_item_by_item() {
    let items = "{},".repeat(2_000_000);
    let file = format!(
        r#"{{"format":"lateral/lesson","version":1,"id":"l","tag_set":{{"entity":[{items}{{}}]}},"articles":[{{"id":"a","text":"x"}}]}}"#
    );
    let problems = in_time(|| import(file.as_bytes()).expect("a lesson").1);
    assert_eq!(problems.len(), 65);
}

#[test]
fn a_whole_file_of_lost_marks_is_planned_taken_in_and_undone() {
    let record = |number: usize| {
        let part =
            json!({ "start": number, "end": number + 9, "exact": format!("nobody said {number}") });
        json!({ "id": format!("{number:032x}"), "rev": 1, "kind": "mention", "article": "north", "tag": "person", "parts": [part] })
    };
    let file = json!({
        "format": "lateral/work", "version": 1, "offset_unit": "codepoint", "lesson": { "id": "the-bridge" },
        "annotator": { "id": ME.to_string() }, "records": (0..10_000).map(record).collect::<Value>(),
    });
    let file = file.to_string();
    let mut workspace = workspace(&words(2_000_000));
    in_time(|| {
        let Ok((Opened::Work(work), problems)) = import(file.as_bytes()) else {
            panic!("a work");
        };
        let plan = plan(&workspace, &work);
        assert_eq!((plan.new, plan.lost, problems.len()), (10_000, 10_000, 0));
        let edit = plan.edit("", DeletedHere::StayDeleted);
        let applied = workspace.apply(&edit.change).expect("there is room");
        workspace.apply(&applied.inverse).expect("it can be undone");
    });
}
