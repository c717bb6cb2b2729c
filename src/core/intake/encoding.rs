//! From the bytes of a file to its text.
//!
//! Owns: [`decode`]; which encoding a file is in; those that somebody may choose.
//! Invariant: only a byte order mark is dropped, CRLF, CR and the line ends of word processors (vertical tabs) become LF, and what was encoded twice is decoded twice,
//! which is said. Every other code point is kept, NUL, no-break spaces and misdirected quotation marks too.
//! Must not know: what the text says, or whether it is markup (the caller says where a charset is declared).

mod assumption;
mod choices;
mod twice;

pub use choices::{CHOICES, choice, letters};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::core::text::printable::plural;

/// How sure we are of an encoding, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EncodingEvidence {
    /// The file begins with a byte order mark.
    Mark,
    /// Every byte fits UTF-8, which hardly happens by chance.
    Fits,
    /// Nearly every byte fits UTF-8; a few are damaged.
    NearlyFits,
    /// Every other byte is zero, as in UTF-16.
    Zeros,
    /// The page declares it.
    Declared,
    /// The page declares another one, in which it cannot be: guessed.
    Disproved,
    /// Somebody chose it.
    Chosen,
    /// Nothing says it: guessed from the frequencies of bytes, as browsers do.
    Guessed,
}

/// A file's text, and how it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// How its bytes were read.
    pub encoding: DetectedEncoding,
}

/// How bytes were read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DetectedEncoding {
    /// The encoding's name in the Encoding Standard (WHATWG), such as "UTF-8" or "windows-1252".
    pub name: &'static str,
    /// Why this one.
    pub evidence: EncodingEvidence,
    /// How many characters could not be read and stand as U+FFFD now.
    pub replaced: usize,
    /// How many characters had been encoded twice, and were put right.
    pub twice: usize,
}

impl DetectedEncoding {
    /// What a teacher should know of it; nothing where all is well.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        match (self.replaced, self.evidence) {
            (0, _) if self.twice > 0 => Some(format!(
                "{} in the file had been encoded twice, as “â€œ” for a quotation mark, and {} put right. Check the letters with accents and the quotation marks.",
                plural(self.twice, "character"),
                if self.twice == 1 { "was" } else { "were" },
            )),
            (0, EncodingEvidence::Guessed) => Some(format!(
                "The file does not name its encoding; it was read as {}. Check the letters with accents; if they are wrong, save the file as UTF-8.",
                self.name
            )),
            (0, EncodingEvidence::Disproved) => Some(format!(
                "The page names an encoding that it is not in; it was read as {}. Check the letters with accents; if they are wrong, save the page as UTF-8.",
                self.name
            )),
            (0, _) => None,
            (n, _) => Some(format!(
                "{n} {} in the file could not be read as {} and appear as “\u{fffd}” in the text. The rest was kept. Check these places, or save the file as UTF-8 and add it again.",
                if n == 1 { "character" } else { "characters" },
                self.name
            )),
        }
    }
}

/// Most bytes in which a page may declare its encoding (HTML Standard, 13.2.3.2: 1024; pages in the wild
/// are less strict).
const DECLARED_WITHIN: usize = 8 * 1024;

/// Most bytes from which an encoding is guessed.
const GUESSED_FROM: usize = 1024 * 1024;

/// Reads bytes as text. `html` says whether a declaration inside the text counts.
#[must_use]
pub fn decode(bytes: &[u8], html: Declaration) -> Decoded {
    let (encoding, evidence, skip) = which(bytes, html);
    let body = bytes.get(skip..).unwrap_or_default();
    let (text, had_errors) = encoding.decode_without_bom_handling(body);
    let replaced = if had_errors {
        let own = if encoding == UTF_8 {
            // U+FFFD that stands in the file itself is not of our making.
            body.windows(3).filter(|w| *w == [0xef, 0xbf, 0xbd]).count()
        } else {
            0
        };
        let all = text.chars().filter(|c| *c == '\u{fffd}').count();
        all.saturating_sub(own)
    } else {
        0
    };
    let text = with_line_feeds(text.into_owned());
    let (text, twice) = if evidence == EncodingEvidence::Chosen {
        (text, 0)
    } else {
        twice::undone(text)
    };
    Decoded {
        text,
        encoding: DetectedEncoding {
            name: encoding.name(),
            evidence,
            replaced,
            twice,
        },
    }
}

