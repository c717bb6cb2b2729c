//! Dates in words, resolved against the article's date.
//!
//! Invariant: a day of the week is the last one up to the article's date; a month without a year is the last one that
//! had begun, or the one of another year where that can be meant. All say so.
//! Must not know: time zones; a time of day alone is no date.

use time::{Date, Weekday};

use super::calendar::{
    day_of, days_later, iso_day, iso_month, months_later, read_day, weekday_after, weekday_before,
};
use super::quantities::number;
use super::{ProposedValue, ReadAgainst};
use crate::core::annotation::{EntityValue, TimeSpan};
use crate::core::text::printable::date_in_words;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Words that say that a date is not exact.
const ABOUT: [&str; 8] = [
    "about", "around", "circa", "early", "late", "mid", "earlier", "later",
];

/// The dates that words may say, the likeliest first.
pub fn proposed(words: &[String], against: ReadAgainst<'_>) -> Vec<ProposedValue> {
    let about = words.iter().any(|word| ABOUT.contains(&word.as_str()));
    let read: Vec<Read> = match absolute(words) {
        Some(read) => vec![read],
        None => relative(words, against)
            .into_iter()
            .chain(other_month(words, against))
            .collect(),
    };
    let proposal = |(start, end, why)| ProposedValue {
        value: EntityValue::Time(TimeSpan { start, end, about }),
        why,
    };
    read.into_iter().map(proposal).collect()
}

/// Whether a month is among the words.
pub fn names_month(words: &[String]) -> bool {
    words.iter().any(|word| month(word).is_some())
}

/// A year, month or day that is said in full.
pub fn written(words: &[String]) -> Option<String> {
    absolute(words).map(|(start, ..)| start)
}

/// A date, the end of a stretch, and why.
type Read = (String, Option<String>, String);

fn month(word: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|month| {
        *month == word
            || word.len() >= 3
                && word != "mar"
                && word != "sec"
                && month.starts_with(word)
                && word.len() <= 4
    })?;
    u8::try_from(at + 1).ok()
}

fn year(word: &str) -> Option<i32> {
    let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse()
        .ok()
        .filter(|year| is_year && (1000..=2100).contains(year))
}

fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &word[digits.len()..];
    let fits = matches!(ending, "" | "st" | "nd" | "rd" | "th");
    digits
        .parse()
        .ok()
        .filter(|day| fits && (1..=31).contains(day))
}

/// A date that is said in full, or a month or a year with its number.
fn absolute(words: &[String]) -> Option<Read> {
    let why = || "as it is written".to_owned();
    for word in words {
        if read_day(word).is_some() {
            return Some((word.clone(), None, why()));
        }
    }
    let at = words.iter().position(|word| month(word).is_some());
    let found_year = words.iter().find_map(|word| year(word));
    let Some(at) = at else {
        let only = words.iter().all(|word| {
            year(word).is_some()
                || matches!(
                    word.as_str(),
                    "in" | "since" | "of" | "by" | "the" | "year" | "early" | "late" | "mid"
                )
        });
        return found_year
            .filter(|_| only)
            .map(|year| (format!("{year:04}"), None, why()));
    };
    let (month, year) = (month(&words[at])?, found_year?);
    let beside = [at.checked_sub(1), Some(at + 1)];
    let day = beside
        .into_iter()
        .flatten()
        .find_map(|at| day(words.get(at)?));
    match day {
        Some(day) => Some((iso_day(day_of(year, month, day)?), None, why())),
        None => Some((format!("{year:04}-{month:02}"), None, why())),
    }
}

/// The day of the article, and whose it is in words.
fn day_of_article(against: ReadAgainst<'_>) -> Option<(Date, String)> {
    let (day, whose) = match against {
        ReadAgainst::Nothing => return None,
        ReadAgainst::Own(day) => (day, "the article is from"),
        ReadAgainst::Another(day) => (day, "the article has no date; another article is from"),
    };
    let today = read_day(day)?;
    Some((today, format!("{whose} {}", date_in_words(&iso_day(today)))))
}

