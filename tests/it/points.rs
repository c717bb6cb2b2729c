//! Points, positions and who says a claim: what is read, what is written, what is undone, and two tabs at once.

use std::sync::Arc;

use crate::common::command_fixtures::{crowd, place, refused};
use crate::common::random_commands::{self, RandomCommand};
use crate::common::sample::{ME, article_id, both, lesson, stamp};
use crate::common::test_effort::cases;
use lateral::core::annotation::attribution::{SourceLink, Voice};
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::history::{Edit, Session};
use lateral::core::annotation::point::{Detail, Point, RelationKind};
use lateral::core::annotation::record::{Record, RecordId};
use lateral::core::annotation::workspace::{Refusal, Workspace};
use lateral::core::annotation::{Body, Entity, Unread};
use lateral::core::extra::Extra;
use lateral::core::limits;
use lateral::core::points::attributing::{
    AttributionField, AttributionSpan, attribution_of, set_sources, set_span, set_voice,
    write_attribution_words,
};
use lateral::core::points::command::{
    PointField, Silence, add_position, new_point, place_claim, relate_positions, remove_point,
    remove_position, set_silence, take_out_claim, write_words,
};
use lateral::core::points::counterparts::counterparts;
use lateral::core::points::likeness::{ClaimLikeness, points_of_unlike, set_likeness};
use lateral::core::points::listing::{PointKey, points, prepared};
use lateral::core::points::matrix::ComparisonTable;
use lateral::core::text::TextRange;
use proptest::collection::vec;
use proptest::prelude::*;

pub const FIRST: RecordId = RecordId(1);
pub const SECOND: RecordId = RecordId(2);
pub const OFFICIAL: RecordId = RecordId(50);
const HOUR: RecordId = RecordId(201);
const FIFTY: RecordId = RecordId(202);

/// Two claims of one article, of which the second has a source.
pub fn two_claims() -> Workspace {
    let mut workspace =
        crowd("⟦c:They spoke for an hour⟧. ⟦c:It took about 50 minutes⟧, a senior official said.");
    let official = Entity {
        name: "a senior official".into(),
        ..Entity::default()
    };
    place(&mut workspace, OFFICIAL.0, Body::from(official));
    workspace
}

/// What stands in the workspace, fields of other pages included, revisions aside.
fn said(workspace: &Workspace) -> Vec<(RecordId, Body, Extra)> {
    let live = workspace.records().values();
    live.filter_map(|it| Some((it.id, it.body()?.clone(), it.extra.clone())))
        .collect()
}

/// Applies an edit, and checks that undo and redo bring back exactly what was there.
#[track_caller]
pub fn apply(workspace: &mut Workspace, edit: Result<Edit, Refusal>) {
    let edit = edit.expect("a good edit");
    let before = said(workspace);
    let applied = workspace.apply(&edit.change).expect("the edit applies");
    let after = said(workspace);
    assert_ne!(before, after, "{} changes something", edit.label);
    let undone = workspace.apply(&applied.inverse).expect("undo");
    assert_eq!(said(workspace), before, "undo of {}", edit.label);
    workspace.apply(&undone.inverse).expect("redo");
    assert_eq!(said(workspace), after, "redo of {}", edit.label);
}

fn only_point(workspace: &Workspace) -> (PointKey, Point) {
    let mut all = points(workspace);
    assert_eq!(all.len(), 1);
    let listed = all.remove(0);
    (listed.key, listed.point)
}

/// The claims answer one question differently.
pub fn compared() -> (Workspace, PointKey) {
    let mut workspace = two_claims();
    let edit = new_point(&workspace, stamp(200), " How long did the call last? ");
    apply(&mut workspace, edit);
    let (key, _) = only_point(&workspace);
    let edit = add_position(&workspace, stamp(HOUR.0), &key, "an hour", &[FIRST]);
    apply(&mut workspace, edit);
    let edit = add_position(
        &workspace,
        stamp(FIFTY.0),
        &key,
        "about 50 minutes",
        &[SECOND],
    );
    apply(&mut workspace, edit);
    let kind = RelationKind::DiffersIn(Detail::Number);
    let edit = relate_positions(&workspace, ME, &key, [HOUR, FIFTY], Some(kind));
    apply(&mut workspace, edit);
    (workspace, key)
}

