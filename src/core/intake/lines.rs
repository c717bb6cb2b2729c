//! Where the blocks of a plain text lie: lines, or several lines that were one paragraph.
//!
//! Owns: [`blocks`], [`LineBlocks`], [`TextStyle`].
//! Invariant: blocks are sorted, disjoint, not empty, without space at their ends and on grapheme
//! boundaries; every code point that is seen lies in one of them.
//! Must not know: what a line says.

use super::language::is_small_word;
use super::page_edges::page_edges;
use super::shape::{Ending, Shape, is_dense};
use crate::core::limits;
use crate::core::text::folding::is_unseen;
use crate::core::text::{Text, TextRange, code_points};

/// Whether a text's blocks are known from what it was made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextStyle {
    /// They are.
    Marked,
    /// They have to be told from its lines.
    Plain,
}

/// Widths, in code points, between which text may have been wrapped by a program.
const WRAPPED: std::ops::RangeInclusive<u32> = 48..=100;
/// The same where the sentences say so, too.
const WRAPPED_SURELY: std::ops::RangeInclusive<u32> = 24..=160;
/// Fewest line ends that must look wrapped.
const FEWEST: usize = 3;
/// Fewest lines of a text in which every other line is empty.
const DOUBLE_SPACED: usize = 6;

/// A line with words in it.
#[derive(Clone, Copy)]
struct TextLine {
    range: TextRange,
    first_word: u32,
    after_gap: GapBefore,
    /// Whether a sentence may go on in it: it begins with a small letter.
    begins: LineBegin,
    /// Whether a sentence, or a heading with a colon, ends with it.
    ends: LineClose,
    /// What stands between it and the line before.
    edge: EdgeBefore,
}

/// Whether a page ends before a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EdgeBefore {
    No,
    Yes,
}

/// What stands before a line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum GapBefore {
    /// Another line.
    No,
    /// An empty line.
    Yes,
    /// Several, or the start of the text.
    Wide,
}

/// How a line begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineBegin {
    /// With a small letter.
    Small,
    /// With anything else.
    Other,
    /// With a sign of an item of a list.
    Item,
}

/// How a line ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineClose {
    /// With a stop or a colon.
    Closed,
    /// In the middle of something.
    Open,
    /// With a comma, a hyphen or a small word: whatever follows, something goes on.
    Leading,
}

/// How a text was wrapped.
#[derive(Clone, Copy)]
struct Wrapping {
    width: u32,
    /// The gap from which on a paragraph ends.
    parted_by: GapBefore,
}

/// The blocks of a text, and what of it stands at the edges of its pages.
#[derive(Default)]
pub struct LineBlocks {
    /// The blocks.
    pub blocks: Vec<TextRange>,
    /// Page numbers and running heads: blocks of their own, or inside blocks whose sentence they cut in two.
    pub edges: Vec<TextRange>,
}

/// The blocks of a text: every line with words is one, except that lines which a program has wrapped
/// at a certain width are put together again. At most [`limits::BLOCKS`]; the last one takes the rest.
/// `came` is the text with its words as line ends parted them, by which the width is told; it has as many lines.
#[must_use]
pub fn blocks(text: &Text, came: &Text) -> LineBlocks {
    let (ranges, lines) = (lines(text), lines(came));
    let lines = if lines.len() == ranges.len() {
        lines
    } else {
        ranges.clone()
    };
    let ranges: Vec<TextRange> = ranges.iter().map(|line| line.range).collect();
    let is_edge = page_edges(&raw_lines(came));
    let is_edge = |at: usize| is_edge.len() == lines.len() && is_edge[at];
    let mut words: Vec<(usize, TextLine)> = Vec::with_capacity(lines.len());
    for (at, line) in lines
        .iter()
        .copied()
        .enumerate()
        .filter(|(at, _)| !is_edge(*at))
    {
        let mut line = line;
        if at > 0 && is_edge(at - 1) {
            line.edge = EdgeBefore::Yes;
            line.after_gap = GapBefore::Wide;
        }
        words.push((at, line));
    }
    let measured: Vec<TextLine> = words.iter().map(|(_, line)| *line).collect();
    let wrapping = wrapping(&measured);
    let mut found = LineBlocks::default();
    let mut last: Option<TextLine> = None;
    let mut read = 0;
    for (n, (at, line)) in words.iter().copied().enumerate() {
        let next = measured.get(n + 1);
        let joined = match (wrapping, last) {
            (Some(_), Some(last)) if line.edge == EdgeBefore::Yes => flows(&[last, line]),
            (Some(wrapping), Some(last)) => {
                let ends_block = next.is_none_or(|next| next.after_gap >= wrapping.parted_by);
                line.after_gap < wrapping.parted_by
                    && line.begins != LineBegin::Item
                    && goes_on(last, line, wrapping, ends_block)
            }
            _ => false,
        };
        let edges = &ranges[read..at];
        found.edges.extend(edges);
        if joined {
            found.go_on(ranges[at]);
        } else {
            for edge in edges {
                found.begin(*edge);
            }
            found.begin(ranges[at]);
        }
        read = at + 1;
        last = Some(line);
    }
    found.edges.extend(&ranges[read..]);
    ranges[read..].iter().for_each(|edge| found.begin(*edge));
    found
}

