//! Points, summaries and who says a claim, in files: what is read, what is kept, what comes back.

use crate::common::sample::{annotator, article_id, record};
use crate::common::schema::parse;
use crate::common::test_effort::cases;
use crate::points::{FIRST, OFFICIAL, SECOND, apply, compared, two_claims};
use lateral::core::annotation::attribution::{Attribution, SourceLink};
use lateral::core::annotation::point::RelationKind;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::summary::Summary;
use lateral::core::annotation::workspace::Workspace;
use lateral::core::annotation::{Body, Unread};
use lateral::core::extra::Extra;
use lateral::core::format::{
    Opened, export_work, import, read_attribution, read_point, read_record, read_summary,
    write_attribution, write_point, write_record, write_summary,
};
use lateral::core::limits;
use lateral::core::points::attributing::{AttributionSpan, set_sources, set_span};
use lateral::core::text::TextRange;
use proptest::prelude::*;

#[test]
fn a_work_with_all_of_it_comes_back_from_its_file() {
    let (mut workspace, _) = compared();
    let edit = set_sources(&workspace, SECOND, &[SourceLink::Entity(OFFICIAL)]);
    apply(&mut workspace, edit);
    let file = export_work(&workspace, &annotator());
    let Ok((Opened::Work(work), problems)) = import(file.as_bytes()) else {
        panic!("a work");
    };
    assert_eq!(problems, []);
    let mut again = Workspace::new(workspace.lesson().clone());
    for record in &work.records {
        assert_eq!(read_record(&write_record(record)).as_ref(), Ok(record));
        again.adopt(record.clone());
    }
    assert_eq!(again.records(), workspace.records());
    let json = parse(&file);
    let point = json["records"]
        .as_array()
        .and_then(|all| all.iter().find(|it| it["kind"] == "point"));
    let point = point.expect("a point");
    assert_eq!(point["positions"][0]["words"], "an hour");
    assert_eq!(point["relations"][0]["kind"], "differs");
    assert_eq!(point["relations"][0]["in"], "number");
}

#[test]
fn the_words_of_a_source_are_exported_where_they_stand_today() {
    let mut workspace = two_claims();
    let cue = [TextRange::between(68, 72)];
    let edit = set_span(&workspace, SECOND, AttributionSpan::Cue, &cue);
    apply(&mut workspace, edit);
    let (mut later, _) = crate::common::sample::workspace(
        "A word more. They spoke for an hour. It took about 50 minutes, a senior official said.",
    );
    for record in workspace.records().values() {
        later.adopt(record.clone());
    }
    let json = parse(&export_work(&later, &annotator()));
    let claim = json["records"]
        .as_array()
        .and_then(|all| all.iter().find(|it| it["cue_parts"].is_array()));
    let part = &claim.expect("a claim with a cue")["cue_parts"][0];
    assert_eq!((&part["start"], &part["end"]), (&81.into(), &85.into()));
    assert_eq!(part["exact"], "said");
}

