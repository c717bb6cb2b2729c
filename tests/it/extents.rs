//! The verbs that change which words a mark is on: parts, edges, whole moves.

use crate::common::command_fixtures::{
    ID, check_applies, put, refused, shown, with_claim, with_mention,
};
use crate::common::sample::{article_id, claim, tag, workspace};
use lateral::core::annotation::anchor::Anchor;
use lateral::core::annotation::command;
use lateral::core::annotation::workspace::{Refusal, Workspace};
use lateral::core::annotation::{Body, Mention};
use lateral::core::limits;
use lateral::core::reading::segment::{Direction, Edge, Unit};
use lateral::core::text::{Text, TextRange};

#[test]
fn parts_come_and_go() {
    let (mut workspace, marked) = with_claim("“⟦It is⟧,” he said, “⟦x:over ⟧now.”");
    let edit = command::add_part(&workspace, ID, marked.range("x")).expect("words");
    assert_eq!(edit.label, "add a part to “It is”");
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "“⟦It is⟧,” he said, “⟦over⟧ now.”");

    let edit = command::drop_part(&workspace, ID, 0).expect("two parts");
    assert_eq!(edit.label, "remove a part from “It is … over”");
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "“It is,” he said, “⟦over⟧ now.”");
    refused(command::drop_part(&workspace, ID, 0), Refusal::NoWords);
    refused(command::drop_part(&workspace, ID, 9), Refusal::NoWords);
    refused(
        command::add_part(&workspace, ID, TextRange::between(3, 3)),
        Refusal::NoWords,
    );
}

#[test]
fn a_part_beside_a_part_makes_them_one() {
    let (mut workspace, marked) = with_claim("⟦one ⟧⟦x:two⟧ three");
    let edit = command::add_part(&workspace, ID, marked.range("x")).expect("words");
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "⟦one⟧ ⟦two⟧ three");
    let edit = command::add_part(&workspace, ID, TextRange::between(2, 9)).expect("words");
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "⟦one two t⟧hree");
}

#[test]
fn moving_a_whole_mark() {
    let (mut workspace, marked) = with_mention("⟦one⟧ two ⟦three⟧ ⟦x:four⟧");
    let edit = command::set_extent(&workspace, ID, marked.range("x")).expect("words");
    assert_eq!(edit.label, "move “one … three”");
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "one two three ⟦four⟧");
}

#[test]
fn moving_and_dragging_edges() {
    let (mut workspace, _) = with_mention("one ⟦two⟧ three ⟦four⟧ five");
    let go = |workspace: &Workspace, part, edge, direction| {
        command::move_mark_edge(workspace, ID, part, edge, Unit::Word, direction)
    };
    let edit = go(&workspace, 1, Edge::End, Direction::Forward).expect("a word");
    assert_eq!(edit.label, "move the end of “two … four”");
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "one ⟦two⟧ three ⟦four five⟧");
    let edit = go(&workspace, 0, Edge::Start, Direction::Backward).expect("a word");
    assert_eq!(edit.label, "move the start of “two … four five”");
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "⟦one two⟧ three ⟦four five⟧");
    refused(
        go(&workspace, 1, Edge::End, Direction::Forward),
        Refusal::NoWords,
    );
    refused(
        go(&workspace, 2, Edge::End, Direction::Forward),
        Refusal::Gone,
    );

    let drag = |workspace: &Workspace, part, edge, to| {
        command::drag_mark_edge(workspace, ID, part, edge, to)
    };
    let edit = drag(&workspace, 1, Edge::Start, 19).expect("letters are left");
    assert_eq!(edit.label, "move an end of “one two … four five”");
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "⟦one two⟧ three four ⟦five⟧");
    let edit = drag(&workspace, 0, Edge::End, u32::MAX).expect("letters are left");
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "⟦one two three four five⟧");
    refused(drag(&workspace, 0, Edge::End, 0), Refusal::NoWords);
    refused(drag(&workspace, 0, Edge::Start, 99), Refusal::NoWords);
    refused(drag(&workspace, 1, Edge::Start, 0), Refusal::Gone);
}

#[test]
fn a_lost_mark_is_put_back_on_words() {
    let (mut workspace, _) = workspace("The mayor of Oster");
    let other = Text::new("a text that is not there");
    let anchor = Anchor::describe(&other, &[other.range()]).expect("words");
    let lost = Body::Mention(Mention {
        article: article_id("north"),
        anchor,
        tag: tag("person"),
        note: String::new(),
        entities: Vec::new(),
        form: None,
    });
    put(&mut workspace, lost);
    assert!(workspace.index().is_lost(ID));
    let edit = command::set_extent(&workspace, ID, TextRange::between(4, 9)).expect("words");
    check_applies(&mut workspace, &edit);
    assert_eq!(shown(&workspace), "The ⟦mayor⟧ of Oster");
}

#[test]
fn a_mark_has_a_bounded_number_of_parts() {
    let source = "x ".repeat(limits::PARTS + 1);
    let (mut workspace, _) = workspace(&source);
    let ranges: Vec<TextRange> = (0..u32::try_from(limits::PARTS).expect("few"))
        .map(|part| TextRange::between(part * 2, part * 2 + 1))
        .collect();
    let text = workspace.lesson().articles[0].text.clone();
    put(&mut workspace, claim(&text, &ranges));
    let end = u32::try_from(limits::PARTS).expect("few") * 2;
    let edit = command::add_part(&workspace, ID, TextRange::between(end, end + 1)).expect("words");
    assert_eq!(workspace.apply(&edit.change), Err(Refusal::TooManyParts));
}
