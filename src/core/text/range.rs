//! Stretches of a text.
//!
//! Owns: [`TextRange`], [`joined`].
//! Invariant: half-open, `start <= end`, in code points.
//! Must not know: which text.

use std::fmt;

use crate::core::sort::sort;

/// A half-open range `start..end` in code points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextRange {
    // Invariant: start <= end.
    start: u32,
    end: u32,
}

impl TextRange {
    /// The range from the smaller to the larger of two offsets.
    #[must_use]
    pub fn between(a: u32, b: u32) -> Self {
        Self {
            start: a.min(b),
            end: a.max(b),
        }
    }

    /// `start..end`, or nothing where `end` lies before `start`.
    #[must_use]
    pub fn checked(start: u32, end: u32) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// First code point of the range.
    #[must_use]
    pub fn start(self) -> u32 {
        self.start
    }

    /// The code point after the last one.
    #[must_use]
    pub fn end(self) -> u32 {
        self.end
    }

    /// Length in code points.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the range holds no code point.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` is one of the range's code points.
    #[must_use]
    pub fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether every code point of `other` is in this range.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The common part, or nothing where they share no code point.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(Self { start, end })
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// Sorted and disjoint; ranges that overlap or touch become one.
#[must_use]
pub fn joined(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    let mut joined: Vec<TextRange> = Vec::with_capacity(ranges.len());
    sort(&mut ranges);
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start() <= last.end() => *last = last.join(range),
            _ => joined.push(range),
        }
    }
    joined
}

impl fmt::Debug for TextRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
