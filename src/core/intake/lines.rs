//! Where the blocks of a plain text lie: lines, or several lines that were one paragraph.
//!
//! Owns: [`blocks`].
//! Invariant: blocks are sorted, disjoint, not empty, without space at their ends and on grapheme
//! boundaries; every code point that is no space lies in one of them.
//! Must not know: what a line says.

use super::shape::is_dense;
use crate::core::limits;
use crate::core::text::{Text, TextRange, code_points};

/// Widths, in code points, between which text may have been wrapped by a program.
const WRAPPED: std::ops::RangeInclusive<u32> = 48..=100;
/// Fewest line ends that must look wrapped.
const FEWEST: usize = 3;

/// A line with words in it.
#[derive(Clone, Copy)]
struct TextLine {
    range: TextRange,
    first_word: u32,
    after_gap: GapBefore,
}

/// Whether an empty line stands before a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum GapBefore {
    Yes,
    No,
}

/// The blocks of a text: every line with words is one, except that lines which a program has wrapped
/// at a certain width are put together again. At most [`limits::BLOCKS`]; the last one takes the rest.
#[must_use]
pub fn blocks(text: &Text) -> Vec<TextRange> {
    let lines = lines(text);
    let width = wrap_width(&lines);
    let mut blocks: Vec<TextRange> = Vec::new();
    let mut last: Option<TextLine> = None;
    for line in lines {
        let joined = match (width, last) {
            (Some(width), Some(last)) => {
                line.after_gap == GapBefore::No
                    && (is_wrapped(last, line, width) || last.range.len() * 5 >= width * 4)
            }
            _ => false,
        };
        // Two lines whose ends share a grapheme cluster cannot be parted.
        let grown = last.is_some_and(|last| last.range.end() > line.range.start());
        let full = blocks.len() >= limits::BLOCKS;
        match blocks.last_mut() {
            Some(block) if joined || grown || full => *block = block.join(line.range),
            _ => blocks.push(line.range),
        }
        last = Some(line);
    }
    blocks
}

fn lines(text: &Text) -> Vec<TextLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut gap = GapBefore::Yes;
    for line in text.as_str().split(['\n', '\u{2028}', '\u{2029}']) {
        let end = start + code_points(line);
        if line.chars().all(char::is_whitespace) {
            gap = GapBefore::Yes;
        } else {
            let range = text.trimmed(text.on_graphemes(TextRange::between(start, end)));
            if !range.is_empty() {
                let first_word = line.split_whitespace().next().map_or(0, first_piece);
                lines.push(TextLine {
                    range,
                    first_word,
                    after_gap: gap,
                });
                gap = GapBefore::No;
            }
        }
        start = end + 1;
    }
    lines
}

/// Length of what would have had to fit on the line before: a word, or a letter and its stop where
/// words stand without spaces.
fn first_piece(word: &str) -> u32 {
    if word.chars().next().is_some_and(is_dense) {
        2
    } else {
        code_points(word)
    }
}

/// Whether the next line's first word had no room on this line.
fn is_wrapped(line: TextLine, next: TextLine, width: u32) -> bool {
    line.range.len() * 2 >= width && line.range.len() + 1 + next.first_word > width
}

/// The width at which the text was wrapped; nothing where it was not.
fn wrap_width(lines: &[TextLine]) -> Option<u32> {
    let joints = || {
        lines
            .windows(2)
            .filter(|pair| pair[1].after_gap == GapBefore::No)
    };
    let mut lengths: Vec<u32> = joints().map(|pair| pair[0].range.len()).collect();
    lengths.sort_unstable();
    // A web address that could not be wrapped is longer than the width.
    let width = *lengths.get((lengths.len() * 98 / 100).min(lengths.len().checked_sub(1)?))?;
    if !WRAPPED.contains(&width) {
        return None;
    }
    // Menus and lists of short lines say nothing about the width.
    let long = joints().filter(|pair| pair[0].range.len() * 2 >= width);
    let (mut all, mut wrapped) = (0, 0);
    for pair in long {
        all += 1;
        wrapped += usize::from(is_wrapped(pair[0], pair[1], width));
    }
    (wrapped >= FEWEST && wrapped * 100 >= all * 70).then_some(width)
}
