//! Pages that a browser saved as one file of several parts (MIME, RFC 2045 to 2047 and 2557): `.mhtml`, `.mht`, `.eml`.
//!
//! Owns: [`saved_page`], [`SavedPage`].
//! Invariant: time and memory are proportional to the file; what is broken is left as it stands.
//! Must not know: what is in the page.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use encoding_rs::Encoding;

/// The part of such a file that is the page.
#[derive(Clone, PartialEq, Debug)]
pub struct SavedPage {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The encoding that its header names.
    pub encoding: Option<&'static Encoding>,
    /// Where it was found.
    pub address: Option<String>,
    /// What it is.
    pub kind: SavedKind,
}

/// What a part is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SavedKind {
    /// A page.
    Page,
    /// Plain text.
    Text,
}

/// Longest header, in bytes.
const HEADER: usize = 64 * 1024;
/// Most levels of parts in parts.
const LEVELS: usize = 5;
/// Most parts that are looked at.
const PARTS: usize = 2_000;

/// The page in a file of several parts; nothing where it is no such file.
#[must_use]
pub fn saved_page(bytes: &[u8]) -> Option<SavedPage> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let whole = MimePart::read(bytes)?;
    let kind = whole.kind();
    let several = kind.starts_with("multipart/");
    // A message of one part: with its version, or with who wrote it and what of.
    let has = |name: &str| whole.get(name).is_some();
    let is_message = has("mime-version") || has("from") && has("subject") && has("content-type");
    let alone = is_message && matches!(kind.as_str(), "text/html" | "text/plain");
    if !several && !alone {
        return None;
    }
    let mut leaves = Vec::new();
    whole.leaves(LEVELS, &mut leaves);
    let found_at = |part: &MimePart<'_>, name: &str| part.get(name).map(str::to_owned);
    let snapshot = found_at(&whole, "snapshot-content-location");
    let root = whole.parameter("content-type", "start");
    let pages = || {
        leaves
            .iter()
            .filter(|part| matches!(part.kind().as_str(), "text/html" | "application/xhtml+xml"))
    };
    let named = |part: &&MimePart<'_>| {
        let id = part.get("content-id");
        (root.is_some() && id == root.as_deref())
            || (snapshot.is_some() && part.get("content-location") == snapshot.as_deref())
    };
    let page = pages().find(named).or_else(|| pages().next());
    let (part, kind) = page.map(|part| (part, SavedKind::Page)).or_else(|| {
        let text = leaves.iter().find(|part| part.kind() == "text/plain");
        text.map(|part| (part, SavedKind::Text))
    })?;
    let label = part.parameter("content-type", "charset");
    Some(SavedPage {
        bytes: part.decoded(),
        encoding: label.and_then(|label| Encoding::for_label(label.as_bytes())),
        address: snapshot
            .or_else(|| found_at(part, "content-location"))
            .or_else(|| found_at(&whole, "content-location")),
        kind,
    })
}

