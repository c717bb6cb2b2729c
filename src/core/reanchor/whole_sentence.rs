//! Whether the sentence of a mark stands whole in both versions of a text, which tells the mark where the words
//! themselves could be meant in several places.
//!
//! Owns: [`stands_whole`].
//! Invariant: the sentence stands once in each version, even without its stop, and is no shorter than half a
//! passage; so what was cut or put in beside it is another one.
//! Must not know: stretches that are in both texts.

use super::tokenized::HALF;
use crate::core::text::tokens::weight;
use crate::core::text::{Text, TextRange};

/// Longest sentence, in bytes on either side of a mark.
const LONGEST: usize = 2_000;
/// Places of a sentence that are looked at.
const LOOKS: usize = 64;

const STOPS: [char; 9] = ['.', '!', '?', '…', '。', '！', '？', '؟', '।'];

/// Whether the sentence around `mark` in the old text is the one around `place` in the new, at the same distance
/// from its start, and stands once in each.
#[must_use]
pub fn stands_whole(old: &Text, mark: TextRange, new: &Text, place: TextRange) -> bool {
    let sentences = around(old, mark).zip(around(new, place));
    let Some(((words, from), (there, to))) = sentences else {
        return false;
    };
    let is_once = |text: &Text| {
        let places = text.some_places(words, LOOKS);
        places.is_some_and(|places| places.len() == 1)
    };
    let is_same = words == there && from == to;
    let says_enough = || words.chars().map(weight).sum::<u32>() >= HALF;
    is_same && says_enough() && is_once(old) && is_once(new)
}

/// The sentence in whose line a range lies, without its stop, and how many bytes behind its start the range begins;
/// nothing where it is longer than [`LONGEST`] or the range goes beyond it.
fn around(text: &Text, range: TextRange) -> Option<(&str, usize)> {
    let source = text.as_str();
    let (start, end) = (text.byte_of(range.start()), text.byte_of(range.end()));
    let parts = |at: usize, c: char| {
        let next = source[at + c.len_utf8()..].chars().next();
        c == '\n' || STOPS.contains(&c) && next.is_none_or(char::is_whitespace)
    };
    let before = source[..start].char_indices().rev();
    let from = before
        .take_while(|(at, _)| start - at <= LONGEST)
        .find(|(at, c)| parts(*at, *c))
        .map(|(at, c)| at + c.len_utf8());
    let from = from.or_else(|| (start <= LONGEST).then_some(0))?;
    let mut behind = source[end..].char_indices();
    let to = behind
        .find(|(at, c)| *at > LONGEST || parts(end + at, *c))
        .map_or(source.len(), |(at, _)| end + at);
    let words = source.get(from..to)?;
    let bare = words.trim_start();
    let from = from + words.len() - bare.len();
    (to - end <= LONGEST).then_some(())?;
    Some((bare.trim_end(), start.checked_sub(from)?))
}
