//! Words, sentences and snapping, on text as newspapers print it.

use crate::common::marked::show;
use crate::common::random;
use crate::common::sample::{article, drawn, shown};
use crate::common::test_effort::cases;
use lateral::core::lesson::article::{Article, BlockKind};
use lateral::core::reading::segment::{Unit, clamp, sentences, snap, units, word_at, words};
use lateral::core::text::{Text, TextRange};
use proptest::prelude::*;

use Unit::{Block, Letter, Sentence, Word};

#[track_caller]
fn check_units(unit: Unit, source: &str) {
    let (article, marked) = article("a", source);
    let found: Vec<TextRange> = (0..article.blocks.len())
        .flat_map(|block| units(&article, block, unit))
        .collect();
    let expected = show(&marked.text, &marked.ranges(""));
    assert_eq!(show(&marked.text, &found), expected, "{unit:?}");
}

#[test]
fn words_are_what_a_reader_would_mark() {
    for source in [
        "⟦The⟧ ⟦mayor⟧, ⟦she⟧ ⟦said⟧.",
        // Hyphens: a part of the compound can be marked.
        "⟦the⟧ ⟦U.S.⟧-⟦led⟧ ⟦coalition⟧, ⟦a⟧ ⟦two⟧-⟦hour⟧ ⟦call⟧",
        "⟦U.S.⟧-⟦Russia⟧ ⟦ties⟧ ⟦in⟧ ⟦the⟧ ⟦U.S.⟧",
        // Possessives: the name without its ending.
        "⟦Moscow⟧⟦’s⟧ ⟦army⟧, ⟦Ada⟧⟦'s⟧ ⟦boat⟧, ⟦the⟧ ⟦students⟧’ ⟦hall⟧",
        "⟦O’Hara⟧ ⟦and⟧ ⟦D'Arcy⟧",
        // Stops inside numbers belong to them, stops behind them do not.
        "⟦It⟧ ⟦fell⟧ ⟦3.5⟧ ⟦to⟧ ⟦1,000.25⟧. ⟦At⟧ ⟦8⟧:⟦45⟧ ⟦a.m.⟧, ⟦Mr⟧. ⟦Fox⟧ ⟦paid⟧ $⟦50⟧.",
        "⟦See⟧ ⟦example.org⟧. ⟦Then⟧ ⟦go⟧.",
        "⟦Ask⟧ ⟦a⟧ ⟦Ph.D.⟧ ⟦student⟧",
        // Ellipses in both shapes, quotation marks, brackets.
        "“⟦We⟧ ⟦want⟧ ⟦to⟧ ⟦see⟧... ⟦a⟧ ⟦way⟧ … ⟦out⟧,” ⟦counter⟧-[⟦group⟧] ‘⟦so⟧’",
        // No-break spaces, doubled spaces.
        "⟦50⟧\u{a0}⟦minutes⟧.\u{a0}⟦The⟧  ⟦call⟧\u{a0} ⟦end⟧",
        // Emoji are no words; combining marks belong to theirs.
        "⟦so⟧ 😀👩‍👩‍👧 ⟦cafe\u{301}⟧ 🇩🇪 ⟦Zoë⟧",
        "⟦It⟧ ⟦was⟧ ⟦中⟧⟦文⟧ ⟦カタカナ⟧ ⟦مرحبا⟧ ⟦שלום⟧",
        // Furniture is stepped over, whether a whole line or a piece of one.
        "⟦One⟧ ⟦ad:{advert}⟧⟦two⟧\n⟦out:Home News⟧\n⟦three⟧",
        "",
        " \u{a0} ",
        "…!?",
    ] {
        let source = source.replace("Home News", "⟦Home⟧ ⟦News⟧");
        check_units(Word, &source);
    }
}

