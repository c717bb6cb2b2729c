//! What the workshop shows of an article is what students see of it, word for word and box for box.

use std::sync::Arc;

use crate::common::sample::{article, both};
use lateral::core::annotation::workspace::Workspace;
use lateral::core::authoring::sheet::{PieceReading, shown_rows};
use lateral::core::lesson::Lesson;
use lateral::core::lesson::article::{Article, BlockKind};
use lateral::core::text::{TextRange, joined};
use lateral::core::view::pieces;
use proptest::collection::vec;
use proptest::prelude::*;

/// Words with whether they stand in a box, neighbours of one kind as one.
type Shown = Vec<(String, bool)>;

fn together(pieces: impl Iterator<Item = (String, bool)>) -> Shown {
    let mut shown = Shown::new();
    for (words, boxed) in pieces {
        match shown.last_mut() {
            Some((last, as_last)) if *as_last == boxed => last.push_str(&words),
            _ => shown.push((words, boxed)),
        }
    }
    shown
}

fn in_the_workshop(article: &Article) -> Vec<(BlockKind, Shown)> {
    let rows = shown_rows(article).into_iter().map(|row| {
        let pieces = row.pieces.into_iter();
        let words = pieces.map(|piece| (piece.words, piece.read == PieceReading::LeftOut));
        (row.kind, together(words))
    });
    rows.collect()
}

fn while_reading(article: &Article) -> Vec<(BlockKind, Shown)> {
    let lesson = Arc::new(Lesson {
        articles: vec![article.clone()],
        ..(*both()).clone()
    });
    let workspace = Workspace::new(lesson);
    let blocks = article.blocks.iter().enumerate().map(|(number, block)| {
        let drawn = pieces(&workspace, 0, number).into_iter();
        (
            block.kind,
            together(drawn.map(|piece| (piece.text, piece.excluded))),
        )
    });
    blocks.collect()
}

#[test]
fn an_ad_marker_in_a_sentence_stands_in_its_box() {
    let (mut article, _) = article("a", "A title\nThe {ad}river rose.");
    article.excluded = vec![TextRange::between(12, 16)];
    let shown = in_the_workshop(&article);
    let piece = |words: &str, boxed| (words.to_owned(), boxed);
    assert_eq!(
        shown[1].1,
        [
            piece("The ", false),
            piece("{ad}", true),
            piece("river rose.", false)
        ]
    );
}

proptest! {
    #[test]
    fn what_is_shown_is_what_is_read(
        lines in vec("[a-z ]{1,20}", 1..8),
        kinds in vec(0_usize..6, 8),
        out in vec((0_u32..120, 1_u32..12), 0..5),
    ) {
        const KINDS: [BlockKind; 6] = [
            BlockKind::Headline, BlockKind::Standfirst, BlockKind::Byline,
            BlockKind::Subheading, BlockKind::Paragraph, BlockKind::Excluded,
        ];
        let (mut article, _) = article("a", &lines.join("\n"));
        for (block, kind) in article.blocks.iter_mut().zip(kinds) {
            block.kind = KINDS[kind];
        }
        let end = article.text.len();
        let ranges = out.into_iter().map(|(start, len)| TextRange::between(start, start + len));
        article.excluded = joined(ranges.filter(|range| range.end() <= end).collect());
        prop_assert_eq!(in_the_workshop(&article), while_reading(&article));
    }
}
