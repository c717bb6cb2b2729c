//! An end that is dragged: to whole words, or to letters; never past the other end, never through a letter.

use crate::common::marked::show;
use crate::common::random;
use crate::common::sample::{article, tag};
use crate::common::test_effort::cases;
use lateral::core::annotation::Body;
use lateral::core::annotation::command::{drag_mark_edge, mark_mention};
use lateral::core::annotation::history::Session;
use lateral::core::reading::segment::{Edge, Unit, drag_edge, snap, words};
use lateral::core::text::TextRange;
use proptest::prelude::*;

/// Drags an edge of the range `m` to where `at` opens; the range without a name is what comes of it.
#[track_caller]
fn check(edge: Edge, unit: Unit, source: &str) {
    let (article, marked) = article("a", source);
    let to = marked.range("at").start();
    let moved = drag_edge(&article, marked.range("m"), edge, to, unit);
    assert_eq!(
        show(&marked.text, &[moved]),
        show(&marked.text, &marked.ranges("")),
        "{edge:?} {unit:?}"
    );
}

#[test]
fn an_end_goes_to_the_nearer_border_of_a_word() {
    let (start, end, word) = (Edge::Start, Edge::End, Unit::Word);
    check(end, word, "The ⟦⟦m:mayor⟧ of Ost⟦at:e⟧r⟧ left");
    check(end, word, "The ⟦⟦m:mayor⟧ of⟧ O⟦at:s⟧ter left");
    check(end, word, "The ⟦⟦m:mayor of⟧ Oster,⟧⟦at: ⟧and left");
    check(end, word, "The ⟦⟦m:mayor of⟧ Oster⟧⟦at:,⟧ and left");
    check(end, word, "The ⟦⟦m:mayor of Oster⟧⟧ l⟦at:e⟧ft");
    check(end, word, "The ⟦m:⟦mayor of⟧⟦at: ⟧Oster⟧");
    check(start, word, "The ⟦ma⟦at:y⟧or of ⟦m:Oster⟧⟧");
    check(start, word, "The mayo⟦at:r⟧ ⟦of ⟦m:Oster⟧⟧");
    check(start, word, "Moscow’s ⟦⟦at:b⟧ig ⟦m:army⟧⟧");
}

#[test]
fn an_end_goes_to_the_letter_where_letters_are_meant() {
    let (start, end, letter) = (Edge::Start, Edge::End, Unit::Letter);
    check(end, letter, "The ⟦⟦m:mayor⟧ of Ost⟧⟦at:e⟧r left");
    check(start, letter, "The m⟦⟦at:a⟧yor of ⟦m:Oster⟧⟧");
    // Space at the end is dropped, clusters stay whole.
    check(end, letter, "The ⟦⟦m:mayor⟧ of⟧ ⟦at:O⟧ster");
}

#[test]
fn something_is_always_left() {
    let (start, end) = (Edge::Start, Edge::End);
    check(end, Unit::Word, "⟦at:The⟧ ⟦m:⟦mayor⟧ of Oster⟧");
    check(start, Unit::Word, "⟦m:The mayor of ⟦Oster⟧⟧ lef⟦at:t⟧");
    check(end, Unit::Letter, "⟦at:The⟧ ⟦m:⟦m⟧ayor of Oster⟧");
    check(start, Unit::Letter, "⟦m:The mayor of Oste⟦r⟧⟧ lef⟦at:t⟧");
    // A mark on a part of a word does not grow by being made as small as can be.
    check(end, Unit::Word, "⟦at:The⟧ ⟦m:⟦Russia⟧⟧n");
}

#[test]
fn an_end_may_go_into_another_paragraph_and_not_into_furniture() {
    check(Edge::End, Unit::Word, "⟦⟦m:One⟧ two\nthree⟧⟦at: ⟧four");
    check(
        Edge::End,
        Unit::Word,
        "⟦⟦m:One⟧ two⟧\n⟦out:me⟦at:n⟧u⟧\nthree",
    );
}

fn edge() -> impl Strategy<Value = Edge> {
    prop_oneof![Just(Edge::Start), Just(Edge::End)]
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::Word), Just(Unit::Letter)]
}

proptest! {
    #![proptest_config(cases(1_000, 50_000))]

    #[test]
    fn a_dragged_end_stands_between_letters_and_the_other_stays(
        source in random::source(12),
        a in 0..80_u32,
        length in 1..20_u32,
        to in 0..90_u32,
        edge in edge(),
        unit in unit(),
    ) {
        let (article, _) = article("a", &source);
        let Some(range) = snap(&article, TextRange::between(a, a + length)) else {
            return Ok(());
        };
        let to = article.text.on_graphemes(TextRange::between(to, to)).start();
        let moved = drag_edge(&article, range, edge, to, unit);
        prop_assert!(!moved.is_empty());
        prop_assert!(article.text.is_on_graphemes(moved));
        match edge {
            Edge::Start => prop_assert_eq!(moved.end(), range.end()),
            Edge::End => prop_assert_eq!(moved.start(), range.start()),
        }
        if unit == Unit::Word {
            let border = match edge {
                Edge::Start => moved.start(),
                Edge::End => moved.end(),
            };
            for (_, block) in article.readable() {
                for word in words(&article.text, block.range) {
                    let cuts = word.start() < border && border < word.end();
                    // A word may hold a piece of furniture, or a cluster several words.
                    let is_whole = article.text.is_on_graphemes(word);
                    prop_assert!(!cuts || !is_whole, "{:?} cuts {:?}", moved, word);
                }
            }
        }
        // To where it is it does not move.
        let now = match edge {
            Edge::Start => moved.start(),
            Edge::End => moved.end(),
        };
        prop_assert_eq!(drag_edge(&article, moved, edge, now, Unit::Letter), moved);
    }
}

#[test]
fn a_drag_is_one_step() {
    let (workspace, marked) = crate::common::sample::workspace("The ⟦x:mayor⟧ of Oster");
    let north = crate::common::sample::article_id("north");
    let mut session = Session::new(workspace);
    let stamp = crate::common::sample::stamp(1);
    let made = mark_mention(
        session.workspace(),
        stamp,
        &north,
        marked.range("x"),
        &tag("person"),
    );
    session.commit(made.expect("words")).expect("a mark");
    let article = session.workspace().lesson().articles[0].clone();
    let range = drag_edge(&article, marked.range("x"), Edge::End, 16, Unit::Word);
    let edit = drag_mark_edge(session.workspace(), stamp.fresh, 0, Edge::End, range.end());
    session.commit(edit.expect("words")).expect("a move");
    let said = |session: &Session| {
        let anchor = session.workspace().body(stamp.fresh).and_then(Body::anchor);
        anchor.map(lateral::core::annotation::anchor::Anchor::words)
    };
    assert_eq!(said(&session).as_deref(), Some("mayor of Oster"));
    session.undo().expect("it can be undone");
    assert_eq!(said(&session).as_deref(), Some("mayor"));
}
