//! Words and sentences: snapping a selection, and the reader's own cursor.
//!
//! Owns: [`snap`], [`word_at`], [`Cursor`] and its two moves, [`Cursor::step`] and [`Cursor::extend`].
//! Invariant: a unit never crosses a block and holds no space at its ends; units of one kind are
//! disjoint and in reading order. Page furniture is stepped over.
//! Must not know: the DOM's selection, which screen readers hide and phones make hard to use.
//!
//! Boundaries are those of UAX #29, with three additions for newspapers: a possessive "’s" is a word
//! of its own (the name is marked without it), an abbreviation keeps its last stop ("U.S."), and
//! such a stop does not end a sentence.

use unicode_segmentation::UnicodeSegmentation;

use super::article::{Article, BlockIndex};
use super::text::{Text, TextRange, code_points};

/// Sizes of step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// One user-perceived character.
    Letter,
    /// One word, without punctuation.
    Word,
    /// One sentence.
    Sentence,
    /// One block.
    Block,
}

/// Ways of stepping.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Towards the end of the text.
    Forward,
    /// Towards its start.
    Backward,
}

/// The units of a block, in reading order.
#[must_use]
pub fn units(article: &Article, block: BlockIndex, unit: Unit) -> Vec<TextRange> {
    let Some(block) = article.blocks.get(block) else {
        return Vec::new();
    };
    let text = &article.text;
    let found = match unit {
        Unit::Letter => letters(text, block.range),
        Unit::Word => words(text, block.range),
        Unit::Sentence => sentences(text, block.range),
        Unit::Block => vec![text.trimmed(block.range)],
    };
    found
        .into_iter()
        .map(|range| peeled(article, range))
        .filter(|range| !range.is_empty())
        .collect()
}

/// A unit without the page furniture at its ends; empty where it is nothing else.
fn peeled(article: &Article, mut range: TextRange) -> TextRange {
    let at = |offset: u32| {
        let next = article.excluded.partition_point(|out| out.end() <= offset);
        article.excluded.get(next).filter(|out| out.contains(offset))
    };
    while let Some(out) = at(range.start()).filter(|_| !range.is_empty()) {
        let rest = TextRange::between(out.end().min(range.end()), range.end());
        range = article.text.trimmed(rest);
    }
    while let Some(out) = range.end().checked_sub(1).and_then(at).filter(|_| !range.is_empty()) {
        range = article.text.trimmed(TextRange::between(range.start(), out.start()));
    }
    range
}

/// The words of a range: letters and digits with what joins them, without punctuation around.
#[must_use]
pub fn words(text: &Text, within: TextRange) -> Vec<TextRange> {
    let source = text.slice(within);
    let mut found = Vec::new();
    let mut offset = within.start();
    let mut last_byte = 0;
    for (byte, word) in source.unicode_word_indices() {
        offset += code_points(&source[last_byte..byte]);
        last_byte = byte;
        let mut length = code_points(word);
        let rest = &source[byte + word.len()..];
        if is_initials(word) && rest.graphemes(true).next() == Some(".") {
            length += 1;
        }
        let whole = TextRange::between(offset, offset + length);
        match possessive(word) {
            Some(tail) if tail < length => {
                let cut = offset + length - tail;
                found.push(TextRange::between(offset, cut));
                found.push(TextRange::between(cut, whole.end()));
            }
            _ => found.push(whole),
        }
    }
    found
}

/// Whether a word is letters with stops between them, such as "U.S", "a.m" or "Ph.D": no number and
/// no web address, whose last stop is the sentence's.
fn is_initials(word: &str) -> bool {
    let short = |part: &str| part.chars().all(char::is_alphabetic) && part.chars().count() <= 2;
    word.contains('.') && word.split('.').all(short)
}

/// Code points of a possessive ending, where the word has one.
fn possessive(word: &str) -> Option<u32> {
    ["’s", "'s", "’S", "'S"].iter().any(|tail| word.ends_with(tail)).then_some(2)
}

fn letters(text: &Text, within: TextRange) -> Vec<TextRange> {
    let mut found = Vec::new();
    let mut offset = within.start();
    for cluster in text.slice(within).graphemes(true) {
        let end = offset + code_points(cluster);
        if !cluster.chars().all(char::is_whitespace) {
            found.push(TextRange::between(offset, end));
        }
        offset = end;
    }
    found
}

