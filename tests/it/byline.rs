//! Whose a mark is.

use crate::common::sample::{ME, OTHER, both, claim, record};
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId, State};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::text::TextRange;
use lateral::core::view::{annotator_label, byline, marks_of_others};

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
