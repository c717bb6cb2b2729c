//! Texts and places in them.
//!
//! Owns: [`Text`], an immutable string that can be addressed in Unicode code points; ranges of them are in
//! `range`.
//! Invariant: an offset in the model is always a code point (W3C Web Annotation Data Model,
//! §4.2.4); UTF-16 units and bytes exist only inside the conversions of this file.
//! Must not know: articles, marks, the DOM.

use std::fmt;
use std::sync::{Arc, OnceLock};

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

pub mod checksum;
mod clusters;
pub mod escape;
pub mod folding;
mod letters;
mod places;
pub mod printable;
mod range;
pub mod tokens;
pub mod word_list;

use clusters::Clusters;
use places::{Places, SHORT};

pub use range::{TextRange, joined};

/// One checkpoint every so many code points: a look-up walks at most this many characters.
/// Smaller costs memory (8 bytes each; 64 KB for a text of 1 M code points), larger costs time.
const STRIDE: u32 = 128;

/// Where a code point lies in the other units.
#[derive(Clone, Copy, Debug, Default)]
struct Checkpoint {
    byte: u32,
    utf16: u32,
}

/// An immutable text, cheap to clone, addressed in code points.
#[derive(Clone)]
pub struct Text {
    source: Arc<str>,
    // Invariant: entry i belongs to code point i * STRIDE; empty for ASCII, where all units agree.
    checkpoints: Arc<[Checkpoint]>,
    // Both are worked out at the first question that needs them.
    clusters: Arc<Clusters>,
    places: Arc<OnceLock<Places>>,
    len: u32,
    utf16_len: u32,
}

impl Text {
    /// Takes a text as it is. Texts of more than `u32::MAX` bytes never get here: `format` bounds them.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let mut checkpoints = Vec::new();
        let (mut len, mut utf16) = (0_u32, 0_u32);
        if source.is_ascii() {
            len = clamp(source.len());
            utf16 = len;
        } else {
            for (byte, c) in source.char_indices() {
                if len.is_multiple_of(STRIDE) {
                    checkpoints.push(Checkpoint {
                        byte: clamp(byte),
                        utf16,
                    });
                }
                len += 1;
                utf16 += utf16_len(c);
            }
        }
        Self {
            source: source.into(),
            checkpoints: checkpoints.into(),
            clusters: Arc::default(),
            places: Arc::default(),
            len,
            utf16_len: utf16,
        }
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// Length in code points.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The range of the whole text.
    #[must_use]
    pub fn range(&self) -> TextRange {
        TextRange::between(0, self.len)
    }

