//! German, French, Spanish, Italian, Dutch and Portuguese words of dates and quantities, as English ones.
//!
//! Owns: [`in_english`].
//! Invariant: words of another language, and those that are in no list, stay as they are.
//! Must not know: what the words say together.

mod dutch;
mod french;
mod german;
mod italian;
mod portuguese;
mod spanish;

use crate::core::text::word_list::is_listed;
use dutch::DUTCH;
use french::FRENCH;
use german::GERMAN;
use italian::ITALIAN;
use portuguese::PORTUGUESE;
use spanish::SPANISH;

/// The same words in English, where they are of one of these languages.
pub fn in_english(words: Vec<String>, language: &str) -> Vec<String> {
    let tongue = language.split('-').next().unwrap_or_default();
    // What is said before a stretch of time that has passed; where it is said behind, it is a word of the list.
    let (list, ago): (&[(&str, &str)], &[&str]) = match tongue.to_ascii_lowercase().as_str() {
        "de" => (GERMAN, &["vor"]),
        "fr" => (FRENCH, &["il", "y", "a"]),
        "es" => (SPANISH, &["hace"]),
        "it" => (ITALIAN, &[]),
        "nl" => (DUTCH, &[]),
        "pt" => (PORTUGUESE, &["há"]),
        _ => return words,
    };
    let words = percent_and_groups(words);
    let (words, is_ago) = without_ago(words, ago);
    let mut english: Vec<String> = words
        .iter()
        .map(|word| translated(word, list))
        .filter(|word| !word.is_empty())
        .collect();
    if is_ago {
        english.push("ago".to_owned());
    }
    english
}

fn translated(word: &str, list: &[(&str, &str)]) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return dotted_date(word).unwrap_or_else(|| digits(word));
    }
    let bare = ["l’", "l'", "d’", "d'"]
        .iter()
        .find_map(|article| word.strip_prefix(article))
        .unwrap_or(word);
    let mut entries = list.iter();
    let found = entries.find(|(forms, _)| is_listed(forms, bare));
    found.map_or(bare, |(_, english)| english).to_owned()
}

/// "vor drei Wochen", "il y a trois semaines": without what says so, and whether it was said.
fn without_ago(mut words: Vec<String>, says: &[&str]) -> (Vec<String>, bool) {
    if says.is_empty() {
        return (words, false);
    }
    let found = words
        .windows(says.len())
        .position(|window| window.iter().zip(says).all(|(word, says)| word == says));
    let Some(at) = found.filter(|at| at + says.len() < words.len()) else {
        return (words, false);
    };
    words.drain(at..at + says.len());
    (words, true)
}

/// "pour cent", "por ciento".
fn is_percent(first: &str, second: &str) -> bool {
    matches!(
        (first, second),
        ("pour", "cent") | ("por", "ciento" | "cento") | ("per", "cento")
    )
}

/// "pour cent" as one word; "240 000" as one number.
fn percent_and_groups(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let is_digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let mut has_groups = false;
    for word in words {
        match joined.last_mut() {
            Some(last) if is_percent(last, &word) => "percent".clone_into(last),
            Some(last)
                if word.len() == 3
                    && is_digits(&word)
                    && is_digits(last)
                    && (last.len() <= 3 || has_groups) =>
            {
                last.push_str(&word);
                has_groups = true;
            }
            _ => {
                has_groups = false;
                joined.push(word);
            }
        }
    }
    joined
}

/// `18.9.2015` as ISO 8601 has it.
fn dotted_date(word: &str) -> Option<String> {
    let mut parts = word.split('.');
    let mut number = |most: usize| {
        let part = parts.next()?;
        part.parse::<u16>().ok().filter(|_| part.len() <= most)
    };
    let (day, month, year) = (number(2)?, number(2)?, number(4)?);
    let is_whole = parts.next().is_none() && year >= 1000;
    is_whole.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `240.000` and `3,5` as English writes them.
fn digits(word: &str) -> String {
    let swap = |c: char| match c {
        '.' => ',',
        ',' => '.',
        c => c,
    };
    word.chars().map(swap).collect()
}