impl LineBlocks {
    /// Begins a block with a line.
    fn begin(&mut self, line: TextRange) {
        // Two lines whose ends share a grapheme cluster cannot be parted.
        let last = self.blocks.last();
        let is_shared = last.is_some_and(|last| last.end() > line.start());
        if is_shared || self.blocks.len() >= limits::BLOCKS {
            self.go_on(line);
        } else {
            self.blocks.push(line);
        }
    }

    /// Goes on with the last block in a line.
    fn go_on(&mut self, line: TextRange) {
        match self.blocks.last_mut() {
            Some(block) => *block = block.join(line),
            None => self.blocks.push(line),
        }
    }
}

/// What ends a line.
const ENDS: [char; 3] = ['\n', '\u{2028}', '\u{2029}'];

/// Whether a line has nothing to see in it.
fn is_empty(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

/// The lines with words, whole.
fn raw_lines(text: &Text) -> Vec<&str> {
    let lines = text.as_str().split(ENDS);
    lines.filter(|line| !is_empty(line)).collect()
}

fn lines(text: &Text) -> Vec<TextLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut gap = GapBefore::Wide;
    for line in text.as_str().split(ENDS) {
        let end = start + code_points(line);
        if is_empty(line) {
            gap = if gap == GapBefore::No {
                GapBefore::Yes
            } else {
                GapBefore::Wide
            };
        } else {
            let first =
                line.find(|c: char| !c.is_whitespace() && !"\u{200b}\u{2060}\u{feff}".contains(c));
            let unseen = first.map_or(0, |first| code_points(&line[..first]));
            let range = text.trimmed(text.on_graphemes(TextRange::between(start + unseen, end)));
            let first_word = line.split_whitespace().next().map_or(0, first_piece);
            let (begins, ends) = edges(line.trim());
            lines.push(TextLine {
                range,
                first_word,
                after_gap: gap,
                begins,
                ends,
                edge: EdgeBefore::No,
            });
            gap = GapBefore::No;
        }
        start = end + 1;
    }
    lines
}

