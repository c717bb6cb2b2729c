//! A stored value, parsed once.
//!
//! Owns: [`Parsed`], [`StoredContent`].
//! Invariant: what a newer version wrote is told from what is damaged, so that neither is written over for the
//! wrong reason.
//! Must not know: which stores there are.

use super::Key;
use crate::core::annotation::history::Step;
use crate::core::annotation::record::Record;
use crate::core::format::{self, Annotator, Fault};

/// What became of a stored value.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(
    clippy::large_enum_variant,
    reason = "it is used at once, and nobody keeps many"
)]
pub enum Parsed {
    /// It can be used.
    Readable(StoredContent),
    /// A newer version wrote it.
    Newer,
    /// It cannot be read, for this reason.
    Damaged(Fault),
}

/// What a stored value holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoredContent {
    /// A record. Whether it is the one that its key names, nobody has asked yet.
    Record(Record),
    /// An undo step.
    Step(Step),
    /// Whose work it is, and the revision of that.
    Annotator(Annotator, u64),
    /// A lesson, of which only the revision was read.
    Lesson(u64),
    /// How much of the work is in a file: a sum of revisions.
    Exported(u64),
    /// A text that is not looked into.
    Text,
}

impl Parsed {
    /// Reads the value that lies under a key.
    #[must_use]
    pub fn of(key: &Key, value: &str) -> Self {
        let content = match key.in_first() {
            Key::Record(..) => format::read_record(value).map(StoredContent::Record),
            Key::Step(_, id) => format::read_step(*id, value).map(StoredContent::Step),
            Key::Annotator(_) => format::read_annotator(value)
                .map(|(annotator, revision)| StoredContent::Annotator(annotator, revision)),
            Key::Lesson(_) => format::lesson_revision(value).map(StoredContent::Lesson),
            Key::Exported(_) => Ok(StoredContent::Exported(value.parse().unwrap_or(0))),
            Key::Place(_)
            | Key::UsedSheet(_)
            | Key::Setting(_)
            | Key::Past(..)
            // A sheet lies in no other one.
            | Key::Beside(..) => Ok(StoredContent::Text),
        };
        match content {
            Ok(content) => Self::Readable(content),
            Err(Fault::Newer) => Self::Newer,
            Err(fault) => Self::Damaged(fault),
        }
    }
}
