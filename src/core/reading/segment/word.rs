//! Words, by the rules of UAX #29 with additions for newspapers.
//!
//! Owns: [`words`], [`words_of`].
//! Invariant: words are disjoint, in reading order, and hold no space.
//! Must not know: blocks and furniture.
//!
//! A possessive "’s" is a word of its own (the name is marked without it). So is an elided word before the one
//! that it leans on, in the languages that write so: "l’" of "l’Italie", "dell’" of "dell’Aquila"; "aujourd’hui" and
//! "O’Neill" are one. An abbreviation keeps its last stop ("U.S."). A narrow space parts words as any space
//! does, but for the thousands of a number; a space without width parts none.

use unicode_segmentation::UnicodeSegmentation;

use super::sentence::{CLOSING, OPENING, TERMINATORS};
use crate::core::lesson::article::Article;
use crate::core::text::folding::is_unseen;
use crate::core::text::{Text, TextRange, code_points};

/// Languages that write an elided word together with the next (ISO 639): French, Italian, Catalan, Occitan,
/// Corsican.
const ELIDING: [&str; 5] = ["fr", "it", "ca", "oc", "co"];

/// The words that those languages elide, without their last letter.
const ELIDED: [&str; 50] = [
    "c", "d", "j", "l", "m", "n", "s", "t", "v", "qu", "gl", "jusqu", "lorsqu", "puisqu", "quoiqu",
    "un", "dell", "all", "dall", "nell", "sull", "coll", "quest", "quell", "bell", "ciascun",
    "nessun", "alcun", "tutt", "mezz", "anch", "com", "dov", "cos", "quand", "senz", "dev",
    "trent", "vent", "cent", "quarant", "cinquant", "nient", "quant", "tant", "altr", "grand",
    "sant", "buon", "pover",
];

const NARROW: char = '\u{202f}';

/// The words of a range of a text whose language is not known.
#[must_use]
pub fn words(text: &Text, within: TextRange) -> Vec<TextRange> {
    found(text, within, Habits::of(None))
}

/// The words of a range of an article: letters and digits with what joins them, without punctuation around.
#[must_use]
pub fn words_of(article: &Article, within: TextRange) -> Vec<TextRange> {
    found(
        &article.text,
        within,
        Habits::of(article.language.as_deref()),
    )
}

/// How a language writes words that lean on others.
#[derive(Clone, Copy)]
struct Habits {
    /// Whether an elided word stands together with the next.
    elides: bool,
    /// Whether "’s" says whose something is. In Dutch it makes a plural: "foto’s".
    possesses: bool,
}

impl Habits {
    fn of(tag: Option<&str>) -> Self {
        let language = tag.map(|tag| tag.split('-').next().unwrap_or(tag));
        let is_one_of = |known: &[&str]| {
            language.is_none_or(|it| known.iter().any(|each| it.eq_ignore_ascii_case(each)))
        };
        Self {
            elides: is_one_of(&ELIDING),
            possesses: language.is_none() || !is_one_of(&["nl"]),
        }
    }
}

fn found(text: &Text, within: TextRange, habits: Habits) -> Vec<TextRange> {
    let source = text.slice(within);
    let mut found = Vec::new();
    let (mut offset, mut last_byte) = (within.start(), 0);
    // Up to where the pieces are words already.
    let mut read = 0;
    for (byte, end) in pieces(source) {
        if byte < read {
            continue;
        }
        let word = source[byte..end].trim_end_matches(is_unseen);
        let word = &source[byte..byte + whole_letters(&source[byte..end], word)];
        let end = byte + word.len();
        offset += code_points(&source[last_byte..byte]);
        last_byte = byte;
        let mut whole = TextRange::between(offset, offset + code_points(word));
        if is_initials(word) && source[end..].graphemes(true).next() == Some(".") {
            whole = TextRange::between(offset, whole.end() + 1);
            // "U.S.’s": behind a stop the ending is parted from its word.
            if let Some(tail) = possessive_at(&source[end + 1..]).filter(|_| habits.possesses) {
                let ending = TextRange::between(whole.end(), whole.end() + code_points(tail));
                found.extend([whole, ending]);
                read = end + 1 + tail.len();
                continue;
            }
        }
        let mut rest = whole;
        if let Some(head) = elided(&source[..byte], word).filter(|_| habits.elides) {
            let cut = offset + head;
            found.push(TextRange::between(offset, cut));
            rest = TextRange::between(cut, whole.end());
        }
        match possessive(word) {
            Some(tail) if tail < rest.len() && habits.possesses => {
                let cut = rest.end() - tail;
                found.push(TextRange::between(rest.start(), cut));
                found.push(TextRange::between(cut, rest.end()));
            }
            _ => found.push(rest),
        }
    }
    found
}

