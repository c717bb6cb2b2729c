//! What people are told when something goes wrong: whole sentences, no jargon, and what was kept.

use crate::common::schema::parse;
use lateral::core::annotation::workspace::Refusal;
use lateral::core::format::{FileError, import};
use lateral::core::storage::{StoreError, restore};
use serde_json::{Value, json};

const WORK: &str = include_str!("../fixtures/work-1.json");
const LESSON: &str = include_str!("../fixtures/lesson-1.json");

const JARGON: [&str; 23] = [
    "serde",
    "null",
    "parse",
    "syntax",
    "deserial",
    "invalid",
    "utf-8",
    "utf8",
    "unicode",
    "byte",
    "panic",
    "unwrap",
    "error",
    "exception",
    "token",
    "quota",
    "index",
    "column",
    "expected",
    "record(",
    "::",
    "{",
    "localstorage",
];

/// Words by which a sentence says what was kept or done about it.
const OUTCOME: [&str; 18] = [
    "nothing was",
    "not kept",
    "not saved",
    "are kept",
    "were read",
    "was read",
    "left out",
    "was taken",
    "ones were taken",
    "is used",
    "are used",
    "has none now",
    "is a paragraph now",
    "shown as text",
    "found again",
    "nothing is",
    "are here until",
    "usual tags",
];

/// What is wrong with a sentence, if anything.
fn fault(sentence: &str) -> Option<String> {
    let lower = sentence.to_lowercase();
    let words = |list: &[&str]| {
        list.iter()
            .find(|word| lower.contains(**word))
            .map(|word| (*word).to_owned())
    };
    if !sentence.ends_with('.') || sentence.ends_with("..") {
        return Some("does not end in one full stop".into());
    }
    if !sentence.starts_with(|c: char| c.is_uppercase()) {
        return Some("does not begin with a capital letter".into());
    }
    if sentence.contains("  ") || sentence.trim() != sentence {
        return Some("has spaces too many".into());
    }
    if let Some(word) = words(&JARGON) {
        return Some(format!("says “{word}”"));
    }
    words(&OUTCOME)
        .is_none()
        .then(|| "does not say what was kept".into())
}

#[track_caller]
fn check(sentence: &str) {
    if let Some(fault) = fault(sentence) {
        panic!("“{sentence}” {fault}");
    }
}

#[test]
fn bad_sentences_are_noticed() {
    for bad in [
        "",
        "Nothing was changed",
        "nothing was changed.",
        "Nothing was  changed.",
        "Unexpected token at column 5. Nothing was changed.",
        "This did not work.",
        "Nothing was changed..",
    ] {
        assert!(fault(bad).is_some(), "{bad}");
    }
    assert_eq!(fault("There are no words. Nothing was changed."), None);
}

#[test]
fn refusals() {
    use Refusal::{Already, Full, Gone, Lost, NoSuchArticle, NoWords, TooLong, TooManyParts};
    for refusal in [
        NoSuchArticle,
        TooLong,
        TooManyParts,
        Full,
        NoWords,
        Gone,
        Already,
        Lost,
    ] {
        check(&refusal.to_string());
    }
}

#[test]
fn stores() {
    for error in [
        StoreError::Missing,
        StoreError::Full,
        StoreError::Failed("QuotaExceededError: null".into()),
    ] {
        check(&error.to_string());
        assert!(
            error.to_string().contains("download your work"),
            "{error} shows a way out"
        );
    }
}

#[test]
fn files_that_cannot_be_used() {
    use FileError::{Newer, NotJson, NotLateral, NotText, TooLarge};
    for error in [TooLarge, NotText, NotJson, NotLateral, Newer(7)] {
        check(&error.to_string());
    }
    for bad in broken_files() {
        if let Err(error) = import(bad.as_bytes()) {
            check(&error.to_string());
        }
    }
}

#[test]
fn problems_inside_files() {
    let mut seen = std::collections::BTreeSet::new();
    for bad in broken_files() {
        if let Ok((_, problems)) = import(bad.as_bytes()) {
            for problem in problems {
                check(&problem.sentence());
                assert!(!problem.place().is_empty());
                seen.insert(problem.sentence());
            }
        }
    }
    assert!(
        seen.len() >= 30,
        "the files below show most sentences, not only {seen:#?}"
    );
}

#[test]
fn ends_of_sentences_about_stored_values() {
    let keys = [
        "lateral/1/work/a/r/00000000000000000000000000000001",
        "lateral/1/work/a/u/0000000000000001-00000001",
        "lateral/1/work/a/annotator",
        "lateral/2/x",
    ];
    for key in keys {
        for value in [
            "",
            "{}",
            "null",
            "{\"v\":9,\"sum\":\"\",\"it\":{}}",
            "{\"v\":1,\"sum\":\"\",\"it\":{}}",
        ] {
            let restored = restore(vec![(key.to_owned(), value.to_owned())]);
            for damaged in restored.damaged {
                check(&format!("Nothing was changed: {}", damaged.why));
            }
        }
    }
}

/// Every field of both fixtures, set to each of some values: thousands of bad files.
fn broken_files() -> Vec<String> {
    let values = [
        json!(null),
        json!(-1),
        json!(1.5),
        json!(2),
        json!("No slug!"),
        json!([]),
        json!({}),
        json!([{}]),
        json!("0".repeat(64)),
        json!("x".repeat(10_001)),
        json!(u64::MAX),
        json!("utf16"),
    ];
    let mut files = vec![
        WORK[..2_000].to_owned(),
        LESSON[..LESSON.len() / 2].to_owned(),
    ];
    for fixture in [WORK, LESSON] {
        let good = parse(fixture);
        let mut paths = Vec::new();
        collect(&good, "", &mut paths);
        for path in paths {
            for value in &values {
                let mut bad = good.clone();
                *bad.pointer_mut(&path).expect("a path of the fixture") = value.clone();
                files.push(bad.to_string());
            }
        }
    }
    let mut twice = parse(WORK);
    twice["records"][1]["id"] = twice["records"][0]["id"].clone();
    files.push(twice.to_string());
    files.push(WORK.replacen("\"version\"", "\"version\": 1, \"version\"", 1));
    let mut twice = parse(LESSON);
    twice["articles"][1]["id"] = twice["articles"][0]["id"].clone();
    twice["tag_set"]["entity"][1]["id"] = twice["tag_set"]["entity"][0]["id"].clone();
    twice["tag_set"]["entity"][3]["key"] = twice["tag_set"]["entity"][2]["key"].clone();
    files.push(twice.to_string());
    files
}

/// The pointer of every value, but only of the first few elements of a list.
fn collect(value: &Value, path: &str, paths: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                let path = format!("{path}/{name}");
                paths.push(path.clone());
                collect(value, &path, paths);
            }
        }
        Value::Array(list) => {
            for (number, value) in list.iter().enumerate().take(2) {
                let path = format!("{path}/{number}");
                paths.push(path.clone());
                collect(value, &path, paths);
            }
        }
        _ => {}
    }
}
