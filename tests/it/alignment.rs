//! Which places of two articles stand beside each other while both are read.

use crate::common::sample::{article, lesson, stamp};
use crate::common::test_effort::cases;
use lateral::core::annotation::command::mark_claim;
use lateral::core::annotation::entity_index::EntityIndex;
use lateral::core::annotation::history::Edit;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::{Refusal, Workspace};
use lateral::core::compare::passages;
use lateral::core::points::alignment::{AlignedFrom, Alignment, PlacePair};
use lateral::core::points::command::{add_position, new_point};
use lateral::core::points::listing::PointKey;
use proptest::collection::vec;
use proptest::prelude::*;

#[track_caller]
fn apply(workspace: &mut Workspace, edit: Result<Edit, Refusal>) {
    let edit = edit.expect("a good edit");
    workspace.apply(&edit.change).expect("it applies");
}

/// The words of the articles that stand beside each other, up to the next space, without beginnings and ends.
fn aligned(workspace: &Workspace) -> Vec<(String, String)> {
    let articles = &workspace.lesson().articles;
    let found = passages::shared(articles);
    let entities = EntityIndex::new(workspace);
    let alignment = Alignment::new(workspace, &entities, &found.passages, [0, 1]);
    let word = |article: usize, at: u32| {
        let rest: String = articles[article]
            .text
            .as_str()
            .chars()
            .skip(at as usize)
            .collect();
        rest.split(' ').next().unwrap_or_default().to_owned()
    };
    let knots = alignment.knots();
    let inner = knots[1..knots.len() - 1].iter();
    inner
        .map(|knot| (word(0, knot.left), word(1, knot.right)))
        .collect()
}

#[test]
fn claims_of_one_question_stand_beside_each_other() {
    let (one, its) = article(
        "a",
        "First. ⟦c:They spoke for an hour⟧. Then. ⟦c:It was cold⟧.",
    );
    let (other, others) = article(
        "b",
        "⟦c:Snow fell⟧, one hears. Later. ⟦c:Fifty minutes⟧, it is said.",
    );
    let mut workspace = Workspace::new(lesson(vec![one.clone(), other.clone()]));
    let ranges = its
        .ranges("c")
        .into_iter()
        .map(|range| (one.id.clone(), range));
    let ranges = ranges.chain(
        others
            .ranges("c")
            .into_iter()
            .map(|range| (other.id.clone(), range)),
    );
    for (number, (article, range)) in (1..).zip(ranges) {
        let edit = mark_claim(&workspace, stamp(number), &article, range);
        apply(&mut workspace, edit);
    }
    assert_eq!(aligned(&workspace), []);
    // How long: the first of the one, the last of the other.
    for (point, claims) in [(100, [1, 4]), (200, [2, 3])] {
        let edit = new_point(&workspace, stamp(point), "What?");
        apply(&mut workspace, edit);
        for claim in claims {
            let key = PointKey::Record(RecordId(point));
            let position = stamp(point + claim);
            let edit = add_position(&workspace, position, &key, "So", &[RecordId(claim)]);
            apply(&mut workspace, edit);
        }
        // The second question crosses the first: one of them must give way.
        let expected = [("They".to_owned(), "Fifty".to_owned())];
        assert_eq!(aligned(&workspace), expected);
    }
}

#[test]
fn words_that_both_have_stand_beside_each_other_from_end_to_end() {
    let words = "the harbour office told us that nobody had seen the grey boat";
    let (one, _) = article("a", &format!("On Monday morning {words} leave."));
    let (other, _) = article("b", &format!("But {words} again, they say."));
    let workspace = Workspace::new(lesson(vec![one, other]));
    let both = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(aligned(&workspace), [both("the", "the"), both("", "")]);
}

#[test]
fn where_nothing_speaks_to_the_same_both_are_passed_alike() {
    let alignment = Alignment::of([100, 50], Vec::new());
    let across = |offset| alignment.across(AlignedFrom::Left, offset);
    assert_eq!(
        (across(0.0), across(30.0), across(100.0)),
        (0.0, 15.0, 50.0)
    );
    assert_near(alignment.across(AlignedFrom::Right, 15.0), 30.0);
    assert_near(across(500.0), 50.0);
    assert_near(Alignment::default().across(AlignedFrom::Left, 7.0), 0.0);
}

/// The weight of the heaviest chain, by trying for each pair all that may stand before it.
fn heaviest(pairs: &[PlacePair]) -> u32 {
    let mut sorted = pairs.to_vec();
    sorted.sort_by_key(|pair| (pair.left, pair.right));
    let mut best: Vec<u32> = Vec::new();
    for (number, pair) in sorted.iter().enumerate() {
        let before = sorted[..number].iter().zip(&best);
        let follows = before.filter(|(it, _)| it.left < pair.left && it.right < pair.right);
        let most = follows.map(|(_, weight)| *weight).max().unwrap_or(0);
        best.push(most + pair.weight);
    }
    best.into_iter().max().unwrap_or(0)
}

fn pairs() -> impl Strategy<Value = Vec<PlacePair>> {
    let pair = (1_u32..40, 1_u32..60, 1_u32..5).prop_map(|(left, right, weight)| PlacePair {
        left,
        right,
        weight,
    });
    vec(pair, 0..40)
}

proptest! {
    #![proptest_config(cases(300, 10_000))]

    #[test]
    fn the_heaviest_pairs_that_do_not_cross_are_kept(pairs in pairs()) {
        let alignment = Alignment::of([40, 60], pairs.clone());
        let knots = alignment.knots();
        prop_assert!(knots.windows(2).all(|two| two[0].left < two[1].left && two[0].right < two[1].right));
        prop_assert!(knots[1..knots.len() - 1].iter().all(|knot| pairs.contains(knot)));
        prop_assert_eq!(knots.iter().map(|knot| knot.weight).sum::<u32>(), heaviest(&pairs));
    }

    #[test]
    fn who_reads_on_never_goes_back_in_the_other(pairs in pairs(), from in 0.0_f64..40.0, on in 0.0_f64..10.0) {
        let alignment = Alignment::of([40, 60], pairs);
        let across = |offset| alignment.across(AlignedFrom::Left, offset);
        prop_assert!(across(from) <= across(from + on));
        let back = alignment.across(AlignedFrom::Right, across(from));
        prop_assert!((back - from).abs() < 0.001, "{} is {} and {}", from, across(from), back);
        for knot in alignment.knots() {
            prop_assert!((across(f64::from(knot.left)) - f64::from(knot.right)).abs() < 0.001);
        }
    }
}

#[track_caller]
fn assert_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9, "{found}, not {wanted}");
}
