//! Taking what is proposed for claims: one step each, and back.

use crate::common::sample::{ME, article, lesson, stamp};
use lateral::core::annotation::attribution::{SourceLink, Voice};
use lateral::core::annotation::command::{Field, mark_claim, write};
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::history::Edit;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::{Change, Refusal, Workspace};
use lateral::core::compare::claims::attribution::ArticleReports;
use lateral::core::compare::claims::marked_places;
use lateral::core::points::attributing::attribution_of;
use lateral::core::points::command::{add_position, new_point};
use lateral::core::points::likeness::ask_unlike;
use lateral::core::points::listing::{PointKey, points};
use lateral::core::points::matrix::ComparisonTable;
use lateral::core::points::moving::move_claim;
use lateral::core::points::taking::{
    AskedPoint, ClaimAgreement, answer_point, compare_claims, keep_parts, take_attribution,
};
use lateral::core::view::{
    claim_partners, claim_source, claim_source_lines, points_of_claim, source_proposal,
};

const HARBOUR: &str =
    "“⟦a:The quay will close⟧,” Ada Quill said, as quoted by The Post. ⟦b:The talk took an hour⟧.";
const LEDGER: &str = "⟦c:The talk took about 50 minutes, the clerk said⟧.";

/// Two articles with three claims, numbered 1 to 3.
fn marked() -> Workspace {
    let (first, marks) = article("harbour", HARBOUR);
    let (second, others) = article("ledger", LEDGER);
    let mut workspace = Workspace::new(lesson(vec![first.clone(), second.clone()]));
    for (number, at, range) in [
        (1, &first, marks.range("a")),
        (2, &first, marks.range("b")),
        (3, &second, others.range("c")),
    ] {
        let edit = mark_claim(&workspace, stamp(number), &at.id, range).expect("words");
        workspace.apply(&edit.change).expect("a claim");
    }
    workspace
}

fn apply(workspace: &mut Workspace, edit: &Edit) -> Change {
    assert!(!edit.label.is_empty());
    workspace
        .apply(&edit.change)
        .expect("it can be done")
        .inverse
}

fn reports(workspace: &Workspace, at: usize) -> ArticleReports {
    let places = marked_places(workspace, &EntityIndex::new(workspace)).swap_remove(at);
    ArticleReports::new(&workspace.lesson().articles[at], places)
}

#[test]
fn all_that_is_proposed_is_taken_in_one_step() {
    let mut workspace = marked();
    let entities = EntityIndex::new(&workspace);
    let proposal = source_proposal(&workspace, &entities, &reports(&workspace, 0), RecordId(1))
        .expect("a claim");
    assert_eq!(proposal.label, "Ada Quill, via Post");
    let before = workspace.clone();
    let stamps = [stamp(11), stamp(12)];
    let edit =
        take_attribution(&workspace, &stamps, RecordId(1), &proposal.taken).expect("somebody");
    let back = apply(&mut workspace, &edit);
    let said =
        claim_source(&workspace, &EntityIndex::new(&workspace), RecordId(1)).expect("a claim");
    let names: Vec<&str> = said.sources.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["Ada Quill", "Post"]);
    assert_eq!(
        (said.words.as_str(), said.cue.as_str()),
        ("Ada Quill", "said")
    );
    assert_eq!(said.voice, Some(Voice::Quote));
    assert_eq!(
        claim_source_lines(&workspace, RecordId(1))[0],
        ("Who says it", "Ada Quill, via Post".to_owned())
    );
    workspace.apply(&back).expect("back");
    assert_eq!(
        attribution_of(&workspace, RecordId(1)),
        attribution_of(&before, RecordId(1))
    );
    assert_eq!(EntityIndex::new(&workspace).shown().count(), 0);
}

#[test]
fn a_source_that_has_a_card_is_no_new_one() {
    let mut workspace = marked();
    let first = source_proposal(
        &workspace,
        &EntityIndex::new(&workspace),
        &reports(&workspace, 0),
        RecordId(1),
    );
    let taken = first.expect("a claim").taken;
    let edit = take_attribution(&workspace, &[stamp(11), stamp(12)], RecordId(1), &taken)
        .expect("somebody");
    apply(&mut workspace, &edit);
    let again = source_proposal(
        &workspace,
        &EntityIndex::new(&workspace),
        &reports(&workspace, 0),
        RecordId(1),
    );
    let edit = take_attribution(&workspace, &[], RecordId(1), &again.expect("a claim").taken);
    assert!(edit.is_err(), "it is said already, by the same");
}

