//! Anchors in texts that have changed: found again, or lost, but never on other words.

use crate::common::random;
use crate::common::sample::article;
use crate::common::test_effort::cases;
use lateral::core::annotation::anchor::{Anchor, CONTEXT, Placement, Quote};
use lateral::core::text::folding::alike;
use lateral::core::text::{Text, TextRange, code_points};
use proptest::prelude::*;

/// Marks the ranges without a name in `before`, and looks for them in `after`.
#[track_caller]
fn check(before: &str, after: &str) {
    let (old, marked) = article("a", before);
    let anchor = Anchor::describe(&old.text, &marked.ranges("")).expect("words");
    let (new, marked) = article("a", after);
    let expected = match marked.ranges("") {
        ranges if ranges.is_empty() => Placement::Lost,
        ranges if ranges == anchor.ranges() => Placement::Exact,
        ranges => Placement::Moved(ranges),
    };
    assert_eq!(anchor.resolve(&new), expected, "{before} in {after}");
}

#[test]
fn words_that_overlap_themselves_are_told_apart() {
    check(
        "He ⟦had had⟧ had it for years.",
        "Yes, he ⟦had had⟧ had it for years.",
    );
    check(
        "He had ⟦had had⟧, so she told us.",
        "Yes, he had ⟦had had⟧, so she told us.",
    );
    check("x ⟦aa⟧a y", "z x ⟦aa⟧a y");
    check("x a⟦aa⟧ y", "z x a⟦aa⟧ y");
}

#[test]
fn context_decides_among_equals() {
    check("one ⟦call⟧, two calls", "the one ⟦call⟧, two calls");
    check(
        "first ⟦call⟧. last call.",
        "a call. first ⟦call⟧. last call.",
    );
    check("⟦call⟧", "a call and a call");
    check("the ⟦mayor⟧ left", "the minister left");
    check(
        "“⟦one⟧,” he said, “⟦two⟧.”",
        "So: “⟦one⟧,” he said, “⟦two⟧.”",
    );
    check(
        "It was in May. “⟦one⟧,” he said, “⟦two⟧.” Then he left.",
        "It was in May. “⟦one⟧,” she then said, “⟦two⟧.” Then he left.",
    );
}

#[test]
fn words_that_stand_everywhere_are_told_by_their_context_or_not_at_all() {
    let many = "he said it, ".repeat(80);
    let marked = format!("{many}she ⟦said⟧ no.");
    check(&marked, &format!("So: {many}she ⟦said⟧ no."));
    check(&marked, &format!("So: {many}she said yes."));
    // The places of all parts of one mark count together.
    let fewer = "he said it, ".repeat(40);
    let marked = format!("{fewer}she ⟦said⟧ that ⟦it⟧ is so.");
    check(&marked, &format!("So: {fewer}she ⟦said⟧ that ⟦it⟧ is so."));
    check(&marked, &format!("So: {fewer}she said that it was so."));
}

/// Where a part stands, by looking at every place of the text.
fn plainly(text: &Text, quote: &Quote) -> Option<TextRange> {
    let length = code_points(&quote.exact);
    let fit = |start: u32| {
        let (before, rest) = text.as_str().split_at(text.byte_of(start));
        let rest = rest.strip_prefix(&quote.exact)?;
        let range = TextRange::between(start, start + length);
        if text.on_graphemes(range) != range {
            return None;
        }
        let back = before.chars().rev().zip(quote.prefix.chars().rev());
        let on = rest.chars().zip(quote.suffix.chars());
        let agree = back.take_while(|(a, b)| alike(*a) == alike(*b)).count()
            + on.take_while(|(a, b)| alike(*a) == alike(*b)).count();
        Some((agree, range))
    };
    let all: Vec<(usize, TextRange)> = (0..text.len()).filter_map(fit).collect();
    let most = all.iter().map(|(agree, _)| *agree).max()?;
    let mut best = all.iter().filter(|(agree, _)| *agree == most);
    let (_, range) = best.next()?;
    best.next().is_none().then_some(*range)
}

proptest! {
    #![proptest_config(cases(2_000, 100_000))]

    #[test]
    fn what_is_described_is_found_where_it_is(source in random::text(20), a in 0..60_u32, b in 0..60_u32) {
        let (article, _) = article("a", &source);
        if let Some(anchor) = Anchor::describe(&article.text, &[TextRange::between(a, b)]) {
            prop_assert_eq!(anchor.resolve(&article), Placement::Exact);
        }
    }

    #[test]
    fn the_answer_is_that_of_a_plain_search(source in random::text(30), a in 0..90_u32, length in 1..9_u32, other in random::text(30)) {
        let (old, _) = article("a", &source);
        let Some(anchor) = Anchor::describe(&old.text, &[TextRange::between(a, a + length)]) else {
            return Ok(());
        };
        let part = &anchor.parts()[0];
        let (new, _) = article("a", &format!("{other}{source}{other}{}", part.quote.exact));
        let found = match anchor.resolve(&new) {
            // What is undisturbed is not looked for.
            Placement::Exact => return Ok(()),
            Placement::Moved(ranges) | Placement::Elsewhere(ranges) => Some(ranges[0]),
            Placement::Lost => None,
        };
        prop_assert_eq!(found, plainly(&new.text, &part.quote));
    }

    #[test]
    fn new_words_elsewhere_move_a_mark_or_lose_it(
        source in random::text(30), a in 0..60_u32, length in 1..9_u32, at in 0..90_u32, inserted in random::text(8),
    ) {
        let (old, _) = article("a", &source);
        let Some(anchor) = Anchor::describe(&old.text, &[TextRange::between(a, a + length)]) else {
            return Ok(());
        };
        let part = &anchor.parts()[0];
        let at = at.min(old.text.len());
        let byte = old.text.byte_of(at);
        let (new, _) = article("a", &format!("{}{inserted}{}", &source[..byte], &source[byte..]));
        let found = match anchor.resolve(&new) {
            Placement::Exact => part.range,
            Placement::Moved(ranges) => ranges[0],
            Placement::Elsewhere(_) | Placement::Lost => return Ok(()),
        };
        prop_assert_eq!(new.text.slice(found), &part.quote.exact);
        let far = at + CONTEXT * 2 < part.range.start() || at > part.range.end() + CONTEXT * 2;
        if far {
            let moved = if at < part.range.start() { new.text.len() - old.text.len() } else { 0 };
            let here = TextRange::between(part.range.start() + moved, part.range.end() + moved);
            let around = |range: TextRange| {
                let byte = new.text.byte_of(range.start());
                let (before, after) = new.text.as_str().split_at(byte);
                before.ends_with(&part.quote.prefix) && after[part.quote.exact.len()..].starts_with(&part.quote.suffix)
            };
            prop_assert!(found == here || around(found), "{:?} instead of {:?}", found, here);
        }
    }
}
