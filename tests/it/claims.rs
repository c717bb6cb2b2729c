//! Claims: who says them, places to look, and claims that speak to the same question.

use crate::common::claim_reference::{ClaimReference, score_attribution, score_partners};
use crate::common::sample::article;
use crate::common::test_effort::{cases, figure};
use lateral::core::compare::claims::attribution::{ArticleReports, Wording};
use lateral::core::compare::claims::places_to_look::places_to_look;
use lateral::core::compare::claims::quotations::quotations;
use lateral::core::text::TextRange;
use proptest::prelude::*;

/// Four of five attributed claims whose source stands in the same sentence have source and cue proposed.
#[test]
fn who_says_a_claim_is_proposed() {
    let scores = score_attribution(&ClaimReference::bundled());
    figure(
        "claims, source and cue in the same sentence",
        format!("{:.3}", scores.same_sentence.share()),
    );
    figure(
        "claims, the same to the letter",
        format!("{:.3}", scores.exact.share()),
    );
    figure(
        "claims, source elsewhere",
        format!("{:.3}", scores.elsewhere.share()),
    );
    figure(
        "claims, of the article itself",
        format!("{:.3}", scores.own.share()),
    );
    assert!(
        scores.same_sentence.share() >= 0.8 && scores.own.share() >= 0.8,
        "{:?} {:?}\n{}",
        scores.same_sentence,
        scores.own,
        scores.wrong.join("\n")
    );
}

/// Seven of ten claims that have a partner in another article have one among the first three.
#[test]
fn claims_that_speak_to_the_same_question_are_proposed() {
    let (score, wrong) = score_partners(&ClaimReference::bundled());
    figure(
        "claims, a partner among the first three",
        format!("{:.3}", score.share()),
    );
    assert!(score.share() >= 0.7, "{score:?}\n{}", wrong.join("\n"));
}

/// What is proposed in an English article, as text: "official [said] < Reuters [told]".
pub fn proposed(source: &str) -> String {
    proposed_in("en", source)
}

/// The same in an article of a language.
pub fn proposed_in(language: &str, source: &str) -> String {
    let (mut article, marked) = article("a", source);
    article.language = Some(language.into());
    let reports = ArticleReports::new(&article, Vec::new());
    let attribution = reports.attribution(&marked.ranges("c"));
    let words = |range: TextRange| article.text.slice(range).to_owned();
    let sources = attribution.sources.iter().map(|it| {
        assert!(!it.reason.to_string().is_empty());
        let cue: Vec<String> = it.cue.iter().map(|range| words(*range)).collect();
        let named = it.words.map_or_else(|| "?".to_owned(), words);
        format!("{named} [{}]", cue.join(" … "))
    });
    sources.collect::<Vec<_>>().join(" < ")
}

/// Of each sentence, who is said to say it.
#[track_caller]
pub fn assert_proposed(sentences: &[(&str, &str)]) {
    assert_proposed_in("en", sentences);
}