/// The sentences of a range.
#[must_use]
pub fn sentences(text: &Text, within: TextRange) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    let mut offset = within.start();
    let mut goes_on = false;
    for piece in text.slice(within).split_sentence_bounds() {
        let end = offset + code_points(piece);
        let range = TextRange::between(offset, end);
        match found.last_mut() {
            Some(last) if goes_on => *last = last.join(range),
            _ => found.push(range),
        }
        goes_on = ends_in_abbreviation(piece);
        offset = end;
    }
    found
        .into_iter()
        .map(|range| text.trimmed(range))
        .filter(|range| !range.is_empty())
        .collect()
}

/// Whether a piece ends in a stop that belongs to a word: "U.S.", "a.m.", "J.", "Mr.".
fn ends_in_abbreviation(piece: &str) -> bool {
    const TITLES: [&str; 15] = [
        "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Sgt", "Sen", "Rep", "Gov", "St", "No", "vs",
    ];
    let Some(before) = piece.trim_end().strip_suffix('.') else {
        return false;
    };
    let word = before
        .rsplit(|c: char| c.is_whitespace() || "(“\"‘[".contains(c))
        .next()
        .unwrap_or("");
    let initials = !word.is_empty()
        && word.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        });
    initials || TITLES.contains(&word)
}

/// A drawn range grown to whole words, kept to the readable blocks, without space at its ends.
/// Punctuation is kept where it was drawn over. Nothing where no character is left.
#[must_use]
pub fn snap(article: &Article, drawn: TextRange) -> Option<TextRange> {
    let kept = clamp(article, drawn)?;
    let mut range = kept;
    for (_, block) in article.blocks_touching(kept) {
        for word in words(&article.text, block.range) {
            if word.intersect(kept).is_some() {
                range = range.join(word);
            }
        }
    }
    clamp(article, range)
}

/// A drawn range as it is, but on grapheme boundaries, inside the readable blocks and without
/// space at its ends. Nothing where no character is left.
#[must_use]
pub fn clamp(article: &Article, drawn: TextRange) -> Option<TextRange> {
    let text = &article.text;
    let mut kept: Option<TextRange> = None;
    for (_, block) in article.readable() {
        if let Some(common) = block.range.intersect(drawn) {
            let common = text.trimmed(text.on_graphemes(common));
            if !common.is_empty() {
                kept = Some(kept.map_or(common, |kept| kept.join(common)));
            }
        }
    }
    kept
}

/// The word at a place, without a possessive ending; nothing between words.
#[must_use]
pub fn word_at(article: &Article, offset: u32) -> Option<TextRange> {
    let block = article.blocks.get(article.block_at(offset)?)?;
    words(&article.text, block.range)
        .into_iter()
        .find(|word| word.contains(offset))
}

/// The reader's own cursor: where it began and how far it has been drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cursor {
    anchor: TextRange,
    // Invariant: outside the anchor's inside: at most its start, or at least its end.
    head: u32,
}

impl Cursor {
    /// A cursor on a range.
    #[must_use]
    pub fn on(range: TextRange) -> Self {
        Self {
            anchor: range,
            head: range.end(),
        }
    }

    /// The first sentence of an article.
    #[must_use]
    pub fn at_start(article: &Article) -> Option<Self> {
        Self::from(article, 0)
    }

    /// The first sentence that ends after `offset`.
    #[must_use]
    pub fn from(article: &Article, offset: u32) -> Option<Self> {
        article
            .readable()
            .filter(|(_, block)| block.range.end() > offset)
            .flat_map(|(number, _)| units(article, number, Unit::Sentence))
            .find(|range| range.end() > offset)
            .map(Self::on)
    }

    /// What the cursor covers.
    #[must_use]
    pub fn range(self) -> TextRange {
        self.anchor.join(TextRange::between(self.head, self.head))
    }

    /// The end that moves.
    #[must_use]
    pub fn head(self) -> u32 {
        self.head
    }

    /// Goes to the next unit. A cursor that covers several units goes to the first (or last) of
    /// them, so that stepping by words goes *into* a sentence. Stays where there is no further one.
    #[must_use]
    pub fn step(self, article: &Article, unit: Unit, direction: Direction) -> Self {
        let range = self.range();
        let inside: Vec<TextRange> = article
            .blocks_touching(range)
            .filter(|(_, block)| block.kind != super::article::BlockKind::Excluded)
            .flat_map(|(number, _)| units(article, number, unit))
            .filter(|each| range.covers(*each))
            .collect();
        let into = match direction {
            Direction::Forward => inside.first(),
            Direction::Backward => inside.last(),
        };
        let next = match into {
            Some(unit) if *unit != range => Some(*unit),
            _ => neighbour(article, range, unit, direction),
        };
        next.map_or(self, Self::on)
    }

