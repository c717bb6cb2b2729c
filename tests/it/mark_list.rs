//! The list of an article's marks, and the cards of marks and articles.

use crate::common::command_fixtures::{crowd, place};
use crate::common::sample::{both, claim, mention, tag};
use lateral::core::annotation::record::{AnnotatorId, RecordId};
use lateral::core::annotation::workspace::{TagKey, Workspace};
use lateral::core::annotation::{Body, ClaimKind, Unread};
use lateral::core::extra::Extra;
use lateral::core::lesson::article::BlockKind;
use lateral::core::lesson::tag_set::Colour;
use lateral::core::text::{Text, TextRange};
use lateral::core::view::{
    MarkFilter, Progress, article_cards, authors, mark_card, matching, row, tallies,
};

#[test]
fn a_tag_that_the_lesson_does_not_have_is_grey_and_called_by_its_id() {
    let mut workspace = crowd("The mayor");
    let text = workspace.lesson().articles[0].text.clone();
    place(
        &mut workspace,
        1,
        mention(&text, &[text.range()], "own-tag"),
    );
    let card = mark_card(&workspace, RecordId(1)).expect("a mark");
    assert_eq!(
        (card.label.as_str(), card.colour),
        ("own-tag", Some(Colour::Grey))
    );
    let tallies = tallies(&workspace, 0);
    let last = tallies.last().expect("a tally");
    assert_eq!(
        (last.label.as_str(), last.count, last.colour),
        ("own-tag", 1, Some(Colour::Grey))
    );
}

#[test]
fn the_list_is_filtered_and_lost_marks_come_first() {
    let mut workspace = crowd("⟦c:The ⟦m:Mayor⟧ left ⟦p:Oster⟧⟧.");
    let elsewhere = Text::new("words that are nowhere");
    place(
        &mut workspace,
        9,
        mention(&elsewhere, &[elsewhere.range()], "place"),
    );
    let list = |filter: MarkFilter| {
        matching(&workspace, 0, &filter)
            .iter()
            .map(|id| id.0)
            .collect::<Vec<_>>()
    };
    let words = |words: &str| MarkFilter {
        words: words.into(),
        ..MarkFilter::default()
    };
    let by = |key: TagKey| MarkFilter {
        tag: Some(key),
        ..MarkFilter::default()
    };
    assert_eq!(list(MarkFilter::default()), [9, 1, 2, 3]);
    assert_eq!(list(words(" MAYOR ")), [1, 2]);
    assert_eq!(list(words("nowhere")), [9]);
    assert_eq!(list(words("zebra")), []);
    assert_eq!(list(by(TagKey::Claim)), [1]);
    assert_eq!(list(by(TagKey::Entity(tag("place")))), [9, 3]);
    let both = MarkFilter {
        words: "oster".into(),
        ..by(TagKey::Entity(tag("place")))
    };
    assert_eq!(list(both), [3]);
    assert_eq!(matching(&workspace, 9, &MarkFilter::default()), []);

    let lost = row(&workspace, RecordId(9)).expect("a mark");
    assert_eq!(
        (lost.words.as_str(), lost.lost),
        ("words that are nowhere", true)
    );
    let counts: Vec<(String, usize)> = tallies(&workspace, 0)
        .into_iter()
        .map(|t| (t.label, t.count))
        .collect();
    assert_eq!(counts.len(), 9);
    assert_eq!(counts[0], ("Person".to_owned(), 1));
    assert_eq!(counts[2], ("Place".to_owned(), 2));
    assert_eq!(counts[8], ("Claim".to_owned(), 1));
    assert_eq!(tallies(&workspace, 9), []);
}

