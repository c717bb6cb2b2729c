//! Days of the calendar, as ISO 8601 writes them, and the ways from one to another.
//!
//! Invariant: what the calendar does not have is none; nothing stops at its end.
//! Must not know: words.

use time::{Date, Duration, Month, Weekday};

/// A day, where the calendar has it.
#[must_use]
pub fn day_of(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// Reads `2015-09-18`.
#[must_use]
pub fn read_day(text: &str) -> Option<Date> {
    let is_form = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_form {
        return None;
    }
    let (year, month, day) = (text.get(..4)?, text.get(5..7)?, text.get(8..)?);
    day_of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Writes `2015-09-18`.
#[must_use]
pub fn iso_day(date: Date) -> String {
    format!("{}-{:02}", iso_month(date), date.day())
}

/// Writes `2015-09`.
#[must_use]
pub fn iso_month(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), u8::from(date.month()))
}

/// So many days later, or earlier.
#[must_use]
pub fn days_later(date: Date, days: i64) -> Option<Date> {
    let days = days.checked_mul(86_400)?;
    date.checked_add(Duration::seconds(days))
}

/// The first of the month that is so many months later, or earlier.
#[must_use]
pub fn months_later(date: Date, months: i64) -> Option<Date> {
    let month = i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1 + months;
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    day_of(i32::try_from(year).ok()?, u8::try_from(month).ok()?, 1)
}

/// The latest such day of the week before a date.
#[must_use]
pub fn weekday_before(date: Date, weekday: Weekday) -> Option<Date> {
    let days = days_since(date, weekday);
    days_later(date, if days == 0 { -7 } else { -days })
}

/// The first such day of the week after a date.
#[must_use]
pub fn weekday_after(date: Date, weekday: Weekday) -> Option<Date> {
    days_later(date, 7 - days_since(date, weekday))
}

fn days_since(date: Date, weekday: Weekday) -> i64 {
    let number = |weekday: Weekday| i64::from(weekday.number_days_from_monday());
    (number(date.weekday()) - number(weekday)).rem_euclid(7)
}

/// The number of a day: that of the next one is one more.
#[must_use]
pub fn day_number(date: Date) -> i64 {
    i64::from(date.to_julian_day())
}
