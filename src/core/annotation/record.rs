//! Records: one thing that one annotator made, and the rule by which two versions become one.
//!
//! Owns: ids, revisions and [`join`].
//! Invariant: `join` is commutative, associative, idempotent and never goes back, so it does not
//! matter in which order stores, tabs and files are read.
//! Must not know: clocks. A revision is a Lamport counter (Lamport 1978).

use std::fmt;

use crate::core::annotation::body::Body;
use crate::core::extra::Extra;

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

/// What a record holds now.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    /// It was deleted. The tombstone stays, so that an older copy does not bring it back.
    Deleted,
    /// It says something.
    Live(Body),
}

/// One thing that one annotator made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// Its name, for ever.
    pub id: RecordId,
    /// Rises with every change of the record; 1 at least.
    pub revision: u64,
    /// Whose work it is.
    pub annotator: AnnotatorId,
    /// What its annotator is called, as the file said in which it came; empty for one's own records, and where
    /// nobody has said so. At most [`limits::LABEL`](crate::core::limits::LABEL) code points.
    pub annotator_name: String,
    /// What it holds.
    pub state: State,
    /// What a newer version wrote into it.
    pub extra: Extra,
}

impl Record {
    /// What it says, unless it was deleted.
    #[must_use]
    pub fn body(&self) -> Option<&Body> {
        match &self.state {
            State::Live(body) => Some(body),
            State::Deleted => None,
        }
    }

    /// Whether two versions differ in nothing but what their annotator is called.
    #[must_use]
    pub fn equals_but_for_name(&self, other: &Self) -> bool {
        let Self {
            id,
            revision,
            annotator,
            annotator_name: _,
            state,
            extra,
        } = self;
        (id, revision, annotator) == (&other.id, &other.revision, &other.annotator)
            && (state, extra) == (&other.state, &other.extra)
    }
}

/// The one of two versions that stays: the later revision; among equals the higher annotator, then the
/// order that is derived from everything that a record says, which everybody computes alike. It is the
/// maximum of a total order, hence the laws at the head.
#[must_use]
pub fn join<'a>(a: &'a Record, b: &'a Record) -> &'a Record {
    let rank = |record: &'a Record| {
        let Record {
            id,
            revision,
            annotator,
            annotator_name,
            state,
            extra,
        } = record;
        (revision, annotator, state, extra, annotator_name, id)
    };
    if rank(a) < rank(b) { b } else { a }
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
