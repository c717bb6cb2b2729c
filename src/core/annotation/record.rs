//! Records: one thing that one annotator made, and the rule by which two versions become one.
//!
//! Owns: revisions and [`join`].
//! Invariant: `join` is commutative, associative, idempotent and never goes back, so it does not
//! matter in which order stores, tabs and files are read.
//! Must not know: clocks. A revision is a Lamport counter (Lamport 1978).

use crate::core::annotation::body::Body;
pub(crate) use crate::core::annotation::ids::is_hex;
pub use crate::core::annotation::ids::{AnnotatorId, RecordId, Stamp};
use crate::core::extra::Extra;

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

    /// Whether it counts as a mark to its annotator: what is known to be none does not.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.body().is_some_and(Body::is_counted)
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
