//! The table of points and articles, and what it says at a glance.

use std::sync::Arc;
use std::time::Instant;

use crate::common::sample::{ME, article, lesson, stamp};
use crate::common::test_effort::figure;
use lateral::core::annotation::attribution::{SourceLink, Voice};
use lateral::core::annotation::command::{
    EntityField, create_entity, delete, mark_claim, write_entity,
};
use lateral::core::annotation::history::Edit;
use lateral::core::annotation::point::{Detail, RelationKind};
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::{Refusal, Workspace};
use lateral::core::compare::passages;
use lateral::core::lesson::article::Article;
use lateral::core::points::agreement::RowAgreement;
use lateral::core::points::attributing::{set_sources, set_voice};
use lateral::core::points::command::{
    Silence, add_position, new_point, place_claim, relate_positions, set_silence, take_out_claim,
};
use lateral::core::points::findings::findings;
use lateral::core::points::headlines::headlines;
use lateral::core::points::listing::{PointKey, points};
use lateral::core::points::matrix::{ComparisonTable, MatrixCell, MatrixRow, PointOrder};
use lateral::core::text::TextRange;
use lateral::core::view::bynames;

const OFFICIAL: RecordId = RecordId(500);
const COOK: RecordId = RecordId(501);

#[track_caller]
fn apply(workspace: &mut Workspace, edit: Result<Edit, Refusal>) {
    let edit = edit.expect("a good edit");
    workspace.apply(&edit.change).expect("it applies");
}

/// Three articles with claims 1, 2, 3 … in the order of their brackets.
fn three() -> Workspace {
    let sources = [
        (
            "a",
            "⟦c:They spoke for an hour⟧. ⟦c:It took about 50 minutes⟧, an official said.",
        ),
        (
            "b",
            "⟦c:The call lasted 50 minutes⟧. ⟦c:Both ministers will go on talking about this in the coming weeks⟧, a readout said.",
        ),
        (
            "c",
            "Nothing. ⟦c:Both ministers will go on talking about this in the coming weeks⟧, Cook said.",
        ),
    ];
    let mut articles: Vec<Article> = Vec::new();
    let mut marked = Vec::new();
    for (name, source) in sources {
        let (article, spans) = article(name, source);
        marked.push(spans.ranges("c"));
        articles.push(article);
    }
    let mut workspace = Workspace::new(lesson(articles));
    let lesson = Arc::clone(workspace.lesson());
    let mut number = 0;
    for (article, ranges) in lesson.articles.iter().zip(marked) {
        for range in ranges {
            number += 1;
            let edit = mark_claim(&workspace, stamp(number), &article.id, range);
            apply(&mut workspace, edit);
        }
    }
    for (id, name) in [(OFFICIAL, "an official"), (COOK, "Peter Cook")] {
        apply(&mut workspace, create_entity(stamp(id.0), name, None));
    }
    workspace
}

/// A point with one position for each list of claims; its positions are 10 × `id` and on.
fn point(workspace: &mut Workspace, id: u128, answers: &[&[u128]]) -> PointKey {
    let edit = new_point(workspace, stamp(id), &format!("Question {id}?"));
    apply(workspace, edit);
    let key = PointKey::Record(RecordId(id));
    for (number, claims) in (10 * id..).zip(answers) {
        let claims: Vec<RecordId> = claims.iter().map(|id| RecordId(*id)).collect();
        let edit = add_position(
            workspace,
            stamp(number),
            &key,
            &format!("{number}"),
            &claims,
        );
        apply(workspace, edit);
    }
    key
}

fn only_row(workspace: &Workspace) -> MatrixRow {
    let table = ComparisonTable::new(workspace);
    assert_eq!(table.rows.len(), 1);
    MatrixRow::clone(&table.rows[0])
}

