//! The same words in several places: all of them, as long as they are, and in time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::common::marked::show;
use crate::common::random;
use crate::common::rng::Rng;
use crate::common::sample::article;
use crate::common::test_effort::{cases, figure};
use lateral::core::compare::passages::{PLACES, PassageBound, PassagePlace, shared};
use lateral::core::lesson::article::{Article, BlockKind};
use lateral::core::text::TextRange;
use lateral::core::text::folding::{Likeness, fold};
use proptest::collection::vec;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

/// Every name that ranges have is a passage, and there is no other.
#[track_caller]
fn check(sources: &[&str]) {
    let all = NAMES.iter().zip(sources);
    let (articles, marked): (Vec<_>, Vec<_>) =
        all.map(|(name, source)| article(name, source)).unzip();
    let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let furniture = ["ad", "out", "head", "lead", "by", "sub"];
    for (number, it) in marked.iter().enumerate() {
        for (name, range) in &it.spans {
            if !furniture.contains(&name.as_str()) {
                let shown = format!("{number}: {}", show(&it.text, &[*range]));
                expected.entry(name.clone()).or_default().push(shown);
            }
        }
    }
    let found = shared(&articles);
    assert_eq!(found.reached, []);
    let shown = |place: &PassagePlace| {
        let text = marked[place.article].text.as_str();
        format!("{}: {}", place.article, show(text, &[place.range]))
    };
    let passages = found.passages.iter();
    let mut found: Vec<Vec<String>> = passages
        .map(|p| p.places.iter().map(shown).collect())
        .collect();
    let mut expected: Vec<Vec<String>> = expected.into_values().collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn what_two_articles_say_word_for_word_is_found() {
    check(&[
        "On Monday ⟦p:the harbour office told us that nobody had seen the grey boat⟧ leave.",
        "But ⟦p:the harbour office told us that nobody had seen the grey boat⟧, they say.",
    ]);
    check(&["The harbour was shut.", "The harbour was shut.", "Nothing."]);
    check(&[]);
    check(&[
        "",
        "\n\n",
        "⟦out:the harbour office told us that nobody had seen it⟧",
    ]);
}

#[test]
fn forty_characters_are_a_passage_and_thirty_nine_are_none() {
    let forty = "a rope as long as forty letters will be.";
    assert_eq!(forty.chars().count(), 40);
    check(&[
        &format!("Here ⟦p:{forty}⟧ Yes"),
        &format!("There ⟦p:{forty}⟧ No"),
    ]);
    let fewer = forty.replace("be.", "b.");
    assert_eq!(fewer.chars().count(), 39);
    check(&[&format!("Here {fewer} Yes"), &format!("There {fewer} No")]);
    // White space counts once, however much it is.
    let spaced = fewer.replace(' ', "   ");
    check(&[&format!("Here {spaced} Yes"), &format!("There {spaced} No")]);
}

#[test]
fn spaces_and_quotation_marks_are_no_difference_and_capitals_are() {
    check(&[
        "She ⟦p:“it’s the third time that the ferry’s bell rang by itself”⟧!",
        "He ⟦p:”it's the third\u{a0} time that\tthe ferry‘s bell rang by itself«⟧?",
    ]);
    // One house's ‘…’ is another's “…”.
    check(&[
        "Ann ⟦p:said ‘the lamp was lit at nine and nobody was there’⟧, then",
        "Bob ⟦p:said “the lamp was lit at nine and nobody was there”⟧; so",
    ]);
    check(&[
        "⟦p:the lamp was lit at nine, and nobody was near it⟧ Then",
        "The lamp: ⟦p:the lamp was lit at nine, and nobody was near it⟧ then",
    ]);
}

#[test]
fn a_passage_ends_at_whole_words() {
    check(&[
        "The ⟦p:keeper of the old lighthouse counts the gulls each⟧ mornings",
        "No ⟦p:keeper of the old lighthouse counts the gulls each⟧ morning",
    ]);
    check(&[
        "⟦p:keeper of the old lighthouse counts the gulls each⟧ x",
        "beekeeper of our old lighthouse counts the gulls each y",
        "A ⟦p:keeper of the old lighthouse counts the gulls each⟧ z",
    ]);
}

#[test]
fn three_places_are_one_passage_and_what_two_of_them_share_beyond_it_is_another() {
    check(&[
        "One ⟦long:⟦p:the bridge was painted green in the night of the storm⟧ by the twins of the miller⟧.",
        "Two ⟦long:⟦p:the bridge was painted green in the night of the storm⟧ by the twins of the miller⟧!",
        "Red ⟦p:the bridge was painted green in the night of the storm⟧, I read.",
    ]);
}

#[test]
fn what_an_article_says_twice_is_found_in_it() {
    check(&[
        "⟦lead:⟦p:The bakers of the valley will strike until the mill is mended.⟧⟧\n⟦p:The bakers of the valley will strike until the mill is mended.⟧ So it is.",
    ]);
}

#[test]
fn a_passage_lies_in_one_block_and_furniture_is_stepped_over() {
    check(&[
        "It began when the⟦ad:{x}⟧ small\nclock fell from the tower.",
        "It began when the small\nclock fell from the tower.",
    ]);
    check(&[
        "So ⟦p:it began when the ⟦ad:{advert}⟧clock of the town hall fell⟧ off",
        "Yes ⟦p:it began when the clock of the town hall fell⟧ down",
        "⟦out:Yes it began when the clock of the town hall fell down⟧",
    ]);
    // A word that furniture has torn apart is whole.
    check(&[
        "So ⟦p:it began when the clock of the to⟦ad:{advert}⟧wn hall fell⟧ off",
        "Yes ⟦p:it began when the clock of the town hall fell⟧ down",
    ]);
}

#[test]
fn other_scripts_have_passages_of_their_own_length() {
    let twenty = "市长说那座桥昨天夜里被漆成了绿色没有人知";
    assert_eq!(twenty.chars().count(), 20);
    check(&[&format!("甲⟦p:{twenty}⟧乙"), &format!("丙⟦p:{twenty}⟧丁")]);
    let fewer: String = twenty.chars().skip(1).collect();
    check(&[&format!("甲{fewer}乙"), &format!("丙{fewer}丁")]);
    let thai = "นายกเทศมนตรีกล่าวว่าสะพานปิดแล้ว";
    check(
        &[&format!("ก⟦p:{thai}⟧ ข"), &format!("ค⟦p:{thai}⟧ ง")]
            .map(|s| s.replace("ก⟦", "ก ⟦").replace("ค⟦", "ค ⟦"))
            .each_ref()
            .map(String::as_str),
    );
    check(&[
        "אז ⟦p:הגשר נצבע בירוק בלילה של הסערה הגדולה על ידי התאומים⟧ כן",
        "גם ⟦p:הגשר נצבע בירוק בלילה של הסערה הגדולה על ידי התאומים⟧ לא",
    ]);
    check(&[
        "x ⟦p:the cafe\u{301} 👩‍👩‍👧 of the two old sisters by the quay 🇩🇪⟧ y",
        "z ⟦p:the cafe\u{301} 👩‍👩‍👧 of the two old sisters by the quay 🇩🇪⟧ w",
    ]);
    // A letter is never cut: the accent makes it another word.
    check(&[
        "x ⟦p:the two old sisters of the small house by the quay⟧ cafe\u{301} y",
        "z ⟦p:the two old sisters of the small house by the quay⟧ cafe w",
    ]);
}

/// Words as they are compared, cut a second time; white space is one space.
fn plainly(text: &str) -> Vec<String> {
    let mut folded = String::new();
    let text = text.replace('…', "\u{e000}");
    fold(
        &mut (0..).zip(text.chars()),
        Likeness::Written,
        &mut |c, _| {
            folded.push(c);
        },
    );
    let folded = folded.replace("...", "\u{e000}");
    let mut found: Vec<String> = Vec::new();
    for word in folded.split_word_bounds() {
        let word = match word {
            word if word.chars().all(char::is_whitespace) => " ",
            "'" => "\"",
            word => word,
        };
        if word != " " || found.last().is_none_or(|last| last != " ") {
            found.push(word.to_owned());
        }
    }
    found
}

/// What is read of a place and of its block before and behind it, as words.
fn around(article: &Article, place: &PassagePlace) -> [Vec<String>; 3] {
    let block = article.blocks[place.block].range;
    let read = |from: u32, to: u32| {
        let kept = (from..to).filter(|at| !article.excluded.iter().any(|out| out.contains(*at)));
        let letters = kept.map(|at| article.text.slice(TextRange::between(at, at + 1)));
        plainly(&letters.collect::<String>())
    };
    let range = place.range;
    [
        read(block.start(), range.start()),
        read(range.start(), range.end()),
        read(range.end(), block.end()),
    ]
}

fn is_word(word: &str) -> bool {
    word != " "
}

proptest! {
    #![proptest_config(cases(300, 10_000))]

    #[test]
    fn a_passage_is_equal_long_enough_disjoint_and_cannot_be_longer(sources in vec(random::source(12), 1..4), common in random::text(25), twice in any::<bool>()) {
        let common = common.replace('\n', " ");
        let sources = sources.iter().enumerate().map(|(number, source)| {
            let more = if twice { format!("x {common} y{number}") } else { String::new() };
            format!("{number} {common} {source}\n{source} {common}\n{more}")
        });
        let articles: Vec<Article> = sources.zip(NAMES).map(|(source, name)| article(name, &source).0).collect();
        for passage in shared(&articles).passages {
            prop_assert!(passage.places.len() > 1 && passage.places.is_sorted());
            let around: Vec<[Vec<String>; 3]> =
                passage.places.iter().map(|place| around(&articles[place.article], place)).collect();
            let words = &around[0][1];
            prop_assert!(around.iter().all(|it| it[1] == *words), "{:?}", around);
            let length: usize = words.iter().map(|word| word.chars().map(|c| if c > '\u{2e80}' && c < '\u{a4cf}' { 2 } else { 1 }).sum::<usize>()).sum();
            prop_assert!(length >= 40, "{length}: {words:?}");
            for place in &passage.places {
                let article = &articles[place.article];
                prop_assert!(article.text.is_on_graphemes(place.range));
                prop_assert!(article.blocks[place.block].range.covers(place.range));
                prop_assert!(article.blocks[place.block].kind != BlockKind::Excluded);
            }
            for (a, b) in passage.pairs() {
                prop_assert!(a.article != b.article || a.range.intersect(b.range).is_none());
            }
            // Longer by a word on either side is not the same, or would overlap.
            let next = |it: &[Vec<String>; 3]| it[2].iter().find(|word| is_word(word)).cloned();
            let last = |it: &[Vec<String>; 3]| it[0].iter().rev().find(|word| is_word(word)).cloned();
            let spaced = |it: &[Vec<String>; 3]| (it[2].first().is_some_and(|w| w == " "), next(it));
            let before = |it: &[Vec<String>; 3]| (it[0].last().is_some_and(|w| w == " "), last(it));
            let same = |keys: Vec<(bool, Option<String>)>| keys[0].1.is_some() && keys.iter().all(|key| *key == keys[0]);
            let touch = passage.pairs().any(|(a, b)| a.article == b.article && b.range.start() < a.range.end() + 12);
            prop_assert!(touch || !same(around.iter().map(spaced).collect()), "to the right: {:?}", around);
            prop_assert!(touch || !same(around.iter().map(before).collect()), "to the left: {:?}", around);
        }
    }

    #[test]
    fn what_is_planted_is_found(sources in vec(random::source(10), 2..4)) {
        let planted = "twelve herons stood on the weir and would not move";
        let articles: Vec<Article> = sources.iter().zip(NAMES)
            .map(|(source, name)| article(name, &format!("{source}\n{name} {planted} {name}")).0)
            .collect();
        let found = shared(&articles);
        let ours = found.passages.iter().find(|p| articles[0].text.slice(p.places[0].range) == planted);
        prop_assert_eq!(ours.map(|p| p.places.len()), Some(articles.len()));
    }
}

/// So many words out of so many, and some articles say sixty of them alike.
fn class(articles: u64, words: usize) -> Vec<Article> {
    let write = |mut seed: u64, words: usize| {
        let mut text = String::new();
        for word in 0..words {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let _ = write!(text, "w{:x}x", (seed >> 33) % 20_000);
            text.push(if word % 90 == 89 { '\n' } else { ' ' });
        }
        text
    };
    (0..articles)
        .map(|number| {
            let copied = if number % 3 == 0 {
                write(77, 60)
            } else {
                String::new()
            };
            article("a", &format!("{}{copied}", write(number + 1, words))).0
        })
        .collect()
}

#[track_caller]
fn in_time(
    what: &str,
    articles: &[Article],
    most: Duration,
) -> lateral::core::compare::passages::SharedPassages {
    let start = Instant::now();
    let found = shared(articles);
    let took = start.elapsed();
    figure(
        what,
        format!("{} ms, {} passages", took.as_millis(), found.passages.len()),
    );
    assert!(took < most, "{what} took {took:?}");
    found
}

#[test]
fn fifty_long_articles_are_compared_in_time() {
    let found = in_time(
        "fifty articles of 5,000 words",
        &class(50, 5_000),
        Duration::from_secs(10),
    );
    assert_eq!(found.passages[0].places.len(), 17);
    assert_eq!(found.reached, []);
}

#[test]
fn text_that_repeats_itself_costs_no_more_and_says_that_it_was_not_all_compared() {
    let long = Duration::from_secs(20);
    for (what, unit, times) in [
        ("one word", "the ", 400_000),
        ("one letter", "中", 400_000),
        (
            "one sentence",
            "the mayor of the town said that it is so, and nobody knew. ",
            20_000,
        ),
        (
            "one line",
            "the mayor of the town said that it is so, and nobody knew.\n",
            20_000,
        ),
    ] {
        let found = in_time(what, &[article("a", &unit.repeat(times)).0], long);
        assert_eq!(found.reached, [PassageBound::Places], "{what}");
        let most = found.passages.iter().map(|p| p.places.len()).max();
        assert_eq!(most, Some(PLACES), "{what}");
        assert!(found.reached[0].to_string().contains("256"));
    }
    let mut rng = Rng::seeded(3);
    let coins: String = (0..400_000).map(|_| *rng.pick(&["a ", "b "])).collect();
    let found = in_time("two words", &[article("a", &coins).0], long);
    assert!(!found.reached.is_empty());
}