/// A header and what follows it.
struct MimePart<'a> {
    fields: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> MimePart<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let end = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
            let line = String::from_utf8_lossy(rest[..end].trim_ascii_end());
            let next = rest.get(end + 1..).unwrap_or_default();
            if line.is_empty() {
                if fields.is_empty() {
                    // Empty lines before the header.
                    rest = next;
                    continue;
                }
                return Some(Self { fields, body: next });
            }
            if line.starts_with([' ', '\t']) {
                let (_, value) = fields.last_mut()?;
                value.push(' ');
                value.push_str(line.trim());
            } else {
                let (name, value) = line.split_once(':')?;
                let is_name = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
                if name.is_empty() || !name.chars().all(is_name) {
                    return None;
                }
                fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
            if bytes.len() - next.len() > HEADER {
                return None;
            }
            rest = next;
        }
        None
    }

    fn get(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|(known, _)| known == name);
        field.map(|(_, value)| value.as_str())
    }

    /// The type, without parameters and in lower case.
    fn kind(&self) -> String {
        let value = self.get("content-type").unwrap_or("text/plain");
        let kind = value.split(';').next().unwrap_or_default();
        kind.trim().to_ascii_lowercase()
    }

    /// A parameter of a field: `boundary="…"`.
    fn parameter(&self, field: &str, name: &str) -> Option<String> {
        let value = self.get(field)?;
        let mut rest = value.split_once(';')?.1;
        loop {
            let (key, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let (value, next) = if let Some(quoted) = after.strip_prefix('"') {
                let (value, next) = quoted.split_once('"')?;
                (value, next)
            } else {
                after.split_once(';').unwrap_or((after, ""))
            };
            let key = key.trim_matches(|c: char| c == ';' || c.is_whitespace());
            if key.eq_ignore_ascii_case(name) {
                return Some(value.trim().to_owned());
            }
            rest = next;
        }
    }

    /// The parts that hold no others, in their order.
    fn leaves(&self, levels: usize, found: &mut Vec<MimePart<'a>>) {
        let boundary = self.parameter("content-type", "boundary");
        let several = self.kind().starts_with("multipart/");
        let (Some(boundary), true, Some(levels)) = (boundary, several, levels.checked_sub(1))
        else {
            if !several && found.len() < PARTS {
                found.push(MimePart {
                    fields: self.fields.clone(),
                    body: self.body,
                });
            }
            return;
        };
        for bytes in parts(self.body, boundary.as_bytes()) {
            // Without a header of its own it begins with an empty line.
            let part = if bytes.starts_with(b"\n") || bytes.starts_with(b"\r\n") {
                None
            } else {
                MimePart::read(bytes)
            };
            if let Some(part) = part {
                part.leaves(levels, found);
            }
        }
    }

    /// The body's bytes, as they were before they were made fit for mail.
    fn decoded(&self) -> Vec<u8> {
        let coding = self.get("content-transfer-encoding").unwrap_or_default();
        match coding.trim().to_ascii_lowercase().as_str() {
            "quoted-printable" => unquoted(self.body),
            "base64" => {
                let letters: Vec<u8> = self
                    .body
                    .iter()
                    .copied()
                    .filter(|b| b.is_ascii_alphanumeric() || b"+/".contains(b))
                    .collect();
                let lenient = GeneralPurposeConfig::new()
                    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
                    .with_decode_allow_trailing_bits(true);
                // A last letter that is alone says nothing.
                let whole = letters.len() - usize::from(letters.len() % 4 == 1);
                GeneralPurpose::new(&STANDARD, lenient)
                    .decode(&letters[..whole])
                    .unwrap_or_default()
            }
            _ => self.body.to_vec(),
        }
    }
}

/// What lies between the lines of a boundary.
fn parts<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut found = Vec::new();
    let (mut at, mut start) = (0, None);
    while at < body.len() && found.len() < PARTS {
        let end = body[at..]
            .iter()
            .position(|b| *b == b'\n')
            .map_or(body.len(), |n| at + n + 1);
        let line = body[at..end].trim_ascii_end();
        let tail = line
            .strip_prefix(b"--")
            .and_then(|line| line.strip_prefix(boundary));
        if let Some(tail) = tail.filter(|tail| tail.is_empty() || *tail == b"--") {
            if let Some(start) = start.take() {
                found.push(&body[start..at]);
            }
            if tail.is_empty() {
                start = Some(end);
            }
        }
        at = end;
    }
    // A file that was cut off.
    if let Some(start) = start {
        found.push(&body[start..]);
    }
    found
}

/// Quoted-printable (RFC 2045, 6.7), undone.
fn unquoted(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let digit = |b: u8| {
        char::from(b)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'=' {
            plain.push(first);
            continue;
        }
        let space = after
            .iter()
            .take_while(|b| **b == b' ' || **b == b'\t' || **b == b'\r')
            .count();
        if after.get(space).is_none_or(|b| *b == b'\n') {
            // A line end that was put in.
            rest = after.get(space + 1..).unwrap_or_default();
        } else if let [high, low, tail @ ..] = after
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            plain.push(high * 16 + low);
            rest = tail;
        } else {
            plain.push(first);
        }
    }
    plain
}