    /// The words in a range; what lies outside the text is cut off.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> &str {
        let start = self.byte_of(range.start());
        let end = if range.len() <= STRIDE {
            // Short ranges are the rule (a mark): walking on is cheaper than a second look-up.
            self.source[start..]
                .char_indices()
                .nth(range.len() as usize)
                .map_or(self.source.len(), |(i, _)| start + i)
        } else {
            self.byte_of(range.end())
        };
        &self.source[start..end]
    }

    /// Byte offset of a code point; the text's length in bytes where it lies behind the end.
    #[must_use]
    pub fn byte_of(&self, offset: u32) -> usize {
        self.walk(offset).byte as usize
    }

    /// UTF-16 offset of a code point, from the start of the text.
    #[must_use]
    pub fn utf16_of(&self, offset: u32) -> u32 {
        self.walk(offset).utf16
    }

    /// Code point at a byte offset. A byte inside a character counts as that character.
    #[must_use]
    pub fn offset_of_byte(&self, byte: usize) -> u32 {
        let byte = clamp(byte.min(self.source.len()));
        self.search(|at| at.byte <= byte, |at| at.byte > byte)
    }

    /// Code point at a UTF-16 offset. The middle of a surrogate pair counts as its character.
    #[must_use]
    pub fn offset_of_utf16(&self, utf16: u32) -> u32 {
        let utf16 = utf16.min(self.utf16_len);
        self.search(|at| at.utf16 <= utf16, |at| at.utf16 > utf16)
    }

    /// Every byte at which `words` begin, in any order. Takes the places that were looked at off
    /// `left`; nothing where that are not enough, since the words are too common.
    pub fn places(&self, words: &str, left: &mut usize) -> Option<Vec<usize>> {
        self.order_places();
        self.places.get()?.find(&self.source, words, left)
    }

    /// The same for a question that is asked once: a long text is not put in order for it.
    #[must_use]
    pub fn some_places(&self, words: &str, most: usize) -> Option<Vec<usize>> {
        if self.places.get().is_some() || self.source.len() < SHORT {
            return self.places(words, &mut most.clone());
        }
        let found = self.source.match_indices(words).map(|(at, _)| at);
        let found: Vec<usize> = found.take(most + 1).collect();
        (found.len() <= most).then_some(found)
    }

    /// Puts its places in order, for many questions to come.
    pub fn order_places(&self) {
        self.places.get_or_init(|| Places::of(&self.source));
    }

    /// Whether a user-perceived character (extended grapheme cluster, UAX #29) may be cut here.
    #[must_use]
    pub fn is_grapheme_boundary(&self, offset: u32) -> bool {
        offset <= self.len
            && self
                .clusters
                .may_cut(&self.source, self.byte_of(offset), offset)
    }

    /// Whether neither end of a range cuts a grapheme cluster or lies outside the text.
    #[must_use]
    pub fn is_on_graphemes(&self, range: TextRange) -> bool {
        self.is_grapheme_boundary(range.start()) && self.is_grapheme_boundary(range.end())
    }

    /// The last grapheme boundary strictly before `offset`.
    #[must_use]
    pub fn grapheme_before(&self, offset: u32) -> Option<u32> {
        let mut cursor = GraphemeCursor::new(self.byte_of(offset), self.source.len(), true);
        let byte = cursor.prev_boundary(&self.source, 0).ok().flatten()?;
        Some(self.offset_of_byte(byte))
    }

    /// The first grapheme boundary strictly after `offset`.
    #[must_use]
    pub fn grapheme_after(&self, offset: u32) -> Option<u32> {
        let mut cursor = GraphemeCursor::new(self.byte_of(offset), self.source.len(), true);
        let byte = cursor.next_boundary(&self.source, 0).ok().flatten()?;
        Some(self.offset_of_byte(byte))
    }

    /// The range grown so that neither end cuts a grapheme cluster, and clamped to the text.
    #[must_use]
    pub fn on_graphemes(&self, range: TextRange) -> TextRange {
        let (mut start, mut end) = (range.start().min(self.len), range.end().min(self.len));
        if !self.is_grapheme_boundary(start) {
            start = self.grapheme_before(start).unwrap_or(0);
        }
        if !self.is_grapheme_boundary(end) {
            end = self.grapheme_after(end).unwrap_or(self.len);
        }
        TextRange::between(start, end)
    }

    /// The range, cut off at the end of the text, without white space at its ends (no-break spaces
    /// count as white space). A cluster is never cut: a space that carries an accent stays.
    #[must_use]
    pub fn trimmed(&self, range: TextRange) -> TextRange {
        let is_space = |cluster: &&str| cluster.chars().all(char::is_whitespace);
        let end = range.end().min(self.len);
        let words = self.slice(range).graphemes(true);
        let start = range.start()
            + words
                .clone()
                .take_while(is_space)
                .map(code_points)
                .sum::<u32>();
        if start >= end {
            return TextRange::between(range.start(), range.start());
        }
        let tail: u32 = words.rev().take_while(is_space).map(code_points).sum();
        TextRange::between(start, end - tail)
    }

    fn walk(&self, offset: u32) -> Checkpoint {
        let offset = offset.min(self.len);
        if self.checkpoints.is_empty() {
            return Checkpoint {
                byte: offset,
                utf16: offset,
            };
        }
        let slot = (offset / STRIDE) as usize;
        // At the very end of a text whose length is a multiple of STRIDE there is no slot of its own.
        let slot = slot.min(self.checkpoints.len() - 1);
        let mut at = self.checkpoints[slot];
        let steps = offset as usize - slot * STRIDE as usize;
        for c in self.source[at.byte as usize..].chars().take(steps) {
            at.byte += clamp(c.len_utf8());
            at.utf16 += utf16_len(c);
        }
        at
    }

    fn search(
        &self,
        slot_reached: impl Fn(Checkpoint) -> bool,
        passed: impl Fn(Checkpoint) -> bool,
    ) -> u32 {
        if self.checkpoints.is_empty() {
            // Bytes, UTF-16 units and code points are the same here; find the offset by bisection
            // so that both callers need no case of their own.
            let (mut low, mut high) = (0, self.len);
            while low < high {
                let middle = low + (high - low).div_ceil(2);
                let at = Checkpoint {
                    byte: middle,
                    utf16: middle,
                };
                if slot_reached(at) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
        let slot = self
            .checkpoints
            .partition_point(|at| slot_reached(*at))
            .saturating_sub(1);
        let mut at = self.checkpoints[slot];
        let mut offset = clamp(slot) * STRIDE;
        for c in self.source[at.byte as usize..].chars() {
            at.byte += clamp(c.len_utf8());
            at.utf16 += utf16_len(c);
            if passed(at) {
                break;
            }
            offset += 1;
        }
        offset
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        // Lessons before and after a change share their texts.
        Arc::ptr_eq(&self.source, &other.source) || self.source == other.source
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} code points)", self.len)
    }
}

