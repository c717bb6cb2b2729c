//! Spellings: when two words are one name written in two ways.
//!
//! Invariant: symmetric; words are folded already ([`folded`]). A word with an ending more or less is another word:
//! "Syria", "Syrian".
//! Must not know: where words stand.

use strsim::osa_distance;

use super::NameReason;
use crate::core::text::folding::{Folded, Likeness};

/// Letters from which on one of them may differ.
const LONG: usize = 5;

/// A word as it is compared: without accents and capitals, and without the stops of "U.S.".
#[must_use]
pub fn folded(word: &str) -> String {
    let mut bare = Folded::new(word, Likeness::Bare).into_string();
    bare.retain(|c| c != '.');
    bare
}

/// A word without what differs between ways to write the same sounds: "Sergey", "Sergei"; "Müller", "Mueller".
#[must_use]
pub fn skeleton(word: &str) -> String {
    let mut said = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let plain = match (c, next) {
            ('p', Some('h')) => {
                chars.next();
                'f'
            }
            ('k' | 'g', Some('h')) => {
                chars.next();
                'h'
            }
            ('o' | 'a' | 'u', Some('e')) => {
                chars.next();
                c
            }
            ('o', Some('u')) => {
                chars.next();
                'u'
            }
            ('y' | 'j', _) => 'i',
            ('w', _) => 'v',
            ('q' | 'c', _) => 'k',
            ('\'' | '-', _) => continue,
            (c, _) => c,
        };
        if !said.ends_with(plain) {
            said.push(plain);
        }
    }
    said
}

/// How two words are one, if they are.
#[must_use]
pub fn spelled_alike(a: &str, b: &str) -> Option<NameReason> {
    if a == b {
        return Some(NameReason::SameSpelling);
    }
    let is_prefix = a.starts_with(b) || b.starts_with(a);
    let length = a.chars().count().min(b.chars().count());
    if is_prefix || length < 3 {
        return None;
    }
    if skeleton(a) == skeleton(b) {
        return Some(NameReason::OtherSpelling);
    }
    let is_long = length >= LONG && a.chars().next() == b.chars().next();
    (is_long && osa_distance(a, b) == 1).then_some(NameReason::OneLetter)
}

/// Whether one first name is the other, in another spelling, cut off or as its first letter: "Ashton", "Ash", "A".
#[must_use]
pub fn is_same_first_name(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let letters = short.chars().count();
    let is_cut = long.starts_with(short) && (letters >= 3 || letters == 1);
    is_cut || letters >= 4 && spelled_alike(a, b).is_some()
}

/// Whether one word is the other with an ending of a plural.
#[must_use]
pub fn is_plural(singular: &str, plural: &str) -> bool {
    let ending = plural.strip_prefix(singular);
    ending.is_some_and(|it| matches!(it, "s" | "es" | "en" | "er"))
}

/// Whether one word is made from the other by the ending of an adjective: "Russia", "Russian".
#[must_use]
pub fn is_derived(a: &str, b: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "n", "an", "ian", "ese", "ish", "i", "isch", "ische", "ischen", "er", "ais", "ien",
    ];
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let stem = short.trim_end_matches(['a', 'e', 'y', 'o']);
    let is_long = stem.chars().count() >= 3;
    let rest = long.strip_prefix(stem);
    let ends = |rest: &str| {
        ENDINGS.contains(&rest)
            || rest
                .strip_prefix('a')
                .is_some_and(|it| ENDINGS.contains(&it))
    };
    is_long && long != short && rest.is_some_and(ends)
}
