//! A mended letter: what is proposed for a mark, and when nothing is.

use crate::common::marked::{Marked, show};
use crate::common::sample::{ME, article, lesson, mention, record};
use lateral::core::annotation::anchor::{Anchor, Part};
use lateral::core::annotation::bulk::move_all;
use lateral::core::annotation::history::Session;
use lateral::core::annotation::workspace::Workspace;
use lateral::core::reanchor::near::{CELLS, near_match};
use lateral::core::reanchor::restyled::restyled_marks;
use lateral::core::reanchor::{AnchorChange, follow, reshape};
use lateral::core::text::Text;
use proptest::prelude::*;

const BEFORE: &str = "The ferry to the island left at nine with forty people aboard.";
const AFTER: &str = "Nobody on the quay could say when the next one was to leave.";

/// What is proposed for the mark of `before` in `after`, where its words are marked, if anything is.
#[track_caller]
fn check(before: &str, after: &str) {
    let [old, new] = [before, after].map(|it| Marked::parse(&format!("{BEFORE}\n{it}\n{AFTER}")));
    let anchor = Anchor::describe(&Text::new(&old.text), &old.ranges("")).expect("words");
    let text = Text::new(&new.text);
    let found = near_match(&text, &anchor.parts()[0].quote, &mut CELLS.clone());
    let found: Vec<_> = found.into_iter().collect();
    assert_eq!(
        show(&new.text, &found),
        show(&new.text, &new.ranges("")),
        "{before} in {after}"
    );
}

#[test]
fn a_mended_letter_is_found() {
    check("Then ⟦Sergey Shoigu⟧ spoke.", "Then ⟦Sergei Shoigu⟧ spoke.");
    check("Then ⟦Sergey⟧ spoke.", "Then ⟦Sergei⟧ spoke.");
    check("Then ⟦Shiogu⟧ spoke.", "Then ⟦Shoigu⟧ spoke.");
    check("The ⟦cafe⟧ was shut.", "The ⟦café⟧ was shut.");
    check("The ⟦cafe⟧ was shut.", "The ⟦cafe\u{301}⟧ was shut.");
    check("He spoke to ⟦Carte⟧.", "He spoke to ⟦Carter⟧.");
    check("He spoke to ⟦arter⟧.", "He spoke to ⟦Carter⟧.");
    check("⟦Город Омск⟧ ждёт.", "⟦Город Орск⟧ ждёт.");
    check(
        "He said: ⟦the talks recieve too little time⟧.",
        "He said: ⟦the talks receive too little time⟧.",
    );
}

#[test]
fn one_of_several_is_found_by_what_stands_around_it() {
    check(
        "Sergey left in haste. A day later came ⟦Sergey⟧ with his dog.",
        "Sergey left in haste. A day later came ⟦Sergei⟧ with his dog.",
    );
}

#[test]
fn other_words_are_not_proposed() {
    check("The ⟦mayor⟧ spoke.", "The minister spoke.");
    check("The ⟦mayor⟧ spoke.", "The mayoress spoke.");
    check("The ⟦old mayor⟧ spoke.", "The mayor spoke.");
    check("He ⟦would not say⟧ why.", "He refused to say why.");
    check("The ⟦mayor⟧ spoke.", "");
    check("⟦Is⟧ it so?", "As it is so?");
    // The same words in another place are not this mark's.
    check(
        "The ⟦mayor⟧ spoke for an hour about the island’s harbour.",
        "It is said that a bridge would suit the mayors.",
    );
}

#[test]
fn another_number_or_a_denial_is_no_slip() {
    let all = [
        ("⟦12 people⟧ were hurt.", "13 people were hurt."),
        ("⟦120 people⟧ were hurt.", "130 people were hurt."),
        ("It cost ⟦$1.2 million⟧.", "It cost $12 million."),
        ("It cost ⟦١٢ دينارا⟧ فقط.", "It cost ١٣ دينارا فقط."),
        (
            "She said ⟦they did attack⟧ it.",
            "She said they did not attack it.",
        ),
        (
            "She said ⟦they didn’t attack it at all⟧.",
            "She said they did attack it at all.",
        ),
        ("It is ⟦possible⟧ now.", "It is impossible now."),
        ("The ⟦unlikely end⟧ came.", "The likely end came."),
        (
            "Das ist ⟦eine Lösung des Streits⟧.",
            "Das ist keine Lösung des Streits.",
        ),
        ("⟦Он согласен ехать⟧ туда.", "Он не согласен ехать туда."),
        ("Det er ⟦mulig nå⟧.", "Det er umulig nå."),
    ];
    for (before, after) in all {
        check(before, after);
    }
    check(
        "It cost ⟦12 milion crowns⟧.",
        "It cost ⟦12 million crowns⟧.",
    );
    check(
        "She said ⟦they did not atack⟧ it.",
        "She said ⟦they did not attack⟧ it.",
    );
}

#[test]
fn two_places_that_are_alike_are_none() {
    let before = Marked::parse("A b c ⟦Sergey⟧ d e f.");
    let anchor = Anchor::describe(&Text::new(&before.text), &before.ranges("")).expect("words");
    let after = Text::new("A b c Sergei d e f. A b c Serguy d e f.");
    let found = near_match(&after, &anchor.parts()[0].quote, &mut CELLS.clone());
    assert_eq!(found, None);
}

