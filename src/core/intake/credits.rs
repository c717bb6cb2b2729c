//! Lines that say who wrote an article and when: what in them is a name, a time, a date's own words.
//!
//! Owns: [`is_about_dates`], [`is_hour`], [`is_name`], [`name_within`], [`begins_with_name`].
//! Invariant: a sentence that tells of a day is no such line; a line is one only if hardly anything is left of it
//! without dates, times and the words that stand with them.
//! Must not know: where a line stands.

use std::ops::Range;

use super::date::FoundDate;
use super::language::is_small_word;
use super::phrases;
use super::shape::Shape;
use crate::core::text::word_list::is_listed;

/// Words that stand with a time of day or its distance, besides those of [`phrases::date_word`].
const TIMES: &str = "am pm uhr ago edt est bst gmt utc cet cest et pt ct mt ist aest o'clock min mins minutes minute hour hours hrs std stunden minuten vor il y minutes heures hace minutos horas há updated published posted live edited modified report time read lesezeit lecture temps lectura lettura leitura";

/// Words in [`TIMES`] that tell how long ago something was.
const AGO: &str = "ago vor il hace há";

/// Whether a line is about dates alone, whatever stops it has: "Published: 18 May 2022. Updated: 19 May 2022."
#[must_use]
pub fn is_about_dates(line: &str, dates: &[FoundDate]) -> bool {
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
        return false;
    };
    let said = dates
        .iter()
        .any(|found| date_word(line, dates, found).is_some());
    let mut rest = Vec::new();
    let mut at = 0;
    for found in dates {
        rest.push(&line[at..found.bytes.start]);
        at = found.bytes.end;
    }
    rest.push(&line[last.bytes.end..]);
    let weekdays = dates.len();
    let left = rest
        .iter()
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '\''))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .filter(|word| {
            let lower = word.to_lowercase();
            let zone = word.len() <= 5 && word.chars().all(|c| c.is_ascii_uppercase());
            let figures = word.starts_with(|c: char| c.is_ascii_digit());
            let known = is_small_word(&lower) || is_listed(TIMES, &lower);
            !(known || zone || figures || phrases::is_date_word(&lower))
        })
        .count();
    let head = line[..first.bytes.start].trim();
    let written = phrases::byline(&phrases::normal(head), 1).is_some();
    let begins = phrases::normal(head);
    let begins = begins.split_whitespace().next().unwrap_or_default();
    let opens = begins.is_empty()
        || phrases::is_date_word(begins.trim_matches(|c: char| !c.is_alphanumeric()))
        || head.split_whitespace().count() <= 1
        || name_within(head).is_some();
    let spare = if written || name_within(head).is_some() {
        weekdays + 5
    } else {
        weekdays
    };
    let closed = line.trim_end().ends_with(['.', '!', '?']);
    left <= spare && opens && (said || written || !closed)
}

/// The same for a line in which the page marks times that are no whole dates: "Published: 18 May. Updated: 19 May."
#[must_use]
pub fn is_about_marked_times(normal: &str, words: usize) -> bool {
    let first = normal.split(|c: char| !c.is_alphabetic()).next();
    words <= 14 && first.is_some_and(phrases::is_date_word)
}

/// What stands before or behind a date and makes it the article's, as [`phrases::date_word`] has it.
#[must_use]
pub fn date_word(line: &str, dates: &[FoundDate], found: &FoundDate) -> Option<(&'static str, u8)> {
    let before = dates
        .iter()
        .map(|other| other.bytes.end)
        .filter(|end| *end <= found.bytes.start)
        .max()
        .unwrap_or(0);
    let after = dates
        .iter()
        .map(|other| other.bytes.start)
        .filter(|start| *start >= found.bytes.end)
        .min()
        .unwrap_or(line.len());
    let between = &line[before..found.bytes.start];
    // "2022年5月18日公開 2022年5月19日更新": glued to the date before, it is that one's.
    let of_other = before > 0 && between.starts_with(char::is_alphabetic);
    phrases::date_word(between)
        .filter(|_| !of_other)
        .or_else(|| phrases::word_behind_date(&line[found.bytes.end..after]))
}