#[test]
fn what_is_malformed_or_of_a_newer_version_is_kept_and_ignored() {
    let [a, b, c] = [1, 2, 3].map(|id| RecordId(id).to_string());
    let json = format!(
        r#"{{"question":7,"order":-1,"prepared":{{}},"later":[1],"positions":[5,{{"id":"{a}","words":"x","claims":["{c}"],"mood":"new"}},{{"id":"zz"}},{{"id":"{b}","claims":["{c}"]}},{{"id":"{a}"}}],
        "relations":[{{"between":["{a}","{b}"],"kind":"supports"}},{{"between":["{a}","{a}"],"kind":"contradicts"}},{{"between":["{a}","{c}"],"kind":"contradicts"}},{{"between":["{b}","{a}"],"kind":"contradicts"}},{{"between":["{a}","{b}"],"kind":"adds_detail"}}],
        "silent":["north","North!",8,"north"],"unlike":[["{a}"],["{a}","{b}"]],"note":null}}"#
    );
    let before = fields(&json);
    let mut point = read_point(&before);
    assert_eq!(point.question, "");
    assert_eq!(point.positions.len(), 2);
    assert_eq!(point.positions[1].claims, [], "a claim takes one position");
    assert_eq!(
        point.relation(RecordId(1), RecordId(2)),
        Some(RelationKind::Contradicts)
    );
    assert_eq!(point.silent, [article_id("north")]);
    assert_eq!(point.unlike.len(), 1);
    assert_eq!(write_point(&point, &before), before, "nothing was said");
    point.positions[0].words = "y".into();
    point.relate(RecordId(1), RecordId(2), Some(RelationKind::AddsDetail));
    let after = write_point(&point, &before);
    assert_eq!(after["later"], "[1]");
    assert_eq!(after["question"], "7");
    let positions = parse(&after["positions"]);
    assert_eq!(positions[0]["mood"], "new");
    assert_eq!(positions[2], 5, "what is not understood stands behind");
    let relations = parse(&after["relations"]);
    assert_eq!(relations[1]["kind"], "supports");
    assert_eq!(read_point(&after).positions[0].words, "y");

    let before = fields(
        r#"{"sources":[{"kind":"entity"},{"kind":"article"},{"kind":"leak","from":1}],"voice":"sung","cue_parts":[{"start":5,"end":2,"exact":"x"}],"certainty":[1]}"#,
    );
    let mut attribution = read_attribution(&before);
    assert_eq!(
        attribution,
        Attribution {
            sources: vec![SourceLink::Article],
            ..Attribution::default()
        }
    );
    assert_eq!(write_attribution(&attribution, &before), before);
    attribution.sources.clear();
    let after = write_attribution(&attribution, &before);
    let kept = parse(&after["sources"]);
    assert_eq!(kept[1]["kind"], "leak");
    assert_eq!(after["voice"], "\"sung\"");

    let before = fields(r#"{"text":["no"],"cites":["zz",1],"mood":1}"#);
    let mut summary = read_summary(&before);
    assert_eq!(write_summary(&summary, &before), before);
    summary.text = "The call.".into();
    summary.cites.push(RecordId(9));
    let after = write_summary(&summary, &before);
    assert_eq!(read_summary(&after), summary);
    assert_eq!(after["mood"], "1");
}

#[test]
fn what_is_too_large_is_not_read() {
    let long = "x".repeat(limits::LINE as usize + 1);
    let before = fields(&format!(r#"{{"question":"{long}","note":"short"}}"#));
    let point = read_point(&before);
    assert_eq!(
        (point.question.as_str(), point.note.as_str()),
        ("", "short")
    );
    let many: Vec<String> = (0..100_u128)
        .map(|id| format!(r#"{{"id":"{}"}}"#, RecordId(id)))
        .collect();
    let before = fields(&format!(r#"{{"positions":[{}]}}"#, many.join(",")));
    let mut point = read_point(&before);
    assert_eq!(point.positions.len(), limits::POSITIONS);
    point.positions[0].words = "one".into();
    let after = parse(&write_point(&point, &before)["positions"]);
    assert_eq!(after.as_array().map(Vec::len), Some(100), "all are kept");
}

#[test]
fn a_point_survives_the_store() {
    let (workspace, _) = compared();
    for each in workspace.records().values() {
        assert_eq!(read_record(&write_record(each)).as_ref(), Ok(each));
    }
    let unread = record(
        9,
        Body::Unread(Unread {
            kind: "summary".into(),
            fields: write_summary(
                &Summary {
                    text: "It lasted.".into(),
                    cites: vec![FIRST],
                },
                &Extra::new(),
            ),
        }),
    );
    assert_eq!(read_record(&write_record(&unread)), Ok(unread));
}

fn fields(json: &str) -> Extra {
    let all: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(json).expect("an object");
    all.into_iter()
        .map(|(name, value)| (name, value.to_string()))
        .collect()
}

proptest! {
    #![proptest_config(cases(200, 20_000))]

    // Whatever a point's record says, writing what was read changes nothing, and what is written is read again.
    #[test]
    fn nothing_is_lost_by_reading(extra in crate::common::random::extra(), words in crate::common::random::words()) {
        prop_assert_eq!(&write_point(&read_point(&extra), &extra), &extra);
        prop_assert_eq!(&write_attribution(&read_attribution(&extra), &extra), &extra);
        let mut point = read_point(&extra);
        point.question = words.clone();
        prop_assert_eq!(read_point(&write_point(&point, &extra)), point);
        let mut attribution = read_attribution(&extra);
        attribution.meant = words;
        prop_assert_eq!(read_attribution(&write_attribution(&attribution, &extra)), attribution);
    }
}