#[test]
fn the_official_is_the_senior_official_of_the_article() {
    let text = "⟦a:The quay will close⟧, a senior official said. ⟦b:It is old⟧, the official said. \
                ⟦c:It is new⟧, the mayor said.";
    let (harbour, marks) = article("harbour", text);
    let mut workspace = Workspace::new(lesson(vec![harbour.clone()]));
    for (number, name) in (1..).zip(["a", "b", "c"]) {
        let edit = mark_claim(&workspace, stamp(number), &harbour.id, marks.range(name));
        apply(&mut workspace, &edit.expect("words"));
    }
    let proposed = |workspace: &Workspace, claim: u128| {
        let entities = EntityIndex::new(workspace);
        source_proposal(
            workspace,
            &entities,
            &reports(workspace, 0),
            RecordId(claim),
        )
        .expect("a claim")
    };
    let first = proposed(&workspace, 1);
    assert_eq!(first.label, "senior official");
    let edit = take_attribution(&workspace, &[stamp(11)], RecordId(1), &first.taken);
    apply(&mut workspace, &edit.expect("somebody"));
    assert_eq!(proposed(&workspace, 2).label, "senior official");
    let edit = take_attribution(&workspace, &[], RecordId(2), &proposed(&workspace, 2).taken);
    apply(&mut workspace, &edit.expect("nobody new"));
    assert_eq!(proposed(&workspace, 3).label, "mayor");
}

#[test]
fn what_nobody_says_is_proposed_as_the_articles_own() {
    let workspace = marked();
    let entities = EntityIndex::new(&workspace);
    let proposal = source_proposal(&workspace, &entities, &reports(&workspace, 0), RecordId(2))
        .expect("a claim");
    assert_eq!(proposal.label, "The article itself");
    assert_eq!(proposal.taken.voice, Some(Voice::Own));
    let mut workspace = workspace;
    let edit =
        take_attribution(&workspace, &[], RecordId(2), &proposal.taken).expect("the article");
    apply(&mut workspace, &edit);
    let said = attribution_of(&workspace, RecordId(2)).expect("a claim");
    assert_eq!(said.sources, [SourceLink::Article]);
}

#[test]
fn who_speaks_is_left_out_of_a_claim() {
    let mut workspace = marked();
    let entities = EntityIndex::new(&workspace);
    let proposal = source_proposal(&workspace, &entities, &reports(&workspace, 1), RecordId(3))
        .expect("a claim");
    let (parts, _) = proposal.parts.expect("the clerk stands in it");
    let edit = keep_parts(&workspace, RecordId(3), &parts).expect("words");
    let back = apply(&mut workspace, &edit);
    let words = |it: &Workspace| {
        it.body(RecordId(3))
            .and_then(|it| it.anchor())
            .map(lateral::core::annotation::anchor::Anchor::words)
    };
    assert_eq!(
        words(&workspace).as_deref(),
        Some("The talk took about 50 minutes")
    );
    workspace.apply(&back).expect("back");
    assert_eq!(
        words(&workspace).as_deref(),
        Some("The talk took about 50 minutes, the clerk said")
    );
}

#[test]
fn two_claims_are_put_to_a_new_question_and_to_one_that_is_there() {
    let mut workspace = marked();
    let entities = EntityIndex::new(&workspace);
    let rows = claim_partners(&workspace, &entities, RecordId(2), 3);
    assert_eq!(rows[0].id, RecordId(3));
    assert!(rows[0].why.contains("length of time"), "{}", rows[0].why);
    let stamps = [stamp(21), stamp(22), stamp(23)];
    let asked = AskedPoint::New("How long did it last?".into());
    let pair = [RecordId(2), RecordId(3)];
    let edit = compare_claims(&workspace, stamps, &asked, pair, ClaimAgreement::Different)
        .expect("a question");
    let back = apply(&mut workspace, &edit);
    let all = points(&workspace);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].point.positions.len(), 2);
    assert_eq!(
        points_of_claim(&workspace, RecordId(3))[0].1,
        "How long did it last?"
    );

    // They turn out to say the same.
    let known = AskedPoint::Known(PointKey::Record(RecordId(21)));
    let stamps = [stamp(31), stamp(32), stamp(33)];
    let edit = compare_claims(&workspace, stamps, &known, pair, ClaimAgreement::Same)
        .expect("another answer");
    let again = apply(&mut workspace, &edit);
    let point = &points(&workspace)[0].point;
    assert_eq!(point.taken_by(RecordId(2)), point.taken_by(RecordId(3)));
    assert!(
        compare_claims(&workspace, stamps, &known, pair, ClaimAgreement::Same).is_err(),
        "it is so already"
    );
    workspace.apply(&again).expect("back");
    workspace.apply(&back).expect("back");
    assert!(points(&workspace).is_empty());
}