#[test]
fn a_point_is_made_answered_related_and_taken_apart() {
    let (mut workspace, key) = compared();
    let (_, point) = only_point(&workspace);
    assert_eq!(point.question, "How long did the call last?");
    assert_eq!(
        point.relation(FIFTY, HOUR),
        Some(RelationKind::DiffersIn(Detail::Number))
    );
    let edit = place_claim(&workspace, ME, &key, FIRST, FIFTY);
    assert_eq!(
        edit.as_ref().expect("both are there").label,
        "put “They spoke for an hour” under “How long did the call last?”"
    );
    apply(&mut workspace, edit);
    let (_, point) = only_point(&workspace);
    assert_eq!(point.positions[0].claims, []);
    assert_eq!(point.positions[1].claims, [SECOND, FIRST]);
    refused(
        place_claim(&workspace, ME, &key, FIRST, RecordId(999)),
        Refusal::Gone,
    );
    refused(
        place_claim(&workspace, ME, &key, OFFICIAL, FIFTY),
        Refusal::Gone,
    );
    let edit = set_likeness(
        &workspace,
        ME,
        &key,
        [FIRST, SECOND],
        ClaimLikeness::NotTheSame,
    );
    apply(&mut workspace, edit);
    refused(
        set_likeness(
            &workspace,
            ME,
            &key,
            [SECOND, FIRST],
            ClaimLikeness::NotTheSame,
        ),
        Refusal::Already,
    );
    assert_eq!(points_of_unlike(&workspace, SECOND, FIRST).len(), 1);
    let edit = take_out_claim(&workspace, ME, &key, FIRST);
    apply(&mut workspace, edit);
    let edit = remove_position(&workspace, ME, &key, FIFTY);
    apply(&mut workspace, edit);
    let (_, point) = only_point(&workspace);
    assert_eq!(point.relations, []);
    let edit = write_words(
        &workspace,
        ME,
        &key,
        PointField::Answer(HOUR),
        "one hour",
        1,
    );
    apply(&mut workspace, edit);
    let PointKey::Record(id) = key else {
        panic!("it has a record")
    };
    let edit = remove_point(&workspace, id);
    apply(&mut workspace, edit);
    assert_eq!(points(&workspace), []);
    assert!(workspace.body(FIRST).is_some(), "claims stay");
}

#[test]
fn silence_is_said_once_and_ends_with_a_claim() {
    let (mut workspace, key) = compared();
    let edit = take_out_claim(&workspace, ME, &key, FIRST);
    apply(&mut workspace, edit);
    let north = article_id("north");
    let edit = set_silence(&workspace, ME, &key, &north, Silence::Silent);
    apply(&mut workspace, edit);
    refused(
        set_silence(&workspace, ME, &key, &north, Silence::Silent),
        Refusal::Already,
    );
    assert!(only_point(&workspace).1.is_silent(&north));
    refused(
        set_silence(
            &workspace,
            ME,
            &key,
            &article_id("nowhere"),
            Silence::Silent,
        ),
        Refusal::NoSuchArticle,
    );
    let edit = place_claim(&workspace, ME, &key, FIRST, HOUR);
    apply(&mut workspace, edit);
    assert!(!only_point(&workspace).1.is_silent(&north));
}

/// A lesson with two prepared questions, and what is none.
fn with_prepared() -> Workspace {
    let mut lesson = lesson(both().articles.clone());
    let points = r#"[{"id":"p1","question":"Who called?"},{"id":"p1","question":"twice"},7,{"id":"p3"},{"question":"no id"},{"id":"p2","question":"What is there?","later":1}]"#;
    Arc::make_mut(&mut lesson)
        .extra
        .insert("points".into(), points.into());
    Workspace::new(lesson)
}

