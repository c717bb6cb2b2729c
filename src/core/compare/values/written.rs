//! Dates and quantities as they are written by hand, and as they are read.
//!
//! Owns: [`read_value`], [`value_line`], [`value_in_words`].
//! Invariant: what is written into the line of a value is read back as the same value; a date that no calendar has is
//! none.
//! Must not know: articles, and what is proposed.

use jiff::civil::Date;

use super::{dates, quantities, said};
use crate::core::annotation::entity::is_iso_time;
use crate::core::annotation::{EntityValue, TimeSpan};
use crate::core::text::printable::date_in_words;

/// Most characters of a line.
const LINE: usize = 120;

/// A line says neither a date nor a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "Write a date (2015-09-18, March 2014, 18 September 2015 8:45), a span (2015-09-14 to 2015-09-20) or a number with its unit (about 50 minutes)."
)]
pub struct NoValue;

/// Words that say that what follows is not exact.
const ABOUT: [&str; 8] = [
    "about ", "around ", "circa ", "ca. ", "ca ", "c. ", "~", "≈",
];

/// What stands between the ends of a stretch of time.
const BETWEEN: [&str; 6] = [" to ", " until ", " – ", " - ", "/", "–"];

/// Reads a line.
///
/// # Errors
/// It says neither a date nor a number.
pub fn read_value(line: &str) -> Result<EntityValue, NoValue> {
    let lower = line.trim().to_lowercase();
    if lower.chars().count() > LINE {
        return Err(NoValue);
    }
    let bare = ABOUT.iter().find_map(|about| lower.strip_prefix(about));
    let (rest, about) = (bare.unwrap_or(&lower).trim(), bare.is_some());
    let span = BETWEEN.iter().find_map(|between| {
        let (start, end) = rest.split_once(between)?;
        let (start, end) = (moment(start)?, moment(end)?);
        (start <= end).then_some((start, Some(end)))
    });
    if let Some((start, end)) = span.or_else(|| Some((moment(rest)?, None))) {
        return Ok(EntityValue::Time(TimeSpan { start, end, about }));
    }
    match quantities::proposed(&said(rest, "")).map(|proposed| proposed.value) {
        Some(EntityValue::Quantity(mut quantity)) => {
            quantity.about |= about;
            Ok(EntityValue::Quantity(quantity))
        }
        _ => Err(NoValue),
    }
}

/// A year, month, day or minute, as ISO 8601 has it.
fn moment(words: &str) -> Option<String> {
    let mut date = Vec::new();
    let (mut time, mut zone) = (None, "");
    for word in words_of(words) {
        let word = word.trim_matches(|c: char| ",;".contains(c));
        match word {
            "" | "at" | "on" => {}
            "z" | "utc" | "gmt" => zone = "Z",
            word if clock(word).is_some() => time = clock(word),
            word if is_offset(word) => zone = word,
            word => date.push(word.to_owned()),
        }
    }
    let day = day(&date)?;
    match time {
        None if zone.is_empty() => Some(day),
        Some(time) if day.len() == 10 => Some(format!("{day}T{time}{zone}")),
        _ => None,
    }
}

/// The words of a moment; what is written as one, `2015-09-18T08:45+02:00`, is taken apart.
fn words_of(words: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for word in words.split_whitespace() {
        let date = word.split_once('t').filter(|(date, _)| is_numeric(date));
        let time = date.map_or(word, |(_, time)| time);
        parts.extend(date.map(|(date, _)| date));
        let is_time = time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':');
        let zone = time.find(['z', '+', '-']).filter(|_| is_time);
        let (time, zone) = time.split_at(zone.unwrap_or(time.len()));
        parts.extend([time, zone]);
    }
    parts
}

fn is_numeric(date: &str) -> bool {
    date.starts_with(|c: char| c.is_ascii_digit())
        && date.chars().all(|c| c.is_ascii_digit() || c == '-')
}

/// `8:45` as `08:45`.
fn clock(word: &str) -> Option<String> {
    let (hours, minutes) = word.split_once(':')?;
    let number = |digits: &str, most: u8| {
        let is_short = (1..=2).contains(&digits.len());
        let number = digits.parse::<u8>().ok().filter(|number| *number < most);
        number.filter(|_| is_short && digits.bytes().all(|b| b.is_ascii_digit()))
    };
    let minutes = number(minutes, 60).filter(|_| minutes.len() == 2)?;
    Some(format!("{:02}:{minutes:02}", number(hours, 24)?))
}

fn is_offset(word: &str) -> bool {
    is_iso_time(&format!("2000-01-01T00:00{word}"))
}

/// A year, a month or a day: in digits, or as it is written in English.
fn day(words: &[String]) -> Option<String> {
    let [word] = words else {
        return dates::written(&said(&words.join(" "), ""));
    };
    let parts: Vec<&str> = word.split('-').collect();
    let number = |at: usize, letters: usize| {
        let part: &&str = parts.get(at)?;
        let is_number = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        (is_number && part.len() <= letters).then(|| part.parse::<i16>().ok())?
    };
    let year = number(0, 4).filter(|_| parts[0].len() == 4)?;
    let small = |at: usize| number(at, 2).and_then(|number| i8::try_from(number).ok());
    match parts.len() {
        1 => Some(format!("{year:04}")),
        2 => {
            let month = small(1).filter(|month| (1..=12).contains(month))?;
            Some(format!("{year:04}-{month:02}"))
        }
        3 => Some(Date::new(year, small(1)?, small(2)?).ok()?.to_string()),
        _ => None,
    }
}

/// A value as a line that [`read_value`] reads.
#[must_use]
pub fn value_line(value: &EntityValue) -> String {
    match value {
        EntityValue::Time(time) => {
            let end = time.end.as_ref();
            let end = end.map_or_else(String::new, |end| format!(" to {}", spaced(end)));
            format!("{}{}{end}", about(time.about), spaced(&time.start))
        }
        EntityValue::Quantity(it) => {
            let line = format!("{}{} {}", about(it.about), it.number, it.unit);
            line.trim_end().to_owned()
        }
    }
}

fn about(about: bool) -> &'static str {
    if about { "about " } else { "" }
}

fn spaced(moment: &str) -> String {
    moment.replacen('T', " ", 1)
}

/// A value as one reads it: "about 18 September 2015, 08:45, zone unknown".
#[must_use]
pub fn value_in_words(value: &EntityValue) -> String {
    match value {
        EntityValue::Time(time) => {
            let end = time.end.as_ref();
            let end = end.map_or_else(String::new, |end| format!(" to {}", moment_in_words(end)));
            format!("{}{}{end}", about(time.about), moment_in_words(&time.start))
        }
        EntityValue::Quantity(_) => value_line(value),
    }
}

/// A moment as one reads it.
#[must_use]
pub fn moment_in_words(moment: &str) -> String {
    if moment.len() == 7 {
        let first = date_in_words(&format!("{moment}-01"));
        return match first.split_once(' ') {
            Some((_, month)) => month.to_owned(),
            None => moment.to_owned(),
        };
    }
    let Some((date, time)) = moment.split_once('T') else {
        return date_in_words(moment);
    };
    let (clock, zone) = time.split_at_checked(5).unwrap_or((time, ""));
    let zone = match zone {
        "" => "zone unknown",
        "Z" => "UTC",
        zone => return format!("{}, {clock} UTC{zone}", date_in_words(date)),
    };
    format!("{}, {clock}, {zone}", date_in_words(date))
}
