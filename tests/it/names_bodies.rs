//! Names of bodies and places beside the nouns that say what they are, and their last word alone.

use crate::names::{check, marked_in, said};

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
    // Two boards: it is not known which.
    check(
        "The ⟦a:Harbour Board⟧ met the School Board. He told the Board so.",
        body,
        &[],
    );
}