/// Length of a string in code points.
#[must_use]
pub fn code_points(s: &str) -> u32 {
    clamp(s.chars().count())
}

fn utf16_len(c: char) -> u32 {
    clamp(c.len_utf16())
}

fn clamp(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long_mixed() -> String {
        "a😀e\u{301}ß\u{a0}中 ".repeat(200)
    }

    #[test]
    fn units_agree_with_a_plain_count() {
        for source in ["", "plain", "A😀 Sergei", &long_mixed(), &"😀".repeat(128)] {
            let text = Text::new(source);
            let mut utf16 = 0;
            for (offset, (byte, c)) in source.char_indices().enumerate() {
                let offset = clamp(offset);
                assert_eq!(text.byte_of(offset), byte);
                assert_eq!(text.utf16_of(offset), utf16);
                assert_eq!(text.offset_of_byte(byte), offset);
                assert_eq!(text.offset_of_utf16(utf16), offset);
                utf16 += utf16_len(c);
            }
            assert_eq!(text.byte_of(text.len()), source.len());
            assert_eq!(text.offset_of_byte(source.len()), text.len());
            assert_eq!(text.offset_of_utf16(utf16), text.len());
            assert_eq!(text.offset_of_utf16(u32::MAX), text.len());
        }
    }

    #[test]
    fn the_middle_of_a_surrogate_pair_is_its_character() {
        let text = Text::new("A😀b");
        assert_eq!(text.offset_of_utf16(2), 1);
        assert_eq!(text.offset_of_utf16(3), 2);
        assert_eq!(text.offset_of_byte(3), 1);
    }

    #[test]
    fn slices_outside_the_text_are_cut_off() {
        let text = Text::new("a😀b");
        assert_eq!(text.slice(TextRange::between(1, 2)), "😀");
        assert_eq!(text.slice(TextRange::between(2, 99)), "b");
        assert_eq!(text.slice(TextRange::between(50, 99)), "");
        let long = Text::new(&long_mixed());
        assert_eq!(long.slice(long.range()), long.as_str());
    }

    #[test]
    fn grapheme_clusters_are_never_cut() {
        let text = Text::new("e\u{301}x👨‍👩‍👧y🇩🇪");
        assert_eq!(
            text.on_graphemes(TextRange::between(1, 2)),
            TextRange::between(0, 2)
        );
        assert_eq!(
            text.on_graphemes(TextRange::between(4, 5)),
            TextRange::between(3, 8)
        );
        assert_eq!(
            text.on_graphemes(TextRange::between(10, 10)),
            TextRange::between(9, 11)
        );
        assert_eq!(
            text.on_graphemes(TextRange::between(8, 99)),
            TextRange::between(8, 11)
        );
    }

    #[test]
    fn trimming_takes_every_kind_of_space_and_survives_nothing_but_space() {
        let text = Text::new("\u{a0} two words\u{a0}\n  ");
        assert_eq!(text.slice(text.trimmed(text.range())), "two words");
        assert!(text.trimmed(TextRange::between(0, 2)).is_empty());
        assert!(text.trimmed(TextRange::between(3, 3)).is_empty());
    }
}
