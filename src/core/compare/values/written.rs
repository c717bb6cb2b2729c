//! Dates and quantities as they are written by hand, and as they are read.
//!
//! Owns: [`read_value`], [`value_line`], [`value_in_words`].
//! Invariant: what is written into the line of a value is read back as the same value; a date that no calendar has is
//! none.
//! Must not know: articles, and what is proposed.

use super::calendar::{day_of, iso_day};
use super::{dates, quantities, said};
use crate::core::annotation::entity::is_iso_time;
use crate::core::annotation::{EntityValue, Quantity, TimeSpan};
use crate::core::text::printable::date_in_words;

/// Most characters of a line.
const LINE: usize = 120;

/// A line says neither a date nor a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "Write a date (2015-09-18, March 2014, 18 September 2015 8:45), a span (2015-09-14 to 2015-09-20) or a number with its unit (about 50 minutes)."
)]
pub struct NoValue;

/// Most characters of a unit.
const UNIT: usize = 64;

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
    let line = line.trim();
    if line.chars().count() > LINE {
        return Err(NoValue);
    }
    let is_said = |about: &&str| {
        let head = line.get(..about.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(about))
    };
    let about = ABOUT.into_iter().find(is_said);
    let line = about.map_or(line, |about| &line[about.len()..]).trim();
    let about = about.is_some();
    let lower = line.to_lowercase();
    let rest = lower.as_str();
    let span = BETWEEN.iter().find_map(|between| {
        let (start, end) = rest.split_once(between)?;
        let (start, end) = (moment(start)?, moment(end)?);
        (start <= end).then_some((start, Some(end)))
    });
    if let Some((start, end)) = span.or_else(|| Some((moment(rest)?, None))) {
        return Ok(EntityValue::Time(TimeSpan { start, end, about }));
    }
    if let Some((number, unit)) = quantity(line) {
        return Ok(EntityValue::Quantity(Quantity {
            number,
            unit,
            about,
        }));
    }
    match quantities::proposed(&said(rest, "")).map(|proposed| proposed.value) {
        Some(EntityValue::Quantity(mut quantity)) => {
            quantity.about |= about;
            Ok(EntityValue::Quantity(quantity))
        }
        _ => Err(NoValue),
    }
}

/// A number in digits and its unit, which may be several words.
fn quantity(line: &str) -> Option<(String, String)> {
    let (number, unit) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let (digits, unit) = match number.strip_suffix('%') {
        Some(digits) if unit.is_empty() => (digits, "per cent"),
        _ => (number, unit.trim()),
    };
    let is_digits = digits.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let digits = quantities::number(digits).filter(|_| is_digits)?;
    let is_scale = |word: &str| quantities::is_scale(&word.to_lowercase());
    if unit.split_whitespace().next().is_some_and(is_scale) || unit.chars().count() > UNIT {
        return None;
    }
    let unit = match unit {
        "%" | "percent" => "per cent".to_owned(),
        unit if unit.contains(char::is_whitespace) => unit.to_owned(),
        unit => quantities::singular(unit),
    };
    Some((digits, unit))
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
        (is_number && part.len() <= letters).then(|| part.parse::<i32>().ok())?
    };
    let year = number(0, 4).filter(|_| parts[0].len() == 4)?;
    let small = |at: usize| number(at, 2).and_then(|number| u8::try_from(number).ok());
    match parts.len() {
        1 => Some(format!("{year:04}")),
        2 => {
            let month = small(1).filter(|month| (1..=12).contains(month))?;
            Some(format!("{year:04}-{month:02}"))
        }
        3 => Some(iso_day(day_of(year, small(1)?, small(2)?)?)),
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
            let unit = match it.unit.strip_suffix('y') {
                _ if it.number == "1" || !quantities::is_unit_of_time(&it.unit) => it.unit.clone(),
                Some(century) if century.ends_with('r') => format!("{century}ies"),
                _ => format!("{}s", quantities::singular(&it.unit)),
            };
            let line = format!("{}{} {unit}", about(it.about), it.number);
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