/// The words of UAX #29, in bytes, parted at narrow spaces and joined where a space has no width.
fn pieces(source: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (byte, word) in source.unicode_word_indices() {
        let mut start = byte;
        for (at, _) in word.match_indices(NARROW) {
            let (before, after) = (&word[..at], &word[at + NARROW.len_utf8()..]);
            if is_thousand(before, after) {
                continue;
            }
            found.push((start, byte + at));
            start = byte + at + NARROW.len_utf8();
        }
        let end = byte + word.len();
        match found.last_mut() {
            Some(last) if start == byte && is_torn(source, last.1, start) => last.1 = end,
            _ => found.push((start, end)),
        }
    }
    found.retain(|(start, end)| start < end);
    found
}

/// Bytes of a word without the marks of direction and the soft hyphens behind it, but with what is part of its last
/// letter.
fn whole_letters(word: &str, bare: &str) -> usize {
    let rest = word[bare.len()..].chars();
    let of_letter =
        |c: &char| matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..);
    bare.len()
        + rest
            .take_while(of_letter)
            .map(char::len_utf8)
            .sum::<usize>()
}

/// Whether a narrow space between two stretches only groups the digits of a number.
fn is_thousand(before: &str, after: &str) -> bool {
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    digits == 3 && before.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether nothing but a space without width stands between two words, in a script that writes spaces.
fn is_torn(source: &str, end: usize, start: usize) -> bool {
    let spaced = |c: char| c.is_alphabetic() && c < '\u{e00}';
    source.get(end..start) == Some("\u{200b}")
        && source[..end].ends_with(spaced)
        && source[start..].starts_with(spaced)
}

/// Whether a word is letters with stops between them, such as "U.S", "a.m" or "Ph.D": no number and
/// no web address, whose last stop is the sentence's.
fn is_initials(word: &str) -> bool {
    let short = |part: &str| part.chars().all(char::is_alphabetic) && part.chars().count() <= 2;
    word.contains('.') && word.split('.').all(short)
}

/// Code points of a possessive ending, where the word has one.
fn possessive(word: &str) -> Option<u32> {
    ["’s", "'s", "’S", "'S"]
        .iter()
        .any(|tail| word.ends_with(tail))
        .then_some(2)
}

/// The possessive ending that words begin with.
fn possessive_at(words: &str) -> Option<&str> {
    let rest = words.strip_prefix(['’', '\''])?.strip_prefix(['s', 'S'])?;
    let is_whole = !rest.starts_with(char::is_alphanumeric);
    words.get(..words.len() - rest.len()).filter(|_| is_whole)
}

/// Code points of an elided word at the start of this one, with its apostrophe. `before` is what stands before.
fn elided(before: &str, word: &str) -> Option<u32> {
    let (head, rest) = word.split_once(|c: char| "’'ʼ＇".contains(c))?;
    let is_known = ELIDED.iter().any(|each| head.eq_ignore_ascii_case(each));
    let first = rest.chars().next().filter(|_| is_known)?;
    let upper = |words: &str| words.chars().all(is_capital);
    let capitals = rest.chars().nth(1).is_some() && upper(rest);
    // Words are elided before a vowel that is heard: the letters of "l'FBI" are read one by one.
    let is_vowel = "aeiouyh".contains(first.to_ascii_lowercase()) || !first.is_ascii();
    let is_small = head.starts_with(|c: char| c.is_ascii_lowercase());
    if !(is_vowel || is_small && capitals) {
        return None;
    }
    // Inside a sentence a capital letter begins a name: "D’Alema", "L’Aquila".
    let is_name = !is_small && is_capital(first) && !(capitals && upper(head));
    if is_name && !is_opening(before) {
        return None;
    }
    Some(code_points(head) + 1)
}

/// Whether a letter of the languages that elide is a capital one.
fn is_capital(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'À'..='Þ' | 'Œ' | 'Ÿ')
}

/// Whether a sentence begins behind these words.
fn is_opening(before: &str) -> bool {
    let bare = before.trim_end_matches(|c: char| c.is_whitespace() || OPENING.contains(&c));
    let ended = bare.trim_end_matches(|c: char| CLOSING.contains(&c));
    let is_end = |c: char| TERMINATORS.contains(&c);
    bare.is_empty() || ended.ends_with(is_end) || bare.ends_with(':')
}
