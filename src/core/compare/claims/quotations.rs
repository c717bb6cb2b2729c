//! Where quotation marks stand, and what lies between them.
//!
//! Owns: [`quotations`].
//! Invariant: ranges are sorted and disjoint, inside one block, without the marks. Which way a mark opens is told by what
//! stands beside it and not by its shape; one that nobody closes goes on to the end of its block, as newspapers write
//! quotations of several paragraphs.
//! Must not know: who is quoted.

use crate::core::lesson::article::{Article, Block};
use crate::core::text::TextRange;
use crate::core::text::folding::alike;

/// Words between quotation marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// Without the marks.
    pub range: TextRange,
    /// Whether it begins its block.
    pub begins_block: bool,
    /// Whether nobody closes it.
    pub goes_on: bool,
}

/// The quotations of a block.
#[must_use]
pub fn quotations(article: &Article, block: &Block) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Option<u32> = None;
    let mut is_first = true;
    let mut begins_block = false;
    let mut before: Option<char> = None;
    let mut chars = (block.range.start()..).zip(article.text.slice(block.range).chars());
    let mut next = chars.next();
    while let Some((at, c)) = next {
        next = chars.next();
        if article.excluded.iter().any(|out| out.contains(at)) {
            before = None;
            continue;
        }
        if alike(c) == '"' {
            let is_border =
                |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "([{—–-/".contains(c));
            // French sets a space inside: « mots ».
            let is_word = |c: char| !c.is_whitespace() && !",.;:!?)]}".contains(c);
            let is_letter = c == '«' || next.is_some_and(|(_, c)| is_word(c));
            if open.is_none() || is_border(before) && is_letter {
                // What goes on in a quotation that was never closed: one quotation still.
                if open.is_none() && (is_letter || !is_border(before)) {
                    open = Some(at + 1);
                    begins_block = is_first;
                }
            } else if let Some(start) = open.take() {
                found.push(Quotation {
                    range: TextRange::between(start, at),
                    begins_block,
                    goes_on: false,
                });
            }
        }
        is_first &= c.is_whitespace();
        before = Some(c);
    }
    if let Some(start) = open {
        found.push(Quotation {
            range: TextRange::between(start, block.range.end()),
            begins_block,
            goes_on: true,
        });
    }
    found.retain(|quotation| !quotation.range.is_empty());
    found
}
