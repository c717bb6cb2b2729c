//! Bad things inside good files: a bad record or article never costs its neighbours, and what can be
//! kept is kept.

use crate::common::input_checks::assert_same_marks;
use crate::common::sample::both;
use crate::common::schema::parse;
use lateral::core::annotation::Body;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::Workspace;
use lateral::core::format::{
    Opened, Problem, Work, export_work, import, read_record, write_record,
};
use lateral::core::lesson::article::Article;
use serde_json::{Value, json};

const WORK: &str = include_str!("../fixtures/work-1.json");

/// In the fixture, the mention of “New York” at 71..79.
const ID: RecordId = RecordId(2);

#[track_caller]
fn work(text: &str) -> (Work, Vec<Problem>) {
    match import(text.as_bytes()) {
        Ok((Opened::Work(work), problems)) => (*work, problems),
        other => panic!("a work, not {other:?}"),
    }
}

/// The fixture with a field of its first record set to some JSON, valid or not.
fn with(field: &str, raw: &str) -> String {
    let mut file = parse(WORK);
    file["records"][0][field] = json!("HERE");
    file.to_string().replace("\"HERE\"", raw)
}

/// The fixture with the first part of its first record changed.
fn with_part(changes: &str) -> String {
    let mut part = parse(WORK)["records"][0]["parts"][0].clone();
    let changes: Value = parse(changes);
    let map = part.as_object_mut().expect("an object");
    map.extend(changes.as_object().expect("an object").clone());
    with("parts", &json!([part]).to_string())
}

fn adopted(work: &Work) -> Workspace {
    let mut workspace = Workspace::new(both());
    for record in &work.records {
        workspace.adopt(record.clone());
    }
    workspace
}

#[test]
fn a_bad_record_is_left_out_alone_and_the_sentence_says_why() {
    const MISFIT: &str = "a field is missing or of the wrong type.";
    const UNREADABLE: &str = "it is not readable.";
    const PARTS: &str = "its parts are missing, empty, or overlap.";
    let long = json!("x".repeat(10_001)).to_string();
    let part = |range: &str| format!("[{{{range}, \"exact\": \"New York\"}}]");
    let table = [
        ("id", "7", MISFIT),
        ("id", "\"7\"", "its id is not 32 hexadecimal digits."),
        (
            "id",
            "\"0000000000000000000000000000000G\"",
            "its id is not 32 hexadecimal digits.",
        ),
        (
            "id",
            "\"__proto__\"",
            "its id is not 32 hexadecimal digits.",
        ),
        ("rev", "0", "its revision is missing."),
        ("rev", "-1", MISFIT),
        ("rev", "1.5", MISFIT),
        ("rev", "\"1\"", MISFIT),
        ("rev", "null", MISFIT),
        ("rev", "1e400", MISFIT),
        (
            "rev",
            "9007199254740992",
            "its revision is too high to be true.",
        ),
        ("rev", "18446744073709551616", MISFIT),
        (
            "annotator",
            "\"Ada\"",
            "its annotator is not 16 hexadecimal digits.",
        ),
        ("deleted", "1", MISFIT),
        ("kind", "null", "it does not say of which kind it is."),
        ("kind", "[]", MISFIT),
        (
            "article",
            "\"../north\"",
            "its article is missing or not an article’s name.",
        ),
        (
            "article",
            "null",
            "its article is missing or not an article’s name.",
        ),
        ("tag", "\"<b>\"", "its tag is missing or not a tag’s name."),
        ("tag", "null", "its tag is missing or not a tag’s name."),
        (
            "note",
            &long,
            "its note is longer than 10000 characters. Shorten it and import the file again.",
        ),
        ("note", "\"\\ud800\"", UNREADABLE),
        ("note", "\"\\udc00\\ud800\"", UNREADABLE),
        ("parts", "[]", PARTS),
        ("parts", "null", MISFIT),
        ("parts", &part("\"start\": 71"), MISFIT),
        (
            "parts",
            &part("\"start\": 79, \"end\": 71"),
            "a part of it ends before it starts.",
        ),
        ("parts", &part("\"start\": 71, \"end\": 71"), PARTS),
        ("parts", &part("\"start\": -1, \"end\": 79"), MISFIT),
        ("parts", &part("\"start\": 71.0, \"end\": 79"), MISFIT),
        ("parts", &part("\"start\": 71, \"end\": 4294967296"), MISFIT),
        ("parts", &part("\"start\": 71, \"end\": 1e400"), MISFIT),
        (
            "parts",
            &part("\"start\": 71, \"start\": 72, \"end\": 79"),
            MISFIT,
        ),
    ];
    for (field, raw, why) in table {
        let (read, problems) = work(&with(field, raw));
        let name = format!("{field}: {}", raw.chars().take(40).collect::<String>());
        assert_eq!(read.records.len(), 4, "{name}");
        assert!(read.records.iter().all(|record| record.id != ID), "{name}");
        assert_eq!(problems.len(), 1, "{name}");
        assert_eq!(problems[0].place(), "record 1", "{name}");
        assert_eq!(problems[0].sentence(), format!("Left out: {why}"), "{name}");
    }
}

