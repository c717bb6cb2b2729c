//! Who says a claim, in English: verbs that are as often nouns, names behind roles, clauses without a speaker of their own.

use crate::claims::assert_proposed;
use crate::common::sample::article;
use lateral::core::annotation::record::RecordId;
use lateral::core::compare::claims::EntityPlace;
use lateral::core::compare::claims::attribution::ArticleReports;

#[test]
fn a_verb_that_is_as_often_a_noun_reports_behind_a_common_noun() {
    assert_proposed(&[
        (
            "The board added that ⟦c:the quay is safe⟧.",
            "The board [added]",
        ),
        (
            "The firm has maintained that ⟦c:the quay is safe⟧.",
            "The firm [maintained]",
        ),
        (
            "The port claims that ⟦c:the quay is safe⟧.",
            "The port [claims]",
        ),
        (
            "The report notes that ⟦c:the quay is safe⟧.",
            "The report [notes]",
        ),
        (
            "“⟦c:The quay is safe⟧,” the statement continued.",
            "the statement [continued]",
        ),
        ("⟦c:The quay is safe⟧, the firm added.", "the firm [added]"),
        (
            "Fishermen fear ⟦c:the quay will close⟧.",
            "Fishermen [fear]",
        ),
        (
            "A survey found that ⟦c:the quay is weak⟧.",
            "A survey [found]",
        ),
        (
            "⟦c:The quay⟧, she pointed out, ⟦c:is safe⟧.",
            "she [pointed out]",
        ),
        // Nouns.
        ("Divers found a boat and ⟦c:the search went on⟧.", ""),
        (
            "The claims that were made were old. ⟦c:The quay is safe⟧.",
            "",
        ),
        ("The firm has added a crane and ⟦c:the quay is safe⟧.", ""),
    ]);
}

#[test]
fn a_name_behind_a_role_is_who_speaks() {
    assert_proposed(&[
        (
            "A spokeswoman for the Harbour Board, Ada Quill, said ⟦c:the quay will close⟧.",
            "Ada Quill [said]",
        ),
        (
            "“⟦c:It will close⟧,” the head of the board, Jon Berg, said.",
            "Jon Berg [said]",
        ),
        (
            "Its director, A. Quill, promised that ⟦c:the quay will stay⟧.",
            "A. Quill [promised]",
        ),
        (
            "Mr Berg, a councillor, accuses Quill of ⟦c:hiding the report⟧.",
            "Mr Berg [accuses]",
        ),
        (
            "Ferrol, Oster and Tarn believe ⟦c:the deal is dead⟧.",
            "Ferrol, Oster and Tarn [believe]",
        ),
        (
            "⟦c:The quay, a ruin, will close⟧, said the mayor.",
            "the mayor [said]",
        ),
    ]);
}

#[test]
fn a_clause_without_a_speaker_takes_that_of_its_sentence() {
    assert_proposed(&[
        (
            "The board’s head, Ada Quill, rejected it, insisting that ⟦c:the quay is safe⟧.",
            "Ada Quill [insisting]",
        ),
        (
            "The mayor defended the plan, saying ⟦c:it would bring work⟧.",
            "The mayor [saying]",
        ),
        (
            "On Monday Mayor Jon Berg visited the quay and promised that ⟦c:it would stay⟧.",
            "Mayor Jon Berg [promised]",
        ),
        (
            "In a letter, harbour master Tom Wray apologised and said ⟦c:the quay would open⟧.",
            "harbour master Tom Wray [said]",
        ),
        (
            "⟦c:The train passed the quay⟧, stopping twice, saying nothing.",
            "",
        ),
    ]);
}

#[test]
fn what_an_article_tells_itself_is_nobody_elses() {
    assert_proposed(&[
        (
            "The board would not say whether it knew, despite ⟦c:the rapid fall of the quay⟧.",
            "",
        ),
        (
            "He was alarmed about reports of a fall, at a time when ⟦c:the sea was rising⟧.",
            "",
        ),
        (
            "The mayor called it “an honour for the port,” which ⟦c:has been closed for years⟧.",
            "",
        ),
        ("According to Quill it burned; ⟦c:the quay is open⟧.", ""),
        (
            "The clerk said ⟦c:Quill told Berg that the quay was safe⟧.",
            "The clerk [said]",
        ),
    ]);
}

/// Which entity a source is, where these words name entities 1, 2 …, of which persons are called `p`.
fn entity(source: &str) -> Option<u128> {
    let (article, marked) = article("a", source);
    let mut places = Vec::new();
    for (number, name) in (1..).zip(["p", "o"]) {
        let named = marked.ranges(name).into_iter().map(|range| EntityPlace {
            range,
            entity: RecordId(number),
            is_person: name == "p",
        });
        places.extend(named);
    }
    places.sort();
    let found = ArticleReports::new(&article, places).attribution(&marked.ranges("c"));
    found.sources.first()?.entity.map(|it| it.0)
}

#[test]
fn whom_somebody_speaks_for_does_not_speak() {
    for (source, who) in [
        (
            "A spokesman for the ⟦o:Harbour Board⟧ said ⟦c:it will close⟧.",
            None,
        ),
        (
            "A spokesman for the ⟦o:Harbour Board⟧, ⟦p:Jon Berg⟧, said ⟦c:it will close⟧.",
            Some(1),
        ),
        (
            "⟦p:Jon Berg⟧ of the ⟦o:Harbour Board⟧ said ⟦c:it will close⟧.",
            Some(1),
        ),
        ("The ⟦o:Harbour Board⟧ said ⟦c:it will close⟧.", Some(2)),
    ] {
        assert_eq!(entity(source), who, "{source}");
    }
}