    /// Draws the cursor out by a unit, or takes it back in by one.
    #[must_use]
    pub fn extend(self, article: &Article, unit: Unit, direction: Direction) -> Self {
        let grown_back = self.head <= self.anchor.start();
        let head = match (direction, grown_back) {
            (Direction::Forward, false) | (Direction::Backward, true) => {
                edge_beyond(article, self.head, unit, direction).unwrap_or(self.head)
            }
            (Direction::Forward, true) => {
                // Back in towards the anchor: to the start of the next unit.
                let after = TextRange::between(self.head, self.head + 1);
                neighbour(article, after, unit, direction)
                    .map(TextRange::start)
                    .filter(|start| *start < self.anchor.start())
                    .unwrap_or(self.anchor.end())
            }
            (Direction::Backward, false) if self.head > self.anchor.end() => {
                let before = TextRange::between(self.head.saturating_sub(1), self.head);
                neighbour(article, before, unit, direction)
                    .map(TextRange::end)
                    .filter(|end| *end > self.anchor.end())
                    .unwrap_or(self.anchor.end())
            }
            (Direction::Backward, false) => {
                edge_beyond(article, self.anchor.start(), unit, direction).unwrap_or(self.head)
            }
        };
        Self { head, ..self }
    }
}

/// The nearest unit that lies wholly after (or before) `range`.
fn neighbour(
    article: &Article,
    range: TextRange,
    unit: Unit,
    direction: Direction,
) -> Option<TextRange> {
    match direction {
        Direction::Forward => article
            .readable()
            .filter(|(_, block)| block.range.end() > range.end())
            .flat_map(|(number, _)| units(article, number, unit))
            .find(|each| each.start() >= range.end()),
        Direction::Backward => article
            .readable()
            .rev()
            .filter(|(_, block)| block.range.start() < range.start())
            .flat_map(|(number, _)| units(article, number, unit).into_iter().rev())
            .find(|each| each.end() <= range.start()),
    }
}

/// The nearest end of a unit after `offset`, or start of one before it: inside a unit, its own.
fn edge_beyond(article: &Article, offset: u32, unit: Unit, direction: Direction) -> Option<u32> {
    match direction {
        Direction::Forward => article
            .readable()
            .filter(|(_, block)| block.range.end() > offset)
            .flat_map(|(number, _)| units(article, number, unit))
            .map(TextRange::end)
            .find(|end| *end > offset),
        Direction::Backward => article
            .readable()
            .rev()
            .filter(|(_, block)| block.range.start() < offset)
            .flat_map(|(number, _)| units(article, number, unit).into_iter().rev())
            .map(TextRange::start)
            .find(|start| *start < offset),
    }
}

/// Ends of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// Its first code point.
    Start,
    /// The code point after its last.
    End,
}

/// `range` with one edge moved by a unit; nothing where it cannot move that way, or would vanish.
#[must_use]
pub fn move_edge(
    article: &Article,
    range: TextRange,
    edge: Edge,
    unit: Unit,
    direction: Direction,
) -> Option<TextRange> {
    let inside: Vec<TextRange> = article
        .blocks_touching(range)
        .flat_map(|(number, _)| units(article, number, unit))
        .filter_map(|each| each.intersect(range))
        .collect();
    let (anchor, head) = match edge {
        Edge::Start => (*inside.last()?, range.start()),
        Edge::End => (*inside.first()?, range.end()),
    };
    // Punctuation at the far end is no unit, but stays in the range.
    let moved = Cursor { anchor, head }.extend(article, unit, direction).range();
    let moved = match edge {
        Edge::Start => TextRange::checked(moved.start(), range.end()),
        Edge::End => TextRange::checked(range.start(), moved.end()),
    }?;
    let grows = (edge == Edge::End) == (direction == Direction::Forward);
    let right_way = if grows {
        moved.len() > range.len()
    } else {
        moved.len() < range.len()
    };
    (right_way && !moved.is_empty()).then_some(moved)
}
