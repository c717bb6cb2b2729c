//! Finding words: forgiving about how they are typed, exact about where they stand.

use crate::common::marked::show;
use crate::common::random;
use crate::common::sample::article;
use crate::common::test_effort::cases;
use lateral::core::reading::search::{MATCHES, find};
use lateral::core::reading::segment::snap;
use lateral::core::text::TextRange;
use proptest::prelude::*;

/// The ranges without a name are what must be found.
#[track_caller]
fn check(source: &str, wanted: &str) {
    let (article, marked) = article("a", source);
    let found: Vec<TextRange> = find(&article, wanted).iter().map(|hit| hit.range).collect();
    let expected = show(&marked.text, &marked.ranges(""));
    assert_eq!(show(&marked.text, &found), expected, "{wanted}");
}

#[test]
fn words_are_found_however_they_are_typed() {
    check("The ⟦mayor⟧ met a ⟦Mayor⟧.", "mayor");
    check("⟦THE MAYOR⟧", "the mayor");
    check("Straße ⟦ÉCOLE⟧", "école");
    check("about ⟦50\u{a0}minutes⟧ or ⟦50  minutes⟧", "50 minutes");
    check("about ⟦50 minutes⟧", " 50\u{a0}\n minutes ");
    check("⟦“It is over,”⟧ he said", "\"it is over,\"");
    check("⟦”The secretary”⟧", "“the secretary“");
    check("⟦Moscow’s⟧ and ⟦Moscow's⟧", "moscow‘s");
    check("a ⟦re-supply⟧, a ⟦re–supply⟧, a ⟦re‑supply⟧", "re-supply");
    check("We want… no, We want...", "want ... no");
}

#[test]
fn a_space_beside_a_mark_does_not_count() {
    for space in [" ", "\u{a0}", "\u{202f}"] {
        check(&format!("it is ⟦20{space}%⟧ of it"), "20%");
        check(
            &format!("she cried ⟦«{space}Oui{space}!{space}»⟧ then"),
            "«Oui!»",
        );
        check(
            "she cried ⟦«Oui!»⟧ then",
            &format!("«{space}Oui{space}!{space}»"),
        );
        check("it is ⟦20%⟧ of it", &format!("20{space}%"));
    }
    check("it is 20 of it, 120% of it", " 20 %x");
}

#[test]
fn a_part_of_a_word_is_found_only_where_it_nowhere_stands_whole() {
    check("in ⟦Syria⟧, the Syrian side, a Syrian and ⟦Syria⟧", "Syria");
    check("the ⟦Syria⟧n side of a ⟦Syria⟧n", "Syria");
    check("⟦the Syr⟧ian side", "the syr");
}

#[test]
fn offsets_are_right_behind_letters_of_any_size() {
    check("😀😀 ⟦mayor⟧ 👩‍👩‍👧 ⟦mayor⟧ cafe\u{301} ⟦mayor⟧", "mayor");
    check("中文 ⟦مرحبا⟧ x", "مرحبا");
    check("a 👩‍👩‍👧 ⟦😀⟧", "😀");
    check("  \u{a0} ⟦x⟧  \u{a0}⟦x⟧", "x");
}

#[test]
fn a_letter_is_never_cut() {
    check("cafe\u{301} ⟦cafe⟧", "cafe");
    check("👩‍👩‍👧 ⟦👩⟧", "👩");
    check("⟦cafe\u{301}⟧ cafe", "cafe\u{301}");
}

#[test]
fn furniture_is_not_searched() {
    check("⟦out:mayor⟧\nthe ⟦mayor⟧ ⟦ad:mayor⟧ x", "mayor");
    check("the may⟦ad:{x}⟧or", "mayor");
    check("the may⟦ad:{x}⟧or", "may{x}or");
}

#[test]
fn a_hit_lies_in_one_block() {
    check("the\nmayor", "the mayor");
    check("⟦the⟧\n⟦the⟧", "the");
}

#[test]
fn nothing_is_found_for_nothing() {
    for wanted in ["", " ", "\u{a0}\n", "zebra"] {
        check("The mayor.", wanted);
    }
    check("", "x");
}

#[test]
fn hits_come_with_what_stands_around_them() {
    let (article, _) = article("a", &format!("{}one 😀 two three\nfour", "x".repeat(50)));
    let hits = find(&article, "two");
    assert_eq!(hits.len(), 1);
    // No word is shown that is cut.
    assert_eq!(hits[0].before, "… 😀 ");
    assert_eq!(
        (hits[0].words.as_str(), hits[0].after.as_str()),
        ("two", " three")
    );
}

#[test]
fn not_more_hits_than_can_be_looked_at() {
    let (long, _) = article("a", &"the ".repeat(99));
    assert_eq!(find(&long, "the").len(), MATCHES);
    // Nobody is told that there is one place where there may be more behind those that are offered.
    let source = format!("the end. {}the", "other ".repeat(99));
    let (article, _) = article("a", &source);
    let found = find(&article, "the");
    assert_eq!((found.len(), found[0].range.start()), (MATCHES, 0));
}

proptest! {
    #![proptest_config(cases(1_000, 50_000))]

    #[test]
    fn every_hit_is_text_as_it_stands(source in random::source(12), wanted in random::text(3)) {
        let (article, _) = article("a", &source);
        for hit in find(&article, &wanted) {
            prop_assert_eq!(article.text.slice(hit.range), &hit.words);
            prop_assert_eq!(article.text.on_graphemes(hit.range), hit.range);
            prop_assert_eq!(article.text.trimmed(hit.range), hit.range);
            prop_assert!(article.readable().any(|(_, block)| block.range.covers(hit.range)));
            prop_assert!(article.excluded.iter().all(|out| out.intersect(hit.range).is_none()));
        }
    }

    #[test]
    fn what_stands_in_a_paragraph_is_found_there(source in random::source(12), a in 0..60_u32, b in 1..12_u32) {
        let (article, _) = article("a", &source);
        let drawn = article.text.trimmed(article.text.on_graphemes(TextRange::between(a, a + b)));
        let readable = article.readable().any(|(_, block)| block.range.covers(drawn));
        let clean = article.excluded.iter().all(|out| out.intersect(drawn).is_none());
        let words = article.text.slice(drawn);
        // A space that carries an accent is trimmed off what is looked for.
        if !drawn.is_empty() && readable && clean && words.trim() == words {
            let wanted = words.to_uppercase();
            // Some capitals have several letters, such as those of "ß" and "ŉ"; the samples have none.
            let found = find(&article, &wanted);
            let is_whole = |range| snap(&article, range) == Some(range);
            let stands_whole = !is_whole(drawn) && found.iter().any(|hit| is_whole(hit.range));
            let is_found = found.iter().any(|hit| hit.range == drawn);
            prop_assert!(is_found || stands_whole || found.len() == MATCHES, "{:?} in {:?}", wanted, found);
        }
    }
}
