//! What stands around a place, for choosing between places.
//!
//! Invariant: no word is cut where there is a space to cut at, and no letter; nothing of another block is shown.
//! Must not know: what is looked for.

use crate::core::lesson::article::Article;
use crate::core::text::TextRange;

/// Code points that are shown on either side.
const AROUND: u32 = 32;

/// What stands before and behind a place in its block.
#[must_use]
pub fn around(article: &Article, range: TextRange) -> (String, String) {
    widely_around(article, range, AROUND)
}

/// The same, with `most` code points on either side.
#[must_use]
pub fn widely_around(article: &Article, range: TextRange, most: u32) -> (String, String) {
    let block = article.block_at(range.start());
    let block = block.and_then(|block| article.blocks.get(block));
    let within = |a: u32, b: u32| {
        let context = block.and_then(|block| TextRange::between(a, b).intersect(block.range));
        context.map_or("", |context| {
            article.text.slice(article.text.on_graphemes(context))
        })
    };
    let before = within(range.start().saturating_sub(most), range.start());
    let after = within(range.end(), range.end().saturating_add(most));
    // No word is cut where there is a space to cut at.
    let starts_inside = block.is_some_and(|block| block.range.start() + most < range.start());
    let ends_inside = block.is_some_and(|block| range.end() + most < block.range.end());
    let before = match before.split_once(' ') {
        Some((_, rest)) if starts_inside => format!("… {rest}"),
        _ => before.to_owned(),
    };
    let after = match after.rsplit_once(' ') {
        Some((rest, _)) if ends_inside => format!("{rest} …"),
        _ => after.to_owned(),
    };
    (before, after)
}