/// The same in articles of a language.
#[track_caller]
pub fn assert_proposed_in(language: &str, sentences: &[(&str, &str)]) {
    let wrong = sentences.iter().filter_map(|(source, said)| {
        let found = proposed_in(language, source);
        (found != *said).then(|| format!("{source}\n    {found:?}, not {said:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn who_speaks_stands_before_behind_or_inside() {
    for (source, said) in [
        (
            "The harbour board said that ⟦c:the quay will close⟧.",
            "The harbour board [said]",
        ),
        (
            "⟦c:The quay will close⟧, the harbour board said.",
            "the harbour board [said]",
        ),
        (
            "“⟦c:The quay will close⟧,” said Ada Quill, the mayor.",
            "Ada Quill [said]",
        ),
        (
            "“⟦c:The quay will close⟧,” the mayor said, “⟦c:and soon⟧.”",
            "the mayor [said]",
        ),
        (
            "According to two fishermen, ⟦c:the quay will close⟧.",
            "two fishermen [According to]",
        ),
        (
            "⟦c:The quay⟧, according to the board, ⟦c:will close⟧.",
            "the board [according to]",
        ),
        (
            "By Quill’s account, ⟦c:the quay will close⟧.",
            "Quill [By … account]",
        ),
        (
            "Ada Quill, who runs the board, warned that ⟦c:the quay will close⟧.",
            "Ada Quill [warned]",
        ),
        (
            "On Monday the board confirmed that ⟦c:the quay will close⟧.",
            "the board [confirmed]",
        ),
        (
            "Quill argued that it was cheap and insisted that ⟦c:the quay will close⟧.",
            "Quill [insisted]",
        ),
        ("Quill: ⟦c:We will close the quay⟧", "Quill []"),
        (
            "There are suggestions that ⟦c:the quay will close⟧.",
            "? [suggestions]",
        ),
        (
            "The board declined to say whether ⟦c:the quay will close⟧.",
            "The board [say]",
        ),
        (
            "Der Hafenrat sagte, ⟦c:der Kai werde geschlossen⟧.",
            "Der Hafenrat [sagte]",
        ),
        ("Selon le port, ⟦c:le quai sera fermé⟧.", "le port [Selon]"),
    ] {
        assert_eq!(proposed(source), said, "{source}");
    }
}

#[test]
fn how_certain_a_claim_is_stands_in_its_own_words() {
    for (source, hedges) in [
        ("⟦c:The quay may close⟧.", "may"),
        (
            "The board said ⟦c:it would probably close in May⟧.",
            "probably",
        ),
        ("It allegedly ⟦c:closed⟧.", "allegedly"),
        ("Allegedly it rained and ⟦c:it closed⟧.", ""),
        ("⟦c:It will close⟧.", ""),
        (
            "⟦c:It could⟧, he said, ⟦c:possibly close⟧.",
            "could, possibly",
        ),
        ("⟦c:May it close⟧!", "May"),
        ("⟦c:Der Kai soll angeblich schließen⟧.", "soll, angeblich"),
        ("⟦c:Le quai serait fermé⟧.", "serait"),
    ] {
        let (article, marked) = article("a", source);
        let reports = ArticleReports::new(&article, Vec::new());
        let found = reports.certainty(&marked.ranges("c")).into_iter();
        let found: Vec<&str> = found.map(|range| article.text.slice(range)).collect();
        assert_eq!(found.join(", "), hedges, "{source}");
    }
}

#[test]
fn a_chain_goes_from_who_said_it_to_who_passed_it_on() {
    for (source, said) in [
        (
            "Quill told Brandt that ⟦c:the quay will close⟧, a clerk told Reuters.",
            "Quill [told] < a clerk [told] < Reuters [told]",
        ),
        (
            "“⟦c:The quay will close⟧,” Quill said, as quoted by The Harbour Post.",
            "Quill [said] < The Harbour Post [quoted by]",
        ),
        (
            "According to a clerk, who spoke to Reuters, Quill said that ⟦c:the quay will close⟧.",
            "Quill [said] < a clerk [According to] < Reuters [spoke to]",
        ),
    ] {
        assert_eq!(proposed(source), said, "{source}");
    }
}

#[test]
fn what_nobody_says_is_the_articles_own() {
    for source in [
        "⟦c:The quay will close⟧.",
        "The board published a report. ⟦c:The quay will close⟧.",
        "⟦c:The call came too late⟧.",
        "It is too early to say. ⟦c:The quay will close⟧.",
        "⟦c:What either side means by “closing” is anybody’s guess⟧.",
    ] {
        assert_eq!(proposed(source), "", "{source}");
    }
}

#[test]
fn a_quotation_that_goes_on_keeps_its_speaker() {
    let source = "The board’s spokesman Jon Berg was quick to say that nothing was decided.\n\n\
                  “We have looked at the quay.\n\n“⟦c:It will close⟧.”";
    assert_eq!(proposed(source), "The board’s spokesman Jon Berg [say]");
}

#[test]
fn words_that_say_who_speaks_are_left_out_of_the_claim() {
    let (article, marked) = article("a", "⟦c:The quay, a fisherman said, will close⟧.");
    let reports = ArticleReports::new(&article, Vec::new());
    let attribution = reports.attribution(&marked.ranges("c"));
    let (parts, why) = attribution.parts.expect("two parts");
    let parts: Vec<&str> = parts
        .iter()
        .map(|range| article.text.slice(*range))
        .collect();
    assert_eq!(parts, ["The quay", "will close"]);
    assert_eq!(
        why.to_string(),
        "“a fisherman said” says who speaks; it is no part of the claim."
    );
}

#[test]
fn quotation_marks_are_read_by_what_stands_beside_them() {
    for (source, wording) in [
        ("He said: “⟦c:It will close⟧.”", Wording::Quoted),
        ("He said: ”⟦c:It will close⟧.”", Wording::Quoted),
        ("“⟦c:It will close⟧. Soon.", Wording::Quoted),
        ("He said ⟦c:it would “close”⟧.", Wording::PartlyQuoted),
        ("He said \"no\" and ⟦c:it will close⟧.", Wording::Unquoted),
        ("Er sagte: „⟦c:Der Kai wird geschlossen⟧.“", Wording::Quoted),
        ("Il dit : « ⟦c:Le quai sera fermé⟧. »", Wording::Quoted),
        ("« Le quai », dit-il, ⟦c:sera fermé⟧.", Wording::Unquoted),
        ("»⟦c:Der Kai schließt⟧«, sagte er.", Wording::Quoted),
        ("He said “yes”, and “⟦c:it closes⟧”, too.", Wording::Quoted),
    ] {
        let (article, marked) = article("a", source);
        let reports = ArticleReports::new(&article, Vec::new());
        assert_eq!(
            reports.attribution(&marked.ranges("c")).wording,
            wording,
            "{source}"
        );
    }
}

#[test]
fn places_to_look_say_why() {
    let (article, _) = article(
        "a",
        "The board said so.\n\nThe sea is grey. It may rain. Forty boats came. “Never,” they sang.",
    );
    let reports = ArticleReports::new(&article, Vec::new());
    let told: Vec<String> = places_to_look(&article, &reports)
        .iter()
        .map(|it| {
            let reasons: Vec<String> = it.reasons.iter().map(ToString::to_string).collect();
            format!("{} {}", article.text.slice(it.range), reasons.join(", "))
        })
        .collect();
    assert_eq!(
        told,
        [
            "The board said so. somebody says something",
            "It may rain. how sure it is",
            "Forty boats came. a number",
            "“Never,” they sang. a quotation",
        ]
    );
}

fn fragments() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "said",
        "told",
        "Quill",
        "the",
        "board",
        "that",
        "“",
        "”",
        "\"",
        ",",
        ". ",
        "\n\n",
        "according to",
        "who",
        "he",
        "—",
        ":",
        "and",
        "reports",
        "quoted by",
        "’s",
        "account",
        "by",
        "50",
        "minutes",
        "😀",
        "e\u{301}",
        "«",
        "…",
        "-",
        "was",
    ]);
    prop::collection::vec(words, 1..40).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(cases(300, 20_000))]

    /// Whatever a text is: proposals lie in it, parts are disjoint and not empty, and quotations stay in their block.
    #[test]
    fn proposals_lie_in_the_text(source in fragments(), a in 0_u32..200, length in 1_u32..60) {
        let (article, _) = article("a", &format!("x {source}"));
        let reports = ArticleReports::new(&article, Vec::new());
        let all = article.text.range();
        let Some(range) = TextRange::between(a, a + length).intersect(all) else {
            return Ok(());
        };
        let attribution = reports.attribution(&[range]);
        for it in &attribution.sources {
            let ranges = it.cue.iter().copied().chain(it.words);
            prop_assert!(ranges.clone().all(|it| all.covers(it) && !it.is_empty()));
        }
        if let Some((parts, _)) = &attribution.parts {
            prop_assert!(parts.iter().all(|it| range.covers(*it) && !it.is_empty()));
            prop_assert!(parts.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        }
        for (_, block) in article.readable() {
            prop_assert!(quotations(&article, block).iter().all(|it| block.range.covers(it.range)));
        }
        let looked = places_to_look(&article, &reports);
        prop_assert!(looked.iter().all(|it| !it.reasons.is_empty()));
    }
}
