//! Whose a mark is: in files, and where it is shown.

use crate::common::sample::{ME, OTHER, annotator, both, claim, record};
use crate::common::schema::{Schema, parse};
use crate::format_work::{FIXTURE, adopted, read};
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId, State};
use lateral::core::annotation::workspace::{Change, Workspace};
use lateral::core::format::{Work, export_work, read_record, write_record};
use lateral::core::limits;
use lateral::core::text::TextRange;
use lateral::core::view::{annotator_label, byline, marks_of_others};
use serde_json::{Value, json};

#[test]
fn every_mark_of_somebody_else_says_whose_it_is() {
    let body = claim(&both().articles[0].text, &[TextRange::between(0, 6)]);
    let of = |number, annotator, name: &str| Record {
        annotator,
        annotator_name: name.into(),
        ..record(number, body.clone())
    };
    let mut workspace = Workspace::new(both());
    for each in [
        of(1, ME, ""),
        of(2, OTHER, "Bo"),
        of(3, AnnotatorId(3), ""),
        of(4, ME, "An old name of mine"),
        Record {
            state: State::Deleted,
            ..of(5, OTHER, "Bo")
        },
    ] {
        workspace.adopt(each);
    }
    let said: Vec<Option<String>> = (1..7)
        .map(|id| byline(&workspace, RecordId(id), ME))
        .collect();
    let nobody = "somebody without a name".to_owned();
    assert_eq!(
        said,
        [None, Some("Bo".into()), Some(nobody), None, None, None]
    );
    assert_eq!(marks_of_others(&workspace, ME), 2);
    assert_eq!(marks_of_others(&workspace, OTHER), 3);
}

#[test]
fn a_name_is_short_of_one_line_and_turns_nothing() {
    assert_eq!(annotator_label("  Ada\n\tQuill\u{0} "), "Ada Quill");
    assert_eq!(annotator_label("\u{202e}eB\u{2069}"), "eB");
    for nothing in ["", " \n ", "\u{202e}", "\u{202e} \u{2066}"] {
        assert_eq!(annotator_label(nothing), "somebody without a name");
    }
    let long = annotator_label(&"x".repeat(999));
    assert_eq!(long, format!("{}…", "x".repeat(64)));
}

/// The fixture, in which somebody else has said what they are called.
fn with_a_name(name: &Value) -> Value {
    let mut file = parse(FIXTURE);
    file["records"][2]["annotator_name"] = name.clone();
    file
}

#[test]
fn somebody_elses_record_says_what_they_are_called() {
    let file = with_a_name(&json!("Bo"));
    assert_eq!(Schema::load("work").fault(&file), None);
    let (work, problems) = read(&file.to_string());
    assert_eq!(problems, []);
    let names = |work: &Work| -> Vec<String> {
        let names = work.records.iter().map(|record| &record.annotator_name);
        names.cloned().collect()
    };
    assert_eq!(names(&work), ["", "", "Bo", "", ""]);
    let exported = export_work(&adopted(&work), &annotator());
    assert_eq!(parse(&exported), file, "it is written again, and once");
    // Whoever hands in somebody's work hands in their own name with it.
    assert_eq!(names(&work.signed()), ["Ada", "Ada", "Bo", "Ada", "Ada"]);
}

#[test]
fn a_name_that_is_none_costs_no_record() {
    for (name, read_as) in [
        (json!("é".repeat(200)), "é".repeat(limits::LABEL as usize)),
        (json!(7), String::new()),
        (json!(null), String::new()),
        (json!({ "first": "Bo" }), String::new()),
    ] {
        let file = with_a_name(&name);
        let (work, problems) = read(&file.to_string());
        assert_eq!((work.records.len(), problems), (5, Vec::new()), "{name}");
        assert_eq!(work.records[2].annotator_name, read_as);
    }
    let mut own = parse(FIXTURE);
    own["records"][0]["annotator_name"] = json!("Somebody else");
    let (work, _) = read(&own.to_string());
    assert_eq!(work.records[0].annotator_name, "", "the file says it");
}

#[test]
fn a_name_goes_with_whose_record_it_is() {
    let (work, _) = read(&with_a_name(&json!("Bo")).to_string());
    let mut workspace = adopted(&work);
    let body = workspace.body(RecordId(3)).expect("a mark").clone();
    for (annotator, name) in [(OTHER, "Bo"), (ME, "")] {
        let put = Change::Put(RecordId(3), annotator, body.clone());
        let applied = workspace.apply(&put).expect("room");
        let record = workspace.get(RecordId(3)).expect("a record");
        assert_eq!(record.annotator_name, name);
        workspace.apply(&applied.inverse).expect("room");
        let record = workspace.get(RecordId(3)).expect("a record");
        assert_eq!(record.annotator_name, "Bo");
        let stored = write_record(record);
        let restored = read_record(&stored);
        assert_eq!(restored.as_ref(), Ok(record));
    }
}
