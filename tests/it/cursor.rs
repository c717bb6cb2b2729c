//! The reader's own cursor: steps, extensions with their inverses, and the edges of a mark.

use crate::common::random;
use crate::common::sample::{article, drawn, shown};
use crate::common::test_effort::cases;
use lateral::core::reading::segment::{Cursor, Direction, Edge, Unit, move_edge, units};
use lateral::core::text::TextRange;
use proptest::prelude::*;

use Direction::{Backward, Forward};
use Unit::{Block, Letter, Sentence, Word};

/// Steps from the range without a name; `expected` is the text with the range after the step.
#[track_caller]
fn check_step(source: &str, unit: Unit, direction: Direction, expected: &str) {
    let (article, range) = drawn(source);
    let after = Cursor::on(range).step(&article, unit, direction).range();
    assert_eq!(
        shown(&article, Some(after)),
        expected,
        "{unit:?} {direction:?} from {source}"
    );
}

#[test]
fn steps() {
    check_step("⟦One two.⟧ Three.", Sentence, Forward, "One two. ⟦Three.⟧");
    check_step("One two. ⟦Three.⟧", Sentence, Backward, "⟦One two.⟧ Three.");
    check_step("One. ⟦Three.⟧", Sentence, Forward, "One. ⟦Three.⟧");
    check_step("⟦One.⟧ Three.", Sentence, Backward, "⟦One.⟧ Three.");
    // Smaller units go into the larger one, from the side where one comes from.
    check_step("⟦One two.⟧ Three.", Word, Forward, "⟦One⟧ two. Three.");
    check_step("⟦One two.⟧ Three.", Word, Backward, "One ⟦two⟧. Three.");
    check_step("⟦One⟧ two. Three.", Word, Forward, "One ⟦two⟧. Three.");
    check_step("⟦One⟧ two.", Letter, Forward, "⟦O⟧ne two.");
    check_step("On⟦e⟧ two.", Letter, Forward, "One ⟦t⟧wo.");
    check_step("⟦👩‍👩‍👧⟧e\u{301}", Letter, Forward, "👩‍👩‍👧⟦e\u{301}⟧");
    // Across blocks, over furniture.
    check_step(
        "⟦One.⟧\n⟦out:Menu.⟧\nTwo.",
        Sentence,
        Forward,
        "One.\nMenu.\n⟦Two.⟧",
    );
    check_step(
        "One.\n⟦out:Menu.⟧\n⟦Two.⟧",
        Word,
        Backward,
        "One.\nMenu.\n⟦Two⟧.",
    );
    check_step(
        "One.\n⟦out:Menu.⟧\n⟦Two⟧.",
        Word,
        Backward,
        "⟦One⟧.\nMenu.\nTwo.",
    );
    check_step("⟦One⟧ ⟦ad:{x}⟧two", Word, Forward, "One {x}⟦two⟧");
    check_step("⟦One.⟧ Two.\nThree.", Block, Forward, "One. Two.\n⟦Three.⟧");
}

#[test]
fn a_cursor_begins_at_the_first_sentence_that_is_read() {
    let (article, _) = article("a", "⟦out:Menu.⟧\n\u{a0}One. Two.\nThree.");
    let at = |cursor: Option<Cursor>| shown(&article, cursor.map(Cursor::range));
    assert_eq!(
        at(Cursor::from(&article, 0)),
        "Menu.\n\u{a0}⟦One.⟧ Two.\nThree."
    );
    assert_eq!(
        at(Cursor::from(&article, 11)),
        "Menu.\n\u{a0}One. ⟦Two.⟧\nThree."
    );
    assert_eq!(at(Cursor::from(&article, 99)), "nothing");
}

/// Extends, and checks that going the other way leads back.
#[track_caller]
fn check_extend(source: &str, unit: Unit, direction: Direction, steps: usize, expected: &str) {
    let (article, range) = drawn(source);
    let back = if direction == Forward {
        Backward
    } else {
        Forward
    };
    let mut path = vec![Cursor::on(range)];
    for _ in 0..steps {
        let next = path[path.len() - 1].extend(&article, unit, direction);
        path.push(next);
    }
    let last = path[path.len() - 1];
    assert_eq!(
        shown(&article, Some(last.range())),
        expected,
        "{unit:?} {direction:?}"
    );
    let mut cursor = last;
    for before in path.iter().rev().skip(1) {
        cursor = cursor.extend(&article, unit, back);
        assert_eq!(
            cursor.range(),
            before.range(),
            "the way back from {expected}"
        );
    }
}

#[test]
fn extensions_and_their_inverses() {
    check_extend("a ⟦b⟧ c d.", Word, Forward, 1, "a ⟦b c⟧ d.");
    check_extend("a ⟦b⟧ c d.", Word, Forward, 2, "a ⟦b c d⟧.");
    check_extend("a b ⟦c⟧ d.", Word, Backward, 2, "⟦a b c⟧ d.");
    check_extend("⟦b⟧cde", Letter, Forward, 2, "⟦bcd⟧e");
    check_extend("x👩‍👩‍👧e\u{301}⟦b⟧", Letter, Backward, 2, "x⟦👩‍👩‍👧e\u{301}b⟧");
    check_extend(
        "⟦One.⟧ Two. Three.",
        Sentence,
        Forward,
        2,
        "⟦One. Two. Three.⟧",
    );
    check_extend(
        "One.\nTwo.\n⟦Three.⟧",
        Sentence,
        Backward,
        2,
        "⟦One.\nTwo.\nThree.⟧",
    );
    check_extend(
        "⟦One.⟧\n⟦out:Menu.⟧\nTwo.",
        Word,
        Forward,
        1,
        "⟦One.\nMenu.\nTwo⟧.",
    );
    check_extend("⟦One⟧ ⟦ad:{x}⟧two", Word, Forward, 1, "⟦One {x}two⟧");
    check_extend(
        "the ⟦U.S.⟧-led side",
        Word,
        Forward,
        1,
        "the ⟦U.S.-led⟧ side",
    );
    check_extend("⟦Moscow⟧’s army", Word, Forward, 1, "⟦Moscow’s⟧ army");
    check_extend(
        "⟦One⟧ two. Three.",
        Sentence,
        Forward,
        1,
        "⟦One two.⟧ Three.",
    );
    check_extend(
        "One ⟦two⟧. Three.",
        Sentence,
        Backward,
        1,
        "⟦One two⟧. Three.",
    );
    check_extend("One ⟦tw⟧o three.", Word, Forward, 1, "One ⟦two⟧ three.");
    check_extend(
        "One ⟦two⟧.\nThree.\nFour.",
        Block,
        Forward,
        2,
        "One ⟦two.\nThree.⟧\nFour.",
    );
}