#[test]
fn marks_of_several_people_are_counted_and_listed_by_person() {
    let mut workspace = crowd("⟦c:The ⟦m:Mayor⟧ left ⟦p:Oster⟧⟧.");
    let me = workspace.get(RecordId(1)).expect("a mark").annotator;
    assert_eq!(authors(&workspace, 0, me), [], "all are one's own");
    let by = |workspace: &mut Workspace, at: u128, author: u64, name: &str| {
        let mut record = workspace.get(RecordId(at)).expect("a mark").clone();
        record.annotator = AnnotatorId(author);
        record.annotator_name = name.into();
        record.revision += 1;
        workspace.adopt(record);
    };
    by(&mut workspace, 2, me.0 + 2, "Zoe");
    by(&mut workspace, 3, me.0 + 3, " ben\u{202e} ");
    let told = authors(&workspace, 0, me);
    let told: Vec<(&str, usize)> = told
        .iter()
        .map(|tally| (tally.name.as_str(), tally.count))
        .collect();
    assert_eq!(told, [("me", 1), ("ben", 1), ("Zoe", 1)]);
    let filter = MarkFilter {
        author: Some(AnnotatorId(me.0 + 2)),
        ..MarkFilter::default()
    };
    let listed = matching(&workspace, 0, &filter);
    assert_eq!(listed, [RecordId(2)]);
}

#[test]
fn rows_and_cards_say_the_gist_or_else_the_note() {
    let mut workspace = crowd("⟦c:It is over⟧, ⟦m:he⟧ said");
    let mut says = |gist: &str, note: &str| {
        let Some(Body::Claim(mut body)) = workspace.body(RecordId(1)).cloned() else {
            panic!("a claim");
        };
        body.gist = gist.into();
        body.note = note.into();
        body.kind = Some(ClaimKind::Opinion);
        place(&mut workspace, 1, Body::Claim(body));
        row(&workspace, RecordId(1)).expect("a mark").remark
    };
    assert_eq!(says("", "a note"), "a note");
    assert_eq!(says(" \n", "a note"), "a note");
    assert_eq!(says(" a gist ", "a note"), "a gist");
    assert_eq!(says(&"x".repeat(91), ""), format!("{}…", "x".repeat(90)));
    let card = mark_card(&workspace, RecordId(1)).expect("a mark");
    assert_eq!(
        (card.label.as_str(), card.tag, card.colour, card.kind),
        ("Claim", None, None, Some(ClaimKind::Opinion))
    );
    assert_eq!(card.parts[0].words, "It is over");
    assert_eq!(card.parts[0].range, Some(TextRange::between(0, 10)));
    assert_eq!(
        (
            row(&workspace, RecordId(77)),
            mark_card(&workspace, RecordId(77))
        ),
        (None, None)
    );
    let unknown = Unread {
        kind: "point".into(),
        fields: Extra::new(),
    };
    place(&mut workspace, 5, Body::Unread(unknown));
    assert_eq!(
        (
            row(&workspace, RecordId(5)),
            mark_card(&workspace, RecordId(5))
        ),
        (None, None)
    );
}

#[test]
fn article_cards_count_what_is_there() {
    let mut workspace = Workspace::new(both());
    let text = workspace.lesson().articles[0].text.clone();
    place(
        &mut workspace,
        1,
        mention(&text, &[TextRange::between(0, 6)], "place"),
    );
    place(&mut workspace, 2, claim(&text, &[TextRange::between(0, 6)]));
    let elsewhere = Text::new("words that are nowhere");
    place(
        &mut workspace,
        3,
        mention(&elsewhere, &[elsewhere.range()], "place"),
    );
    let cards = article_cards(&workspace);
    assert_eq!(cards.len(), 2);
    let marked = Progress {
        marks: 3,
        claims: 1,
        without_gist: 1,
        lost: 1,
    };
    assert_eq!(cards[0].progress, marked, "lost ones count");
    assert_eq!(cards[1].progress, Progress::default());
    assert!(
        cards[0].opening.starts_with("The mayor of New York"),
        "the first paragraph, not the title"
    );
    let article = &workspace.lesson().articles[0];
    let read = article
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Excluded);
    let words: usize = read
        .map(|block| article.text.slice(block.range).split_whitespace().count())
        .sum();
    assert!(
        cards[0].words.abs_diff(words) < 8,
        "{} words, by spaces {words}",
        cards[0].words
    );
}
