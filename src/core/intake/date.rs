//! Dates as newspapers write them.
//!
//! Owns: [`find`]: every absolute date of a line, with its day in ISO 8601.
//! Invariant: a date is a real day of the calendar with a year of four digits. "Yesterday" is none, and
//! neither is 3/4/2015, which is a day in March here and in April there.
//! Must not know: whether a date is the article's; that depends on where it stands.

mod months;

use std::ops::Range;

use super::shape::beginning;

/// A date in a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundDate {
    /// The day, as `YYYY-MM-DD`.
    pub iso: String,
    /// Where it stands, in bytes of the line.
    pub bytes: Range<usize>,
}

/// A number or a word of a line. In bytes of it.
#[derive(Clone, Debug)]
struct DateToken<'a> {
    bytes: Range<usize>,
    words: &'a str,
    number: Option<u32>,
}

/// Longest line that is searched, in bytes; a date that is a line's business stands near its ends.
const LONGEST: usize = 4_000;

/// Every date in `line`, in reading order.
#[must_use]
pub fn find(line: &str) -> Vec<FoundDate> {
    let line = beginning(line, LONGEST);
    let tokens = tokens(line);
    let mut found: Vec<FoundDate> = Vec::new();
    for (n, token) in tokens.iter().enumerate() {
        if found
            .last()
            .is_some_and(|last| last.bytes.end > token.bytes.start)
        {
            continue;
        }
        let rest = &tokens[n..];
        let date = spelled(line, rest).or_else(|| figures(line, rest));
        if let Some((day, used)) = date
            && let Some(last) = rest.get(used - 1)
            && let Some(iso) = iso(day)
        {
            let mut end = last.bytes.end;
            // The sign for "day" belongs to the date.
            if let Some(sign) = ["日", "일"]
                .iter()
                .find(|sign| line[end..].starts_with(**sign))
            {
                end += sign.len();
            }
            found.push(FoundDate {
                iso,
                bytes: token.bytes.start..end,
            });
        }
    }
    found
}

/// The day that an ISO 8601 stamp begins with, such as a page's `datetime`, or one in words, perhaps behind its
/// weekday: "Wed, 14 Feb 2024 07:00:00 GMT".
#[must_use]
pub fn of_stamp(stamp: &str) -> Option<String> {
    let stamp = stamp.trim();
    let first = find(stamp).into_iter().next()?;
    let before = stamp[..first.bytes.start].trim_end_matches([' ', ',', '.']);
    (first.bytes.start == 0 || is_weekday(before)).then_some(first.iso)
}

/// Weekdays, as stamps in words name them.
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag poniedziałek wtorek środa czwartek piątek sobota niedziela понедельник вторник среда четверг пятница суббота воскресенье";

/// Whether a word is a weekday, whole or cut to two or three letters.
fn is_weekday(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_short = (2..=3).contains(&lower.chars().count());
    WEEKDAYS
        .split(' ')
        .any(|day| day == lower || is_short && day.starts_with(&lower))
}

fn tokens(line: &str) -> Vec<DateToken<'_>> {
    #[derive(PartialEq, Clone, Copy)]
    enum CharClass {
        Figures,
        Letters,
        // Signs such as 年 stand alone, since no space parts them from what follows.
        Sign,
        Other,
    }
    let sort = |c: char| match c {
        '年' | '月' | '日' | '년' | '월' | '일' => CharClass::Sign,
        c if value(c).is_some() => CharClass::Figures,
        c if c.is_alphabetic() || is_mark(c) => CharClass::Letters,
        _ => CharClass::Other,
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut last = CharClass::Other;
    let ends = line.char_indices().map(|(at, c)| (at, sort(c)));
    for (at, now) in ends.chain([(line.len(), CharClass::Other)]) {
        if now == last && now != CharClass::Sign {
            continue;
        }
        if last != CharClass::Other {
            let words = &line[start..at];
            let number = (last == CharClass::Figures)
                .then(|| number(words))
                .flatten();
            if last != CharClass::Figures || number.is_some() {
                found.push(DateToken {
                    bytes: start..at,
                    words,
                    number,
                });
            }
        }
        start = at;
        last = now;
    }
    found
}