#[test]
fn a_lost_mark_moves_only_on_a_yes() {
    let before = format!("{BEFORE}\nThen ⟦Sergey Shoigu⟧ spoke to ⟦forty men⟧.\n{AFTER}");
    let (old, marked) = article("north", &before);
    let words = old.text.as_str().replace("Sergey", "Sergei");
    let ranges = marked.ranges("");
    let mut workspace = Workspace::new(lesson(vec![old.clone()]));
    for (number, range) in (1..).zip(&ranges) {
        workspace.adopt(record(number, mention(&old.text, &[*range], "person")));
    }
    let followed = follow(&workspace, &old, &Text::new(&words), ME);
    let lost = followed.lines.iter();
    let lost = lost.filter(|line| matches!(line.change, AnchorChange::Lost(_)));
    assert_eq!(lost.count(), 1);
    let [near] = followed.near.as_slice() else {
        panic!("one is proposed: {:?}", followed.near);
    };
    assert_eq!(near.sentence(), "“Sergey Shoigu” is “Sergei Shoigu” now");
    let new = reshape(&old, &words);
    let quote = |accepted: bool| {
        let mut there = Workspace::new(lesson(vec![new.clone()]));
        for record in workspace.records().values() {
            there.adopt(record.clone());
        }
        let mut session = Session::resume(there, Vec::new(), 1);
        if let Some(edit) = followed.edit_with(|_| accepted) {
            session.commit(edit).expect("it fits");
        }
        let body = session.workspace().body(near.record).expect("it is there");
        let parts = body.anchor().map_or(&[][..], Anchor::parts);
        parts
            .iter()
            .map(|part: &Part| part.quote.exact.clone())
            .collect::<String>()
    };
    assert_eq!(quote(true), "Sergei Shoigu");
    assert_eq!(quote(false), "Sergey Shoigu");
}

proptest! {
    #[test]
    fn what_is_proposed_is_inside_the_text_and_on_whole_letters(
        before in "[a-c é👩‍👩‍👧\u{301}]{0,30}",
        exact in "[a-c é\u{301}]{3,12}",
        after in "[a-c é👩‍👩‍👧\u{301}]{0,30}",
        other in "[a-c é👩‍👩‍👧\u{301}\n]{0,80}",
    ) {
        let text = Text::new(&format!("{before}{exact}{after}"));
        let start = u32::try_from(before.chars().count()).expect("short");
        let end = start + u32::try_from(exact.chars().count()).expect("short");
        let range = lateral::core::text::TextRange::between(start, end);
        if let Some(anchor) = Anchor::describe(&text, &[range]) {
            let other = Text::new(&other);
            if let Some(found) = near_match(&other, &anchor.parts()[0].quote, &mut CELLS.clone()) {
                prop_assert!(!found.is_empty() && found.end() <= other.len());
                prop_assert!(other.is_on_graphemes(found));
            }
        }
    }
}

/// The marks of `before` that are lost in `after`, and are put back there in other letters, with their words.
fn put_back(before: &str, after: &str) -> Vec<String> {
    let (old, marked) = article("north", before);
    let mut workspace = Workspace::new(lesson(vec![reshape(&old, after)]));
    for (number, range) in (1..).zip(marked.ranges("")) {
        workspace.adopt(record(number, mention(&old.text, &[range], "person")));
    }
    let found = restyled_marks(&workspace, 0);
    if found.is_empty() {
        return Vec::new();
    }
    let edit = move_all(&workspace, &found).expect("there are words");
    let applied = workspace.apply(&edit.change).expect("it fits");
    let words = found.iter().map(|(id, range)| {
        assert_eq!(workspace.index().ranges(*id), [*range]);
        let text = &workspace.lesson().articles[0].text;
        text.slice(*range).to_owned()
    });
    let words: Vec<String> = words.collect();
    workspace.apply(&applied.inverse).expect("it can be undone");
    assert_eq!(restyled_marks(&workspace, 0), found);
    words
}

#[test]
fn lost_marks_whose_letters_were_restyled_are_put_back_in_one_step() {
    let text = format!(
        "{BEFORE}\nMy ⟦brother's boat⟧ was ⟦\"out of reach\"⟧, ⟦c'est fini⟧, ⟦she said⟧.\n{AFTER}"
    );
    let plain = text.replace(['⟦', '⟧'], "");
    assert_eq!(put_back(&text, &plain), [""; 0], "none is lost");
    let curly = plain
        .replace('\'', "’")
        .replace(" \"", " “")
        .replace('"', "”");
    assert_eq!(
        put_back(&text, &curly),
        ["brother’s boat", "“out of reach”", "c’est fini"]
    );
    let spaced = plain.replace(' ', "\u{a0}");
    assert_eq!(put_back(&text, &spaced).len(), 4);
    // Other words are somebody's to look at, one by one.
    assert_eq!(put_back(&text, &plain.replace("boat", "boats")), [""; 0]);
    assert_eq!(put_back(&text, &plain.replace("said", "sang")), [""; 0]);
}