/// A date that is said by the day of the article.
fn relative(words: &[String], against: ReadAgainst<'_>) -> Option<Read> {
    let (today, dated) = day_of_article(against)?;
    let says = |wanted: &str| words.iter().any(|word| word == wanted);
    let from = |what: &str| format!("{what}; {dated}");
    let on = |date: Date, what: &str| Some((iso_day(date), None, from(what)));
    if says("today") || says("tonight") {
        return on(today, "the same day");
    }
    if says("yesterday") || says("day") && says("before") {
        return on(days_later(today, -1)?, "the day before");
    }
    if says("tomorrow") {
        return on(days_later(today, 1)?, "the day after");
    }
    if let Some((name, weekday)) = DAYS.iter().find(|(name, _)| says(name)) {
        let name = capital(name);
        let latest = if today.weekday() == *weekday {
            today
        } else {
            weekday_before(today, *weekday)?
        };
        return if says("next") {
            on(
                weekday_after(today, *weekday)?,
                &format!("the first {name} after it"),
            )
        } else if says("last") {
            on(
                days_later(latest, -7)?,
                &format!("the {name} before the latest one"),
            )
        } else if says("past") {
            on(
                weekday_before(today, *weekday)?,
                &format!("the latest {name} before it"),
            )
        } else {
            on(latest, &format!("the latest {name}"))
        };
    }
    if let Some(at) = words.iter().position(|word| month(word).is_some()) {
        return in_month(words, at, today, &from);
    }
    if let Some(read) = ago(words, today, &from) {
        return Some(read);
    }
    let turn =
        i64::from(says("next")) - i64::from(says("last") || says("previous") || says("past"));
    let is_said = turn != 0 || says("this");
    if says("week") && is_said {
        let monday = if today.weekday() == Weekday::Monday {
            today
        } else {
            weekday_before(today, Weekday::Monday)?
        };
        let monday = days_later(monday, 7 * turn)?;
        let sunday = days_later(monday, 6)?;
        return Some((iso_day(monday), Some(iso_day(sunday)), from("that week")));
    }
    if says("month") && is_said {
        let that = months_later(today, turn)?;
        return Some((iso_month(that), None, from("that month")));
    }
    if says("year") && is_said {
        let year = i64::from(today.year()) + turn;
        return Some((format!("{year:04}"), None, from("that year")));
    }
    None
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Whether words say "last" of a month that is just past: of that one it is mostly said "last month", so that the one
/// of the year before is meant.
fn is_last_of_just_past(words: &[String], month: u8, today: Date) -> bool {
    let is_last = words.iter().any(|word| word == "last" || word == "past");
    let now = u8::from(today.month());
    is_last && (month == now || month + 1 == now)
}

/// The same month of another year, where words that name one without day and year may mean it.
fn other_month(words: &[String], against: ReadAgainst<'_>) -> Option<Read> {
    let (today, dated) = day_of_article(against)?;
    let said = |word: &String| month(word).or_else(|| day(word));
    let mut named = words.iter().filter_map(said);
    let (Some(month), None) = (named.next(), named.next()) else {
        return None;
    };
    let says = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_day = DAYS.iter().any(|(name, _)| says(&[*name]));
    if !names_month(words) || is_day || says(&["next", "this", "year", "ago"]) {
        return None;
    }
    let has_begun = day_of(today.year(), month, 1)? <= today;
    let (year, what) = match has_begun {
        true if is_last_of_just_past(words, month, today) => (today.year(), "the latest one"),
        true => (today.year() - 1, "the one of the year before"),
        false if says(&["last", "past", "since"]) => return None,
        false => (today.year(), "the one to come"),
    };
    Some((
        format!("{year:04}-{month:02}"),
        None,
        format!("{what}; {dated}"),
    ))
}

/// "in August", "last August", "April last year", "18 September".
fn in_month(
    words: &[String],
    at: usize,
    today: Date,
    from: &dyn Fn(&str) -> String,
) -> Option<Read> {
    let month = month(&words[at])?;
    let beside = [at.checked_sub(1), Some(at + 1)];
    let day = beside
        .into_iter()
        .flatten()
        .find_map(|at| day(words.get(at)?));
    let rest: Vec<&str> = words[at + 1..].iter().map(String::as_str).collect();
    let (year, what) = match rest.as_slice() {
        ["last" | "past", "year", ..] | ["year", "past", ..] => {
            (today.year() - 1, "the year before")
        }
        ["this", "year", ..] => (today.year(), "the same year"),
        ["next", "year", ..] => (today.year() + 1, "the year after"),
        _ => {
            let first = day.unwrap_or(1);
            let here = day_of(today.year(), month, first)?;
            let is_to_come = words.iter().any(|word| word == "next");
            if day.is_none() && is_last_of_just_past(words, month, today) {
                let year = today.year() - 1;
                let what = from("the one of the year before, since the latest is just past");
                return Some((format!("{year:04}-{month:02}"), None, what));
            }
            match (here > today, is_to_come) {
                (true, false) => (today.year() - 1, "the latest one"),
                (false, true) => (today.year() + 1, "the next one"),
                _ => (
                    today.year(),
                    if is_to_come {
                        "the next one"
                    } else {
                        "the latest one"
                    },
                ),
            }
        }
    };
    let start = match day {
        Some(day) => iso_day(day_of(year, month, day)?),
        None => format!("{year:04}-{month:02}"),
    };
    Some((start, None, from(what)))
}

/// "three weeks ago", "a year earlier".
fn ago(words: &[String], today: Date, from: &dyn Fn(&str) -> String) -> Option<Read> {
    let at = words
        .iter()
        .position(|word| word == "ago" || word == "earlier")?;
    let unit = words.get(at.checked_sub(1)?)?.trim_end_matches('s');
    let count = at.checked_sub(2).and_then(|at| number(words.get(at)?));
    let count: i64 = count
        .as_deref()
        .unwrap_or("1")
        .parse()
        .ok()
        .filter(|count| (0..=2_000).contains(count))?;
    let what = from(&format!("{count} {unit} before"));
    let start = match unit {
        "day" => iso_day(days_later(today, -count)?),
        "week" => iso_day(days_later(today, -7 * count)?),
        "month" => iso_month(months_later(today, -count)?),
        "year" => format!("{:04}", i64::from(today.year()) - count),
        _ => return None,
    };
    Some((start, None, what))
}
