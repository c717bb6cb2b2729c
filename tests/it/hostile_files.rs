//! Bad files as a whole: other formats, broken ones, cut ones, deep ones, huge ones, random bytes.

use crate::common::random;
use crate::common::sample::{annotator, both};
use crate::common::schema::parse;
use lateral::core::annotation::record::{Record, RecordId};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::format::{FileError, Opened, Problem, Work, export_work, import};
use lateral::core::limits;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

const WORK: &str = include_str!("../fixtures/work-1.json");
const LESSON: &str = include_str!("../fixtures/lesson-1.json");

#[track_caller]
fn work(text: &str) -> (Work, Vec<Problem>) {
    match import(text.as_bytes()) {
        Ok((Opened::Work(work), problems)) => (*work, problems),
        other => panic!("a work, not {other:?}"),
    }
}

/// The fixture with one field set to a value.
fn with(field: &str, value: Value) -> String {
    let mut file = parse(WORK);
    file[field] = value;
    file.to_string()
}

/// The fixture without one field.
fn without(field: &str) -> String {
    let mut file = parse(WORK);
    file.as_object_mut().expect("an object").remove(field);
    file.to_string()
}

fn deep(open: &str, close: &str) -> String {
    format!("{}1{}", open.repeat(100_000), close.repeat(100_000))
}

#[test]
#[allow(clippy::too_many_lines, reason = "one table")]
fn files_of_which_nothing_can_be_used() {
    use FileError::{Newer, NotJson, NotLateral, NotText};
    let broken = |what: &str| format!("This file cannot be used: {what} Nothing was changed.");
    let [not_json, not_lateral, not_text] =
        [NotJson, NotLateral, NotText].map(|error| error.to_string());
    let utf16: Vec<u8> = "{}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .chain([0xff, 0xfe])
        .collect();
    let table: Vec<(&str, Vec<u8>, String)> = vec![
        ("nothing", "".into(), not_json.clone()),
        ("space", " \n\t".into(), not_json.clone()),
        ("prose", "Dear students,".into(), not_json.clone()),
        (
            "a web page",
            "<!doctype html><title>x</title>".into(),
            not_json.clone(),
        ),
        ("NUL bytes", vec![0; 64], not_json.clone()),
        ("an empty object", "{}".into(), not_lateral.clone()),
        ("an array", "[1, 2]".into(), not_lateral.clone()),
        ("a string", "\"lateral/work\"".into(), not_lateral.clone()),
        ("nothing, in JSON", "null".into(), not_lateral.clone()),
        (
            "somebody else's",
            r#"{"records": {"a": 1}, "version": 1}"#.into(),
            not_lateral.clone(),
        ),
        (
            "another format",
            with("format", json!("lateral/other")).into(),
            not_lateral.clone(),
        ),
        (
            "a format that is no text",
            with("format", json!(["lateral/work"])).into(),
            not_lateral.clone(),
        ),
        (
            "an image",
            vec![0x89, b'P', b'N', b'G', 0xff, 0xfe],
            not_text.clone(),
        ),
        ("UTF-16", utf16, not_text.clone()),
        (
            "Latin-1",
            b"{\"format\": \"caf\xe9\"}".to_vec(),
            not_text.clone(),
        ),
        (
            "a newer version",
            with("version", json!(2)).into(),
            Newer(2).to_string(),
        ),
        (
            "a much newer one",
            with("version", json!(u64::MAX)).into(),
            Newer(u64::MAX).to_string(),
        ),
        (
            "no version",
            without("version").into(),
            broken("its version is missing."),
        ),
        (
            "version 0",
            with("version", json!(0)).into(),
            broken("its version is missing."),
        ),
        (
            "version 1.5",
            with("version", json!(1.5)).into(),
            broken("its version is missing."),
        ),
        (
            "a version that is text",
            with("version", json!("1")).into(),
            broken("its version is missing."),
        ),
        (
            "no unit",
            without("offset_unit").into(),
            broken("its offsets are not counted in code points."),
        ),
        (
            "no lesson",
            without("lesson").into(),
            broken("it does not name its lesson."),
        ),
        (
            "a path for a lesson",
            with("lesson", json!({"id": "../../etc"})).into(),
            broken("its lesson’s name is not one."),
        ),
        (
            "nobody",
            without("annotator").into(),
            broken("it does not say whose work it is."),
        ),
        (
            "markup for a body",
            with("annotator", json!({"id": "<img src=x>"})).into(),
            broken("it does not say whose work it is."),
        ),
        (
            "a lesson without articles",
            LESSON.replace("\"articles\"", "\"article\"").into(),
            broken("it holds no article that can be read."),
        ),
        (
            "a lesson called __proto__",
            LESSON.replace("\"the-bridge\"", "\"__proto__\"").into(),
            broken("its id is missing, or has other letters than a-z, 0-9 and “-”."),
        ),
        (
            "a title of many letters",
            LESSON.replace("One bridge", &"x".repeat(1_000)).into(),
            broken(
                "its title is longer than 1000 characters. Shorten it and import the file again.",
            ),
        ),
    ];
    for (name, bytes, expected) in table {
        let refused = import(&bytes)
            .map(|_| ())
            .map_err(|error| error.to_string());
        assert_eq!(refused, Err(expected), "{name}");
    }
}

