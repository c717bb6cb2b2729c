//! Claims that may speak to the same question: in which order they are proposed, and that the reasons are true.

use std::sync::Arc;

use crate::common::sample::{article, lesson, stamp};
use lateral::core::annotation::command::mark_claim;
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::Workspace;
use lateral::core::points::likely::likeliest_first;
use lateral::core::points::matrix::ComparisonTable;
use lateral::core::points::taking::{AskedPoint, answer_point};
use lateral::core::view::{PartnerRow, claim_partners};

/// The claims that are proposed for claim `a`, which is number 1; those of the articles are called `b`, `c` ….
fn proposed(articles: &[&str]) -> Vec<PartnerRow> {
    let workspace = with_claims(articles);
    claim_partners(&workspace, &EntityIndex::new(&workspace), RecordId(1), 5)
}

fn with_claims(articles: &[&str]) -> Workspace {
    let read: Vec<_> = (0..)
        .zip(articles)
        .map(|(number, source)| article(&format!("paper-{number}"), source))
        .collect();
    let all = read.iter().map(|(article, _)| article.clone()).collect();
    let mut workspace = Workspace::new(lesson(all));
    for (article, marks) in &read {
        for (number, name) in (1..).zip(["a", "b", "c", "d", "e"]) {
            for range in marks.ranges(name) {
                let edit = mark_claim(&workspace, stamp(number), &article.id, range);
                let edit = edit.expect("words");
                workspace.apply(&edit.change).expect("a claim");
            }
        }
    }
    workspace
}

fn why(articles: &[&str]) -> String {
    proposed(articles)
        .first()
        .map_or_else(String::new, |row| row.why.clone())
}

#[test]
fn claims_of_other_articles_are_proposed_first() {
    let rows = proposed(&[
        "⟦a:The harbour wall is cracked⟧. ⟦b:The harbour wall is cracked badly⟧.",
        "Rain. ⟦c:Divers saw the wall⟧.",
    ]);
    let ids: Vec<u128> = rows.iter().map(|row| row.id.0).collect();
    assert_eq!(ids, [3, 2]);
    assert!(!rows[0].why.contains("same article"), "{}", rows[0].why);
    assert!(
        rows[1].why.starts_with("In the same article. "),
        "{}",
        rows[1].why
    );
}

#[test]
fn what_both_claims_say_stands_in_both() {
    // The words as each writes them.
    assert_eq!(
        why(&["⟦a:The talks failed⟧.", "⟦b:They talked all night⟧."]),
        "Both say “talks” or “talked”."
    );
    // What only stands beside one of them is said to stand in its sentence.
    assert_eq!(
        why(&[
            "⟦a:It closed⟧ after the storm. Rain fell. Snow lay.",
            "A storm came, ⟦b:so it shut⟧. Hail fell. Ice lay."
        ]),
        "In their sentences both say “storm”."
    );
    // "Between" and "nach" say nothing.
    assert_eq!(
        why(&["⟦a:A deal between them⟧.", "⟦b:The road between towns⟧."]),
        ""
    );
}

#[test]
fn a_date_is_told_once_and_the_verb_may_is_none() {
    assert_eq!(why(&["⟦a:It may sink⟧.", "⟦b:They may drown⟧."]), "");
    assert_eq!(
        why(&["⟦a:It sank in May⟧.", "⟦b:They drowned in May⟧."]),
        "Both say “May”."
    );
    assert_eq!(
        why(&[
            "⟦a:It sank in March 2014⟧.",
            "⟦b:They drowned in March 2014⟧."
        ]),
        "Both say “March 2014”."
    );
}

#[test]
fn numbers_are_those_of_the_claims_themselves() {
    assert_eq!(
        why(&[
            "⟦a:The crew fell from six to two⟧.",
            "⟦b:It went from nine to three⟧."
        ]),
        ""
    );
    let rows = proposed(&[
        "⟦a:The wall broke⟧ and the talk took two hours.",
        "⟦b:The ferry left⟧ and was late by three hours.",
    ]);
    assert!(rows.iter().all(|row| !row.why.contains("length of time")));
}

#[test]
fn what_a_claim_stands_for_is_looked_for_in_the_sentence_before() {
    let rows = proposed(&[
        "The ferry left Tarn. ⟦a:It sank⟧. Rain fell.",
        "Snow lay. ⟦b:The ferry is lost⟧. ⟦c:Boats came⟧.",
    ]);
    let ids: Vec<u128> = rows.iter().map(|row| row.id.0).collect();
    assert_eq!(ids, [2]);
    assert_eq!(
        rows[0].why,
        "In their sentences or the one before both say “ferry”."
    );
}

#[test]
fn questions_of_the_claims_most_like_it_come_first() {
    let mut workspace = with_claims(&[
        "⟦a:The harbour wall is cracked⟧.",
        "⟦b:It rained all night⟧. ⟦c:The harbour wall shows cracks⟧. ⟦d:The mayor saw the wall⟧.",
    ]);
    for (claim, question) in [
        (2, "Did it rain?"),
        (3, "What is broken?"),
        (4, "Who saw it?"),
    ] {
        let asked = AskedPoint::New(question.into());
        let stamps = [stamp(100 + claim), stamp(200 + claim)];
        let edit = answer_point(&workspace, stamps, &asked, RecordId(claim), "");
        workspace
            .apply(&edit.expect("a question").change)
            .expect("it applies");
    }
    let table = ComparisonTable::new(&workspace);
    let claim = table.claim(RecordId(1)).expect("it is not compared");
    let likely = likeliest_first(table.rows.iter().map(Arc::as_ref), claim);
    let questions: Vec<&str> = likely
        .iter()
        .map(|row| row.point.question.as_str())
        .collect();
    assert_eq!(
        questions,
        ["What is broken?", "Who saw it?", "Did it rain?"]
    );
}
