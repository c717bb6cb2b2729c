//! Work files: what is written can be read, always as the same bytes, and as the schema says.

use crate::common::input_checks::assert_same_marks;
use crate::common::random;
use crate::common::random_commands;
use crate::common::sample::{
    ME, NORTH, OTHER, annotator, article, article_id, both, claim, mention, record,
};
use crate::common::schema::{Schema, parse};
use crate::common::test_effort::cases;
use lateral::core::annotation::record::{Record, RecordId, State};
use lateral::core::annotation::workspace::{Change, Workspace};
use lateral::core::annotation::{Body, ClaimKind, Entity};
use lateral::core::format::{
    Annotator, FileError, Opened, Problem, WORK_VERSION, Work, export_work, file_name, import,
};
use lateral::core::lesson::LessonId;
use lateral::core::limits;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::{Value, json};

/// A work that shows everything that version 1 can say. Written once, read for ever.
pub const FIXTURE: &str = include_str!("../fixtures/work-1.json");

#[track_caller]
pub fn read(text: &str) -> (Work, Vec<Problem>) {
    match import(text.as_bytes()).expect("the file can be opened") {
        (Opened::Work(work), problems) => (*work, problems),
        (Opened::Lesson(_), _) => panic!("a work, not a lesson"),
    }
}

pub fn adopted(work: &Work) -> Workspace {
    let mut workspace = Workspace::new(both());
    for record in &work.records {
        workspace.adopt(record.clone());
    }
    workspace
}