#[test]
fn extending_stops_at_the_ends() {
    let (article, range) = drawn("⟦one⟧");
    for unit in [Letter, Word, Sentence, Block] {
        for direction in [Forward, Backward] {
            let after = Cursor::on(range).extend(&article, unit, direction);
            assert_eq!(after.range(), range, "{unit:?} {direction:?}");
        }
    }
}

/// Moves an edge; where it moved, the opposite move leads back.
#[track_caller]
fn check_edge(source: &str, edge: Edge, unit: Unit, direction: Direction, expected: &str) {
    let (article, range) = drawn(source);
    let moved = move_edge(&article, range, edge, unit, direction);
    assert_eq!(
        shown(&article, moved),
        expected,
        "{edge:?} {unit:?} {direction:?} of {source}"
    );
    let back = if direction == Forward {
        Backward
    } else {
        Forward
    };
    if let Some(moved) = moved {
        let again = move_edge(&article, moved, edge, unit, back);
        assert_eq!(
            shown(&article, again),
            shown(&article, Some(range)),
            "back from {expected}"
        );
    }
}

#[test]
fn edges_move_by_letters_and_words() {
    check_edge("a ⟦b⟧ c", Edge::End, Word, Forward, "a ⟦b c⟧");
    check_edge("a ⟦b c⟧", Edge::End, Word, Backward, "a ⟦b⟧ c");
    check_edge("a ⟦b⟧ c", Edge::Start, Word, Backward, "⟦a b⟧ c");
    check_edge("⟦a b⟧ c", Edge::Start, Word, Forward, "a ⟦b⟧ c");
    check_edge("⟦Moscow’⟧s", Edge::End, Letter, Backward, "⟦Moscow⟧’s");
    check_edge("⟦Moscow⟧’s", Edge::Start, Letter, Forward, "M⟦oscow⟧’s");
    check_edge("x⟦👩‍👩‍👧⟧e\u{301}", Edge::End, Letter, Forward, "x⟦👩‍👩‍👧e\u{301}⟧");
    check_edge(
        "⟦one⟧\n⟦out:Menu⟧\ntwo",
        Edge::End,
        Word,
        Forward,
        "⟦one\nMenu\ntwo⟧",
    );
    // Nothing may vanish, and there is nothing beyond the ends.
    check_edge("a ⟦b⟧ c", Edge::End, Word, Backward, "nothing");
    check_edge("a ⟦b⟧ c", Edge::Start, Word, Forward, "nothing");
    check_edge("⟦b⟧", Edge::Start, Letter, Backward, "nothing");
    check_edge("⟦b⟧", Edge::End, Word, Forward, "nothing");
}

proptest! {
    #![proptest_config(cases(1_000, 50_000))]

    #[test]
    fn a_walk_over_the_text_meets_every_unit_once(source in random::source(12), forward in any::<bool>()) {
        let (article, _) = article("a", &source);
        for unit in [Letter, Word, Sentence, Block] {
            let mut all: Vec<TextRange> =
                article.readable().flat_map(|(number, _)| units(&article, number, unit)).collect();
            let direction = if forward { Forward } else { all.reverse(); Backward };
            let Some(first) = all.first() else { continue };
            let mut met = vec![*first];
            let mut cursor = Cursor::on(*first);
            loop {
                let next = cursor.step(&article, unit, direction);
                if next == cursor { break }
                cursor = next;
                met.push(cursor.range());
                prop_assert!(met.len() <= all.len(), "goes in circles");
            }
            prop_assert_eq!(met, all);
        }
    }

    #[test]
    fn extending_and_taking_back_leads_home(source in random::source(8), start in 0..99_usize, steps in 1..6_usize, forward in any::<bool>()) {
        let (article, _) = article("a", &source);
        let (out, home) = if forward { (Forward, Backward) } else { (Backward, Forward) };
        for unit in [Letter, Word, Sentence] {
            let all: Vec<TextRange> =
                article.readable().flat_map(|(number, _)| units(&article, number, unit)).collect();
            let Some(first) = all.get(start % all.len().max(1)) else { continue };
            let mut path = vec![Cursor::on(*first)];
            for _ in 0..steps {
                let last = path[path.len() - 1];
                let next = last.extend(&article, unit, out);
                prop_assert!(next.range().covers(last.range()));
                if next == last { break }
                path.push(next);
            }
            let mut cursor = path[path.len() - 1];
            for before in path.iter().rev().skip(1) {
                cursor = cursor.extend(&article, unit, home);
                prop_assert_eq!(cursor.range(), before.range());
            }
        }
    }
}
