//! What a screen shows: pieces, lanes, bars, the list of marks, cards.

use crate::common::command_fixtures::{crowd, place};
use crate::common::random;
use crate::common::sample::{claim, mention, stamp, tag, workspace};
use crate::common::test_effort::cases;
use lateral::core::annotation::Body;
use lateral::core::annotation::record::RecordId;
use lateral::core::annotation::workspace::Workspace;
use lateral::core::lesson::tag_set::Colour;
use lateral::core::text::TextRange;
use lateral::core::view::{MarkStyle, TextPiece, bars, mark_card, pieces};
use proptest::collection::vec;
use proptest::prelude::*;

/// As many lines as are drawn under one another.
const LANES: usize = 6;

/// A piece as a line: text, marks, tint, lanes, what is read with it.
fn line(piece: &TextPiece) -> String {
    let marks: Vec<String> = piece.marks.iter().map(|id| id.0.to_string()).collect();
    let strokes: Vec<String> = piece
        .strokes
        .iter()
        .map(|stroke| match stroke.look {
            MarkStyle::Claim => format!("{}c", stroke.lane),
            MarkStyle::Elsewhere => format!("{}?", stroke.lane),
            MarkStyle::Mention(colour) => format!("{}{}", stroke.lane, colour.name()),
        })
        .collect();
    let tint = piece.tint.map_or("", Colour::name);
    let fold = if piece.excluded { " (folded)" } else { "" };
    format!(
        "{}|{}|{tint}|{}|{}{fold}",
        piece.text,
        marks.join(" "),
        strokes.join(" "),
        piece.opens
    )
}

fn lines(workspace: &Workspace, block: usize) -> Vec<String> {
    pieces(workspace, 0, block).iter().map(line).collect()
}

#[test]
fn a_block_without_marks_is_one_piece() {
    assert_eq!(
        lines(&crowd("Nothing here 😀.\nNor here."), 0),
        ["Nothing here 😀.||||"]
    );
    assert_eq!(pieces(&crowd("x"), 0, 9), []);
    assert_eq!(pieces(&crowd("x"), 9, 0), []);
}

#[test]
fn nested_marks_are_cut_at_every_border() {
    assert_eq!(
        lines(&crowd("The ⟦m:⟦p:Oster⟧ mayor⟧ left"), 0),
        [
            "The ||||",
            "Oster|1 2|green|0green 1blue|Place, Person",
            " mayor|1|blue|1blue|",
            " left||||",
        ]
    );
}

#[test]
fn claims_lie_below_mentions_and_tint_nothing() {
    assert_eq!(
        lines(&crowd("⟦c1:The ⟦m:mayor⟧ ⟦c2:left⟧⟧."), 0),
        [
            "The |1||1c|Claim",
            "mayor|1 2|blue|0blue 1c|Person",
            " |1||1c|",
            "left|1 3||0c 1c|Claim",
            ".||||",
        ]
    );
}

#[test]
fn crossing_marks_keep_their_lanes_from_end_to_end() {
    let mut workspace = crowd("one two three");
    let text = workspace.lesson().articles[0].text.clone();
    let at = |start, end| TextRange::between(start, end);
    place(&mut workspace, 1, mention(&text, &[at(0, 7)], "person"));
    place(&mut workspace, 2, mention(&text, &[at(4, 13)], "place"));
    assert_eq!(
        lines(&workspace, 0),
        [
            "one |1|blue|0blue|Person",
            "two|2 1|blue|0blue 1green|Place",
            " three|2|green|1green|",
        ]
    );
}

#[test]
fn furniture_is_its_own_piece_and_parts_lie_in_their_blocks() {
    let mut workspace = crowd("One ⟦ad:{x}⟧two\nthree");
    let text = workspace.lesson().articles[0].text.clone();
    place(
        &mut workspace,
        1,
        claim(
            &text,
            &[TextRange::between(0, 3), TextRange::between(7, 14)],
        ),
    );
    let first = [
        "One|1||0c|Claim",
        " ||||",
        "{x}|||| (folded)",
        "two|1||0c|Claim",
    ];
    assert_eq!(lines(&workspace, 0), first);
    assert_eq!(lines(&workspace, 1), ["thr|1||0c|Claim", "ee||||"]);
    assert_eq!(pieces(&workspace, 0, 1)[1].start, 14);
}

#[test]
fn a_tag_that_the_lesson_does_not_have_is_grey() {
    let mut workspace = crowd("The mayor");
    let text = workspace.lesson().articles[0].text.clone();
    place(
        &mut workspace,
        1,
        mention(&text, &[text.range()], "own-tag"),
    );
    assert_eq!(lines(&workspace, 0), ["The mayor|1|grey|0grey|own-tag"]);
}

#[test]
fn bars_stand_beside_their_claims_without_covering_one_another() {
    let shown = |workspace: &Workspace| -> Vec<_> {
        let bars = bars(workspace, 0, 0).into_iter();
        bars.map(|bar| (bar.id.0, (bar.from, bar.to), bar.lane))
            .collect()
    };
    let workspace = crowd("⟦c:0123456789⟧");
    assert_eq!(shown(&workspace), [(1, (0, 1000), 0)]);
    let workspace = crowd("⟦m:⟦c:01⟧2⟧⟦c:3⟧4⟦p:56789⟧");
    assert_eq!(shown(&workspace), [(2, (0, 200), 0), (3, (300, 400), 0)]);
    // However many mentions lie there, two claims have two bars.
    let workspace = crowd("⟦m:⟦p:⟦m1:⟦m2:⟦m3:⟦m4:⟦c:⟦c:01⟧2⟧3⟧4⟧5⟧6⟧7⟧89⟧");
    assert_eq!(shown(&workspace), [(8, (0, 200), 0), (7, (0, 300), 1)]);
    assert_eq!(bars(&workspace, 0, 0)[0].range.len(), 2);
    assert_eq!(bars(&workspace, 0, 1), []);
}

