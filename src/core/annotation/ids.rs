//! Names of records and of annotators: random numbers.
//!
//! Invariant: what is written is read back, and one record has one name only.
//! Must not know: what a record says.

use std::fmt;

/// Names a record: 128 random bits, in files 32 hexadecimal digits in lower case, and nothing else: one
/// record has one key. (`uuid` would also read capitals, hyphens and braces.)
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub u128);

/// Names an annotator: 64 random bits, in files 16 hexadecimal digits. Says nothing about a person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnotatorId(pub u64);

impl RecordId {
    /// Reads 32 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let form = s.len() == 32 && s.bytes().all(is_hex);
        form.then(|| u128::from_str_radix(s, 16).ok().map(Self))?
    }
}

impl AnnotatorId {
    /// Reads 16 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let form = s.len() == 16 && s.bytes().all(is_hex);
        form.then(|| u64::from_str_radix(s, 16).ok().map(Self))?
    }
}

/// Whether a byte is a lower-case hexadecimal digit.
pub(crate) fn is_hex(b: u8) -> bool {
    b.is_ascii_digit() || (b'a'..=b'f').contains(&b)
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "record {self}")
    }
}

impl fmt::Display for AnnotatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for AnnotatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "annotator {self}")
    }
}

/// Who makes a record, and under which id a new one is filed. Comes from outside: `core` has no
/// randomness of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// Whose work it is.
    pub annotator: AnnotatorId,
    /// An id that nobody has used.
    pub fresh: RecordId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_back_as_written() {
        let id = RecordId(0xab);
        assert_eq!(RecordId::parse(&id.to_string()), Some(id));
        let annotator = AnnotatorId(7);
        assert_eq!(AnnotatorId::parse(&annotator.to_string()), Some(annotator));
        for bad in [
            "",
            "0",
            "+0000000000000000000000000000000",
            &"A".repeat(32),
            &"é".repeat(16),
        ] {
            assert_eq!(RecordId::parse(bad), None, "{bad}");
        }
    }
}