/// Whether a file may declare its encoding in its own text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Declaration {
    /// It is a page: `<meta charset>` counts.
    Heeded,
    /// It is plain text.
    Ignored,
    /// What it is wrapped in says this one.
    Given(&'static Encoding),
    /// Somebody chose this one.
    Chosen(&'static Encoding),
}

fn which(bytes: &[u8], html: Declaration) -> (&'static Encoding, EncodingEvidence, usize) {
    let mark = Encoding::for_bom(bytes);
    if let Declaration::Chosen(encoding) = html {
        let skip = mark.filter(|(marked, _)| *marked == encoding);
        let skip = skip.map_or(0, |(_, length)| length);
        return (encoding, EncodingEvidence::Chosen, skip);
    }
    if let Some((encoding, length)) = mark {
        return (encoding, EncodingEvidence::Mark, length);
    }
    if let Some(encoding) = zeros(bytes) {
        return (encoding, EncodingEvidence::Zeros, 0);
    }
    let declared = match html {
        Declaration::Heeded => declared(bytes),
        Declaration::Given(encoding) => Some(encoding),
        Declaration::Ignored | Declaration::Chosen(_) => None,
    };
    // What is written in seven bits, such as ISO-2022-JP, fits UTF-8 without being it.
    if let Some(encoding) = declared.filter(|encoding| !encoding.is_ascii_compatible()) {
        return (encoding, EncodingEvidence::Declared, 0);
    }
    // A saved page is often written anew as UTF-8 while its declaration stays: what fits is believed first.
    let (letters, broken) = utf8(bytes);
    if broken == 0 {
        return (UTF_8, EncodingEvidence::Fits, 0);
    }
    match declared {
        Some(encoding) if encoding != UTF_8 && can_be(encoding, bytes) => {
            (encoding, EncodingEvidence::Declared, 0)
        }
        _ if letters >= broken.saturating_mul(4) => (UTF_8, EncodingEvidence::NearlyFits, 0),
        Some(encoding) => {
            let other = guessed(bytes, html);
            if can_be(other, bytes) {
                (other, EncodingEvidence::Disproved, 0)
            } else {
                (encoding, EncodingEvidence::Declared, 0)
            }
        }
        None => (guessed(bytes, html), EncodingEvidence::Guessed, 0),
    }
}

/// Whether every byte can be read in an encoding.
fn can_be(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let whole = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    whole.is_some()
}

/// The encoding that browsers would guess for such bytes: `windows-1252` where nothing speaks for another.
fn guessed(bytes: &[u8], html: Declaration) -> &'static Encoding {
    let sample = bytes.get(..GUESSED_FROM).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    let country = match html {
        Declaration::Heeded => country(bytes),
        _ => None,
    };
    detector.guess(country, Utf8Detection::Deny)
}