/// The body of a mark and how it is drawn.
fn is_claim(workspace: &Workspace, id: RecordId) -> bool {
    matches!(workspace.body(id), Some(Body::Claim(_)))
}

/// A workspace on a random text with random overlapping marks.
fn crowded() -> impl Strategy<Value = Workspace> {
    let marks = vec((any::<bool>(), 0..60_u32, 0..60_u32, 0..3_usize), 0..12);
    (random::source(12), marks).prop_map(|(source, marks)| {
        let (mut workspace, _) = workspace(&source);
        let article = workspace.lesson().articles[0].id.clone();
        for (number, (is_claim, a, b, name)) in (1..).zip(marks) {
            let drawn = TextRange::between(a, b);
            let stamp = stamp(number);
            let tag = tag(["person", "place", "own-tag"][name]);
            let edit = if is_claim {
                lateral::core::annotation::command::mark_claim(&workspace, stamp, &article, drawn)
            } else {
                lateral::core::annotation::command::mark_mention(
                    &workspace, stamp, &article, drawn, &tag,
                )
            };
            if let Ok(edit) = edit {
                workspace.apply(&edit.change).expect("few marks");
            }
        }
        workspace
    })
}

proptest! {
    #![proptest_config(cases(1_000, 50_000))]

    #[test]
    fn pieces_joined_are_the_text_and_carry_exactly_their_marks(workspace in crowded()) {
        let article = &workspace.lesson().articles[0];
        for (number, block) in article.blocks.iter().enumerate() {
            let drawn = pieces(&workspace, 0, number);
            let joined: String = drawn.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(&joined, article.text.slice(block.range));
            let mut opened = Vec::new();
            for piece in &drawn {
                let length = u32::try_from(piece.text.chars().count()).expect("short");
                let range = TextRange::between(piece.start, piece.start + length);
                prop_assert!(!range.is_empty());
                let covering = |id: &RecordId| workspace.index().ranges(*id).iter().any(|r| r.covers(range));
                let touching = |id: &RecordId| workspace.index().ranges(*id).iter().any(|r| r.intersect(range).is_some());
                for id in workspace.records().keys() {
                    prop_assert_eq!(piece.marks.contains(id), covering(id));
                    prop_assert_eq!(covering(id), touching(id), "a border inside a piece");
                }
                let excluded = article.excluded.iter().any(|out| out.covers(range));
                prop_assert_eq!(piece.excluded, excluded);
                let length_of = |id: RecordId| {
                    let segments = workspace.index().segments(0, number).into_iter();
                    let here = segments.filter(|s| s.id == id && s.range.covers(range)).map(|s| s.range.len());
                    here.max().unwrap_or(0)
                };
                prop_assert!(piece.marks.windows(2).all(|pair| length_of(pair[0]) >= length_of(pair[1])), "outermost first");
                let innermost = piece.marks.iter().rev().find(|id| !is_claim(&workspace, **id));
                let tint = innermost.and_then(|id| mark_card(&workspace, *id)?.colour);
                prop_assert_eq!(piece.tint, tint);
                opened.extend(piece.opens.split(", ").filter(|name| !name.is_empty()).map(str::to_owned));
            }
            prop_assert_eq!(opened.len(), workspace.index().segments(0, number).len(), "every mark is read out once");
        }
    }

    #[test]
    fn overlapping_marks_have_lanes_of_their_own(workspace in crowded()) {
        for number in 0..workspace.lesson().articles[0].blocks.len() {
            let drawn = pieces(&workspace, 0, number);
            let depth = |claims: bool| {
                let count = |piece: &TextPiece| piece.marks.iter().filter(|id| is_claim(&workspace, **id) == claims).count();
                drawn.iter().map(count).max().unwrap_or(0)
            };
            let room = depth(true) + depth(false) <= LANES;
            for piece in &drawn {
                prop_assert!(piece.strokes.windows(2).all(|pair| pair[0].lane < pair[1].lane));
                prop_assert!(piece.strokes.iter().all(|stroke| usize::from(stroke.lane) < LANES));
                prop_assert!(!room || piece.strokes.len() == piece.marks.len());
                prop_assert_eq!(piece.strokes.is_empty(), piece.marks.is_empty());
                let kinds = piece.strokes.iter().map(|stroke| stroke.look == MarkStyle::Claim);
                prop_assert!(kinds.is_sorted(), "claims lie below mentions");
            }
            let bars = bars(&workspace, 0, number);
            for (at, a) in bars.iter().enumerate() {
                prop_assert!(a.from <= a.to && a.to <= 1000);
                for b in &bars[at + 1..] {
                    let apart = a.to <= b.from || b.to <= a.from;
                    prop_assert!(apart || a.lane != b.lane || depth(true) > LANES);
                }
            }
        }
    }
}
