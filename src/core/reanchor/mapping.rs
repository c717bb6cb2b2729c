//! What is the same in two versions of a text.
//!
//! Owns: [`Mapping`], the stretches that stand in both, and [`Mapping::place`].
//! Invariant: a stretch has the same tokens in both texts, cannot be made longer, and holds forty
//! characters that stand once in the old text and once in the new; so it is the same stretch, even
//! where it was moved. Stretches may overlap at their ends, where it cannot be told to which one the
//! words belong. Made in time in proportion to the texts, apart from sorting.
//! Assumption: whoever puts the same forty characters together again from other places means them.
//! Must not know: marks and blocks.
//!
//! Method: Heckel, A technique for isolating differences between files, CACM 21, 1978: what is unique
//! in both is the same, and so is what stands beside it. His lines are the windows of `tokens` here. The shortest edit script (Myers 1986) answers another question: it is free to choose where two
//! ways are equally short, and that choice would be a mark on words that nobody marked.

use crate::core::text::folding::{Likeness, fold};
use crate::core::text::tokens::{ENOUGH, SPACE, Vocabulary, windows};
use crate::core::text::{Text, TextRange};

use super::LossReason;
use super::tokenized::{HALF, TokenizedText};
use super::whole_sentence::stands_whole;

/// Most comparisons of words for all marks of a text, beside the making of the mapping.
const STEPS: usize = 20_000_000;
/// Places at which words are looked for, to say why a mark is lost.
const LOOKS: usize = 64;

/// The same tokens in both texts, by their numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct CommonRun {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) len: usize,
    /// Whether it can be told from its doubles by more than a coincidence.
    sound: Sound,
}

/// Whether a stretch can be told from others that nearly agree. Where a text says something twice, a
/// full stop beside one of the two may be all that tells them apart, and somebody may have put a full stop
/// beside the other. Half of what is enough must tell them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sound {
    Yes,
    No,
}

/// See the head of the file.
#[derive(Debug)]
pub struct Mapping {
    pub(super) old: TokenizedText,
    pub(super) new: TokenizedText,
    /// By their place in the old text. None lies inside another, so their ends are in order too.
    pub(super) stretches: Vec<CommonRun>,
    /// The windows that stand once in each text: first token in the old text, and behind the last.
    landmarks: Vec<(usize, usize)>,
    left: usize,
}