#[test]
fn two_claims_that_only_look_alike_are_proposed_last() {
    let mut workspace = marked();
    let proposed = |workspace: &Workspace| {
        claim_partners(workspace, &EntityIndex::new(workspace), RecordId(2), 3)
    };
    let pair = [RecordId(2), RecordId(3)];
    let asked = AskedPoint::New("How long did it last?".into());
    let edit = ask_unlike(&workspace, stamp(21), &asked, pair).expect("a question");
    let back = apply(&mut workspace, &edit);
    let rows = proposed(&workspace);
    let row = rows.last().expect("it is still there");
    assert_eq!((row.id, row.unlike.len()), (RecordId(3), 1));
    let table = ComparisonTable::new(&workspace);
    assert_eq!(table.rows[0].unlike[0].each_ref().map(|it| it.id), pair);
    let known = AskedPoint::Known(row.unlike[0].0.clone());
    assert!(
        ask_unlike(&workspace, stamp(22), &known, [RecordId(3), RecordId(2)]).is_err(),
        "it is said already, whatever their order"
    );
    workspace.apply(&back).expect("back");
    assert!(points(&workspace).is_empty());
    assert!(proposed(&workspace)[0].unlike.is_empty());
}

#[test]
fn a_claim_that_says_what_an_answer_says_joins_it() {
    let mut workspace = marked();
    for (claim, gist) in [(1, "it closes"), (2, "An hour"), (3, " an  HOUR ")] {
        let edit = write(&workspace, RecordId(claim), Field::Gist, gist, 1).expect("a gist");
        apply(&mut workspace, &edit);
    }
    let asked = AskedPoint::New("How long did it last?".into());
    let stamps = [stamp(21), stamp(22)];
    let edit = answer_point(&workspace, stamps, &asked, RecordId(2), "").expect("a question");
    apply(&mut workspace, &edit);
    let known = AskedPoint::Known(PointKey::Record(RecordId(21)));
    for (claim, answers) in [(3, 1), (1, 2)] {
        let stamps = [stamp(30), stamp(30 + claim)];
        let edit = answer_point(&workspace, stamps, &known, RecordId(claim), "").expect("room");
        apply(&mut workspace, &edit);
        let point = &points(&workspace)[0].point;
        assert_eq!(point.positions.len(), answers, "{claim}");
    }
    let point = &points(&workspace)[0].point;
    assert_eq!(point.taken_by(RecordId(2)), point.taken_by(RecordId(3)));
}

#[test]
fn a_claim_is_moved_to_another_question_in_one_step() {
    let mut workspace = marked();
    let ask = |question: &str| AskedPoint::New(question.into());
    let edit = answer_point(
        &workspace,
        [stamp(21), stamp(22)],
        &ask("Why?"),
        RecordId(2),
        "",
    );
    apply(&mut workspace, &edit.expect("a question"));
    let edit = new_point(&workspace, stamp(23), "How long did it last?");
    apply(&mut workspace, &edit.expect("a question"));
    let why = PointKey::Record(RecordId(21));
    let how_long = PointKey::Record(RecordId(23));
    let edit = move_claim(&workspace, ME, &why, RecordId(2), |ahead| {
        add_position(ahead, stamp(24), &how_long, "an hour", &[RecordId(2)])
    });
    let answers = |workspace: &Workspace| -> Vec<String> {
        points_of_claim(workspace, RecordId(2))
            .into_iter()
            .map(|(_, question)| question)
            .collect()
    };
    let back = apply(&mut workspace, &edit.expect("both are there"));
    assert_eq!(answers(&workspace), ["How long did it last?"]);
    let again = move_claim(&workspace, ME, &why, RecordId(2), |_| {
        unreachable!("it answers nothing there")
    });
    assert_eq!(again.err(), Some(Refusal::Gone));
    workspace.apply(&back).expect("back");
    assert_eq!(answers(&workspace), ["Why?"]);
}