#[test]
fn a_claim_of_a_kind_that_is_not_known_is_left_out_by_name() {
    let text = WORK.replace("\"prediction\"", "\"rumour\"");
    let (read, problems) = work(&text);
    assert_eq!(
        (read.records.len(), problems[0].place().as_str()),
        (4, "record 2")
    );
    assert_eq!(
        problems[0].sentence(),
        "Left out: its claim_kind is not one that this version knows."
    );
}

#[test]
fn parts_that_overlap_or_are_too_many_are_left_out() {
    let part = |start: u32, end: u32| json!({"start": start, "end": end, "exact": "x"});
    let overlap = json!([part(0, 5), part(4, 9)]).to_string();
    let disorder = json!([part(8, 9), part(4, 5)]).to_string();
    for raw in [overlap, disorder] {
        assert_eq!(
            work(&with("parts", &raw)).1[0].sentence(),
            "Left out: its parts are missing, empty, or overlap."
        );
    }
    let many: Vec<Value> = (0..65).map(|n| part(n * 2, n * 2 + 1)).collect();
    let (_, problems) = work(&with("parts", &json!(many).to_string()));
    assert_eq!(
        problems[0].sentence(),
        "Left out: it has more than 64 parts."
    );
}

/// Where the mention is after the file was taken in: its words, or that it is lost.
#[track_caller]
fn check_place(changes: &str, expected: &str) {
    let (read, problems) = work(&with_part(changes));
    assert_eq!(problems, [], "{changes}");
    let workspace = adopted(&read);
    let place = match workspace.index().ranges(ID) {
        [] => "lost".to_owned(),
        [range] => format!("{range:?} {}", both().articles[0].text.slice(*range)),
        more => format!("{more:?}"),
    };
    assert_eq!(place, expected, "{changes}");
    assert_eq!(
        workspace.index().is_lost(ID),
        expected == "lost",
        "{changes}"
    );
    // Nothing of the file's own words is changed by being elsewhere.
    let exported = export_work(&workspace, &read.annotator);
    assert_same_marks(&adopted(&work(&exported).0), &workspace);
}