/// Whether a line is a time of day and hardly anything else.
#[must_use]
pub fn is_hour(line: &str, dates: &[FoundDate]) -> bool {
    let said = |found: &FoundDate| date_word(line, dates, found).is_some();
    if !line.contains(|c: char| c.is_ascii_digit()) || dates.iter().any(said) {
        return false;
    }
    let figures =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let clock = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word.trim_end_matches(|c: char| c.is_alphabetic() && c != 'h');
        let mut parts = word.split([':', '.', 'h']);
        let (hour, minute) = (parts.next(), parts.next());
        let second = parts.next().is_none_or(figures) && parts.next().is_none();
        let two = minute.is_some_and(|minute| figures(minute) && minute.len() == 2);
        second && hour.is_some_and(figures) && two
    };
    let bare: String = dates.iter().rev().fold(line.to_owned(), |mut line, found| {
        line.replace_range(found.bytes.clone(), " ");
        line
    });
    let words: Vec<String> = bare
        .split_whitespace()
        .map(str::to_lowercase)
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let clocks = words.iter().filter(|word| clock(word)).count();
    let others = words.iter().filter(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        !clock(word) && !is_listed(TIMES, bare) && !phrases::is_date_word(bare)
    });
    let ago = words.iter().any(|word| is_listed(AGO, word))
        && words
            .iter()
            .any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let spare = if clocks > 0 {
        usize::from(dates.is_empty()) + 2 * usize::from(!dates.is_empty())
    } else {
        usize::from(ago)
    };
    (clocks > 0 || ago) && others.count() <= spare
}

/// Whether a line could be a person's name: a few words, all with capitals.
#[must_use]
pub fn is_name(line: &str) -> bool {
    let Shape {
        words,
        capitals,
        small,
        dense,
        ..
    } = Shape::of(line);
    // "de", "van", "von" stand inside names.
    let lower = words - capitals.min(words);
    (2..=5).contains(&words)
        && capitals >= 2
        && lower == small.min(lower)
        && small <= usize::from(words > 2) + usize::from(words > 3)
        && lower <= small
        && starts_with_capital(line)
        && dense == 0
        && !Shape::of(line).is_closed()
        && !line.chars().any(|c| c.is_numeric() || "–—|:/".contains(c))
}

fn starts_with_capital(line: &str) -> bool {
    let ends = |word: &str| word.starts_with(char::is_uppercase);
    let mut words = line.split_whitespace();
    let first = words.next().is_some_and(ends);
    first && words.next_back().is_none_or(ends)
}

/// A part without the words before the name and the signs around it, where it can be a name.
#[must_use]
pub fn name_within(part: &str) -> Option<Range<usize>> {
    let sign = |c: char| c.is_whitespace() || ",;|•·–—-():/.".contains(c);
    let mut start = part.len() - part.trim_start_matches(sign).len();
    let normal = phrases::normal(&part[start..]);
    let mut written = None;
    if let Some(phrase) = phrases::byline(&normal, 2) {
        let rest = part[start..].char_indices().nth(phrase.chars().count());
        start += rest.map_or(0, |(at, _)| at);
        start += part[start..].len() - part[start..].trim_start_matches(sign).len();
        written = Some(phrase);
    }
    let words = part[start..].trim_end_matches(sign);
    let letters = words.chars().any(char::is_alphabetic);
    let fits = written.is_some() || is_name(words);
    (letters && fits && words.split_whitespace().count() <= 8).then(|| start..start + words.len())
}

/// Words between two names, or between a name and where its bearer is.
const JOINTS: &str = "and und et y e en och og i и w in aus from for für pour per para à a";

/// Whether words begin with a person's name, or with letters of a script without capitals.
#[must_use]
pub fn begins_with_name(words: &str) -> bool {
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = words.find([',', '(', '|', '·', '•', '/', '–', '—']);
    let first = &words[..end.unwrap_or(words.len())];
    let Some(letter) = first.chars().next() else {
        return false;
    };
    if !letter.is_lowercase() && !letter.is_uppercase() {
        return letter.is_alphabetic();
    }
    let mut name = String::new();
    for word in first.split_whitespace() {
        if is_listed(JOINTS, word) {
            break;
        }
        name.push_str(word);
        name.push(' ');
    }
    is_name(name.trim_end())
}
