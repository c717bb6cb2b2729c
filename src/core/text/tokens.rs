//! Tokens: what counts as the same words.
//!
//! Owns: [`tokens`], a stretch of text cut into words, marks and spaces that can be compared by
//! number; [`weight`], how much a character says.
//! Invariant: tokens are in text order and disjoint, each a range of the raw text; two equal tokens that
//! are no space are the same when they are folded as written.
//! Must not know: what is looked for.
//!
//! Compared are the segments of UAX #29, folded as written (see [`folding`](super::folding)). Ignored are the
//! kind and number of white space (a report is set in other lines, with other spaces, and says the same) and
//! the style of quotation marks and dashes (every house has its own, and pages spoil them). Not ignored is
//! case: what differs in a capital was typed anew, and "word for word" is said of people who copied.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::BuildHasherDefault;

use unicode_segmentation::UnicodeSegmentation;

use crate::core::text::folding::{Likeness, fold};
use crate::core::text::{Text, TextRange};

/// Number of a word in its vocabulary.
pub type Word = u32;

/// Any white space.
pub const SPACE: Word = 0;

/// What an ordinary character weighs; forty of them are a passage.
pub const PLAIN: u32 = 3;

/// From this weight on the same words are the same passage and no accident: 40 characters, about
/// seven words of English. For scripts that say more in a character see [`weight`].
pub const ENOUGH: u32 = 40 * PLAIN;

/// What a character says, in thirds of a Latin letter. Words of Chinese, Japanese and Korean have
/// about two characters where English has five and a space: twenty are a passage. Thai, Lao, Khmer and
/// Burmese write letters, but no spaces between words: thirty, since twenty are one title and one name.
#[must_use]
pub fn weight(c: char) -> u32 {
    match c {
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => 4,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' => 6,
        _ => PLAIN,
    }
}

/// One token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Which word, mark or space.
    pub word: Word,
    /// Where, in code points of the raw text; what is left out or unseen may lie inside.
    pub range: TextRange,
    /// Sum of [`weight`]; white space weighs as one plain character, however much it is.
    pub weight: u32,
}

/// Numbers of words; equal words have equal numbers. Hashed with a key that is always the same, so that
/// nothing here is random.
#[derive(Debug)]
pub struct Vocabulary {
    known: HashMap<Box<str>, (Word, u32), BuildHasherDefault<DefaultHasher>>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let mut known = HashMap::default();
        known.insert(" ".into(), (SPACE, PLAIN));
        Self { known }
    }
}

impl Vocabulary {
    fn number(&mut self, word: &str) -> (Word, u32) {
        // A lone apostrophe closes a quotation as often as not: one house's ‘…’ is another's “…”.
        let word = if word == "'" { "\"" } else { word };
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        // There are never more words than code points.
        let number = Word::try_from(self.known.len()).unwrap_or(Word::MAX);
        let known = (number, word.chars().map(weight).sum());
        self.known.insert(word.into(), known);
        known
    }
}

/// Stands for an ellipsis while letters are folded (of private use, so that no text means it).
const ELLIPSIS: char = '\u{e000}';

/// The tokens of a range without the stretches `out` (sorted, disjoint). Words that only something left
/// out had torn apart are whole again.
#[must_use]
pub fn tokens(
    text: &Text,
    within: TextRange,
    out: &[TextRange],
    vocabulary: &mut Vocabulary,
) -> Vec<Token> {
    let source = text.slice(within);
    let mut next = out.partition_point(|out| out.end() <= within.start());
    let mut read = (within.start()..)
        .zip(source.chars())
        .filter(|(offset, _)| {
            while out.get(next).is_some_and(|out| out.end() <= *offset) {
                next += 1;
            }
            !out.get(next).is_some_and(|out| out.contains(*offset))
        });
    // One character is one token: an ellipsis is not spelled out, and three stops are one.
    let mut read = read.by_ref().map(|(offset, c)| match c {
        '…' | '⋯' => (offset, ELLIPSIS),
        '‥' => (offset, '.'),
        c => (offset, c),
    });
    let mut plain = String::with_capacity(source.len());
    let mut places: Vec<TextRange> = Vec::with_capacity(source.len());
    fold(&mut read, Likeness::Written, &mut |c, offset| {
        let place = TextRange::between(offset, offset + 1);
        if c == '.' && plain.ends_with("..") {
            plain.truncate(plain.len() - 2);
            plain.push(ELLIPSIS);
            let first = places.split_off(places.len() - 2)[0];
            places.push(first.join(place));
        } else {
            plain.push(c);
            places.push(place);
        }
    });
    let mut found: Vec<Token> = Vec::new();
    let mut first = 0;
    for segment in plain.split_word_bounds() {
        let last = first + segment.chars().count();
        let range = places[first].join(places[last - 1]);
        let next = places.get(last).map_or(within.end(), |next| next.start());
        first = last;
        // What is unseen behind a letter may be a part of it.
        let range = if range.end() < next {
            text.on_graphemes(range)
        } else {
            range
        };
        if segment.chars().all(char::is_whitespace) {
            match found.last_mut() {
                Some(space) if space.word == SPACE => space.range = space.range.join(range),
                _ => found.push(Token {
                    word: SPACE,
                    range,
                    weight: PLAIN,
                }),
            }
        } else {
            let (word, weight) = vocabulary.number(segment);
            found.push(Token {
                word,
                range,
                weight,
            });
        }
    }
    found
}

/// Hashes of stretches of tokens that are long enough, one for each token at which such a stretch
/// begins: it goes on until it weighs `enough`, so equal words give equal stretches. By the
/// fingerprints of Karp and Rabin (IBM J. Res. Dev. 31, 1987). Equal hashes are a hint, never a proof.
/// Answers with (hash, number of the first token, number behind the last).
#[must_use]
pub fn windows(tokens: &[Token], enough: u32) -> Vec<(u64, usize, usize)> {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    // The hash of all tokens before each, and the base to the power of its number.
    let mut before = vec![0_u64];
    let mut powers = vec![1_u64];
    let (mut hash, mut power) = (0_u64, 1_u64);
    for token in tokens {
        hash = hash.wrapping_mul(BASE).wrapping_add(mixed(token.word));
        power = power.wrapping_mul(BASE);
        before.push(hash);
        powers.push(power);
    }
    let mut found = Vec::new();
    let (mut end, mut weight) = (0, 0_u32);
    for (start, first) in tokens.iter().enumerate() {
        let full = |end: usize, weight| weight >= enough && tokens[end - 1].word != SPACE;
        while end < tokens.len() && !(end > start && full(end, weight)) {
            weight = weight.saturating_add(tokens[end].weight);
            end += 1;
        }
        if !full(end, weight) {
            break;
        }
        if first.word != SPACE {
            let hash = before[end].wrapping_sub(before[start].wrapping_mul(powers[end - start]));
            found.push((hash, start, end));
        }
        weight = weight.saturating_sub(first.weight);
    }
    found
}

/// Spreads a number over all bits (SplitMix64's finaliser).
fn mixed(word: Word) -> u64 {
    let z = u64::from(word).wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
