//! Notes on words that stand word for word in other places too, where they are read.

use crate::common::sample::{article, lesson};
use lateral::core::lesson::article::Article;
use lateral::core::view::LessonPassages;

const OFFICE: &str = "the harbour office told us that nobody had seen the grey boat";

/// The notes of an article, one a line: its block, the words quoted, and where else they stand.
#[track_caller]
fn check(sources: &[&str], at: usize, expected: &[&str]) {
    let named = ["a", "b", "c", "d"].iter().zip(sources);
    let articles: Vec<Article> = named
        .map(|(name, source)| Article {
            outlet: name.to_uppercase(),
            ..article(name, source).0
        })
        .collect();
    let found = LessonPassages::find(lesson(articles));
    let notes = found.notes(at);
    let lines = notes.iter().flat_map(|(block, notes)| {
        notes.iter().map(move |note| {
            let labels: Vec<&str> = note.others.iter().map(|it| it.label.as_str()).collect();
            assert_eq!(note.here.block, *block, "a note stands in its own block");
            format!("{block} “{}” {}", note.quote, labels.join(", "))
        })
    });
    assert_eq!(lines.collect::<Vec<_>>(), expected);
}

const QUOTE: &str = "“the harbour office told us that nobody…”";

#[test]
fn a_note_says_where_else_the_words_stand() {
    let (a, b) = (
        format!("On Monday {OFFICE} leave.\nMore."),
        format!("But {OFFICE}, they say."),
    );
    let sources = [a.as_str(), b.as_str(), "Nothing of it."];
    check(&sources, 0, &[&format!("0 {QUOTE} also in B")]);
    check(&sources, 1, &[&format!("0 {QUOTE} also in A")]);
    check(&sources, 2, &[]);
    check(&sources, 3, &[]);
}

#[test]
fn a_note_says_where_in_the_same_article_and_of_each_other_one_once() {
    let first = format!("So {OFFICE}.\nYes, {OFFICE}!\nNo: {OFFICE}.");
    let second = format!("And {OFFICE}?\nOr {OFFICE};");
    check(
        &[&first, &second],
        0,
        &[
            &format!("0 {QUOTE} also below, also in B"),
            &format!("1 {QUOTE} also above, also below, also in B"),
            &format!("2 {QUOTE} also above, also in B"),
        ],
    );
}

#[test]
fn what_a_longer_passage_says_is_not_said_again() {
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
        &[
            &format!("0 {QUOTE} also in B"),
            &format!("0 {QUOTE} also in C"),
        ],
    );
}

#[test]
fn what_is_left_out_is_not_quoted() {
    let first = "So the harbour office ⟦ad:[advert]⟧told us that nobody had seen the grey boat.";
    let second = format!("And {OFFICE}?");
    check(&[first, &second], 0, &[&format!("0 {QUOTE} also in B")]);
}