/// The country whose pages are mostly in the language that the page declares; browsers go by the address, which a
/// saved page has no more.
fn country(bytes: &[u8]) -> Option<&'static [u8]> {
    const COUNTRIES: [(&[u8], &[u8]); 18] = [
        (b"ru", b"ru"),
        (b"uk", b"ua"),
        (b"bg", b"bg"),
        (b"sr", b"rs"),
        (b"el", b"gr"),
        (b"tr", b"tr"),
        (b"he", b"il"),
        (b"ar", b"eg"),
        (b"fa", b"ir"),
        (b"pl", b"pl"),
        (b"cs", b"cz"),
        (b"hu", b"hu"),
        (b"ro", b"ro"),
        (b"lt", b"lt"),
        (b"ja", b"jp"),
        (b"ko", b"kr"),
        (b"th", b"th"),
        (b"vi", b"vn"),
    ];
    let head = bytes
        .get(..DECLARED_WITHIN)
        .unwrap_or(bytes)
        .to_ascii_lowercase();
    let tag = &head[find(&head, b"<html")?..];
    let tag = &tag[..tag.iter().position(|b| *b == b'>')?];
    let value = &tag[find(tag, b"lang=")? + 5..];
    let value = value
        .strip_prefix(b"\"")
        .or(value.strip_prefix(b"'"))
        .unwrap_or(value);
    let main = value.get(..2)?;
    let known = COUNTRIES.iter().find(|(language, _)| *language == main);
    known.map(|(_, country)| *country)
}

/// Letters of more than one byte that fit UTF-8, and bytes that do not.
fn utf8(bytes: &[u8]) -> (usize, usize) {
    let (mut letters, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (letters, broken)
}

/// UTF-16 without a mark: one half of the bytes is rich in zeros, the other has hardly any.
fn zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    if pairs < 2 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let (mut first, mut second) = (0_usize, 0_usize);
    for pair in bytes.chunks_exact(2) {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    // What fits UTF-8 as well must be nearly all zeros on one side; Chinese has few, and never fits UTF-8.
    let enough = if std::str::from_utf8(bytes).is_ok() {
        pairs * 7 / 10
    } else {
        pairs / 50
    };
    let enough = enough.max(2);
    if second >= enough && second >= first.saturating_mul(20) {
        return Some(UTF_16LE);
    }
    let is_big = first >= enough && first >= second.saturating_mul(20);
    is_big.then_some(UTF_16BE).or_else(|| rows(bytes))
}

/// UTF-16 in another alphabet without a mark: one half of the bytes is the row of Unicode in which the letters stand
/// (4 for Cyrillic, 6 for Arabic), as no byte of a text in another encoding is.
fn rows(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let of_half = |half: usize| {
        let rows = bytes.iter().skip(half).step_by(2).filter(|b| **b < 0x10);
        rows.count()
    };
    let is_half = |half: usize, other: usize| half * 10 >= pairs * 8 && other * 10 <= pairs * 2;
    let (first, second) = (of_half(0), of_half(1));
    if pairs < 8 {
        None
    } else if is_half(second, first) {
        Some(UTF_16LE)
    } else {
        is_half(first, second).then_some(UTF_16BE)
    }
}

/// What `<meta charset=…>` or `<meta … content="…; charset=…">` says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let head = head.to_ascii_lowercase();
    let mut rest = head.as_slice();
    while let Some(at) = find(rest, b"<meta") {
        rest = &rest[at + 5..];
        let tag = &rest[..rest.iter().position(|b| *b == b'>').unwrap_or(rest.len())];
        let Some(at) = find(tag, b"charset") else {
            continue;
        };
        let value = &tag[at + 7..];
        let value = value.trim_ascii_start();
        let Some(value) = value.strip_prefix(b"=") else {
            continue;
        };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").unwrap_or(value);
        let value = value.strip_prefix(b"'").unwrap_or(value);
        let ends = |b: &u8| b.is_ascii_whitespace() || b"\"';/>".contains(b);
        let label = &value[..value.iter().position(ends).unwrap_or(value.len())];
        if let Some(encoding) = Encoding::for_label(label) {
            // HTML Standard, 13.2.3.2: a page whose declaration can be read is not in UTF-16.
            let is_utf16 = encoding == UTF_16LE || encoding == UTF_16BE;
            return Some(if is_utf16 { UTF_8 } else { encoding });
        }
    }
    None
}

fn find(within: &[u8], words: &[u8]) -> Option<usize> {
    within
        .windows(words.len())
        .position(|window| window == words)
}

fn with_line_feeds(text: String) -> String {
    if !text.contains(['\r', '\u{b}']) {
        return text;
    }
    text.replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n")
}