#[test]
fn sentences_are_not_ended_by_every_stop() {
    for source in [
        "⟦One.⟧ ⟦Two!⟧ ⟦Three?⟧",
        "⟦The U.S. said so.⟧ ⟦It is 8:45 a.m., and Mr. Fox left.⟧",
        "⟦J. K. Fox met Dr. Who and Gen. No.⟧",
        "⟦We want to see... a way out.⟧ ⟦The military side … between them.⟧",
        "⟦It cost 3.5 million.⟧ ⟦Then 4.⟧",
        "⟦“It is over.”⟧ ⟦“No,” he said.⟧",
        "⟦About 50 minutes.⟧\u{a0}⟦The call was long.⟧\u{a0}",
        "⟦A title without a stop⟧\n⟦Another line.⟧",
        "⟦これは文です。⟧⟦次の文。⟧",
        "⟦هل هذا؟⟧ ⟦نعم.⟧",
        "⟦She left 😀.⟧ ⟦He stayed.⟧",
        "\u{a0} \u{a0}",
    ] {
        check_units(Sentence, source);
    }
}

#[test]
fn a_sentence_holds_no_furniture_at_its_ends() {
    check_units(
        Sentence,
        "⟦ad:{advert}⟧⟦However, it went on.⟧ ⟦Then it ended.⟧ ⟦ad:Read more⟧",
    );
    check_units(
        Block,
        "⟦ad:{advert}⟧⟦However, it went on. Then it ended.⟧ ⟦ad:Read more⟧",
    );
}

#[test]
fn letters_are_what_a_reader_calls_letters() {
    check_units(Letter, "⟦a⟧ ⟦e\u{301}⟧⟦👩‍👩‍👧⟧\u{a0}⟦🇩🇪⟧⟦.⟧");
    check_units(Block, "⟦One. Two.⟧\u{a0}\n⟦Three.⟧");
}

#[test]
fn pieces_of_pure_space_are_no_sentences() {
    let text = Text::new("\u{a0}\n \n");
    assert_eq!(sentences(&text, text.range()), []);
    assert_eq!(words(&text, text.range()), []);
}

#[test]
fn snapping_takes_whole_words_and_keeps_the_punctuation_that_was_drawn_over() {
    for (source, expected) in [
        ("He ⟦sa⟧id no.", "He ⟦said⟧ no."),
        ("He s⟦aid n⟧o.", "He ⟦said no⟧."),
        ("“⟦It is⟧ over”", "“⟦It is⟧ over”"),
        ("⟦“It i⟧s over”", "⟦“It is⟧ over”"),
        ("the U.S⟦.-l⟧ed side", "the ⟦U.S.-led⟧ side"),
        ("the U.S.-l⟦e⟧d side", "the U.S.-⟦led⟧ side"),
        ("M⟦osco⟧w’s army", "⟦Moscow⟧’s army"),
        ("M⟦oscow’⟧s army", "⟦Moscow’s⟧ army"),
        ("one⟦ \u{a0} ⟧two", "nothing"),
        ("one⟦⟧two", "nothing"),
        ("one⟦ \u{a0}t⟧wo", "one \u{a0}⟦two⟧"),
        ("a 👩⟦\u{200d}👩⟧\u{200d}👧 b", "a ⟦👩‍👩‍👧⟧ b"),
        ("caf⟦e⟧\u{301} x", "⟦cafe\u{301}⟧ x"),
        ("中⟦文⟧字", "中⟦文⟧字"),
        ("صباح مر⟦ح⟧با", "صباح ⟦مرحبا⟧"),
        ("e⟦nd\n\nbe⟧gin", "⟦end\n\nbegin⟧"),
        ("⟦en⟧d\n⟦out:Menu⟧", "⟦end⟧\nMenu"),
    ] {
        let (article, range) = drawn(source);
        assert_eq!(shown(&article, snap(&article, range)), expected, "{source}");
    }
}

