//! What the page says of what was done.
//!
//! Invariant: an outcome is data; its sentence is its `Display`.

use std::fmt;

use thiserror::Error;

use crate::core::format::{FileError, Problem};
use crate::core::recovery::PutBack;
use crate::core::storage::StoreError;
use crate::state::stores::StoreKind;

/// What was done last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// A file of this name was offered.
    Downloaded(String),
    /// The browser refused it.
    NotDownloaded,
    /// A file is on its way.
    ReadingFile,
    /// A file came before the stores were known.
    StoresNotAsked,
    /// Nothing of a file could be used.
    NotReadable(FileError),
    /// Something was written, as far as that went; with what could not be used of a file.
    Written(Completed, Result<(), WriteError>, Vec<Problem>),
}

/// What was to be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Completed {
    /// A deleted mark.
    MarkBack,
    /// All deleted marks.
    AllMarksBack,
    /// A removed lesson.
    LessonBack,
    /// A removed work.
    WorkBack,
    /// The removal of a lesson.
    LessonRemoved,
    /// The removal of a work.
    WorkRemoved,
    /// A removed work was deleted for good.
    WorkForgotten,
    /// What a file held.
    FilePutBack(PutBackCounts),
}

/// How many values of a file were put back, and how many were not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PutBackCounts {
    /// Put back.
    pub new: usize,
    /// Here already, the same or later.
    pub here: usize,
    /// Left in the file.
    pub left: usize,
}

/// What kept a write out of the stores.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum WriteError {
    /// One store took it, this one did not.
    #[error("It is saved in one place only: the browser’s {} {}.", .0.name(), reason(.1))]
    InOneStore(StoreKind, StoreError),
    /// None took it.
    #[error(
        "Nothing was changed: the browser’s local storage {}, and its database {}.",
        reason(.local),
        reason(.journal)
    )]
    Nowhere {
        /// What is wrong with local storage.
        local: StoreError,
        /// What is wrong with the database.
        journal: StoreError,
    },
    /// Something stays, because the database did not keep it as past.
    #[error(
        "Nothing was removed, because it could not be brought back: the browser’s database {}.",
        reason(.0)
    )]
    NotRemoved(StoreError),
    /// What is past stays, because the database keeps it.
    #[error("Nothing was deleted: the browser’s database {}. Try again.", reason(.0))]
    NotForgotten(StoreError),
}

impl WriteError {
    /// What the answers of both stores come to.
    ///
    /// # Errors
    /// A store did not take the write.
    pub fn of_both(
        local: Result<(), StoreError>,
        journal: Result<(), StoreError>,
    ) -> Result<(), Self> {
        match (local, journal) {
            (Ok(()), Ok(())) => Ok(()),
            (Err(error), Ok(())) => Err(Self::InOneStore(StoreKind::Local, error)),
            (Ok(()), Err(error)) => Err(Self::InOneStore(StoreKind::Journal, error)),
            (Err(local), Err(journal)) => Err(Self::Nowhere { local, journal }),
        }
    }
}

/// What is wrong with a store, as the end of a sentence that begins with its name.
#[must_use]
pub const fn reason(error: &StoreError) -> &'static str {
    match error {
        StoreError::Full => "is full",
        StoreError::Missing => "is switched off",
        StoreError::Newer => "is in use by a newer version of Lateral",
        StoreError::Failed(_) => "does not respond",
    }
}

impl From<&PutBack> for PutBackCounts {
    fn from(plan: &PutBack) -> Self {
        Self {
            new: plan.new,
            here: plan.here,
            left: plan.left,
        }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Downloaded(name) => write!(f, "Downloaded as {name}."),
            Self::NotDownloaded => f.write_str(
                "The browser did not allow the download. Nothing was changed; try another browser window.",
            ),
            Self::ReadingFile => f.write_str("Reading the file…"),
            Self::StoresNotAsked => {
                f.write_str("The browser has not responded yet. Try again in a moment.")
            }
            Self::NotReadable(error) => error.fmt(f),
            Self::Written(done, outcome, problems) => {
                match outcome {
                    Ok(()) => done.fmt(f)?,
                    Err(error @ WriteError::InOneStore(..)) => write!(f, "{done} {error}")?,
                    Err(error) => error.fmt(f)?,
                }
                problems.iter().try_for_each(|problem| write!(f, " {}", problem.sentence()))
            }
        }
    }
}

impl fmt::Display for Completed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MarkBack => f.write_str("The mark is back."),
            Self::AllMarksBack => f.write_str("All deleted marks are back."),
            Self::LessonBack => f.write_str("The lesson is back."),
            Self::WorkBack => f.write_str(
                "The work is back. On the lesson’s first page, “Start as somebody else” or “Give a name” leads to it.",
            ),
            Self::LessonRemoved => f.write_str("The lesson was removed. The work on it stays."),
            Self::WorkRemoved => f.write_str(
                "The work was removed from this computer. It stands under “Removed work” now.",
            ),
            Self::WorkForgotten => f.write_str("The work was deleted for good."),
            Self::FilePutBack(counts) => counts.fmt(f),
        }
    }
}

impl fmt::Display for PutBackCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.new {
            0 => f.write_str("There was nothing to restore.")?,
            1 => f.write_str("1 item was restored.")?,
            many => write!(f, "{many} items were restored.")?,
        }
        match self.here {
            0 => {}
            1 => f.write_str(" 1 item in the file is already here, the same or newer.")?,
            many => write!(
                f,
                " {many} items in the file are already here, the same or newer."
            )?,
        }
        match self.left {
            0 => Ok(()),
            1 => f.write_str(" 1 item cannot be used and stays in the file."),
            many => write!(f, " {many} items cannot be used and stay in the file."),
        }
    }
}