impl Mapping {
    /// Compares two versions of a text.
    #[must_use]
    pub fn between(old: &Text, new: &Text) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut mapping = Self {
            old: TokenizedText::new(old, &mut vocabulary),
            new: TokenizedText::new(new, &mut vocabulary),
            stretches: Vec::new(),
            landmarks: Vec::new(),
            left: STEPS,
        };
        for (old, new, length) in mapping.unique(ENOUGH) {
            mapping.grow(old, new, length);
        }
        mapping.sound();
        for stretch in &mapping.stretches {
            let old = &mut mapping.old.claims[stretch.old..stretch.old + stretch.len];
            let new = &mut mapping.new.claims[stretch.new..stretch.new + stretch.len];
            for claims in old.iter_mut().chain(new) {
                *claims = claims.saturating_add(1);
            }
        }
        mapping
    }

    /// The new text.
    #[must_use]
    pub fn new_text(&self) -> &Text {
        &self.new.text
    }

    /// Windows that stand once in each text: where in the old, where in the new, how many tokens.
    fn unique(&self, enough: u32) -> Vec<(usize, usize, usize)> {
        let side = |side: &TokenizedText, number: u8| {
            let all = windows(&side.tokens, enough).into_iter();
            all.map(move |(hash, start, end)| (hash, number, start, end - start))
                .collect::<Vec<_>>()
        };
        let mut all = side(&self.old, 0);
        all.extend(side(&self.new, 1));
        all.sort_unstable();
        let mut found: Vec<(usize, usize, usize)> = all
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|class| match class {
                [(_, 0, old, length), (_, 1, new, _)] => Some((*old, *new, *length)),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found
    }

    /// Makes a stretch of a window, unless it lies in the last one.
    fn grow(&mut self, old: usize, new: usize, length: usize) {
        if let Some(last) = self.stretches.last() {
            let same = last.old.abs_diff(old) == last.new.abs_diff(new) && last.new <= new;
            if same && old < last.old + last.len {
                self.landmarks.push((old, old + length));
                return;
            }
        }
        let agree = |old: usize, new: usize| {
            old < self.old.tokens.len()
                && new < self.new.tokens.len()
                && self.old.word(old) == self.new.word(new)
        };
        let rest = self.old.tokens.len() - old;
        let ahead = (0..rest).take_while(|at| agree(old + at, new + at)).count();
        if ahead < length {
            // Equal hashes of different words.
            return;
        }
        let behind = (1..=old.min(new))
            .take_while(|at| agree(old - at, new - at))
            .count();
        self.landmarks.push((old, old + length));
        self.stretches.push(CommonRun {
            old: old - behind,
            new: new - behind,
            len: behind + ahead,
            sound: Sound::No,
        });
    }

    /// Looks for what tells each stretch from others: where short windows that stand once in each text
    /// begin, from the first to the last of them.
    fn sound(&mut self) {
        let short = self.unique(HALF);
        for stretch in &mut self.stretches {
            let end = stretch.old + stretch.len;
            let first = short.partition_point(|(start, ..)| *start < stretch.old);
            let behind = short.partition_point(|(start, _, length)| start + length <= end);
            let Some([(from, ..), .., (to, ..)]) = short.get(first..behind) else {
                continue;
            };
            let tells = self.old.tokens[*from..*to]
                .iter()
                .try_fold(0, |weight: u32, token| {
                    Some(weight + token.weight).filter(|weight| *weight < HALF)
                });
            if tells.is_none() {
                stretch.sound = Sound::Yes;
            }
        }
    }

    /// Where the words of a range of the old text stand in the new one, both in code points.
    ///
    /// # Errors
    /// Why that cannot be said.
    pub fn place(&mut self, range: TextRange) -> Result<TextRange, LossReason> {
        let from = self
            .old
            .tokens
            .partition_point(|t| t.range.end() <= range.start());
        let to = self
            .old
            .tokens
            .partition_point(|t| t.range.start() < range.end());
        if from >= to {
            return Err(LossReason::Gone);
        }
        let after = self
            .stretches
            .partition_point(|stretch| stretch.old <= from);
        let around = self.stretches[..after]
            .iter()
            .rev()
            .take_while(|stretch| stretch.old + stretch.len > from)
            .find(|stretch| stretch.old + stretch.len >= to);
        let Some(stretch) = around.copied() else {
            return Err(self.why(range));
        };
        let is_doubtful =
            stretch.sound == Sound::No || self.is_doubtful(stretch, range, (from, to));
        let first = stretch.new + from - stretch.old;
        let last = stretch.new + to - 1 - stretch.old;
        let place = self.inside(range, (from, to - 1), (first, last));
        if !is_doubtful {
            return place;
        }
        let is_told =
            |place: &TextRange| stands_whole(&self.old.text, range, &self.new.text, *place);
        place.ok().filter(is_told).ok_or(LossReason::Several)
    }

    /// The range in the new text, given its first and last tokens in both.
    fn inside(
        &self,
        range: TextRange,
        old: (usize, usize),
        new: (usize, usize),
    ) -> Result<TextRange, LossReason> {
        let (old, new) = (
            (self.old.tokens[old.0].range, self.old.tokens[old.1].range),
            (self.new.tokens[new.0].range, self.new.tokens[new.1].range),
        );
        let start = self.across(old.0, range.start(), new.0);
        let end = self.across(old.1, range.end(), new.1);
        start
            .zip(end)
            .and_then(|(start, end)| TextRange::checked(start, end))
            .filter(|range| !range.is_empty() && self.new.text.is_on_graphemes(*range))
            .ok_or(LossReason::Unsure)
    }

    /// Where a place inside a token lies in its equal: behind as many characters that are compared. Nowhere, where that
    /// is inside a character: one of the three dots for which "…" stands is none.
    fn across(&self, old: TextRange, offset: u32, new: TextRange) -> Option<u32> {
        let old_words = self.old.text.slice(old);
        let new_words = self.new.text.slice(new);
        if offset >= old.end() {
            return Some(new.end());
        }
        let skipped = offset.saturating_sub(old.start());
        if skipped == 0 || old_words == new_words {
            return Some(new.start() + skipped.min(new.len()));
        }
        let mut before = 0;
        fold(
            &mut (0..).zip(old_words.chars()),
            Likeness::Written,
            &mut |_, place| {
                before += u32::from(place < skipped);
            },
        );
        let (mut number, mut found, mut last) = (0, new.len(), None);
        fold(
            &mut (0..).zip(new_words.chars()),
            Likeness::Written,
            &mut |_, place| {
                if number < before {
                    last = Some(place);
                }
                if number == before {
                    found = found.min(place);
                }
                number += 1;
            },
        );
        (last != Some(found)).then(|| new.start() + found)
    }

    /// Whether the words could be others than those that stand in this stretch: another stretch
    /// claims them too, or they stand again in what was changed right beside it.
    fn is_doubtful(
        &mut self,
        stretch: CommonRun,
        range: TextRange,
        (from, to): (usize, usize),
    ) -> bool {
        let shift = |at: usize| stretch.new + at - stretch.old;
        let mine = |at: usize| self.old.claims[at] == 1 && self.new.claims[shift(at)] == 1;
        let of_words = |at: &usize| self.old.tokens[*at].word != SPACE;
        // The rest of a word that is marked in part may have been put to other letters.
        let whole = self.old.tokens[from]
            .range
            .join(self.old.tokens[to - 1].range);
        let part = (!range.covers(whole)).then(|| self.old.text.slice(range).to_owned());
        let sure = match part {
            None => (from..to).filter(of_words).any(mine),
            Some(_) => (from..to).filter(of_words).all(mine),
        };
        if !sure {
            return true;
        }
        let (start, end) = (stretch.old, stretch.old + stretch.len);
        let (head, tail) = (self.head(start, from, to), self.tail(end, from, to));
        let (Mapping { old, new, left, .. }, edges) =
            (self, [(start, end), (stretch.new, shift(end))]);
        let before = head.map(|head| old.tokens[head..to].to_vec());
        let behind = tail.map(|tail| old.tokens[from..tail].to_vec());
        [&*old, &*new]
            .into_iter()
            .zip(edges)
            .any(|(side, (start, end))| {
                let before = before.as_ref().is_some_and(|words| {
                    let gap = start - side.gap_before(start);
                    let far = gap.saturating_sub(words.len() - 1);
                    let mut again = || side.again(words, far, start + words.len() - 1, left);
                    gap < start && (again() || side.says(part.as_deref(), gap, start, left))
                });
                let behind = behind.as_ref().is_some_and(|words| {
                    let gap = end + side.gap_behind(end);
                    let near = end.saturating_sub(words.len() - 1);
                    let mut again = || side.again(words, near, gap + words.len() - 1, left);
                    gap > end && (again() || side.says(part.as_deref(), end, gap, left))
                });
                before || behind
            })
    }

    /// The words by which a mark is told from the left: itself and what stands before it in its
    /// stretch, if that is half of what is enough. Nothing where they stand once in each text.
    fn head(&self, start: usize, from: usize, to: usize) -> Option<usize> {
        let last = self.landmarks.partition_point(|(_, end)| *end <= to);
        if last > 0 && self.landmarks[last - 1].0 >= start {
            return None;
        }
        let (mut head, mut weight) = (from, 0);
        while head > start && weight < ENOUGH {
            head -= 1;
            weight += self.old.tokens[head].weight;
        }
        Some(if weight < HALF { from } else { head })
    }

    /// The same from the right.
    fn tail(&self, end: usize, from: usize, to: usize) -> Option<usize> {
        let first = self.landmarks.partition_point(|(start, _)| *start < from);
        if self
            .landmarks
            .get(first)
            .is_some_and(|(_, last)| *last <= end)
        {
            return None;
        }
        let (mut tail, mut weight) = (to, 0);
        while tail < end && weight < ENOUGH {
            weight += self.old.tokens[tail].weight;
            tail += 1;
        }
        Some(if weight < HALF { to } else { tail })
    }

    /// Why words that lie in no stretch are lost.
    fn why(&self, range: TextRange) -> LossReason {
        let words = self.old.text.slice(range);
        match self.new.text.places(words, &mut LOOKS.clone()) {
            Some(places) if places.is_empty() => LossReason::Gone,
            _ => LossReason::Unsure,
        }
    }
}
