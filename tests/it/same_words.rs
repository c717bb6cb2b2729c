//! The same words in other places: as they are written, whole words, and only where they are not marked yet.

use crate::common::command_fixtures::crowd;
use crate::common::marked::show;
use crate::common::random;
use crate::common::sample::{article, lesson, tag};
use crate::common::test_effort::cases;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::TagKey;
use lateral::core::lesson::article::Article;
use lateral::core::reading::around::around;
use lateral::core::reading::occurrences::{PLACES, occurrences};
use lateral::core::reading::segment;
use lateral::core::text::TextRange;
use lateral::core::text::folding::{Folded, Likeness};
use lateral::core::view::{SearchEnd, WordsPlace, same_words, single_quote, unmarked};
use proptest::prelude::*;

/// The ranges without a name are what must be found.
#[track_caller]
fn check(source: &str, words: &str) {
    let (article, marked) = article("a", source);
    let found = occurrences(&article, words, PLACES);
    let expected = show(&marked.text, &marked.ranges(""));
    assert_eq!(show(&marked.text, &found), expected, "{words}");
}

#[test]
fn words_are_found_as_they_are_written() {
    check("⟦Syria⟧ and ⟦Syria⟧, SYRIA, syria.", "Syria");
    check("The US and us; ⟦the US⟧.", "the US");
    check("cafe\u{301} ⟦cafe⟧ café", "cafe");
    check("😀 ⟦中文⟧ 👩‍👩‍👧 ⟦中文⟧", "中文");
    check("⟦two  words⟧, ⟦two words⟧, ⟦two\u{a0}words⟧", "two words");
    check("nothing", "");
    check("", "x");
}

#[test]
fn whole_words_are_found_and_no_parts_of_words() {
    check("Syrian ⟦Syria⟧ Assyria ⟦Syria⟧-born", "Syria");
    check("⟦Moscow⟧’s and ⟦Moscow⟧'s, Moscows", "Moscow");
    check("The ⟦U.S.⟧ team, the ⟦U.S.⟧-led team", "U.S.");
    check("⟦50⟧ of 150, 50.5 and ⟦50⟧ minutes; ⟦50⟧", "50");
    check("“⟦It is over,⟧” and ⟦It is over,⟧ he said", "It is over,");
}

#[test]
fn furniture_and_borders_of_paragraphs_are_no_places() {
    check("⟦out:Oster⟧\n⟦Oster⟧ ⟦ad:Oster⟧ x", "Oster");
    check("New ⟦ad:ad⟧ York, New\nYork, ⟦New York⟧", "New York");
}

#[test]
fn not_more_places_than_can_be_looked_through() {
    let (article, _) = article("a", &"the ".repeat(2 * PLACES));
    assert_eq!(occurrences(&article, "the", PLACES).len(), PLACES);
    assert_eq!(occurrences(&article, "the", 3).len(), 3);
    assert_eq!(occurrences(&article, "the", 0), []);
    let all = same_words(&lesson(vec![article]), 0, "the".into());
    assert_eq!(all.search, SearchEnd::CutOff);
    assert_eq!(all.places.len(), PLACES);
}

/// Places as pairs of the article's number and the offset.
fn starts(places: &[WordsPlace]) -> Vec<(usize, u32)> {
    let start = |place: &WordsPlace| (place.article, place.range.start());
    places.iter().map(start).collect()
}

#[test]
fn the_article_at_hand_comes_first() {
    let articles = ["x Oster", "Oster x Oster", "none", "Oster"];
    let articles: Vec<Article> = ["a", "b", "c", "d"]
        .iter()
        .zip(articles)
        .map(|(name, source)| article(name, source).0)
        .collect();
    let found = same_words(&lesson(articles), 1, "Oster".into());
    assert_eq!(starts(&found.places), [(1, 0), (1, 8), (0, 2), (3, 0)]);
    assert_eq!(found.search, SearchEnd::Whole);
}

#[test]
fn places_that_are_marked_like_it_are_left_out() {
    let workspace = crowd("⟦m:Oster⟧, ⟦p:Oster⟧, ⟦m:Ada Oster⟧, Oster, ⟦c:Oster⟧\n⟦m:Oster⟧ Oster");
    let (at, words) = single_quote(&workspace, RecordId(1)).expect("one stretch");
    assert_eq!((at, words.as_str()), (0, "Oster"));
    let found = same_words(workspace.lesson(), at, words);
    assert_eq!(found.places.len(), 7);
    let free = |key: &TagKey| starts(&unmarked(&workspace, &found.places, key));
    assert_eq!(
        free(&TagKey::Entity(tag("person"))),
        [(0, 7), (0, 25), (0, 32), (0, 44)]
    );
    assert_eq!(free(&TagKey::Claim).len(), 6);
}

#[test]
fn a_mark_of_several_parts_has_no_words_to_look_for() {
    let (workspace, _) =
        crate::common::command_fixtures::with_claim("⟦It is⟧, he said, ⟦over⟧. It is");
    assert_eq!(single_quote(&workspace, RecordId(1)), None);
    assert_eq!(single_quote(&workspace, RecordId(2)), None);
}

#[test]
fn a_place_is_shown_with_whole_words_around_it() {
    let (article, _) = article(
        "a",
        "one two three four five six seven eight Oster nine\nten",
    );
    let found = occurrences(&article, "Oster", PLACES);
    let (before, after) = around(&article, found[0]);
    assert_eq!(before, "… four five six seven eight ");
    assert_eq!(after, " nine");
}

fn written(words: &str) -> String {
    let folded = Folded::new(words, Likeness::Written);
    folded.as_str().to_owned()
}

proptest! {
    #![proptest_config(cases(1_000, 50_000))]

    #[test]
    fn the_words_of_every_place_are_the_quote(source in random::source(12), words in random::text(3)) {
        let (article, _) = article("a", &source);
        let found = occurrences(&article, &words, PLACES);
        for range in &found {
            prop_assert_eq!(written(article.text.slice(*range)), written(words.trim()));
            prop_assert!(article.text.is_on_graphemes(*range));
            let block = article.readable().find(|(_, block)| block.range.covers(*range));
            let (_, block) = block.expect("it lies in a block that is read");
            prop_assert!(article.excluded.iter().all(|out| out.intersect(*range).is_none()));
            for word in segment::words_of(&article, block.range) {
                let cuts = |offset: u32| word.start() < offset && offset < word.end();
                prop_assert!(!cuts(range.start()) && !cuts(range.end()));
            }
            let _ = around(&article, *range);
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
    }

    #[test]
    fn a_word_of_the_text_is_found_where_it_stands(source in random::source(12), number in any::<prop::sample::Index>()) {
        let (article, _) = article("a", &source);
        let readable = article.readable();
        let words: Vec<TextRange> = readable.flat_map(|(_, block)| segment::words_of(&article, block.range)).collect();
        prop_assume!(!words.is_empty());
        let word = *number.get(&words);
        let is_clean = article.excluded.iter().all(|out| out.intersect(word).is_none());
        prop_assume!(is_clean && article.text.is_on_graphemes(word));
        let found = occurrences(&article, article.text.slice(word), PLACES);
        prop_assert!(found.contains(&word) || found.len() == PLACES);
    }
}
