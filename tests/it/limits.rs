//! Every limit, at its bound and one over it: what is too much is told, and costs nothing else.

use crate::common::command_fixtures::with_claim;
use crate::common::sample::{both, stamp, tag};
use crate::common::schema::parse;
use lateral::core::annotation::command::{self, Field};
use lateral::core::annotation::record::{Record, RecordId, State};
use lateral::core::annotation::workspace::{Refusal, Workspace};
use lateral::core::extra::Extra;
use lateral::core::format::{Fault, FileError, Opened, import, read_record};
use lateral::core::limits;
use lateral::core::text::TextRange;
use serde_json::{Value, json};

const WORK: &str = include_str!("../fixtures/work-1.json");
const LESSON: &str = include_str!("../fixtures/lesson-1.json");

/// Everything that the page says about a file.
fn said(file: &str) -> Vec<String> {
    match import(file.as_bytes()) {
        Ok((_, problems)) => problems
            .into_iter()
            .map(|problem| format!("{}: {}", problem.place(), problem.sentence()))
            .collect(),
        Err(error) => vec![error.to_string()],
    }
}

/// A file of the size at its bound is taken without a word; one larger, with just these.
#[track_caller]
fn check(name: &str, most: usize, build: impl Fn(usize) -> String, sentence: &str) {
    let none: [&str; 0] = [];
    assert_eq!(said(&build(most)), none, "{name} at the bound");
    assert_eq!(said(&build(most + 1)), [sentence], "{name} over the bound");
}

/// So many characters, of four bytes each: what is counted are characters.
fn long(characters: usize) -> Value {
    "😀".repeat(characters).into()
}

/// The fixture with something at a place in it.
fn with(file: &str, place: &str, value: Value) -> String {
    let mut file = parse(file);
    let (parent, name) = place.rsplit_once('/').expect("a path");
    let parent = file.pointer_mut(parent).expect("the fixture has the place");
    match parent {
        Value::Array(list) => list[name.parse::<usize>().expect("a number")] = value,
        other => other[name] = value,
    }
    file.to_string()
}

fn size(limit: u32) -> usize {
    usize::try_from(limit).expect("limits are small")
}

#[test]
fn texts_of_a_work_are_bounded() {
    let note = "is longer than 10000 characters. Shorten it and import the file again.";
    let line = "is longer than 1000 characters. Shorten it and import the file again.";
    for (place, most, sentence) in [
        (
            "/records/0/note",
            limits::NOTE,
            format!("record 1: Left out: its note {note}"),
        ),
        (
            "/records/1/note",
            limits::NOTE,
            format!("record 2: Left out: its note {note}"),
        ),
        (
            "/records/1/gist",
            limits::NOTE,
            format!("record 2: Left out: its gist {note}"),
        ),
        (
            "/records/0/parts/0/prefix",
            limits::LINE,
            format!("record 1: Left out: its prefix {line}"),
        ),
        (
            "/records/0/parts/0/suffix",
            limits::LINE,
            format!("record 1: Left out: its suffix {line}"),
        ),
        (
            "/records/0/parts/0/exact",
            limits::TEXT,
            "record 1: Left out: its quote is longer than 2000000 characters. Shorten it and import the file again.".into(),
        ),
        (
            "/records/0/kind",
            limits::LABEL,
            "record 1: Left out: its kind is longer than 64 characters. Shorten it and import the file again.".into(),
        ),
        (
            "/annotator/name",
            limits::LABEL,
            "annotator: Its name is longer than 64 characters. The first ones were taken.".into(),
        ),
    ] {
        check(place, size(most), |n| with(WORK, place, long(n)), &sentence);
    }
}

#[test]
fn texts_of_a_lesson_are_bounded() {
    let line = "is longer than 1000 characters. Shorten it and import the file again.";
    let whole = |what: &str, most: u32| {
        format!(
            "This file cannot be used: its {what} is longer than {most} characters. Shorten it and import the file again. Nothing was changed."
        )
    };
    check(
        "title",
        size(limits::LINE),
        |n| with(LESSON, "/title", long(n)),
        &whole("title", limits::LINE),
    );
    check(
        "instructions",
        size(limits::INSTRUCTIONS),
        |n| with(LESSON, "/instructions", long(n)),
        &whole("text of instructions", limits::INSTRUCTIONS),
    );
    for name in ["outlet", "headline", "byline", "date"] {
        check(
            name,
            size(limits::LINE),
            |n| with(LESSON, &format!("/articles/0/{name}"), long(n)),
            &format!("article 1: Left out: its {name} {line}"),
        );
    }
    let address = |n: usize| format!("https://example.org/{}", "é".repeat(n - 20));
    check(
        "source",
        size(limits::LINE),
        |n| with(LESSON, "/articles/0/source", address(n).into()),
        &format!("article 1: Left out: its source {line}"),
    );
    for name in ["definition", "example"] {
        check(
            name,
            size(limits::LINE),
            |n| with(LESSON, &format!("/tag_set/entity/0/{name}"), long(n)),
            &format!("tag 1: Left out: its {name} {line}"),
        );
    }
    check(
        "label",
        size(limits::LABEL),
        |n| with(LESSON, "/tag_set/entity/0/label", long(n)),
        "tag 1: Left out: its label is longer than 64 characters. Shorten it and import the file again.",
    );
    check(
        "text",
        size(limits::TEXT),
        |n| lesson(&json!({ "text": long(n) })),
        "article 1: Left out: its text is longer than 2000000 characters. Make two articles of it.",
    );
}

