//! The reader's own cursor: sentence, word and letter, without the browser's selection.
//!
//! Owns: [`Cursor`] with its two moves, [`Cursor::step`] and [`Cursor::extend`], and [`move_edge`].
//! Invariant: a step goes from unit to unit; extending and taking back lead home.
//! Must not know: what is marked.

use super::{Direction, Unit, edge_units, units};
use crate::core::lesson::article::{Article, BlockIndex, BlockKind};
use crate::core::text::TextRange;

/// The units of a block.
type UnitsOf<'a> = &'a dyn Fn(BlockIndex) -> Vec<TextRange>;

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
            .filter(|(_, block)| block.kind != BlockKind::Excluded)
            .flat_map(|(number, _)| units(article, number, unit))
            .filter(|each| range.covers(*each))
            .collect();
        let into = match direction {
            Direction::Forward => inside.first(),
            Direction::Backward => inside.last(),
        };
        let next = match into {
            Some(unit) if *unit != range => Some(*unit),
            _ => neighbour(
                article,
                range,
                &|number| units(article, number, unit),
                direction,
            ),
        };
        next.map_or(self, Self::on)
    }

    /// Draws the cursor out by a unit, or takes it back in by one.
    #[must_use]
    pub fn extend(self, article: &Article, unit: Unit, direction: Direction) -> Self {
        self.drawn_out(article, &|number| units(article, number, unit), direction)
    }

    fn drawn_out(self, article: &Article, units: UnitsOf<'_>, direction: Direction) -> Self {
        let grown_back = self.head <= self.anchor.start();
        let head = match (direction, grown_back) {
            (Direction::Forward, false) | (Direction::Backward, true) => {
                edge_beyond(article, self.head, units, direction).unwrap_or(self.head)
            }
            (Direction::Forward, true) => {
                // Back in towards the anchor: to the start of the next unit.
                let after = TextRange::between(self.head, self.head + 1);
                neighbour(article, after, units, direction)
                    .map(TextRange::start)
                    .filter(|start| *start < self.anchor.start())
                    .unwrap_or(self.anchor.end())
            }
            (Direction::Backward, false) if self.head > self.anchor.end() => {
                let before = TextRange::between(self.head.saturating_sub(1), self.head);
                neighbour(article, before, units, direction)
                    .map(TextRange::end)
                    .filter(|end| *end > self.anchor.end())
                    .unwrap_or(self.anchor.end())
            }
            (Direction::Backward, false) => {
                edge_beyond(article, self.anchor.start(), units, direction).unwrap_or(self.head)
            }
        };
        Self { head, ..self }
    }
}

/// The nearest unit that lies wholly after (or before) `range`.
fn neighbour(
    article: &Article,
    range: TextRange,
    units: UnitsOf<'_>,
    direction: Direction,
) -> Option<TextRange> {
    match direction {
        Direction::Forward => article
            .readable()
            .filter(|(_, block)| block.range.end() > range.end())
            .flat_map(|(number, _)| units(number))
            .find(|each| each.start() >= range.end()),
        Direction::Backward => article
            .readable()
            .rev()
            .filter(|(_, block)| block.range.start() < range.start())
            .flat_map(|(number, _)| units(number).into_iter().rev())
            .find(|each| each.end() <= range.start()),
    }
}

/// The nearest end of a unit after `offset`, or start of one before it: inside a unit, its own.
fn edge_beyond(
    article: &Article,
    offset: u32,
    units: UnitsOf<'_>,
    direction: Direction,
) -> Option<u32> {
    match direction {
        Direction::Forward => article
            .readable()
            .filter(|(_, block)| block.range.end() > offset)
            .flat_map(|(number, _)| units(number))
            .map(TextRange::end)
            .find(|end| *end > offset),
        Direction::Backward => article
            .readable()
            .rev()
            .filter(|(_, block)| block.range.start() < offset)
            .flat_map(|(number, _)| units(number).into_iter().rev())
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

/// `range` with one edge moved by a letter with [`Unit::Letter`], else by a word; nothing where it cannot move that way,
/// or would vanish.
#[must_use]
pub fn move_edge(
    article: &Article,
    range: TextRange,
    edge: Edge,
    unit: Unit,
    direction: Direction,
) -> Option<TextRange> {
    let units = |number| edge_units(article, number, unit);
    let inside: Vec<TextRange> = article
        .blocks_touching(range)
        .flat_map(|(number, _)| units(number))
        .filter_map(|each| each.intersect(range))
        .collect();
    let (anchor, head) = match edge {
        Edge::Start => (*inside.last()?, range.start()),
        Edge::End => (*inside.first()?, range.end()),
    };
    // Punctuation at the far end is no unit, but stays in the range.
    let moved = Cursor { anchor, head }
        .drawn_out(article, &units, direction)
        .range();
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