#[test]
fn prepared_points_are_there_and_two_tabs_make_one_record() {
    let mut tabs = [with_prepared(), with_prepared()];
    let asked: Vec<String> = prepared(tabs[0].lesson())
        .into_iter()
        .map(|it| it.question)
        .collect();
    assert_eq!(asked, ["Who called?", "What is there?"]);
    let key = points(&tabs[0])[1].key.clone();
    assert_eq!(key, PointKey::Prepared("p2".into()));
    refused(
        set_silence(&tabs[0], ME, &key, &article_id("north"), Silence::NotLooked),
        Refusal::Already,
    );
    for (number, tab) in (300..).zip(&mut tabs) {
        let edit = add_position(tab, stamp(number), &key, "jets", &[]);
        apply(tab, edit);
    }
    let there: Vec<Record> = tabs[1].records().values().cloned().collect();
    for record in there {
        tabs[0].adopt(record);
    }
    let all = points(&tabs[0]);
    assert_eq!(all.len(), 2, "one record");
    assert_eq!(all[1].point.question, "What is there?");
    assert_eq!(all[1].point.positions.len(), 1);
    // Whoever still names it by the lesson's id finds the record.
    let edit = add_position(&tabs[0], stamp(310), &key, "tanks", &[]);
    apply(&mut tabs[0], edit);
    assert_eq!(points(&tabs[0])[1].point.positions.len(), 2);
}

#[test]
fn points_stand_in_the_order_in_which_they_were_made() {
    let mut workspace = with_prepared();
    for (id, question) in [(900, "one"), (700, "two"), (800, "three")] {
        let edit = new_point(&workspace, stamp(id), question);
        apply(&mut workspace, edit);
    }
    let asked: Vec<String> = points(&workspace)
        .into_iter()
        .map(|it| it.point.question)
        .collect();
    assert_eq!(
        asked,
        ["Who called?", "What is there?", "one", "two", "three"]
    );
    refused(new_point(&workspace, stamp(1), " "), Refusal::NoQuestion);
    let long = "x".repeat(1_001);
    refused(new_point(&workspace, stamp(1), &long), Refusal::TooLong);
}

#[test]
fn who_says_a_claim_is_said_step_by_step_and_costs_nothing_else() {
    let mut workspace = two_claims();
    let mut before = workspace.get(SECOND).expect("a claim").clone();
    before.extra.insert("x-school".into(), "[1.50]".into());
    before
        .extra
        .insert("certainty".into(), "{\"level\":3}".into());
    before.revision += 1;
    workspace.adopt(before);
    let chain = [SourceLink::Entity(OFFICIAL), SourceLink::Article];
    let edit = set_sources(&workspace, SECOND, &chain);
    apply(&mut workspace, edit);
    let edit = set_voice(&workspace, SECOND, Some(Voice::Paraphrase));
    apply(&mut workspace, edit);
    let cue = [TextRange::between(68, 72)];
    let edit = set_span(&workspace, SECOND, AttributionSpan::Cue, &cue);
    apply(&mut workspace, edit);
    let edit = set_span(
        &workspace,
        SECOND,
        AttributionSpan::Source,
        &[TextRange::between(52, 67)],
    );
    apply(&mut workspace, edit);
    let record = workspace.get(SECOND).expect("a claim");
    assert_eq!(record.extra["certainty"], "{\"level\":3}", "it is not ours");
    let edit = write_attribution_words(&workspace, SECOND, AttributionField::Certainty, "about", 1);
    apply(&mut workspace, edit);
    let edit = write_attribution_words(&workspace, SECOND, AttributionField::Meant, "50", 1);
    apply(&mut workspace, edit);
    let said = attribution_of(&workspace, SECOND).expect("a claim");
    assert_eq!(said.sources, chain);
    assert_eq!(said.cue.map(|it| it.words()).as_deref(), Some("said"));
    assert_eq!(
        said.source.map(|it| it.words()).as_deref(),
        Some("senior official")
    );
    assert_eq!(
        (said.certainty.as_str(), said.meant.as_str()),
        ("about", "50")
    );
    let record = workspace.get(SECOND).expect("a claim");
    assert_eq!(record.extra["x-school"], "[1.50]", "to the letter");
    refused(set_voice(&workspace, OFFICIAL, None), Refusal::Gone);
    refused(
        set_sources(&workspace, SECOND, &[SourceLink::Entity(RecordId(77))]),
        Refusal::Gone,
    );
    let many = [SourceLink::Article; limits::SOURCES + 1];
    refused(
        set_sources(&workspace, SECOND, &many),
        Refusal::TooManyEntities,
    );
    let edit = set_sources(&workspace, SECOND, &[]);
    apply(&mut workspace, edit);
}