/// A lesson whose first article is this, and a second one that is never harmed.
fn lesson(article: &Value) -> String {
    let mut bad = json!({ "id": "a", "text": "One." });
    let fields = article.as_object().expect("an object").clone();
    bad.as_object_mut().expect("an object").extend(fields);
    let good = json!({ "id": "b", "text": "Two." });
    json!({ "format": "lateral/lesson", "version": 1, "id": "x", "articles": [bad, good] })
        .to_string()
}

#[test]
fn numbers_of_things_are_bounded() {
    let tombstone =
        |number: usize| json!({ "id": format!("{number:032x}"), "rev": 1, "deleted": true });
    check(
        "records",
        limits::RECORDS,
        |n| with(WORK, "/records", (0..n).map(tombstone).collect()),
        "the file: It holds more than 50000 records. The first 50000 were read; the others are still in the file.",
    );
    let article = |number: usize| json!({ "id": format!("a-{number}"), "text": "x" });
    check(
        "articles",
        limits::ARTICLES,
        |n| with(LESSON, "/articles", (0..n).map(article).collect()),
        "the file: It holds more than 200 articles. The first 200 were read; the others are still in the file.",
    );
    let tag =
        |number: usize| json!({ "id": format!("t-{number}"), "label": "x", "colour": "blue" });
    check(
        "tags",
        limits::TAGS,
        |n| with(LESSON, "/tag_set/entity", (0..n).map(tag).collect()),
        "tag 65: Left out, with all that follow: a lesson can have 64 tags.",
    );
    let part = |number: usize| json!({ "start": number * 2, "end": number * 2 + 1, "exact": "x" });
    check(
        "parts",
        limits::PARTS,
        |n| with(WORK, "/records/0/parts", (0..n).map(part).collect()),
        "record 1: Left out: it has more than 64 parts.",
    );
}

#[test]
fn blocks_are_bounded_whether_they_are_given_or_worked_out() {
    let text = "x\n".repeat(limits::BLOCKS + 1);
    let article = |spans: &str, n: usize| {
        let span = |at: usize| {
            format!(
                r#"{{"kind":"paragraph","start":{},"end":{}}}"#,
                at * 2,
                at * 2 + 1
            )
        };
        let list = (0..n).map(span).collect::<Vec<_>>().join(",");
        let file = lesson(&json!({ "text": text, spans: "HERE" }));
        file.replace("\"HERE\"", &format!("[{list}]"))
    };
    check(
        "blocks",
        limits::BLOCKS,
        |n| article("blocks", n),
        "article 1: Its blocks do not fit its text or are too many; every line is a paragraph now.",
    );
    check(
        "excluded",
        limits::BLOCKS,
        |n| article("excluded", n),
        "article 1: Its excluded pieces do not fit its text or are too many; they are shown as text.",
    );
    for (lines, blocks) in [
        (limits::BLOCKS, 100_000),
        (limits::BLOCKS + 500, 100_000),
        (3, 3),
    ] {
        let file = lesson(&json!({ "text": "x\n".repeat(lines) }));
        let Ok((Opened::Lesson(lesson), _)) = import(file.as_bytes()) else {
            panic!("a lesson");
        };
        let article = &lesson.articles[0];
        assert_eq!(article.blocks.len(), blocks, "{lines} lines");
        let last = article.blocks.last().expect("a block");
        assert_eq!(
            last.range.end() + 1,
            article.text.len(),
            "all of it is shown"
        );
    }
}

#[test]
fn fields_are_bounded_at_every_level() {
    let fields = |n: usize| (0..n).map(|number| (format!("field-{number}"), json!(1)));
    let more = |file: &str, place: &str, n: usize| {
        let mut file = parse(file);
        let object = file.pointer_mut(place).and_then(Value::as_object_mut);
        let object = object.expect("an object");
        object.extend(fields(n - object.len()));
        file.to_string()
    };
    // `records` and `articles` are no fields but lists that are walked.
    for (file, lists) in [(WORK, 2), (LESSON, 1)] {
        check(
            "fields of a file",
            limits::FIELDS + lists,
            |n| more(file, "", n),
            "This file cannot be used: it has more than 1000 fields. Nothing was changed.",
        );
    }
    check(
        "fields of a record",
        limits::FIELDS,
        |n| more(WORK, "/records/0", n),
        "record 1: Left out: it has more than 1000 fields.",
    );
    check(
        "fields of an article",
        limits::FIELDS,
        |n| more(LESSON, "/articles/0", n),
        "article 1: Left out: it has more than 1000 fields.",
    );
}

