//! Text that was encoded twice: UTF-8 that somebody read as another encoding and saved as UTF-8 again, so that “It’s”
//! became "â€œItâ€™sâ€".
//!
//! Owns: [`undone`].
//! Invariant: a text in which such sequences may be words stays as it is; what is no such sequence stays in any case.
//! Must not know: bytes of files.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

/// The encodings as which UTF-8 is mostly misread.
const MISREAD: [&Encoding; 4] = [WINDOWS_1252, WINDOWS_1251, WINDOWS_1250, MACINTOSH];
/// How often a text is looked at: some are encoded three times.
const ROUNDS: usize = 3;
/// Fewest sequences that count where none is a sure sign, and how many there are to each other character.
const FEWEST: usize = 3;
const SHARE: usize = 4;

/// The text as it was meant, and how many characters were put right.
#[must_use]
pub fn undone(mut text: String) -> (String, usize) {
    let mut all = 0;
    for _ in 0..ROUNDS {
        if text.is_ascii() {
            break;
        }
        let best = MISREAD
            .iter()
            .filter_map(|encoding| Reading::of(encoding, &text))
            .max_by_key(|reading| reading.found);
        let Some(reading) = best else {
            break;
        };
        all += reading.found;
        text = reading.text;
    }
    (text, all)
}

/// A text, put right.
struct Reading {
    text: String,
    found: usize,
}

impl Reading {
    /// The text as it was, had it been misread in this encoding; nothing where that is not plain.
    fn of(encoding: &'static Encoding, text: &str) -> Option<Self> {
        let table = table(encoding);
        let byte = |c: char| {
            let at = table.binary_search_by_key(&c, |(known, _)| *known).ok()?;
            Some(table[at].1)
        };
        let western = encoding == WINDOWS_1252;
        let mut plain = String::with_capacity(text.len());
        let (mut found, mut sure, mut others) = (0, 0, 0);
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let length = c.len_utf8();
            if c.is_ascii() {
                plain.push(c);
                rest = &rest[length..];
            } else if let Some((meant, used)) = sequence(rest, &byte) {
                let second = rest[length..].chars().next().unwrap_or(' ');
                let quote = "“”‘’‚„‹›«»".contains(second);
                sure += usize::from(
                    western && ((c == 'â' && second == '€') || ("ÃÂ".contains(c) && !quote)),
                );
                found += 1;
                plain.push(meant);
                rest = &rest[used..];
            } else if western && rest.starts_with("â€") {
                // The last byte of ” is none of the encoding's, and is often lost.
                let used = "â€".len();
                let tail = &rest[used..];
                let lost = tail.starts_with('\u{fffd}');
                found += 1;
                sure += 1;
                plain.push('”');
                rest = &tail[if lost { '\u{fffd}'.len_utf8() } else { 0 }..];
            } else if western && rest.starts_with("Ã ") {
                // The second half of "à" is a no-break space, which many programs make a space.
                let tail = &rest["Ã ".len()..];
                let word = tail.starts_with(char::is_alphanumeric);
                found += 1;
                plain.push_str(if word { "à " } else { "à" });
                rest = tail;
            } else {
                others += 1;
                plain.push(c);
                rest = &rest[length..];
            }
        }
        let plainly = sure >= 1 || (found >= FEWEST && found >= others * SHARE);
        (found > 0 && plainly).then_some(Self { text: plain, found })
    }
}

/// The character that a misread sequence stands for, and how many bytes the sequence takes.
fn sequence(rest: &str, byte: &dyn Fn(char) -> Option<u8>) -> Option<(char, usize)> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let lead = byte(first)?;
    let length = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut used = first.len_utf8();
    for slot in bytes.iter_mut().take(length).skip(1) {
        let c = chars.next()?;
        *slot = byte(c).filter(|byte| (0x80..=0xbf).contains(byte))?;
        used += c.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes[..length]).ok()?;
    meant.chars().next().map(|meant| (meant, used))
}

/// The characters of an encoding's upper half with their bytes, sorted. Those that it leaves undefined are read as
/// control characters, as ISO 8859-1 has them.
fn table(encoding: &'static Encoding) -> Vec<(char, u8)> {
    let mut table: Vec<(char, u8)> = (0x80..=0xff_u8)
        .filter_map(|byte| {
            let bytes = [byte];
            let (text, _) = encoding.decode_without_bom_handling(&bytes);
            text.chars().next().map(|c| (c, byte))
        })
        .filter(|(c, _)| *c != '\u{fffd}')
        .collect();
    if encoding == WINDOWS_1252 {
        table.extend((0x80..=0x9f_u8).map(|byte| (char::from(byte), byte)));
    }
    table.sort_unstable();
    table.dedup_by_key(|(c, _)| *c);
    table
}
