//! What a date or a quantity says, apart from how it is written.
//!
//! Invariant: numbers are decimal digits as they were given, so that nothing is rounded.
//! Must not know: how they are read out of words.

/// A point or a stretch of time.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TimeSpan {
    /// A year, month, day, or minute of ISO 8601. A time of day without a zone is one of an unknown zone.
    pub start: String,
    /// The same, of its end, where it is a stretch of more than `start` says.
    pub end: Option<String>,
    /// Whether it is not said exactly.
    pub about: bool,
}

/// A number of something.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Quantity {
    /// Decimal digits, with a stop where there is a fraction.
    pub number: String,
    /// Of what, in the singular; may be empty.
    pub unit: String,
    /// Whether it is not said exactly.
    pub about: bool,
}

/// Which date or quantity it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum EntityValue {
    /// When.
    Time(TimeSpan),
    /// How much.
    Quantity(Quantity),
}

/// Whether a text is a year, month, day or minute of ISO 8601 by its form: `2015`, `2015-09`, `2015-09-18`,
/// `2015-09-18T08:45`, the last also with `Z` or an offset such as `+02:00`.
#[must_use]
pub fn is_iso_time(text: &str) -> bool {
    const FORM: &[u8] = b"dddd-dd-ddTdd:dd+dd:dd";
    let fits = |text: &str, form: &[u8]| {
        let same = |(byte, form): (u8, &u8)| match form {
            b'd' => byte.is_ascii_digit(),
            b'+' => byte == b'+' || byte == b'-',
            form => byte == *form,
        };
        text.len() == form.len() && text.bytes().zip(form).all(same)
    };
    match text.strip_suffix('Z') {
        Some(time) => fits(time, &FORM[..16]),
        None => [4, 7, 10, 16, 22]
            .iter()
            .any(|end| fits(text, &FORM[..*end])),
    }
}

/// Whether a text is decimal digits, with a stop and more where there is a fraction, and a minus where it is below
/// nothing; at most forty characters.
#[must_use]
pub fn is_decimal(text: &str) -> bool {
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let bare = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, "0"));
    text.len() <= 40 && is_digits(whole) && is_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_numbers_by_their_form() {
        for good in [
            "2015",
            "2015-09",
            "2015-09-18",
            "2015-09-18T08:45",
            "2015-09-18T08:45Z",
            "2015-09-18T08:45+02:00",
        ] {
            assert!(is_iso_time(good), "{good}");
        }
        for bad in [
            "",
            "15",
            "2015-9",
            "2015-09-18T08",
            "2015-09-18Z",
            "2015-09-18T08:45é",
            "last Friday",
        ] {
            assert!(!is_iso_time(bad), "{bad}");
        }
        for good in ["0", "50", "-3.5", "240000"] {
            assert!(is_decimal(good), "{good}");
        }
        for bad in ["", "-", ".5", "5.", "1e3", "1,000", "٣", "+1"] {
            assert!(!is_decimal(bad), "{bad}");
        }
    }
}