fn sentences(workspace: &Workspace) -> Vec<String> {
    let table = ComparisonTable::new(workspace);
    let articles = &workspace.lesson().articles;
    let shared = passages::shared(articles).passages;
    let names = bynames(articles);
    let found = findings(&table, workspace, &names, &shared);
    let all = headlines(&table, &names, &found);
    all.into_iter().map(|it| it.sentence).collect()
}

#[test]
fn what_a_change_leaves_alone_stays_the_same_row_and_the_same_cell() {
    let mut workspace = three();
    point(&mut workspace, 100, &[&[1], &[2]]);
    let key = point(&mut workspace, 200, &[&[3]]);
    let before = ComparisonTable::new(&workspace);
    let third = workspace.lesson().articles[2].id.clone();
    let edit = set_silence(&workspace, ME, &key, &third, Silence::Silent);
    apply(&mut workspace, edit);
    let after = before.again(&workspace);
    assert_eq!(after, ComparisonTable::new(&workspace));
    assert!(Arc::ptr_eq(&before.rows[0], &after.rows[0]));
    assert!(!Arc::ptr_eq(&before.rows[1], &after.rows[1]));
    let same = |at| before.rows[1].has_same_cell(&after.rows[1], at);
    assert_eq!([0, 1, 2].map(same), [true, true, false]);
}

#[test]
fn whoever_is_called_otherwise_or_is_gone_is_so_in_every_row() {
    let mut workspace = three();
    point(&mut workspace, 100, &[&[1], &[2]]);
    let edit = set_sources(&workspace, RecordId(2), &[SourceLink::Entity(COOK)]);
    apply(&mut workspace, edit);
    let said = |table: &ComparisonTable| {
        let mut claims = table.rows[0].claims();
        claims.find_map(|claim| (claim.id == RecordId(2)).then(|| claim.said_by()))
    };
    let before = ComparisonTable::new(&workspace);
    assert_eq!(said(&before).as_deref(), Some("Peter Cook"));
    let edit = write_entity(&workspace, COOK, EntityField::Name, "P. Cook", 1);
    apply(&mut workspace, edit);
    let renamed = before.again(&workspace);
    assert_eq!(said(&renamed).as_deref(), Some("P. Cook"));
    let edit = delete(&workspace, COOK);
    apply(&mut workspace, edit);
    let gone = renamed.again(&workspace);
    assert_eq!(said(&gone).as_deref(), Some("nobody named"));
    assert_eq!(gone, ComparisonTable::new(&workspace));
}

#[test]
fn a_row_says_what_each_article_answers_and_how_much_they_agree() {
    let mut workspace = three();
    let key = point(&mut workspace, 100, &[&[1], &[2, 3]]);
    let row = only_row(&workspace);
    assert_eq!(
        row.agreement,
        RowAgreement::Several,
        "nothing is said of it"
    );
    assert_eq!(row.at_odds, [0; 0], "two answers may belong to one another");
    let MatrixCell::Says(answers) = &row.cells[0] else {
        panic!("it answers")
    };
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[1].claims[0].quote, "It took about 50 minutes");
    assert_eq!(row.cells[2], MatrixCell::NotLooked);
    assert_eq!(row.positions[1].articles, 2);
    let pair = [RecordId(1_000), RecordId(1_001)];
    for (kind, agreement) in [
        (RelationKind::Contradicts, RowAgreement::Contradict),
        (
            RelationKind::DiffersIn(Detail::Number),
            RowAgreement::Differ,
        ),
        (RelationKind::AddsDetail, RowAgreement::Agree),
    ] {
        let edit = relate_positions(&workspace, ME, &key, pair, Some(kind));
        apply(&mut workspace, edit);
        assert_eq!(only_row(&workspace).agreement, agreement);
        let is_at_odds = kind != RelationKind::AddsDetail;
        assert_eq!(only_row(&workspace).at_odds.len(), usize::from(is_at_odds));
    }
    assert!(only_row(&workspace).at_odds.is_empty());
    let silent = workspace.lesson().articles[2].id.clone();
    let edit = set_silence(&workspace, ME, &key, &silent, Silence::Silent);
    apply(&mut workspace, edit);
    assert_eq!(only_row(&workspace).cells[2], MatrixCell::Silent);
    // A claim that is gone answers nothing.
    let edit = delete(&workspace, RecordId(1));
    apply(&mut workspace, edit);
    assert_eq!(only_row(&workspace).positions[0].articles, 0);
}

