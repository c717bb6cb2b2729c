//! Names of bodies and places beside the nouns that say what they are, and their last word alone.

use crate::names::{check, marked_in, said};
use lateral::core::compare::names::candidates::compared;
use lateral::core::compare::names::known::NameKind;
use lateral::core::compare::names::parts::NameParts;

/// Checks a source in which as many bodies are marked as it names `a` and `b`.
#[track_caller]
fn check_bodies(source: &str, expected: &[&str]) {
    let all = [("a", "organisation"), ("b", "organisation")];
    let marked = if source.contains("⟦b:") { 2 } else { 1 };
    check(source, &all[..marked], expected);
}

fn check_german(source: &str, tags: &[(&str, &str)], expected: &[&str]) {
    let (workspace, words) = marked_in(source, tags, Some("de"));
    assert_eq!(said(&workspace, &words), expected, "{source}");
}

#[test]
fn a_german_noun_before_a_name_says_what_it_is() {
    let body = &[("a", "organisation")][..];
    check_german(
        "⟦a:Hafenstolz⟧ wächst. Der Chef des Unternehmens Hafenstolz sprach mit der Bürgerinitiative Hafenstolz.",
        body,
        &["“Hafenstolz” once more.", "“Hafenstolz” once more."],
    );
    check_german(
        "In ⟦a:Osterode⟧ ermittelt die Staatsanwaltschaft Osterode.",
        &[("a", "place")],
        &["“Osterode” once more."],
    );
    // Any other noun is part of a longer name.
    check_german(
        "⟦a:Osterode⟧ liegt am Fluss. Der Turm Osterode ist alt.",
        &[("a", "place")],
        &[],
    );
}

#[test]
fn a_german_name_of_a_party_has_two_endings() {
    check_german(
        "Die Ministerin (⟦a:Grüne⟧) sprach. Die Pläne der Grünen sind alt.",
        &[("a", "organisation")],
        &["“Grünen” may be Grüne: same name with an ending."],
    );
}

#[test]
fn an_english_noun_before_a_name_says_what_place_it_is() {
    check(
        "The ⟦a:Tarn⟧ rose. After the River Tarn burst its banks, the Black Tarn did not.",
        &[("a", "place")],
        &["“Tarn” once more."],
    );
}

#[test]
fn the_last_word_of_a_body_is_enough_behind_the() {
    let body = &[("a", "organisation")][..];
    check(
        "The ⟦a:Harbour Gazette⟧ came. He told the Gazette so. A Gazette is a paper, he said.",
        body,
        &["“Gazette” may be Harbour Gazette: part of the name."],
    );
    check(
        "The ⟦a:Harbour Board⟧ came. He told the Board of Trade so.",
        body,
        &[],
    );
    // Two boards: it is not known which.
    check(
        "The ⟦a:Harbour Board⟧ met the School Board. He told the Board so.",
        body,
        &[],
    );
}

#[test]
fn a_place_may_belong_to_the_name_of_a_body() {
    let place = &[("a", "place")][..];
    let own = "“Syria” once more.";
    for (source, expected) in [
        // The short form says that all of it is one name.
        (
            "⟦a:Syria⟧ burns. The Islamic State in Iraq and Syria (ISIS) came.",
            &[][..],
        ),
        // So do the same words once more.
        (
            "⟦a:Syria⟧ burns. The Islamic State in Iraq and Syria came. Then the Islamic State in Iraq and Syria left.",
            &[],
        ),
        // Behind "of" and "for" the noun does.
        (
            "⟦a:Syria⟧ burns. The University of Lebanon and Syria closed.",
            &[],
        ),
        (
            "⟦a:Syria⟧ burns. The Trade Bank for Syria and Lebanon closed.",
            &[],
        ),
        // Where something happens.
        (
            "⟦a:Syria⟧ burns. Talks with the Minister in Iraq and Syria failed.",
            &[own],
        ),
        (
            "⟦a:Syria⟧ burns. The State Department in Iraq and Syria said so.",
            &[own],
        ),
        (
            "⟦a:Syria⟧ burns. The Islamic State in Iraq and Syria came.",
            &[own],
        ),
        (
            "⟦a:Syria⟧ burns. The armies of Iraq and Syria left.",
            &[own],
        ),
        (
            "⟦a:Syria⟧ burns. Presidents Obama of America and Assad of Syria met.",
            &[own],
        ),
    ] {
        check(source, place, expected);
    }
    check_german(
        "⟦a:Syrien⟧ brennt. Die Universität für Libanon und Syrien schloss.",
        place,
        &[],
    );
}

