//! What a name is made of.
//!
//! Owns: [`NameParts`], a name cut into words, without article and titles; how a word looks ([`LetterCase`]).
//! Invariant: words are folded; a name has at least one word, and one that does not look like a name says so.
//! Must not know: texts and entities.

use unicode_segmentation::UnicodeSegmentation;

use super::spelling::folded;
use super::word_lists::{is_article, is_particle, is_title};
use crate::core::text::folding::alike;

/// How a word looks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum LetterCase {
    /// It begins with a small letter.
    Small,
    /// It begins with a capital letter.
    Capital,
    /// It is capital letters, two at least, or letters with stops.
    Capitals,
    /// It begins with a digit.
    Digits,
    /// Its script has no capitals.
    None,
}

impl LetterCase {
    /// How a word looks.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else {
            return Self::Small;
        };
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        if first.is_numeric() {
            Self::Digits
        } else if first.is_uppercase() {
            let is_several = letters().nth(1).is_some();
            if is_several && letters().all(|c| !c.is_lowercase()) {
                Self::Capitals
            } else {
                Self::Capital
            }
        } else if first.is_lowercase() {
            Self::Small
        } else {
            Self::None
        }
    }

    /// Whether a word that looks so may be one of a name.
    #[must_use]
    pub fn is_of_names(self) -> bool {
        self != Self::Small
    }
}

/// One word of a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameWord {
    /// Folded.
    pub word: String,
    /// How it is written.
    pub case: LetterCase,
    /// Whether the possessive ending stood behind it.
    pub is_possessor: bool,
    /// Whether a comma or another mark stands before it.
    pub is_apart: bool,
}

/// A name in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameParts {
    /// In their order.
    pub words: Vec<NameWord>,
}

impl NameParts {
    /// Cuts a name; nothing where there are no words.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let mut words = Self::whole(name)?.words;
        if words.len() > 1 && is_article(&words[0].word) {
            words.remove(0);
        }
        Some(Self { words })
    }

    /// The same with an article at the beginning.
    #[must_use]
    pub fn whole(name: &str) -> Option<Self> {
        let mut words: Vec<NameWord> = Vec::new();
        let mut is_apart = false;
        let plain: String = name.chars().map(alike).collect();
        for (at, piece) in plain.split_word_bound_indices() {
            if !piece.chars().any(char::is_alphanumeric) {
                is_apart |= piece.chars().any(|c| ",;:()\"".contains(c));
                continue;
            }
            let (piece, is_possessor) = match piece
                .strip_suffix("'s")
                .or_else(|| piece.strip_suffix("'S"))
            {
                Some(owner) if !owner.is_empty() => (owner, true),
                _ => (piece, false),
            };
            let mut rest = piece;
            // "l'Assemblée".
            if let Some((head, tail)) = piece.split_once('\'')
                && head.chars().count() <= 2
                && tail.chars().count() > 2
                && !head.starts_with('O')
            {
                rest = tail;
            }
            let _ = at;
            words.push(NameWord {
                word: folded(rest),
                case: LetterCase::of(rest),
                is_possessor,
                is_apart: std::mem::take(&mut is_apart),
            });
        }
        words.retain(|word| !word.word.is_empty());
        (!words.is_empty()).then_some(Self { words })
    }

    /// Whether it looks like a name and not like a description. `is_common` says whether a word is also written small.
    #[must_use]
    pub fn is_name(&self, is_common: impl Fn(&str) -> bool) -> bool {
        let mut named = self.words.iter().filter(|word| word.case.is_of_names());
        match (named.next(), named.next()) {
            (None, _) => false,
            (Some(one), None) => {
                let begins = one.word == self.words[0].word;
                !(begins && one.case == LetterCase::Capital && is_common(&one.word))
            }
            _ => true,
        }
    }

    /// Of a person: the words without titles, from the first name to the last; nothing where only titles are there.
    #[must_use]
    pub fn person(&self) -> Option<&[NameWord]> {
        let words = self.words.as_slice();
        let end = words
            .iter()
            .skip(1)
            .position(|word| word.is_apart)
            .map_or(words.len(), |at| at + 1);
        let words = &words[..end];
        let is_part = |word: &NameWord| {
            word.case.is_of_names() && !is_title(&word.word) && !word.is_possessor
                || is_particle(&word.word)
        };
        let last = words
            .iter()
            .rposition(|word| word.case.is_of_names() && !is_title(&word.word))?;
        // The last name may stand in the possessive.
        let first = words[..last]
            .iter()
            .rposition(|word| !is_part(word))
            .map_or(0, |at| at + 1);
        Some(&words[first..=last])
    }
}

/// The last name of a person's words, and the first names before it; particles are neither.
#[must_use]
pub fn last_and_first(words: &[NameWord]) -> Option<(&NameWord, Vec<&str>)> {
    let (last, before) = words.split_last()?;
    let first = before.iter().filter(|word| !is_particle(&word.word));
    Some((last, first.map(|word| word.word.as_str()).collect()))
}