fn edges(line: &str) -> (LineBegin, LineClose) {
    let mut signs = line.chars();
    let (first, second) = (signs.next().unwrap_or(' '), signs.next().unwrap_or(' '));
    let begins = if "•▪●◦‣⁃■►▶-*·–".contains(first) && second.is_whitespace() {
        LineBegin::Item
    } else if first.is_lowercase() || (!first.is_alphanumeric() && second.is_lowercase()) {
        LineBegin::Small
    } else {
        LineBegin::Other
    };
    let from = line.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    let ends = match Shape::of(&line[from..]).ending {
        Ending::Open if leads_on(line) => LineClose::Leading,
        Ending::Open => LineClose::Open,
        _ => LineClose::Closed,
    };
    (begins, ends)
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

/// Whether a paragraph goes on from one line to the next. `ends_block`: nothing follows the next one in its paragraph.
fn goes_on(last: TextLine, line: TextLine, wrapping: Wrapping, ends_block: bool) -> bool {
    let width = wrapping.width;
    let sentence = flows(&[last, line]);
    // "Monday." alone on the last line of its paragraph.
    let tail = last.ends != LineClose::Closed
        && line.ends == LineClose::Closed
        && ends_block
        && last.range.len() * 2 >= width;
    is_wrapped(last, line, width) || last.range.len() * 5 >= width * 4 || sentence || tail
}

/// Whether the next line's first word had no room on this line.
fn is_wrapped(line: TextLine, next: TextLine, width: u32) -> bool {
    line.range.len() * 2 >= width && line.range.len() + 1 + next.first_word > width
}

/// How the text was wrapped; nothing where it was not.
fn wrapping(lines: &[TextLine]) -> Option<Wrapping> {
    if let Some(width) = wrap_width(lines, GapBefore::Yes) {
        let parted_by = GapBefore::Yes;
        return Some(Wrapping { width, parted_by });
    }
    // Some programs put an empty line behind every line.
    let beside = lines
        .iter()
        .filter(|line| line.after_gap == GapBefore::No)
        .count();
    let sparse = beside * 10 <= lines.len() && lines.len() >= DOUBLE_SPACED;
    let width = wrap_width(lines, GapBefore::Wide).filter(|_| sparse)?;
    let inside = lines
        .windows(2)
        .filter(|pair| pair[1].after_gap == GapBefore::Yes);
    let (mut all, mut small) = (0, 0);
    for pair in inside {
        all += 1;
        small += usize::from(flows(pair));
    }
    (small * 2 >= all).then_some(Wrapping {
        width,
        parted_by: GapBefore::Wide,
    })
}

/// Whether a sentence goes on from one line to the next.
fn flows(pair: &[TextLine]) -> bool {
    match pair[0].ends {
        LineClose::Closed => false,
        LineClose::Leading => pair[1].begins != LineBegin::Item,
        LineClose::Open => pair[1].begins == LineBegin::Small,
    }
}

/// The width at which the text was wrapped, where a gap parts paragraphs; nothing where it was not.
fn wrap_width(lines: &[TextLine], parted_by: GapBefore) -> Option<u32> {
    let joints = || {
        lines
            .windows(2)
            .filter(|pair| pair[1].after_gap < parted_by && pair[1].begins != LineBegin::Item)
    };
    let mut lengths: Vec<u32> = joints().map(|pair| pair[0].range.len()).collect();
    lengths.sort_unstable();
    // A web address that could not be wrapped is longer than the width.
    let width = *lengths.get((lengths.len() * 98 / 100).min(lengths.len().checked_sub(1)?))?;
    if !WRAPPED_SURELY.contains(&width) {
        return None;
    }
    // Menus and lists of short lines say nothing about the width.
    let long = joints().filter(|pair| pair[0].range.len() * 2 >= width);
    let (mut all, mut wrapped, mut flowing) = (0, 0, 0);
    for pair in long {
        all += 1;
        wrapped += usize::from(is_wrapped(pair[0], pair[1], width));
        flowing += usize::from(flows(pair));
    }
    let fits = wrapped * 100 >= all * 70;
    if WRAPPED.contains(&width) && wrapped >= FEWEST && fits {
        return Some(width);
    }
    // A narrow or a short text: only where empty lines part it, and most of its lines end within a sentence.
    let gaps = lines
        .iter()
        .skip(1)
        .filter(|line| line.after_gap >= parted_by)
        .count();
    let sure = wrapped >= 1 && fits && flowing >= 1 && flowing * 2 >= all;
    // Wrapped by hand, or by a program that sets lines of one width in a font of many.
    let ragged = flowing >= FEWEST && flowing * 3 >= all * 2;
    (gaps >= 1 && (sure || ragged)).then_some(width)
}

/// Whether words go on behind a line end, by what the line ends with: a comma, a hyphen, a small word.
fn leads_on(line: &str) -> bool {
    let line = line.trim_end();
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    line.ends_with([',', '-', '\u{ad}', '\u{2010}', ';']) || is_small_word(last)
}