#[test]
fn rows_are_sorted_by_disagreement_and_filtered_by_source() {
    let mut workspace = three();
    point(&mut workspace, 100, &[&[]]);
    point(&mut workspace, 101, &[&[4, 5]]);
    point(&mut workspace, 102, &[&[1], &[3]]);
    point(&mut workspace, 103, &[&[2]]);
    let edit = set_sources(&workspace, RecordId(2), &[SourceLink::Entity(OFFICIAL)]);
    apply(&mut workspace, edit);
    let table = ComparisonTable::new(&workspace);
    let asked = |names: Vec<String>| -> Vec<u128> {
        let ids = names.iter().filter_map(|name| RecordId::parse(name));
        ids.map(|id| id.0).collect()
    };
    assert_eq!(
        asked(table.listed(PointOrder::Made, None)),
        [100, 101, 102, 103]
    );
    assert_eq!(
        asked(table.listed(PointOrder::Disagreement, None)),
        [102, 101, 103, 100]
    );
    let sources = table.sources();
    assert_eq!(sources.len(), 1);
    assert_eq!(sources[0].0.label(), "an official");
    assert_eq!(
        asked(table.listed(PointOrder::Made, Some(&sources[0].0))),
        [103]
    );
    assert!(table.unplaced.is_empty(), "every claim answers something");
}

#[test]
fn headlines_tell_what_is_to_be_seen() {
    let mut workspace = three();
    assert!(sentences(&workspace).is_empty());
    point(&mut workspace, 100, &[&[1], &[2, 3]]);
    point(&mut workspace, 101, &[&[4, 5]]);
    let edit = set_sources(&workspace, RecordId(2), &[SourceLink::Entity(OFFICIAL)]);
    apply(&mut workspace, edit);
    let edit = set_voice(&workspace, RecordId(3), Some(Voice::Own));
    apply(&mut workspace, edit);
    let (a, b, c) = ("The a post", "The b post", "The c post");
    assert_eq!(
        sentences(&workspace),
        [
            "They give several answers to 1 question, not compared yet".to_owned(),
            "All that answer agree on 1 question".into(),
            format!("{b} states as a fact what {a} attributes to an official"),
            format!("{b} and {c} use the same words: one witness, not two"),
            format!("{a} gives 2 answers"),
        ]
    );
    // Only now has somebody said that the answers differ.
    let kind = RelationKind::DiffersIn(Detail::Number);
    let pair = [RecordId(1_000), RecordId(1_001)];
    let key = PointKey::Record(RecordId(100));
    let edit = relate_positions(&workspace, ME, &key, pair, Some(kind));
    apply(&mut workspace, edit);
    assert!(sentences(&workspace).contains(&format!("{a} disagrees with itself")));
    // Two answers of which one adds detail are no open question.
    let edit = relate_positions(&workspace, ME, &key, pair, Some(RelationKind::AddsDetail));
    let undone = workspace.apply(&edit.expect("a relation").change);
    let told = sentences(&workspace);
    assert!(
        !told.iter().any(|it| it.contains("gives 2 answers")),
        "{told:?}"
    );
    let undone = undone.expect("it applies").inverse;
    workspace.apply(&undone).expect("back");
    for (claim, source) in [(4, OFFICIAL), (5, COOK)] {
        let edit = set_sources(&workspace, RecordId(claim), &[SourceLink::Entity(source)]);
        apply(&mut workspace, edit);
    }
    let two = format!("The same words, two speakers: an official in {b}, Peter Cook in {c}");
    assert_eq!(sentences(&workspace)[3], two);
}

