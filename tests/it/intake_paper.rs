//! Made-up texts that were copied from a PDF: words that line ends part, page numbers and running heads.

use crate::common::labelled_pages::{check, shown};
use lateral::core::intake::draft;

/// The text of a file, in one line.
fn words(text: &str) -> String {
    let draft = draft("paper.txt", text.as_bytes()).expect("a text");
    draft.text.as_str().replace('\n', " ")
}

/// Lines that end with a part of a word and begin with its rest.
fn parted(halves: &[(&str, &str)]) -> String {
    let lines = halves.iter().map(|(left, right)| {
        format!("and the office of the harbour told them of {left}-\n{right} in the old town, where the boat would stay\n")
    });
    lines.collect()
}

/// Each pair of halves stands in the text that is read, with that between them.
#[track_caller]
fn assert_joined(text: &str, halves: &[(&str, &str)], with: &str) {
    let found = words(text);
    for (left, right) in halves {
        let word = format!("{left}{with}{right}");
        assert!(found.contains(&format!(" {word} ")), "{word}: {found}");
    }
}

#[test]
fn syllables_that_are_words_elsewhere_are_joined() {
    let halves = [
        ("ex", "pect"),
        ("pro", "vide"),
        ("so", "cial"),
        ("co", "lour"),
        ("part", "ner"),
        ("multi", "ple"),
        ("long", "ing"),
        ("short", "age"),
        ("high", "way"),
        ("full", "ness"),
        ("seven", "teen"),
        ("semi", "nar"),
        ("anti", "cipate"),
        ("self", "ish"),
    ];
    let text = format!(
        "It is so long, full, short and high that part of it, said a self.\n{}",
        parted(&halves)
    );
    assert_joined(&text, &halves, "");
}

#[test]
fn a_hyphen_stays_where_both_halves_are_words_of_the_text() {
    let halves = [
        ("high", "price"),
        ("state", "funded"),
        ("twenty", "five"),
        ("long", "term"),
        ("well", "known"),
        ("self", "defence"),
        ("so", "called"),
        ("two", "year"),
    ];
    let text = format!(
        "A high price for state-run boats, which are funded by the town, said the office.\n{}",
        parted(&halves)
    );
    assert_joined(&text, &halves, "-");
}

#[test]
fn the_width_is_that_of_the_lines_as_they_came() {
    let draft = draft(
        "paper.txt",
        "Viertausend Haushalte ohne Fähre\n\n\
         Die Fähre nach Möwenort ist in der Nacht zum Mittwoch aus-\n\
         gefallen, rund viertausend Haushalte waren ohne Post-\n\
         boot. Die Ost- und Westinsel sind betroffen, ebenso die EU-\n\
         Behörde am Hafen und das Karge-\n\
         Gymnasium. „Gegen zehn Uhr riss das Seil“, sagte die Hafen-\n\
         meisterin Ada Karge. Die Vor- und\n\
         Nachteile seien bekannt."
            .as_bytes(),
    )
    .expect("a text");
    assert_eq!(draft.blocks.len(), 2, "{}", shown(&draft));
    assert!(draft.text.as_str().contains("\nausgefallen, rund"));
}

#[test]
fn page_numbers_and_running_heads_cut_no_sentence() {
    check(
        "paper.txt",
        "\
H| Ferry to Gull Point stays in port
 |
P| The harbour office said on Tuesday that the ferry would
+| not sail before June, and that all of the islanders had
+| ⟦12⟧
+| ⟦GULL POST⟧
+| been told about it in a letter that they got by post. Its
+| captain would rather be late than wet, he said on the
+| radio on the same day, as did the other pilots.
X| 13
X| GULL POST
P| Nobody was surprised by what he said, the office told
+| those who asked, since the ropes were known to be old.
",
    );
    check(
        "page.txt",
        "\
H| Ferry to Gull Point stays in port
 |
P| The harbour office said on Tuesday that the ferry would not sail before the middle of June.
 |
X| Page 2 of 3
 |
P| Its captain would rather be late than wet, he said on the radio on the same day, as did others.
",
    );
}

#[test]
fn numbers_of_the_text_stay() {
    check(
        "score.txt",
        "\
H| Ferry to Gull Point wins the race
 |
P| The ferry won the race of the year, the harbour office said on Monday, to the joy of all.
P| Its captain took the cup home, which he had won in the years before, too, as he told us.
",
    );
    let list = "Ferry to Gull Point wins the race\n\nThe ferry won the race of the year, the harbour office said.\n\n3\nGull Point\n2\nOster\n";
    let draft = draft("a.txt", list.as_bytes()).expect("a text");
    let of_pages = draft
        .blocks
        .iter()
        .filter(|block| block.why.sentence().contains("page number"));
    assert_eq!(of_pages.count(), 0, "{}", shown(&draft));
}

#[test]
fn what_nobody_sees_is_no_line() {
    check(
        "unseen.txt",
        "\
H| Ferry to Gull Point stays in port
 |
P| The harbour office said on Tuesday that the ferry would not sail before the middle of June.
P| Its captain would rather be late than wet, he said on the radio on the same day, as did others.
",
    );
    let text = "Ferry to Gull Point stays in port\n\u{200b}\nThe harbour office said on Tuesday that the ferry would not sail.\n\u{feff}\n\u{feff}“So be it,” said its captain, who has crossed the sound for thirty years.\n";
    let draft = draft("a.txt", text.as_bytes()).expect("a text");
    assert_eq!(
        shown(&draft),
        "H| Ferry to Gull Point stays in port\nP| The harbour office said on Tuesday that the ferry would not sail.\nP| “So be it,” said its captain, who has crossed the sound for thirty years."
    );
}