/// Vowel signs and accents that stand as code points of their own.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{93c}' | '\u{94d}')
}

/// The value of a digit: European, Arabic-Indic, Persian, Devanagari or full-width.
fn value(c: char) -> Option<u32> {
    let zero = ['0', '٠', '۰', '०', '０'].into_iter().find(|zero| {
        let c = u32::from(c);
        (u32::from(*zero)..u32::from(*zero) + 10).contains(&c)
    })?;
    Some(u32::from(c) - u32::from(zero))
}

/// A number of at most four digits.
fn number(figures: &str) -> Option<u32> {
    (figures.chars().count() <= 4).then(|| {
        figures
            .chars()
            .filter_map(value)
            .fold(0, |sum, digit| sum * 10 + digit)
    })
}

/// Year, month, day.
type Day = (u32, u32, u32);

/// Dates with a month's name: "Sep 19, 2015", "19 September 2015", "le 1er mars 2015", "19 de março de 2015",
/// "19 בספטמבר 2015". With how many tokens they take.
fn spelled(line: &str, tokens: &[DateToken<'_>]) -> Option<(Day, usize)> {
    let first = tokens.first()?;
    let mut at = 1;
    if digits_of(first) == 4 {
        // "2024. február 14."
        let (month, used) = month_at(tokens, 1)?;
        let day = tokens.get(1 + used)?;
        let whole = line.get(first.bytes.start..day.bytes.end)?;
        let fits = digits_of(day) <= 2 && whole.chars().count() <= 40 && !is_parted(whole);
        return fits.then_some(((first.number?, month, day.number?), used + 2));
    }
    let (month, day) = if let Some(day) = first.number {
        // "1st", "1er", "de", "of", "הְ": at most one word between the day and the month, then perhaps "de".
        while tokens.get(at).is_some_and(|token| is_joint(token.words)) && at < 4 {
            at += 1;
        }
        let (month, used) = month_at(tokens, at)?;
        at += used - 1;
        (month, day)
    } else {
        let (month, used) = month_at(tokens, 0)?;
        at = used;
        let day = tokens.get(at)?.number?;
        if tokens
            .get(at + 1)
            .is_some_and(|token| is_ordinal(token.words))
        {
            at += 1;
        }
        (month, day)
    };
    at += 1;
    while tokens.get(at).is_some_and(|token| is_joint(token.words)) && at < 5 {
        at += 1;
    }
    let year = tokens.get(at)?;
    let whole = line.get(first.bytes.start..year.bytes.end)?;
    let parted = is_parted(whole);
    // "19 March 2015" may be far apart, but not that far.
    let near = whole.chars().count() <= 40;
    let digits = digits_of(year) == 4;
    (digits && near && !parted).then_some(((year.number?, month, day), at + 1))
}

/// How many digits a number has; none for what is no number.
fn digits_of(token: &DateToken<'_>) -> usize {
    token.number.map_or(0, |_| token.words.chars().count())
}

/// Whether a colon or a bracket stands in some words: two things, not one.
fn is_parted(words: &str) -> bool {
    words.chars().any(|c| ":;()[]|\n".contains(c))
}

/// The month that the token at a place names, and how many tokens it takes: two where its name is of two words, or
/// where both names of it stand together, as in Arabic: "فبراير/شباط".
fn month_at(tokens: &[DateToken<'_>], at: usize) -> Option<(u32, usize)> {
    let words = |at: usize| tokens.get(at).map(|token| token.words);
    let one = |at: usize| {
        let double = words(at).zip(words(at + 1));
        let double = double.and_then(|(a, b)| months::of(&format!("{a}_{b}")));
        let double = double.map(|month| (month, 2));
        double.or_else(|| Some((months::of(words(at)?)?, 1)))
    };
    let (month, used) = one(at)?;
    match one(at + used) {
        Some((again, more)) if again == month => Some((month, used + more)),
        _ => Some((month, used)),
    }
}

/// Eras of Japan, and the year before the first of each.
const ERAS: [(&str, u32); 3] = [("令和", 2018), ("平成", 1988), ("昭和", 1925)];

/// The year of an era at a place, and how many tokens it takes: "令和6年", "平成元年".
fn year_of_era(tokens: &[DateToken<'_>], at: usize) -> Option<(u32, usize)> {
    let words = tokens.get(at)?.words;
    ERAS.iter().find_map(|(era, before)| {
        if words.strip_suffix('元').is_some_and(|it| it.ends_with(era)) {
            return Some((before + 1, 1));
        }
        let number = tokens
            .get(at + 1)?
            .number
            .filter(|_| words.ends_with(era))?;
        Some((before + number, 2))
    })
}

fn is_ordinal(word: &str) -> bool {
    ["st", "nd", "rd", "th", "er", "º", "o", "ª", "e", "de"].contains(&word.to_lowercase().as_str())
}

fn is_joint(word: &str) -> bool {
    is_ordinal(word)
        || ["of", "del", "di", "г", "den", "the", "day", "الموافق"]
            .contains(&word.to_lowercase().as_str())
}

/// Dates in figures: 2015-09-19, 2015/9/19, 2015. 9. 19., 2015年9月19日, 令和6年2月14日, 19.9.2015, 9/19/2015.
fn figures(line: &str, tokens: &[DateToken<'_>]) -> Option<(Day, usize)> {
    let numbers = |places: [usize; 3]| -> Option<[u32; 3]> {
        Some([
            tokens.get(places[0])?.number?,
            tokens.get(places[1])?.number?,
            tokens.get(places[2])?.number?,
        ])
    };
    let is = |at: usize, signs: [&str; 2]| tokens.get(at).is_some_and(|t| signs.contains(&t.words));
    if let Some((year, used)) = year_of_era(tokens, 0)
        && is(used, ["年", "년"])
        && is(used + 2, ["月", "월"])
    {
        let (month, day) = (tokens.get(used + 1)?.number?, tokens.get(used + 3)?.number?);
        return Some(((year, month, day), used + 4));
    }
    if is(1, ["年", "년"]) && is(3, ["月", "월"]) {
        let [year, month, day] = numbers([0, 2, 4])?;
        return Some(((year, month, day), 5));
    }
    if is(1, ["tháng", "Tháng"]) && is(3, ["năm", "Năm"]) {
        let [day, month, year] = numbers([0, 2, 4])?;
        return Some(((year, month, day), 5));
    }
    let [a, b, c] = numbers([0, 1, 2])?;
    let (first, second, third) = (tokens.first()?, tokens.get(1)?, tokens.get(2)?);
    let one = line.get(first.bytes.end..second.bytes.start)?;
    let two = line.get(second.bytes.end..third.bytes.start)?;
    if one.trim() != two.trim() {
        return None;
    }
    // PagePart of a longer number, such as a telephone's, is no date.
    let glued = |c: char| c == '-' || c == '.' || c == '/';
    let before = line.get(..first.bytes.start)?.chars().next_back();
    if before.is_some_and(glued) {
        return None;
    }
    let digits = |token: &DateToken<'_>| token.words.chars().count();
    if digits(first) == 4 && digits(second) <= 2 && digits(third) <= 2 {
        return ["-", "/", ".", "‑", ". "]
            .contains(&one)
            .then_some(((a, b, c), 3));
    }
    if digits(third) != 4 || digits(first) > 2 || digits(second) > 2 {
        return None;
    }
    match one.trim() {
        "." => Some(((c, b, a), 3)),
        "/" | "-" => match (a, b) {
            (13.., 1..=12) => Some(((c, b, a), 3)),
            (1..=12, 13..) => Some(((c, a, b), 3)),
            (a, b) if a == b => Some(((c, b, a), 3)),
            _ => None,
        },
        _ => None,
    }
}

fn iso((year, month, day): Day) -> Option<String> {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    let fits = (1600..=2200).contains(&year) && (1..=days).contains(&day);
    fits.then(|| format!("{year:04}-{month:02}-{day:02}"))
}
