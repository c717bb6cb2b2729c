//! One of two versions of a text, as tokens between its ends.
//!
//! Owns: [`TokenizedText`].
//! Invariant: the first and the last token are the ends of the text; every other one is of its words.
//! Must not know: the other version.

use crate::core::text::tokens::{ENOUGH, SPACE, Token, Vocabulary, Word, tokens};
use crate::core::text::{Text, TextRange};

/// The ends of a text, as tokens that are like no word: what is unchanged from the start on needs only
/// half as many characters to be told.
const START: Word = Word::MAX - 1;
const END: Word = Word::MAX;
/// Half of what is enough.
pub const HALF: u32 = ENOUGH / 2;

/// A text and its tokens.
#[derive(Debug)]
pub struct TokenizedText {
    pub text: Text,
    pub tokens: Vec<Token>,
    /// How many stretches claim each token.
    pub claims: Vec<u8>,
}

impl TokenizedText {
    pub fn new(text: &Text, vocabulary: &mut Vocabulary) -> Self {
        let mut inside = tokens(text, text.range(), &[], vocabulary);
        let is_space = |token: Option<&Token>| token.is_some_and(|token| token.word == SPACE);
        // Space at the ends of a text is nobody's.
        if is_space(inside.last()) {
            inside.pop();
        }
        let from = usize::from(is_space(inside.first()));
        let end = |word, at| Token {
            word,
            range: TextRange::between(at, at),
            weight: HALF,
        };
        let mut all = vec![end(START, 0)];
        all.extend_from_slice(&inside[from..]);
        all.push(end(END, text.len()));
        Self {
            text: text.clone(),
            claims: vec![0; all.len()],
            tokens: all,
        }
    }

    pub fn word(&self, at: usize) -> Word {
        self.tokens[at].word
    }

    /// How many tokens behind one are claimed by nobody.
    pub fn gap_behind(&self, at: usize) -> usize {
        self.claims[at..]
            .iter()
            .take_while(|claims| **claims == 0)
            .count()
    }

    /// How many tokens before one are claimed by nobody.
    pub fn gap_before(&self, at: usize) -> usize {
        let before = self.claims[..at].iter().rev();
        before.take_while(|claims| **claims == 0).count()
    }

    /// Whether the words of `wanted` stand somewhere in the tokens `from..to`.
    pub fn again(&self, wanted: &[Token], from: usize, to: usize, left: &mut usize) -> bool {
        let words = &self.tokens[from..to.min(self.tokens.len())];
        if *left < words.len() + wanted.len() {
            // Nobody has looked, so nobody can be sure.
            *left = 0;
            return true;
        }
        *left -= words.len() + wanted.len();
        let mut found = false;
        for window in words.windows(wanted.len()) {
            let same = window
                .iter()
                .zip(wanted)
                .take_while(|(a, b)| a.word == b.word);
            let same = same.count();
            *left = left.saturating_sub(same);
            found |= same == wanted.len();
            if found || *left == 0 {
                return true;
            }
        }
        found
    }

    /// Whether a part of a word stands somewhere in the tokens `from..to`, in whatever words.
    pub fn says(&self, part: Option<&str>, from: usize, to: usize, left: &mut usize) -> bool {
        let (Some(part), Some(gap)) = (part, self.tokens.get(from..to)) else {
            return false;
        };
        let (Some(first), Some(last)) = (gap.first(), gap.last()) else {
            return false;
        };
        let words = self.text.slice(first.range.join(last.range));
        let enough = *left >= words.len();
        *left = left.saturating_sub(words.len());
        !enough || words.contains(part)
    }
}
