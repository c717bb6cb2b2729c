//! Ranges of an article's text and ranges of the page, one into the other.
//!
//! Invariant: what lies between blocks is nowhere on the page; a place inside a block is counted in UTF-16
//! units from the block's start, and only here.
//! Must not know: what is selected or marked.

use crate::core::lesson::ArticleIndex;
use crate::core::lesson::article::{Article, BlockKind};
use crate::core::text::TextRange;
use crate::platform::selection::{self, BoundaryPoint, DomSelection};

/// A DOM selection as a range of the article's text.
pub(super) fn text_range(article: &Article, drawn: DomSelection) -> Option<TextRange> {
    TextRange::checked(
        offset_of(article, drawn.start)?,
        offset_of(article, drawn.end)?,
    )
}

/// A place of the page as an offset in the article's text.
pub(super) fn offset_of(article: &Article, point: BoundaryPoint) -> Option<u32> {
    let start = article.blocks.get(point.block)?.range.start();
    let utf16 = article.text.utf16_of(start) + point.utf16;
    Some(article.text.offset_of_utf16(utf16))
}

/// A range of the text of the article of that number on the page. What lies between blocks is nowhere.
pub(super) fn dom_range(
    article: &Article,
    at: ArticleIndex,
    range: TextRange,
) -> Option<web_sys::Range> {
    let touched: Vec<_> = article
        .blocks_touching(range)
        .filter(|(_, block)| block.kind != BlockKind::Excluded)
        .collect();
    let (first, block) = touched.first()?;
    let start = point(article, at, *first, range.start().max(block.range.start()));
    let (last, block) = touched.last()?;
    let end = point(article, at, *last, range.end().min(block.range.end()));
    selection::range(start, end)
}

/// Scrolls just so far that a place of the text can be seen.
pub(super) fn reveal(article: &Article, at: ArticleIndex, block: usize, offset: u32) {
    selection::reveal(point(article, at, block, offset));
}

fn point(article: &Article, at: ArticleIndex, block: usize, offset: u32) -> BoundaryPoint {
    let start = article
        .blocks
        .get(block)
        .map_or(0, |block| block.range.start());
    BoundaryPoint {
        article: at,
        block,
        utf16: article.text.utf16_of(offset) - article.text.utf16_of(start),
    }
}
