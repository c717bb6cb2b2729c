//! The tests' own notation for ranges, tested.

use crate::common::marked::{Marked, show};
use crate::common::sample::article;
use lateral::core::lesson::article::BlockKind;
use lateral::core::text::TextRange;

#[test]
fn ranges_are_read_with_their_names() {
    let marked = Marked::parse("The ⟦a:mayor⟧ of ⟦b:⟦c:New⟧ York⟧");
    assert_eq!(marked.text, "The mayor of New York");
    assert_eq!(marked.range("a"), TextRange::between(4, 9));
    assert_eq!(marked.range("b"), TextRange::between(13, 21));
    assert_eq!(marked.range("c"), TextRange::between(13, 16));
    assert_eq!(marked.ranges("d"), []);
}

#[test]
fn offsets_count_code_points_and_what_only_looks_like_a_name_is_text() {
    let marked = Marked::parse("😀⟦8:45⟧ ⟦He said: x⟧ ⟦⟧");
    assert_eq!(marked.text, "😀8:45 He said: x ");
    assert_eq!(
        marked.ranges(""),
        [
            TextRange::between(1, 5),
            TextRange::between(6, 16),
            TextRange::between(17, 17)
        ]
    );
}

#[test]
fn a_name_may_be_used_for_several_parts() {
    let marked = Marked::parse("“⟦q:It is⟧,” he said, “⟦q:over⟧.”");
    assert_eq!(marked.ranges("q").len(), 2);
}

#[test]
fn what_is_read_is_shown_again() {
    for source in ["⟦⟦a⟧ b⟧ c", "no marks", "x⟦y⟧⟦z⟧", "⟦⟧", "a⟦⟧b", "⟦a ⟦b⟧⟧"]
    {
        let marked = Marked::parse(source);
        assert_eq!(show(&marked.text, &marked.ranges("")), source);
    }
}

#[test]
#[should_panic(expected = "a ⟦ without its ⟧")]
fn an_open_bracket_is_a_mistake_in_the_test() {
    Marked::parse("a ⟦b");
}

#[test]
#[should_panic(expected = "2 ranges are called")]
fn asking_for_one_of_two_is_a_mistake_in_the_test() {
    Marked::parse("⟦a:1⟧ ⟦a:2⟧").range("a");
}

#[test]
fn lines_become_blocks() {
    let (article, _) = article(
        "a",
        "⟦head:Title⟧\n\n⟦out:Menu⟧\none ⟦ad:{x}⟧two\n \u{a0}\nthree",
    );
    let kinds: Vec<BlockKind> = article.blocks.iter().map(|block| block.kind).collect();
    let expected = [
        BlockKind::Headline,
        BlockKind::Excluded,
        BlockKind::Paragraph,
        BlockKind::Paragraph,
    ];
    assert_eq!(kinds, expected);
    assert_eq!(article.text.slice(article.blocks[3].range), "three");
    assert_eq!(article.text.slice(article.excluded[0]), "{x}");
}