#[test]
fn a_ministry_is_written_in_several_ways() {
    check_bodies(
        "⟦a:Russia’s Defense Ministry⟧ spoke. The Ministry of Defense denied it.",
        &["“Ministry of Defense” may be Russia’s Defense Ministry: same words in another order."],
    );
    check_bodies(
        "The ⟦a:Russian Defense Ministry⟧ spoke. The Ministry of Defence denied it.",
        &["“Ministry of Defence” may be Russian Defense Ministry: same words in another order."],
    );
    check_bodies(
        "The ⟦a:Foreign Ministry⟧ spoke. The Ministry of Foreign Affairs denied it.",
        &["“Ministry of Foreign Affairs” may be Foreign Ministry: the same office in other words."],
    );
    check_bodies(
        "The ⟦a:Defense Department⟧ spoke. The Department of Defense denied it.",
        &["“Department of Defense” may be Defense Department: same words in another order."],
    );
    // A department is no ministry.
    check_bodies(
        "⟦a:Russia’s Defense Ministry⟧ spoke. The Department of Defense denied it.",
        &[],
    );
}

#[test]
fn a_ministry_is_of_one_country() {
    // Another country’s; and then nobody can tell whose.
    for source in [
        "The ⟦a:Russian Defense Ministry⟧ spoke. Ukraine’s Ministry of Defense denied it.",
        "The ⟦a:Russian Defense Ministry⟧ spoke. The Ukrainian Ministry of Defense denied it.",
        "The ⟦a:Russian Defense Ministry⟧ spoke. The Ministry of Defense of Ukraine denied it.",
        "The ⟦a:Russian Defense Ministry⟧ and Ukraine’s Defense Ministry spoke. The Ministry of Defense denied it.",
        "The ⟦a:Russian Defense Ministry⟧ and the ⟦b:Ukrainian Defense Ministry⟧ spoke. The Ministry of Defense denied it.",
    ] {
        check_bodies(source, &[]);
    }
    // A country may be called by its capital.
    check_bodies(
        "The ⟦a:Russian Defense Ministry⟧ spoke. Moscow’s Ministry of Defense denied it.",
        &["“Ministry of Defense” may be Russian Defense Ministry: same words in another order."],
    );
    // Its own.
    check_bodies(
        "The ⟦a:Russian Defense Ministry⟧ spoke. The Ministry of Defense of Russia denied it.",
        &["“Ministry of Defense” may be Russian Defense Ministry: same words in another order."],
    );
    let parts = |words: &str| NameParts::parse(words).expect("a name");
    let why =
        |a: &str, b: &str| compared(&parts(a), &parts(b), NameKind::Thing).map(|it| it.to_string());
    assert_eq!(
        why("Ukraine’s Defense Ministry", "Russian Defense Ministry"),
        None
    );
    assert_eq!(
        why("Ministry of Defence of Russia", "Russian Defense Ministry").as_deref(),
        Some("the same office in other words")
    );
    assert_eq!(
        why("Ministry of Foreign Affairs", "Foreign Ministry").as_deref(),
        Some("the same office in other words")
    );
    assert_eq!(why("Department of Defense", "Defense Ministry"), None);
}
