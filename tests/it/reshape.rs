//! Articles whose text changed: what a teacher made of the old text is carried over to the new one.

use crate::common::random;
use crate::common::sample::article;
use crate::common::test_effort::cases;
use crate::common::text_edits::{perform, read, text_edit, traced};
use lateral::core::lesson::article::{Article, BlockKind};
use lateral::core::reanchor::reshape;
use lateral::core::text::TextRange;
use lateral::core::text::checksum::sha256_hex;
use proptest::collection::vec;
use proptest::prelude::*;

const BEFORE: &str = "The ferry to the island left at nine with forty people aboard.";
const AFTER: &str = "Nobody on the quay could say when the next one was to leave.";

/// Reshapes `before` with the text of `after`, whose blocks and pieces must come out.
#[track_caller]
fn check_shape(before: &str, after: &str) {
    let (old, _) = article("a", before);
    let (expected, _) = article("a", after);
    let found = reshape(&old, expected.text.as_str());
    let kinds = |article: &Article| -> Vec<(BlockKind, String)> {
        let words = |range| article.text.slice(range).to_owned();
        article
            .blocks
            .iter()
            .map(|block| (block.kind, words(block.range)))
            .collect()
    };
    assert_eq!(kinds(&found), kinds(&expected));
    assert_eq!(found.excluded, expected.excluded);
    assert_eq!(found.sha256, sha256_hex(expected.text.as_str()));
    assert_eq!((found.id, found.outlet), (old.id, old.outlet));
}

#[test]
fn what_the_teacher_made_of_the_old_text_is_carried_over() {
    let head = "⟦head:Ferry to the island is late again⟧\n⟦by:By Ada Quill⟧";
    let out = "⟦out:Share this page with everybody you know⟧";
    let one = "The ferry ⟦ad:{advert}⟧left at nine with forty people aboard it.";
    check_shape(
        &format!("{head}\n{one}\n{out}\n{AFTER}"),
        &format!("{head}\n{one}\n{out}\n{AFTER}"),
    );
    check_shape(
        &format!("{head}\n{one}\n{out}\n{AFTER}"),
        &format!("{head}\nA line that nobody has seen before.\n{one} It rained.\n{AFTER}\n{out}"),
    );
    // A line end that is new makes two paragraphs, and one that is gone makes one of two.
    check_shape(
        &format!("{BEFORE} {AFTER}\n{out}"),
        &format!("{BEFORE}\n{AFTER}\n{out}"),
    );
    check_shape(
        &format!("{BEFORE}\n{AFTER}\n{out}"),
        &format!("{BEFORE} {AFTER}\n{out}"),
    );
    // New words beside furniture are shown.
    check_shape(
        &format!("{BEFORE}\n{out}\n{AFTER}"),
        &format!(
            "{BEFORE}\nShare this page with everybody you know but first hear what the harbour master has to say of it\n{AFTER}"
        ),
    );
    check_shape(BEFORE, "");
}

proptest! {
    #![proptest_config(cases(2_000, 100_000))]

    #[test]
    fn a_reshaped_article_keeps_its_promises(source in random::source(10), edits in vec(text_edit(), 0..5)) {
        let (old, _) = article("a", &source);
        let mut text = traced(old.text.as_str());
        for text_edit in edits { perform(&mut text, text_edit); }
        let new = reshape(&old, read(&text).as_str());
        prop_assert_eq!(&new.sha256, &sha256_hex(new.text.as_str()));
        let blocks: Vec<TextRange> = new.blocks.iter().map(|block| block.range).collect();
        for ranges in [&blocks, &new.excluded] {
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{:?}", ranges);
            prop_assert!(ranges.iter().all(|range| !range.is_empty() && new.text.is_on_graphemes(*range)));
        }
    }
}
