//! The line above a headline, where it stands in the headline's own element.
//!
//! Owns: [`split`].
//! Invariant: a heading is parted only where the page's title speaks for it, or its own names do.
//! Must not know: elements.

use super::Page;
use crate::core::intake::features::letters;
use crate::core::intake::reason::PagePart;
use crate::core::text::TextRange;

/// Most headings that are looked at.
const HEADINGS: usize = 200;

/// Parts headings of two parts whose second one the page's title begins with.
pub fn split(page: &mut Page) {
    let titles: Vec<String> = page.data.titles().map(letters).collect();
    let is_title = |words: &str| {
        let own = letters(words);
        let fits = |title: &String| title.starts_with(&own) && own.len() * 2 >= title.len();
        own.chars().count() >= 8 && titles.iter().any(fits)
    };
    let mut found: Vec<(usize, u32)> = Vec::new();
    let mut looked = 0;
    for (n, (range, mark)) in page.blocks.iter().enumerate() {
        let heading = matches!(mark.role, Some(PagePart::MainHeading | PagePart::Heading));
        if !heading || looked >= HEADINGS {
            continue;
        }
        looked += 1;
        let from = page.joints.partition_point(|at| *at <= range.start());
        let inside = page.joints[from..]
            .iter()
            .take_while(|at| **at < range.end());
        let words: Vec<char> = page
            .text
            .chars()
            .skip(range.start() as usize)
            .take(range.len() as usize)
            .collect();
        let tail = |at: u32| {
            words
                .iter()
                .skip((at - range.start()) as usize)
                .collect::<String>()
        };
        if is_title(&tail(range.start())) {
            continue;
        }
        if let Some(at) = inside.take(4).find(|at| is_title(&tail(**at))) {
            found.push((n, *at));
        }
    }
    for (n, at) in found.into_iter().rev() {
        let Some((range, mark)) = page.blocks.get(n).copied() else {
            continue;
        };
        // The space before the joint belongs to neither.
        let head = page.text.chars().skip(range.start() as usize);
        let head: Vec<char> = head.take((at - range.start()) as usize).collect();
        let space = head.iter().rev().take_while(|c| c.is_whitespace()).count();
        let before = TextRange::between(range.start(), at - u32::try_from(space).unwrap_or(0));
        let mut above = mark;
        above.role = Some(PagePart::Kicker);
        page.blocks[n] = (TextRange::between(at, range.end()), mark);
        page.blocks.insert(n, (before, above));
    }
}