#[test]
fn points_and_summaries_are_no_marks() {
    for kind in [Point::KIND, "summary"] {
        let body = Body::Unread(Unread {
            kind: kind.into(),
            fields: Extra::new(),
        });
        assert!(!body.is_counted() && !body.is_mark());
    }
    let later = Body::Unread(Unread {
        kind: "event-chain".into(),
        fields: Extra::new(),
    });
    assert!(later.is_counted());
}

#[test]
fn typing_in_one_field_is_one_step() {
    let (workspace, key) = compared();
    let mut session = Session::new(workspace);
    for words in ["n", "no", "now"] {
        let edit = write_words(session.workspace(), ME, &key, PointField::Note, words, 4);
        session.commit(edit.expect("words")).expect("room");
    }
    session.undo().expect("no refusal");
    assert_eq!(only_point(session.workspace()).1.note, "");
}

proptest! {
    #![proptest_config(cases(200, 20_000))]

    // Whatever was done, each step's inverse brings everything back, and two tabs that go on end alike.
    #[test]
    fn steps_have_inverses_and_tabs_end_alike(
        before in vec(random_commands::random_command(), 0..30),
        here in vec(random_commands::random_command(), 0..10),
        there in vec(random_commands::random_command(), 0..10),
    ) {
        let mut first = with_prepared();
        perform(&mut first, &before, 0);
        let mut tabs = [first.clone(), first];
        perform(&mut tabs[0], &here, 100);
        perform(&mut tabs[1], &there, 200);
        let records: Vec<Vec<Record>> = tabs.iter().map(|tab| tab.records().values().cloned().collect()).collect();
        let table = ComparisonTable::new(&tabs[0]);
        for record in &records[1] { tabs[0].adopt(record.clone()); }
        for record in &records[0] { tabs[1].adopt(record.clone()); }
        prop_assert_eq!(table.again(&tabs[0]), ComparisonTable::new(&tabs[0]));
        prop_assert_eq!(tabs[0].records(), tabs[1].records());
        prop_assert_eq!(points(&tabs[0]), points(&tabs[1]));
    }
}

fn perform(workspace: &mut Workspace, commands: &[RandomCommand], from: usize) {
    let mut table = ComparisonTable::new(workspace);
    for (turn, command) in (from..).zip(commands) {
        if let Ok(edit) = random_commands::edit(command, workspace, turn) {
            let before = said(workspace);
            let Ok(applied) = workspace.apply(&edit.change) else {
                continue;
            };
            let mut trial = workspace.clone();
            trial.apply(&applied.inverse).expect("the inverse applies");
            assert_eq!(said(&trial), before, "undo of {}", edit.label);
            // The table of the step before is brought up to date, and never says what is over.
            table = table.again(workspace);
            assert_eq!(table, ComparisonTable::new(workspace), "{}", edit.label);
            assert_eq!(table.again(&trial), ComparisonTable::new(&trial));
        }
    }
}

#[test]
fn claims_that_answer_the_same_question_are_counterparts() {
    let (workspace, _) = compared();
    let entities = EntityIndex::new(&workspace);
    let places = counterparts(&workspace, &entities, FIRST, 0);
    let text = &workspace.lesson().articles[0].text;
    let words: Vec<&str> = places.iter().map(|place| text.slice(*place)).collect();
    assert_eq!(words, ["It took about 50 minutes"]);
    assert_eq!(counterparts(&workspace, &entities, FIRST, 1), []);
}
