//! Words that stand elsewhere too, shown in the article where they are read.

use crate::common::random;
use crate::common::sample::article;
use crate::common::test_effort::cases;
use lateral::core::compare::passages::shared;
use lateral::core::lesson::article::Article;
use lateral::core::text::TextRange;
use lateral::core::view::{ReadBlock, byname, elsewhere};
use proptest::collection::vec;
use proptest::prelude::*;

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

fn articles(sources: &[&str]) -> Vec<Article> {
    let named = NAMES.iter().zip(sources);
    named
        .map(|(name, source)| Article {
            outlet: name.to_uppercase(),
            ..article(name, source).0
        })
        .collect()
}

/// `{words}` for words of a passage, `(note)` where it ends; blocks are lines.
fn drawn(leaves: &[ReadBlock]) -> String {
    let lines = leaves.iter().map(|leaf| {
        let mut line = String::new();
        for stretch in &leaf.stretches {
            let depth = stretch.passages.len();
            line.push_str(&"{".repeat(depth));
            line.push_str(&stretch.words);
            line.push_str(&"}".repeat(depth));
            for note in &stretch.notes {
                line.extend(["(", &note.sentence, ")"]);
            }
        }
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(sources: &[&str], at: usize, expected: &str) {
    let articles = articles(sources);
    let found = shared(&articles);
    assert_eq!(drawn(&elsewhere(&articles, at, &found.passages)), expected);
}

const OFFICE: &str = "the harbour office told us that nobody had seen the grey boat";

#[test]
fn words_that_stand_elsewhere_say_where() {
    let (a, b) = (
        format!("On Monday {OFFICE} leave.\nMore."),
        format!("But {OFFICE}, they say."),
    );
    let sources = [a.as_str(), b.as_str(), "Nothing of it."];
    check(
        &sources,
        0,
        &format!("On Monday {{{OFFICE}}}(also in B) leave.\nMore."),
    );
    check(
        &sources,
        1,
        &format!("But {{{OFFICE}}}(also in A), they say."),
    );
    check(&sources, 2, "Nothing of it.");
    check(&sources, 3, "");
}

#[test]
fn a_note_says_where_in_the_same_article() {
    let first = format!("So {OFFICE}.\nYes, {OFFICE}!");
    let second = format!("And {OFFICE}?");
    let sources = [first.as_str(), second.as_str()];
    check(
        &sources,
        0,
        &format!("So {{{OFFICE}}}(also below and in B).\nYes, {{{OFFICE}}}(also above and in B)!"),
    );
}

#[test]
fn many_places_are_counted() {
    let all: Vec<String> = NAMES
        .iter()
        .map(|name| format!("{name} heard {OFFICE} {name}"))
        .collect();
    let sources: Vec<&str> = all.iter().map(String::as_str).collect();
    check(
        &sources,
        0,
        &format!("a {{heard {OFFICE}}}(also in B, C, D and 2 more) a"),
    );
}

#[test]
fn passages_may_lie_in_one_another() {
    let longer = format!("{OFFICE} or the red one since the storm");
    let all = [
        format!("First {longer} it"),
        format!("Second {longer} of"),
        format!("Third {OFFICE} is"),
    ];
    let sources: Vec<&str> = all.iter().map(String::as_str).collect();
    check(
        &sources,
        0,
        &format!(
            "First {{{{{OFFICE}}}}}(also in B and C){{ or the red one since the storm}}(also in B) it"
        ),
    );
}

#[test]
fn articles_of_one_outlet_are_told_apart_by_their_headlines() {
    let all = [
        format!("So {OFFICE}."),
        format!("And {OFFICE}?"),
        String::new(),
    ];
    let sources: Vec<&str> = all.iter().map(String::as_str).collect();
    let mut articles = articles(&sources);
    articles[0].outlet = " B".into();
    articles[2].outlet = " ".into();
    let named: Vec<String> = (0..4).map(|at| byname(&articles, at)).collect();
    assert_eq!(
        named,
        [
            "“What the a says”",
            "“What the b says”",
            "“What the c says”",
            ""
        ]
    );
    let found = shared(&articles);
    assert_eq!(
        drawn(&elsewhere(&articles, 0, &found.passages)),
        format!("So {{{OFFICE}}}(also in “What the b says”).")
    );
}

#[test]
fn what_is_left_out_is_not_shown() {
    let first = "⟦out:Menu⟧\nSo the harbour office ⟦ad:[advert]⟧told us that nobody had seen the grey boat.";
    let second = format!("And {OFFICE}?");
    check(
        &[first, &second],
        0,
        "So {the harbour office }{told us that nobody had seen the grey boat}(also in B).",
    );
}

proptest! {
    #![proptest_config(cases(300, 10_000))]

    #[test]
    fn every_word_that_is_read_is_shown_once(sources in vec(random::source(12), 1..4), common in random::text(25)) {
        let common = common.replace('\n', " ");
        let sources: Vec<String> = sources.iter().map(|source| format!("{common} {source}\n{source} {common}")).collect();
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        let articles = articles(&sources);
        let passages = shared(&articles).passages;
        for (at, article) in articles.iter().enumerate() {
            let leaves = elsewhere(&articles, at, &passages);
            let words = leaves.iter().map(|leaf| leaf.stretches.iter().map(|it| it.words.as_str()).collect::<String>());
            let read = |range: TextRange| -> String {
                let out = |at: u32| article.excluded.iter().any(|out| out.contains(at));
                let chars = (range.start()..).zip(article.text.slice(range).chars());
                chars.filter(|(at, _)| !out(*at)).map(|(_, c)| c).collect()
            };
            prop_assert!(words.eq(article.readable().map(|(_, block)| read(block.range))));
            let notes = leaves.iter().flat_map(|leaf| &leaf.stretches).map(|it| it.notes.len()).sum::<usize>();
            let places = passages.iter().flat_map(|it| &it.places).filter(|place| place.article == at);
            prop_assert_eq!(notes, places.count());
        }
    }
}