#[test]
fn a_claim_that_moves_is_in_one_place() {
    let mut workspace = three();
    let key = point(&mut workspace, 100, &[&[1], &[3]]);
    let edit = place_claim(&workspace, ME, &key, RecordId(1), RecordId(1_001));
    apply(&mut workspace, edit);
    assert_eq!(only_row(&workspace).claims().count(), 2);
    assert_eq!(only_row(&workspace).agreement, RowAgreement::Agree);
    assert_eq!(ComparisonTable::new(&workspace).unplaced.len(), 3);
}

#[test]
fn an_answer_without_words_goes_with_its_last_claim_and_one_with_words_stays() {
    let mut workspace = three();
    let key = point(&mut workspace, 100, &[&[1]]);
    let nameless = add_position(&workspace, stamp(2_000), &key, "", &[RecordId(3)]);
    apply(&mut workspace, nameless);
    let (written, nameless) = (RecordId(1_000), RecordId(2_000));
    let kind = RelationKind::Contradicts;
    let edit = relate_positions(&workspace, ME, &key, [written, nameless], Some(kind));
    apply(&mut workspace, edit);
    let before = workspace.clone();
    let edit = place_claim(&workspace, ME, &key, RecordId(3), written).expect("a good edit");
    let applied = workspace.apply(&edit.change).expect("it applies");
    let row = only_row(&workspace);
    assert_eq!(row.positions.len(), 1);
    assert!(row.point.relations.is_empty());
    assert_eq!(row.agreement, RowAgreement::Agree);
    workspace.apply(&applied.inverse).expect("undo");
    assert_eq!(only_row(&workspace), only_row(&before));
    // The one that somebody has put into words is asked for by its words.
    let edit = place_claim(&workspace, ME, &key, RecordId(1), nameless);
    apply(&mut workspace, edit);
    assert_eq!(only_row(&workspace).positions.len(), 2);
    let edit = take_out_claim(&workspace, ME, &key, RecordId(1));
    apply(&mut workspace, edit);
    let edit = take_out_claim(&workspace, ME, &key, RecordId(3));
    apply(&mut workspace, edit);
    let row = only_row(&workspace);
    assert_eq!(row.positions.len(), 1);
    assert_eq!(row.positions[0].id, written);
}

#[test]
fn a_large_table_is_computed_in_time() {
    let text = "word ".repeat(400);
    let articles: Vec<Article> = (0..12)
        .map(|number| article(&format!("a{number}"), &text).0)
        .collect();
    let mut workspace = Workspace::new(lesson(articles));
    let lesson = Arc::clone(workspace.lesson());
    for at in 0..1_200_u32 {
        let from = 5 * (at / 12);
        let range = TextRange::between(from, from + 4);
        let article = &lesson.articles[at as usize % 12].id;
        let edit = mark_claim(&workspace, stamp(u128::from(at) + 1), article, range);
        apply(&mut workspace, edit);
    }
    for id in 0..100_u128 {
        let claims: Vec<u128> = (12 * id + 1..=12 * id + 12).collect();
        point(&mut workspace, 10_000 + id, &[&claims[..6], &claims[6..]]);
    }
    assert_eq!(points(&workspace).len(), 100);
    let start = Instant::now();
    let table = ComparisonTable::new(&workspace);
    let names = bynames(&lesson.articles);
    let found = findings(&table, &workspace, &names, &[]);
    let told = headlines(&table, &names, &found);
    let took = start.elapsed();
    figure("milliseconds for 12 × 100 cells", took.as_millis());
    assert_eq!(
        table
            .rows
            .iter()
            .map(|row| row.claims().count())
            .sum::<usize>(),
        1_200
    );
    assert_eq!(told[0].rows.len(), 100);
    // Ten times what an unoptimised build takes on a slow machine.
    assert!(took.as_secs() < 5, "{took:?}");
}