#[test]
fn files_are_bounded_before_they_are_looked_at() {
    let most = usize::try_from(limits::FILE_BYTES).expect("it fits");
    let padded = |bytes: usize| format!("{WORK}{}", " ".repeat(bytes - WORK.len()));
    check(
        "bytes",
        most,
        padded,
        "This file is larger than 25 MB, which is more than Lateral opens. Nothing was changed.",
    );
    let junk = vec![0xff; most + 1];
    assert_eq!(import(&junk).map(|_| ()), Err(FileError::TooLarge));
}

#[test]
fn revisions_of_files_leave_room_above_them() {
    let most = usize::try_from(limits::STORED_REVISION).expect("64 bits");
    let file = |revision: usize| with(WORK, "/records/0/rev", json!(revision));
    check(
        "revision",
        most,
        file,
        "record 1: Left out: its revision is too high to be true.",
    );
    for revision in [
        limits::REVISION - 1,
        limits::REVISION,
        limits::REVISION + 1,
        limits::STORED_REVISION,
    ] {
        let file = file(usize::try_from(revision).expect("64 bits"));
        let Ok((Opened::Work(work), _)) = import(file.as_bytes()) else {
            panic!("a work");
        };
        assert_eq!(work.records[0].revision, revision.min(limits::REVISION));
    }
    let record = Record {
        id: RecordId(1),
        revision: limits::STORED_REVISION,
        annotator: stamp(1).annotator,
        annotator_name: String::new(),
        state: State::Deleted,
        extra: Extra::new(),
    };
    let stored = |revision| {
        let record = Record {
            revision,
            ..record.clone()
        };
        read_record(&lateral::core::format::write_record(&record)).map(|_| ())
    };
    assert_eq!(stored(limits::STORED_REVISION), Ok(()));
    let refused = stored(limits::STORED_REVISION + 1);
    assert_eq!(refused, Err(Fault::RevisionTooHigh));
}

#[test]
fn what_the_student_makes_is_bounded() {
    let (workspace, _) = with_claim("He said that ⟦it is so⟧ and left.");
    let id = crate::common::command_fixtures::ID;
    for field in [Field::Note, Field::Gist] {
        let write = |n: u32| {
            let mut workspace = workspace.clone();
            let words = "é".repeat(size(n));
            let edit = command::write(&workspace, id, field, &words, 1).expect("a live mark");
            workspace.apply(&edit.change).map(|_| ())
        };
        assert_eq!(write(limits::NOTE), Ok(()));
        assert_eq!(write(limits::NOTE + 1), Err(Refusal::TooLong));
    }
    assert_eq!(
        Refusal::TooLong.to_string(),
        "A note can have up to 10000 characters. Your last letters were not saved; shorten it a little."
    );

    let (mut workspace, _) = with_claim(&format!("⟦x⟧ {}", "x ".repeat(80)));
    let mut add = |number: u32| {
        let word = TextRange::between(number * 2, number * 2 + 1);
        let edit = command::add_part(&workspace, id, word).expect("words");
        workspace.apply(&edit.change).map(|_| ())
    };
    for number in 1..64 {
        assert_eq!(add(number), Ok(()), "{number}");
    }
    assert_eq!(add(64), Err(Refusal::TooManyParts));
    assert_eq!(
        Refusal::TooManyParts.to_string(),
        "A mark can have up to 64 parts. Nothing was changed; make a second mark."
    );
}

#[test]
fn a_work_is_full_at_its_bound() {
    let mut workspace = Workspace::new(both());
    let count = u128::try_from(limits::RECORDS).expect("it fits");
    for number in 1..count {
        workspace.adopt(Record {
            id: RecordId(number),
            revision: 1,
            annotator: stamp(1).annotator,
            annotator_name: String::new(),
            state: State::Deleted,
            extra: Extra::new(),
        });
    }
    let article = workspace.lesson().articles[0].id.clone();
    let mut mark = |number: u128, from: u32| {
        let words = TextRange::between(from, from + 6);
        let stamp = stamp(count + number);
        let edit = command::mark_mention(&workspace, stamp, &article, words, &tag("person"));
        workspace.apply(&edit.expect("words").change).map(|_| ())
    };
    assert_eq!(mark(0, 0), Ok(()));
    assert_eq!(mark(1, 7), Err(Refusal::Full));
    assert_eq!(
        Refusal::Full.to_string(),
        "Your work can have up to 50000 marks, deleted ones included. Nothing was added and nothing is lost: export your work, and ask your teacher what to do next."
    );
}