#[test]
fn a_file_that_is_too_large_is_not_even_looked_at() {
    assert_eq!(
        import(&vec![b' '; 30_000_000]).map(|_| ()),
        Err(FileError::TooLarge)
    );
}

#[test]
fn marks_of_encoding_and_line_ends_are_no_matter() {
    for text in [
        format!("\u{feff}{WORK}"),
        WORK.replace('\n', "\r\n"),
        format!("\n \t{WORK}\n\n"),
    ] {
        let (read, problems) = work(&text);
        assert_eq!((read.records.len(), problems), (5, Vec::new()));
    }
}

/// A work with many records of all kinds.
fn large() -> String {
    let mut runner = TestRunner::deterministic();
    let mut workspace = Workspace::new(both());
    for number in 0..40 {
        let record = random::record()
            .new_tree(&mut runner)
            .expect("a tree")
            .current();
        workspace.adopt(Record {
            id: RecordId(number),
            ..record
        });
    }
    export_work(&workspace, &annotator())
}

#[test]
fn a_cut_file_offers_everything_before_the_cut() {
    let file = large();
    let start = file.find("\"records\": [").expect("the export has records");
    let whole = work(&file).0.records;
    let mut offered = std::collections::BTreeSet::new();
    for cut in (0..file.len()).step_by(97).chain(start..start + 400) {
        let bytes = &file.as_bytes()[..cut];
        // A record ends in a bracket that is indented by four.
        let ended = file.get(start..).map_or(0, |records| {
            records.as_bytes()[..cut.saturating_sub(start)]
                .windows(6)
                .filter(|w| w == b"\n    }")
                .count()
        });
        match import(bytes) {
            Ok((Opened::Work(work), problems)) => {
                assert_eq!(work.records, whole[..ended], "cut at {cut}");
                assert_eq!(problems.len(), 1, "cut at {cut}: {problems:?}");
                assert!(
                    problems[0].place().starts_with("line "),
                    "{:?}",
                    problems[0]
                );
                offered.insert(ended);
            }
            Ok((Opened::Lesson(_), _)) => panic!("cut at {cut}: a lesson"),
            Err(error) => {
                assert!(cut <= start, "cut at {cut}: {error}");
                assert!(
                    matches!(error, FileError::NotJson | FileError::Broken(_)),
                    "{error}"
                );
            }
        }
    }
    assert!(offered.len() > 10 && offered.contains(&0), "{offered:?}");
}

#[test]
fn damage_in_the_middle_keeps_what_stands_before_it() {
    let broken = WORK.replacen("\"00000000000000000000000000000003\"", "\u{1}", 1);
    let (read, problems) = work(&broken);
    assert_eq!(read.records.len(), 2);
    assert_eq!(problems.len(), 1);
    let (read, problems) = work(&format!("{WORK}]"));
    assert_eq!(
        (read.records.len(), problems.len()),
        (5, 1),
        "something behind the end"
    );
    let (head, _) = WORK
        .split_once("\"records\"")
        .expect("the fixture has records");
    let (read, problems) = work(&format!("{head}\"records\": {{\"a\": 1}}}}"));
    assert_eq!(
        (read.records.len(), problems.len()),
        (0, 1),
        "records that are no list"
    );
}