fn everything() -> Workspace {
    let mut workspace = Workspace::new(both());
    let (article, marked) = article("north", NORTH);
    let text = article.text;
    let mut named = mention(&text, &[marked.range("city")], "place");
    if let Body::Mention(mention) = &mut named {
        mention.note = "Line one\n“two” 😀".into();
    }
    let mut said = claim(&text, &[marked.range("one"), marked.range("two")]);
    if let Body::Claim(claim) = &mut said {
        claim.gist = "The bridge holds.".into();
        claim.kind = Some(ClaimKind::Prediction);
    }
    let mut strange = mention(&text, &[marked.range("town")], "own-tag");
    if let Body::Mention(mention) = &mut strange {
        mention.article = article_id("elsewhere");
    }
    let extra = [("certainty".to_owned(), r#"{"level":3.5}"#.to_owned())];
    let bare = Body::from(Entity {
        name: "Oster".into(),
        ..Entity::default()
    });
    let deleted = Record {
        state: State::Deleted,
        revision: 4,
        ..record(5, said.clone())
    };
    for each in [
        record(1, said),
        Record {
            extra: extra.into(),
            ..record(2, named)
        },
        Record {
            annotator: OTHER,
            ..record(3, strange)
        },
        record(4, bare),
        deleted,
    ] {
        workspace.adopt(each);
    }
    workspace
}

#[test]
fn version_1_is_written_as_it_always_was() {
    let exported = export_work(&everything(), &annotator());
    assert_eq!(
        exported, FIXTURE,
        "a change of the bytes is a new version, with a fixture of its own"
    );
    assert_eq!(WORK_VERSION, 1);
}

#[test]
fn version_1_is_read_as_it_always_was() {
    let (work, problems) = read(FIXTURE);
    assert_eq!(problems, []);
    assert_eq!(work.lesson.as_str(), "the-bridge");
    assert_eq!(work.lesson_title, "One bridge, two reports");
    assert_eq!(work.annotator, annotator());
    let lesson = both();
    let expected: Vec<_> = lesson
        .articles
        .iter()
        .map(|a| (a.id.clone(), a.sha256.clone()))
        .collect();
    assert_eq!(work.articles, expected);
    assert_eq!(adopted(&work).records(), everything().records());
}

#[test]
fn records_stand_in_reading_order_and_tombstones_last() {
    let ids: Vec<u128> = read(FIXTURE)
        .0
        .records
        .iter()
        .map(|record| record.id.0)
        .collect();
    assert_eq!(ids, [2, 1, 3, 4, 5]);
}

#[test]
fn of_two_records_at_one_place_the_longer_comes_first() {
    let mut workspace = Workspace::new(both());
    let (article, marked) = article("north", NORTH);
    for (number, name) in [(1, "new"), (2, "city")] {
        let body = mention(&article.text, &[marked.range(name)], "place");
        workspace.adopt(record(number, body));
    }
    let (work, _) = read(&export_work(&workspace, &annotator()));
    let ids: Vec<u128> = work.records.iter().map(|record| record.id.0).collect();
    assert_eq!(ids, [2, 1]);
}

#[test]
fn the_annotator_of_the_file_is_not_repeated() {
    let file = parse(FIXTURE);
    let named: Vec<&Value> = file["records"]
        .as_array()
        .expect("records")
        .iter()
        .map(|r| &r["annotator"])
        .collect();
    let other = json!(OTHER.to_string());
    assert_eq!(
        named,
        [
            &Value::Null,
            &Value::Null,
            &other,
            &Value::Null,
            &Value::Null
        ]
    );
}

#[test]
fn the_schema_takes_what_is_written_and_refuses_what_is_broken() {
    let schema = Schema::load("work");
    let good = parse(FIXTURE);
    assert_eq!(schema.fault(&good), None);
    let breaks: [(&str, Value); 19] = [
        ("/format", json!("lateral/lesson")),
        ("/version", json!(2)),
        ("/offset_unit", json!("utf16")),
        ("/lesson", json!("the-bridge")),
        ("/lesson/id", json!("The Bridge")),
        ("/annotator/id", json!("Ada")),
        ("/annotator/name", json!("x".repeat(65))),
        ("/articles/0/sha256", json!("ABC")),
        ("/records", json!({})),
        ("/records/0/id", json!("1")),
        ("/records/0/rev", json!(0)),
        ("/records/0/rev", json!(1.5)),
        ("/records/0/kind", json!(null)),
        ("/records/0/tag", json!("Two words")),
        ("/records/0/note", json!("x".repeat(10_001))),
        ("/records/0/parts", json!([])),
        ("/records/0/parts/0/start", json!(-1)),
        ("/records/0/parts/0/exact", json!("")),
        ("/records/1/claim_kind", json!("rumour")),
    ];
    for (pointer, value) in breaks {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer)
            .expect("the fixture has such a field") = value;
        assert!(schema.fault(&bad).is_some(), "{pointer} is broken");
    }
    for (parent, field) in [
        ("", "format"),
        ("", "records"),
        ("/records/0", "id"),
        ("/records/0", "article"),
        ("/records/1", "parts"),
        ("/records/0/parts/0", "end"),
    ] {
        let mut bad = good.clone();
        let parent = bad.pointer_mut(parent).and_then(Value::as_object_mut);
        parent
            .expect("an object")
            .remove(field)
            .expect("the fixture has such a field");
        assert!(schema.fault(&bad).is_some(), "{field} is missing");
    }
    let mut newer = good;
    newer["x-school"] = json!({"a": 1});
    newer["records"][0]["x"] = json!([]);
    assert_eq!(
        schema.fault(&newer),
        None,
        "unknown fields are kept, so they are allowed"
    );
}

#[test]
fn a_long_name_does_not_cost_the_work() {
    let named = Annotator {
        id: ME,
        name: "é".repeat(200),
    };
    let (work, problems) = read(&export_work(&everything(), &named));
    assert_eq!(work.annotator.name, "é".repeat(limits::LABEL as usize));
    assert_eq!((work.records.len(), problems.len()), (5, 1));
    assert_eq!(problems[0].place(), "annotator");
}

#[test]
fn nobody_can_pin_a_record_by_a_high_revision() {
    let mut workspace = everything();
    let mut hostile = workspace.get(RecordId(1)).expect("a record").clone();
    hostile.revision = limits::REVISION;
    let mut elsewhere = workspace.clone();
    elsewhere.adopt(hostile);
    let (work, _) = read(&export_work(&elsewhere, &annotator()));
    for record in work.records {
        workspace.adopt(record);
    }
    let body = workspace.body(RecordId(2)).expect("a body").clone();
    workspace
        .apply(&Change::Put(RecordId(1), ME, body.clone()))
        .expect("the student goes on");
    let stored = lateral::core::format::write_record(workspace.get(RecordId(1)).expect("a record"));
    let restored =
        lateral::core::format::read_record(&stored).expect("what was written can be read");
    assert_eq!(restored.body(), Some(&body));
}

#[test]
fn only_code_points_are_offsets() {
    let file = FIXTURE.replace("\"codepoint\"", "\"utf16\"");
    assert!(matches!(import(file.as_bytes()), Err(FileError::Broken(_))));
}

#[test]
fn file_names_are_safe_everywhere() {
    let lesson = LessonId::parse("the-bridge").expect("a slug");
    for (name, date, expected) in [
        (
            "Ada Quill",
            "2026-11-22",
            "lateral-the-bridge-ada-quill-2026-11-22.json",
        ),
        ("", "2026-11-22", "lateral-the-bridge-2026-11-22.json"),
        ("../../etc\u{202e}", "", "lateral-the-bridge-etc.json"),
        (
            "Zoë Çelik 😀!",
            "2026-11-22",
            "lateral-the-bridge-zoe-celik-2026-11-22.json",
        ),
        ("---", "\u{0}", "lateral-the-bridge.json"),
    ] {
        assert_eq!(file_name(&lesson, name, date), expected);
    }
    let long = LessonId::parse(&"a".repeat(64)).expect("a slug");
    let name = file_name(&long, &"b ".repeat(99), &"9".repeat(99));
    assert!(name.len() <= 100 + 5, "{} letters: {name}", name.len());
}

proptest! {
    #![proptest_config(cases(5_000, 100_000))]

    #[test]
    fn export_import_export_is_the_same_bytes(records in vec(random::signed_record(), 0..8), name in random::words()) {
        let name: String = name.chars().take(limits::LABEL as usize).collect();
        let annotator = Annotator { id: ME, name };
        let mut first = Workspace::new(both());
        for record in &records {
            first.adopt(record.clone());
        }
        let exported = export_work(&first, &annotator);
        let (work, problems) = read(&exported);
        prop_assert_eq!(problems, []);
        prop_assert_eq!(&work.annotator, &annotator);
        let second = adopted(&work);
        assert_same_marks(&second, &first);
        prop_assert_eq!(export_work(&second, &annotator), exported);
    }

    #[test]
    fn a_work_made_by_every_verb_is_exported_imported_and_exported_alike(commands in vec(random_commands::random_command(), 0..40)) {
        let mut first = Workspace::new(both());
        for (turn, command) in commands.iter().enumerate() {
            if let Ok(edit) = random_commands::edit(command, &first, turn) {
                let _ = first.apply(&edit.change);
            }
        }
        let exported = export_work(&first, &annotator());
        let (work, problems) = read(&exported);
        prop_assert_eq!(problems, []);
        let second = adopted(&work);
        assert_same_marks(&second, &first);
        prop_assert_eq!(export_work(&second, &annotator()), exported);
    }

    #[test]
    fn the_same_work_is_always_the_same_bytes((records, shuffled) in vec(random::record(), 0..8)
        .prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle())))
    {
        let export = |records: &[Record]| {
            let mut workspace = Workspace::new(both());
            for record in records {
                workspace.adopt(record.clone());
            }
            export_work(&workspace, &annotator())
        };
        prop_assert_eq!(export(&records), export(&shuffled));
    }
}

#[test]
fn every_random_work_is_as_the_schema_says() {
    let schema = Schema::load("work");
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..200 {
        let records = vec(random::signed_record(), 0..8)
            .new_tree(&mut runner)
            .expect("a tree")
            .current();
        let mut workspace = Workspace::new(both());
        for record in records {
            workspace.adopt(record);
        }
        let exported = export_work(&workspace, &annotator());
        assert_eq!(schema.fault(&parse(&exported)), None, "{exported}");
    }
}
