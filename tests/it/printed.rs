//! The marks of an article on paper.

use crate::common::command_fixtures::{crowd, place};
use crate::common::sample::mention;
use lateral::core::lesson::tag_set::Colour;
use lateral::core::text::Text;
use lateral::core::view::printed_marks;

#[test]
fn marks_are_numbered_as_they_are_read_and_lost_ones_at_the_end() {
    let mut workspace = crowd("⟦c:The ⟦m:Mayor⟧ left ⟦p:Oster⟧⟧.");
    let elsewhere = Text::new("words that are nowhere");
    let lost = mention(&elsewhere, &[elsewhere.range()], "place");
    place(&mut workspace, 9, lost);
    let printed = printed_marks(&workspace, 0);
    let marks: Vec<_> = printed
        .marks
        .iter()
        .map(|mark| (mark.reference.as_str(), mark.card.id.0, mark.card.lost))
        .collect();
    assert_eq!(
        marks,
        [
            ("C 1", 1, false),
            ("Pe 2", 2, false),
            ("Pl 3", 3, false),
            ("Pl 4", 9, true)
        ]
    );
    let legend: Vec<_> = printed
        .legend
        .iter()
        .map(|line| (line.sign.as_str(), line.label.as_str(), line.colour))
        .collect();
    assert_eq!(
        legend,
        [
            ("Pe", "Person", Some(Colour::Blue)),
            ("Pl", "Place", Some(Colour::Green)),
            ("C", "Claim", None)
        ],
        "only tags that were used"
    );
}

#[test]
fn signs_differ_as_long_as_names_do() {
    let mut workspace = crowd("One two three");
    let text = workspace.lesson().articles[0].text.clone();
    for (id, tag) in [(1, "war"), (2, "warrant"), (3, "zoo")] {
        place(&mut workspace, id, mention(&text, &[text.range()], tag));
    }
    let printed = printed_marks(&workspace, 0);
    let signs: Vec<&str> = printed
        .legend
        .iter()
        .map(|line| line.sign.as_str())
        .collect();
    assert_eq!(signs, ["war", "warr", "z"]);
    assert!(printed_marks(&workspace, 9).marks.is_empty());
}