#[test]
fn a_quote_that_does_not_fit_its_place_is_moved_or_lost_and_never_wrong() {
    check_place("{}", "71..79 New York");
    check_place(r#"{"start": 72, "end": 80}"#, "71..79 New York");
    check_place(r#"{"start": 0, "end": 4294967295}"#, "71..79 New York");
    check_place(
        r#"{"start": 4294967294, "end": 4294967295}"#,
        "71..79 New York",
    );
    check_place(r#"{"exact": "Old York"}"#, "lost");
    check_place(r#"{"exact": ""}"#, "lost");
    check_place(r#"{"exact": "york"}"#, "lost");
    // “the” stands in several places; the context decides, and where it cannot, nothing is said.
    check_place(
        r#"{"exact": "the ", "prefix": "“", "suffix": "bridge is"}"#,
        "93..97 the ",
    );
    check_place(r#"{"exact": "e", "prefix": "", "suffix": ""}"#, "lost");
}

#[test]
fn a_quote_inside_a_letter_is_lost() {
    let (article, _) = crate::common::sample::article("north", "cafe\u{301} 👩‍👩‍👧");
    let lesson = crate::common::sample::lesson(vec![article]);
    for (start, exact) in [(0, "cafe"), (6, "👩"), (4, "\u{301}")] {
        let end = start + exact.chars().count();
        let part = json!([{"start": start, "end": end, "exact": exact}]);
        let (read, problems) = work(&with("parts", &part.to_string()));
        assert_eq!(problems, []);
        let mut workspace = Workspace::new(lesson.clone());
        workspace.adopt(read.records[0].clone());
        assert!(workspace.index().is_lost(ID), "{exact:?}");
    }
}

#[test]
fn the_first_of_two_records_with_one_id_counts() {
    let text = WORK.replace(
        "00000000000000000000000000000001",
        "00000000000000000000000000000002",
    );
    let (read, problems) = work(&text);
    assert_eq!(read.records.len(), 4);
    assert!(matches!(read.records[0].body(), Some(Body::Mention(_))));
    assert_eq!(problems[0].place(), "record 2");
    assert_eq!(
        problems[0].sentence(),
        "Left out: another record of the file has the same id, and came first."
    );
}

/// A record that goes through everything and comes out as it went in.
#[track_caller]
fn check_kept(record: &Value) {
    let mut file = parse(WORK);
    file["records"] = json!([record]);
    let (read, problems) = work(&file.to_string());
    assert_eq!(problems, [], "{record}");
    let stored =
        read_record(&write_record(&read.records[0])).expect("what was written can be read");
    let mut workspace = Workspace::new(both());
    workspace.adopt(stored);
    let exported = parse(&export_work(&workspace, &read.annotator));
    assert_eq!(exported["records"][0], *record);
}

#[test]
fn unknown_fields_and_kinds_are_kept_whole() {
    let id = "0000000000000000000000000000000a";
    let good = parse(WORK)["records"][0].clone();
    check_kept(&good);
    let mut more = good.clone();
    more["__proto__"] = json!({"polluted": true});
    more["certainty"] = json!([1, 2.5, null, {"a": "\u{0}\u{feff}\r\n"}]);
    more["Note"] = json!("another case is another field");
    check_kept(&more);
    check_kept(&json!({"id": id, "rev": 1, "deleted": true, "why": "a mistake"}));
    check_kept(&json!({"id": id, "rev": 3, "kind": "entity", "name": "Oster", "aka": ["O"]}));
    // A newer kind may use our fields' names in its own way.
    check_kept(
        &json!({"id": id, "rev": 3, "kind": "link", "article": "north", "note": "x", "tag": "person"}),
    );
    check_kept(&json!({"id": id, "rev": 3, "kind": "point", "note": "", "parts": [], "gist": ""}));
    check_kept(
        &json!({"id": id, "rev": 3, "kind": "point", "note": {"text": "x"}, "article": 7, "parts": {"a": 1}}),
    );
    check_kept(&json!({"id": id, "rev": 3, "kind": "area", "parts": [{"x": 1, "y": 2}]}));
}

#[test]
fn strange_letters_are_kept_as_they_are() {
    for note in [
        "\u{0}",
        "\u{feff}x",
        "a\r\nb",
        "\u{202e}evil",
        "<script>alert(1)</script>",
        "\u{2028}",
        "=1+1",
    ] {
        let mut record = parse(WORK)["records"][0].clone();
        record["note"] = json!(note);
        check_kept(&record);
    }
}

/// The one article of a lesson, or why it was left out.
fn article(fields: &Value) -> Result<Article, String> {
    let mut bad = json!({"id": "a", "text": "One."});
    bad.as_object_mut()
        .expect("an object")
        .extend(fields.as_object().expect("an object").clone());
    let good = json!({"id": "b", "text": "Two."});
    let file =
        json!({"format": "lateral/lesson", "version": 1, "id": "x", "articles": [bad, good]});
    match import(file.to_string().as_bytes()) {
        Ok((Opened::Lesson(lesson), problems)) => match problems.first() {
            Some(problem) if lesson.articles.len() == 1 => Err(problem.sentence()),
            _ => Ok(lesson.articles[0].clone()),
        },
        other => panic!("a lesson, not {other:?}"),
    }
}

#[test]
fn a_bad_article_is_left_out_alone() {
    let long = |letters: usize| json!("x".repeat(letters));
    for (fields, why) in [
        (
            json!({"id": "A"}),
            "its id is missing, or has other letters than a-z, 0-9 and “-”.",
        ),
        (
            json!({"id": ""}),
            "its id is missing, or has other letters than a-z, 0-9 and “-”.",
        ),
        (
            json!({"id": "b/../c"}),
            "its id is missing, or has other letters than a-z, 0-9 and “-”.",
        ),
        (json!({"id": 1}), "a field is missing or of the wrong type."),
        (
            json!({"text": null}),
            "a field is missing or of the wrong type.",
        ),
        (json!({"text": " \n\u{a0}"}), "it has no text."),
        (
            json!({"text": long(2_000_001)}),
            "its text is longer than 2000000 characters. Make two articles of it.",
        ),
        (
            json!({"headline": long(1_001)}),
            "its headline is longer than 1000 characters. Shorten it and import the file again.",
        ),
        (
            json!({"outlet": long(1_001)}),
            "its outlet is longer than 1000 characters. Shorten it and import the file again.",
        ),
        (
            json!({"byline": long(1_001)}),
            "its byline is longer than 1000 characters. Shorten it and import the file again.",
        ),
        (
            json!({"date": long(1_001)}),
            "its date is longer than 1000 characters. Shorten it and import the file again.",
        ),
        (
            json!({"source": long(1_001)}),
            "its source is longer than 1000 characters. Shorten it and import the file again.",
        ),
        (
            json!({"blocks": [{"kind": "paragraph", "start": -1, "end": 2}]}),
            "a field is missing or of the wrong type.",
        ),
    ] {
        let outcome = article(&fields).map(|article| article.id);
        assert_eq!(outcome, Err(format!("Left out: {why}")));
    }
    let twice = article(&json!({"id": "b"})).map(|article| article.id);
    let sentence = "Left out: another article has the same id, and came first.";
    assert_eq!(twice, Err(sentence.to_owned()));
}

#[test]
fn only_web_addresses_are_kept_as_links() {
    for (url, kept) in [
        ("https://example.org/a?b#c", true),
        ("http://example.org", true),
        ("HTTPS://EXAMPLE.ORG", true),
        ("javascript:alert(1)", false),
        ("JavaScript:alert(1)//https://", false),
        ("data:text/html,<script>", false),
        ("file:///etc/passwd", false),
        ("//example.org", false),
        (" https://example.org", false),
        ("https://example.org/\u{a0}x", false),
        ("java\tscript:alert(1)", false),
        ("https://example.org/\u{0}", false),
        ("", false),
    ] {
        let article = article(&json!({"source": url})).expect("a link never costs the article");
        assert_eq!(article.source.is_some(), kept, "{url:?}");
    }
    for language in ["x", "en\" onload=\"", "e n", "日本"] {
        let article =
            article(&json!({"language": language})).expect("a tag never costs the article");
        assert_eq!(article.language, None, "{language}");
    }
}