#[test]
fn drawing_into_furniture_stops_at_the_readable_text() {
    let (article, marked) = article("a", "One end\n⟦out:Me⟦in:nu⟧⟧\nTwo");
    let inside = marked.range("in");
    assert_eq!(snap(&article, inside), None);
    assert_eq!(clamp(&article, inside), None);
    let out = |range| shown(&article, range);
    let from_one = TextRange::between(5, inside.end());
    assert_eq!(out(snap(&article, from_one)), "One ⟦end⟧\nMenu\nTwo");
    assert_eq!(out(clamp(&article, from_one)), "One e⟦nd⟧\nMenu\nTwo");
    assert_eq!(
        out(clamp(&article, TextRange::between(inside.start(), 99))),
        "One end\nMenu\n⟦Two⟧"
    );
    assert_eq!(
        out(clamp(&article, TextRange::between(0, 99))),
        "⟦One end\nMenu\nTwo⟧"
    );
}

#[test]
fn clamping_keeps_letters_whole_and_words_as_drawn() {
    for (source, expected) in [
        ("Mo⟦sc⟧ow", "Mo⟦sc⟧ow"),
        ("⟦ caf⟧e\u{301}", " ⟦caf⟧e\u{301}"),
        ("caf⟦e⟧\u{301}", "caf⟦e\u{301}⟧"),
        ("🇩⟦🇪 x⟧", "⟦🇩🇪 x⟧"),
        // A mark on a space makes one letter of both, which is not mere space.
        ("a⟦ \u{301}⟧b", "a⟦ \u{301}⟧b"),
        ("a⟦ \u{200d} ⟧b", "a⟦ \u{200d}⟧ b"),
    ] {
        let (article, range) = drawn(source);
        assert_eq!(
            shown(&article, clamp(&article, range)),
            expected,
            "{source}"
        );
    }
}

#[test]
fn the_word_at_a_place() {
    for (source, expected) in [
        ("the Mo⟦⟧scow’s", "the ⟦Moscow⟧’s"),
        ("the Moscow⟦⟧’s", "the Moscow⟦’s⟧"),
        ("in U⟦⟧.S. now", "in ⟦U.S.⟧ now"),
        ("one⟦⟧ two", "nothing"),
        ("one ⟦⟧two", "one ⟦two⟧"),
        ("one two⟦⟧", "nothing"),
        ("⟦⟧", "nothing"),
    ] {
        let (article, at) = drawn(source);
        assert_eq!(
            shown(&article, word_at(&article, at.start())),
            expected,
            "{source}"
        );
    }
}

/// Every range that is answered must keep these promises.
fn check_range(article: &Article, range: TextRange) -> Result<(), TestCaseError> {
    let text = &article.text;
    prop_assert!(!range.is_empty());
    prop_assert_eq!(text.on_graphemes(range), range, "cuts a letter");
    prop_assert_eq!(text.trimmed(range), range, "has space at an end");
    let readable = |at: u32| {
        let block = article.blocks.iter().find(|block| block.range.contains(at));
        block.is_some_and(|block| block.kind != BlockKind::Excluded)
    };
    prop_assert!(
        readable(range.start()) && readable(range.end() - 1),
        "ends in furniture"
    );
    Ok(())
}

proptest! {
    #![proptest_config(cases(2_000, 100_000))]

    #[test]
    fn snap_and_clamp_keep_their_promises(source in random::source(12), a in 0..60_u32, b in 0..60_u32) {
        let (article, _) = article("a", &source);
        let drawn = TextRange::between(a, b);
        for take in [snap, clamp] {
            if let Some(range) = take(&article, drawn) {
                check_range(&article, range)?;
                prop_assert_eq!(take(&article, range), Some(range), "not idempotent");
            }
        }
        if let (Some(snapped), Some(clamped)) = (snap(&article, drawn), clamp(&article, drawn)) {
            prop_assert!(snapped.covers(clamped));
        }
    }

    #[test]
    fn units_are_disjoint_in_order_and_whole(source in random::source(12)) {
        let (article, _) = article("a", &source);
        for unit in [Letter, Word, Sentence, Block] {
            for (number, block) in article.readable() {
                let found = units(&article, number, unit);
                prop_assert!(found.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
                for range in found {
                    check_range(&article, range)?;
                    prop_assert!(block.range.covers(range));
                }
            }
        }
    }
}
