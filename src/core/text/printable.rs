//! Somebody's words inside a sentence of ours.
//!
//! Owns: [`plain`], [`brief`], [`brief`], [`plural`], [`grouped`],
//! [`date_in_words`].
//! Invariant: whatever the words are, our own before and behind them are read in their order.
//! Must not know: which sentences there are.

/// A sentence without the characters that turn the direction of what follows them (UAX #9: embeddings,
/// overrides, isolates). For sentences of ours that quote somebody; words that stand alone keep theirs.
#[must_use]
pub fn plain(sentence: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    sentence.chars().filter(|c| !turns(c)).collect()
}

/// At most `most` characters of some words, with an ellipsis where there are more.
#[must_use]
pub fn brief(words: &str, most: usize) -> String {
    let Some((cut, next)) = words.char_indices().nth(most) else {
        return words.to_owned();
    };
    let head = &words[..cut];
    let whole = head.rsplit_once(char::is_whitespace);
    let whole = whole
        .map(|(whole, _)| whole)
        .filter(|whole| !next.is_whitespace() && whole.chars().count() * 2 >= most);
    format!("{}…", whole.unwrap_or(head).trim_end())
}

/// "1 mark", "2 marks".
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// A count with a comma before each three digits, as English has it.
#[must_use]
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut written = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// A date as English newspapers write it, "19 September 2015", where it is given as a day of ISO 8601
/// (`2015-09-19`); anything else as it is given.
#[must_use]
pub fn date_in_words(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let day = || {
        let mut parts = date.split('-');
        let mut next = |digits: usize| {
            let part = parts.next()?;
            let is_number = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| part.parse::<u16>().ok())?
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let month = MONTHS.get(usize::from(month.checked_sub(1)?))?;
        let is_whole = (1..=31).contains(&day) && parts.next().is_none();
        is_whole.then(|| format!("{day} {month} {year}"))
    };
    day().unwrap_or_else(|| date.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_in_english() {
        for (count, written) in [
            (0, "0"),
            (998, "998"),
            (2_953, "2,953"),
            (1_048_576, "1,048,576"),
        ] {
            assert_eq!(grouped(count), written);
        }
    }

    #[test]
    fn days_are_written_in_words_and_other_dates_as_they_are() {
        for (date, words) in [
            ("2015-09-19", "19 September 2015"),
            ("2024-02-05", "5 February 2024"),
            ("0999-12-31", "31 December 999"),
        ] {
            assert_eq!(date_in_words(date), words);
        }
        for date in [
            "",
            "2015",
            "2015-09",
            "2015-13-01",
            "2015-00-10",
            "2015-09-32",
            "2015-09-00",
            "2015-09-19T10:00",
            "2015-09-19-",
            "15-09-19",
            "+015-09-19",
            "Friday, 18 September",
        ] {
            assert_eq!(date_in_words(date), date);
        }
    }

    #[test]
    fn nothing_turns_what_follows() {
        assert_eq!(plain("Deleted “\u{202e}live\u{2069}”."), "Deleted “live”.");
        assert_eq!(
            plain("\u{202a}\u{202b}\u{202c}\u{202d}\u{2066}\u{2067}\u{2068}"),
            ""
        );
        // Marks without reach, letters that run to the left and joiners stay.
        let kept = "\u{200e}\u{200f}\u{61c} שלום مرحبا 👩\u{200d}👩";
        assert_eq!(plain(kept), kept);
    }

    #[test]
    fn headings_are_cut_between_words() {
        for (words, cut) in [
            ("use of force", "use of force"),
            ("the use of force in Syria", "the use of…"),
            ("the use of a force in Syria", "the use of a…"),
            ("Donaudampfschifffahrt", "Donaudampfsc…"),
            ("a Donaudampfschifffahrt", "a Donaudampf…"),
            (
                "国防部长与俄罗斯国防部长通话了",
                "国防部长与俄罗斯国防部长…",
            ),
        ] {
            assert_eq!(brief(words, 12), cut);
        }
    }
}
