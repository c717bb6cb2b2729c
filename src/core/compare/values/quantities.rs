//! Quantities in words: a number with its unit, exact or about.
//!
//! Invariant: the number is decimal digits; nothing is rounded. Lengths of time are quantities.
//! Must not know: dates.

use super::ProposedValue;
use crate::core::annotation::entity::is_decimal;
use crate::core::annotation::{EntityValue, Quantity};

const SMALL: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const TENS: [(&str, u64); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Words by which a number is multiplied, with their zeros.
const SCALES: [(&str, usize); 5] = [
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
];

/// Words that say that a number is not exact.
const ABOUT: [&str; 18] = [
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "over",
    "under",
    "more",
    "less",
    "fewer",
    "least",
    "most",
    "up",
    "than",
    "circa",
    "an-estimated",
];

/// The quantity that words say.
pub fn proposed(words: &[String]) -> Option<ProposedValue> {
    // "three weeks ago" is a date, also where the article's is not known.
    if words
        .iter()
        .any(|word| matches!(word.as_str(), "ago" | "earlier" | "later"))
    {
        return None;
    }
    let mut about = false;
    let mut rest = words;
    while let [first, behind @ ..] = rest {
        let is_about = ABOUT.contains(&first.as_str());
        if !is_about && !matches!(first.as_str(), "at" | "to" | "the" | "for" | "in") {
            break;
        }
        about |= is_about;
        rest = behind;
    }
    let (first, behind) = rest.split_first()?;
    // "50-minute", "hour-long".
    let (first, compound) = match first.split_once('-') {
        Some((head, tail)) if is_compound(head, tail) && number(first).is_none() => {
            (head, Some(tail))
        }
        Some((unit, "long")) if is_unit_of_time(unit) => ("one", Some(unit)),
        _ => (first.as_str(), None),
    };
    let currency = first.chars().next().filter(|c| "$€£¥".contains(*c));
    let mut digits = number(first.trim_start_matches(['$', '€', '£', '¥']))?;
    let mut behind = behind;
    while let [scale, rest @ ..] = behind
        && compound.is_none()
        && let Some((_, zeros)) = SCALES.iter().find(|(word, _)| word == scale)
    {
        digits = multiplied(&digits, *zeros)?;
        behind = rest;
    }
    let is_article = matches!(first, "a" | "an");
    let unit = match (compound, behind) {
        (Some(unit), _) => unit.trim_end_matches("-long"),
        (None, [unit, ..]) if unit != "of" => unit.as_str(),
        _ if first.ends_with('%') => "%",
        _ => "",
    };
    let unit = unit.strip_suffix("-long").unwrap_or(unit);
    // "a man" is no quantity.
    if is_article && compound.is_none() && !is_unit_of_time(unit) && digits == "1" {
        return None;
    }
    let unit = match (currency, unit) {
        (Some(sign), "") => sign.to_string(),
        (Some(sign), unit) => format!("{sign} {unit}"),
        (None, "percent" | "%" | "per") => "per cent".to_owned(),
        (None, unit) => singular(unit),
    };
    let why = if about {
        "a number that is not exact"
    } else {
        "a number"
    };
    Some(ProposedValue {
        value: EntityValue::Quantity(Quantity {
            number: digits,
            unit: unit.chars().take(64).collect(),
            about,
        }),
        why: why.to_owned(),
    })
}

/// The decimal digits of a number in digits or words.
pub fn number(word: &str) -> Option<String> {
    let bare = word.trim_end_matches('%');
    let plain: String = bare.chars().filter(|c| *c != ',').collect();
    if is_decimal(&plain) && is_grouped(bare) {
        return Some(plain);
    }
    if matches!(word, "a" | "an") {
        return Some("1".into());
    }
    if word == "dozen" {
        return Some("12".into());
    }
    if let Some(at) = SMALL.iter().position(|small| *small == word) {
        return Some(at.to_string());
    }
    let (tens, ones) = word.split_once('-').unwrap_or((word, "zero"));
    let tens = TENS.iter().find(|(name, _)| *name == tens)?.1;
    let ones = SMALL[..10].iter().position(|small| *small == ones)?;
    Some((tens + ones as u64).to_string())
}

/// Whether a word multiplies a number.
pub fn is_scale(word: &str) -> bool {
    SCALES.iter().any(|(scale, _)| *scale == word)
}

/// Whether commas stand before each three digits only.
fn is_grouped(digits: &str) -> bool {
    let whole = digits.split('.').next().unwrap_or_default();
    whole.split(',').skip(1).all(|group| group.len() == 3)
}

/// A number with so many more zeros.
fn multiplied(digits: &str, zeros: usize) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let more = zeros.checked_sub(fraction.len())?;
    let number = format!("{whole}{fraction}{}", "0".repeat(more));
    let number = number.trim_start_matches('0');
    (number.len() <= 40).then(|| {
        if number.is_empty() {
            "0".into()
        } else {
            number.into()
        }
    })
}

/// Whether a number and a unit are written as one: "50-minute".
fn is_compound(head: &str, tail: &str) -> bool {
    number(head).is_some() && tail.starts_with(char::is_alphabetic)
}

/// Whether it is one of time, in the singular or the plural.
pub fn is_unit_of_time(word: &str) -> bool {
    matches!(
        singular(word).as_str(),
        "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade" | "century"
    )
}

/// One of them.
pub fn singular(unit: &str) -> String {
    let one = match unit {
        "people" | "feet" | "men" | "women" | "children" => unit,
        _ if unit.len() > 3 && unit.ends_with("ss") => unit,
        _ if unit.len() > 4 && unit.ends_with("ies") => {
            return format!("{}y", &unit[..unit.len() - 3]);
        }
        _ if unit.len() > 2 => unit.strip_suffix('s').unwrap_or(unit),
        _ => unit,
    };
    one.to_owned()
}