#[test]
fn deep_nesting_neither_crashes_nor_costs_the_neighbours() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = deep(open, close);
        let unknown = WORK.replacen('{', &format!("{{\"x\": {deep},"), 1);
        assert_eq!(work(&unknown).0.records.len(), 5);
        let in_record = WORK.replacen("\"rev\": 1,", &format!("\"rev\": 1, \"x\": {deep},"), 1);
        let (read, problems) = work(&in_record);
        assert_eq!((read.records.len(), problems.len()), (4, 1));
        assert_eq!(problems[0].place(), "record 1");
        let record = WORK.replacen("\"records\": [", &format!("\"records\": [{deep},"), 1);
        assert_eq!(work(&record).0.records.len(), 5);
        for known in ["lesson", "annotator", "version", "format", "articles"] {
            let mut file = parse(WORK);
            file[known] = json!("DEEP");
            let text = file.to_string().replace("\"DEEP\"", &deep);
            let _ = import(text.as_bytes());
        }
        let lesson = LESSON.replacen('{', &format!("{{\"x\": {deep},"), 1);
        let Ok((Opened::Lesson(read), problems)) = import(lesson.as_bytes()) else {
            panic!("a lesson");
        };
        assert_eq!(read.articles.len(), 2);
        assert_eq!(
            problems.len(),
            1,
            "the field cannot be kept, and that is said"
        );
        let tags = LESSON.replacen("\"entity\": [", &format!("\"entity\": [{deep},"), 1);
        let Ok((Opened::Lesson(read), problems)) = import(tags.as_bytes()) else {
            panic!("a lesson");
        };
        assert_eq!((read.tags.entity.len(), problems.len()), (8, 1));
    }
}

#[test]
fn more_records_than_a_work_can_hold() {
    let tombstone =
        |number: usize| format!("{{\"id\":\"{number:032x}\",\"rev\":1,\"deleted\":true}}");
    let records: Vec<String> = (0..=limits::RECORDS).map(tombstone).collect();
    let text =
        with("records", json!("HERE")).replace("\"HERE\"", &format!("[{}]", records.join(",")));
    let (read, problems) = work(&text);
    assert_eq!(read.records.len(), limits::RECORDS);
    assert_eq!(problems.len(), 1);
    assert_eq!(
        problems[0].sentence(),
        "It holds more than 50000 records. The first 50000 were read; the others are still in the file."
    );
}

#[test]
fn more_articles_than_a_lesson_can_hold() {
    let article = |number: usize| json!({"id": format!("a-{number}"), "text": "x"});
    let articles: Vec<Value> = (0..=limits::ARTICLES).map(article).collect();
    let file =
        json!({"format": "lateral/lesson", "version": 1, "id": "many", "articles": articles});
    let Ok((Opened::Lesson(lesson), problems)) = import(file.to_string().as_bytes()) else {
        panic!("a lesson");
    };
    assert_eq!(
        (lesson.articles.len(), problems.len()),
        (limits::ARTICLES, 1)
    );
    assert_eq!(
        problems[0].sentence(),
        "It holds more than 200 articles. The first 200 were read; the others are still in the file."
    );
}

#[test]
fn the_first_of_two_fields_counts_and_that_is_said() {
    let text = WORK.replacen(
        "\"lesson\":",
        "\"lesson\": {\"id\": \"first\"}, \"lesson\":",
        1,
    );
    let (read, problems) = work(&text);
    assert_eq!(read.lesson.as_str(), "first");
    assert_eq!(problems.len(), 1);
    assert_eq!(
        problems[0].sentence(),
        "It says “lesson” twice. The first was taken."
    );
    let text = WORK.replacen("\"records\":", "\"records\": [], \"records\":", 1);
    assert_eq!(
        work(&text).0.records.len(),
        5,
        "two lists of records are one after the other"
    );
}

#[test]
fn a_work_file_is_never_taken_for_a_lesson() {
    let renamed = WORK.replace("lateral/work", "lateral/lesson");
    assert!(matches!(
        import(renamed.as_bytes()),
        Err(FileError::Broken(_))
    ));
    let renamed = LESSON.replace("lateral/lesson", "lateral/work");
    assert!(matches!(
        import(renamed.as_bytes()),
        Err(FileError::Broken(_))
    ));
}
