//! Files: what Lateral writes and reads.
//!
//! Owns: the pair *export/import* of each format. `schema/` publishes them as JSON Schema.
//! Invariant: domain types are not serialised; each format's file says which fields it has, and in which order.
//! Reading never panics and never stops at the first fault: it answers with what could be read and
//! a sentence for each thing that could not. A format's version rises by one, and a file of a newer
//! version is refused whole.
//! Must not know: where bytes come from and go to.

mod envelope;
mod everything;
mod fields;
mod layout;
mod lesson;
pub mod link;
mod record;
mod scan;
mod stored;
mod work;
mod writer;

use std::fmt;

use crate::core::lesson::Lesson;
use crate::core::limits;
use crate::core::text::code_points;

pub use everything::{
    EVERYTHING, Everything, Values, everything_too_large, export_everything, import_everything,
};
pub use lesson::{LESSON_VERSION, export_lesson, lesson_revision};
pub use stored::{
    NEWER, read_annotator, read_record, read_step, sum_of, write_annotator, write_found,
    write_record, write_step,
};
pub use work::{Annotator, WORK_VERSION, Work, export_work, file_name};

/// Something in a file that could not be taken as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Which thing, such as "record 12".
    pub place: String,
    /// What is wrong with it, and what was done about it, as a sentence.
    pub sentence: String,
}

impl Problem {
    fn new(place: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            sentence: sentence.into(),
        }
    }
}

/// Why nothing of a file could be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileError {
    /// More than [`limits::FILE_BYTES`].
    TooLarge,
    /// The bytes are no text.
    NotText,
    /// The text is no JSON, or breaks off before it says what it is.
    NotJson,
    /// JSON, but not of ours.
    NotLateral,
    /// A version that this page does not know yet.
    Newer(u64),
    /// The part that everything else hangs on is missing or wrong.
    Broken(String),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(
                f,
                "This file is larger than {} MB, which is more than Lateral opens. Nothing was changed.",
                limits::FILE_BYTES / 1024 / 1024
            ),
            Self::NotText => f.write_str(
                "This file is not a text file. Choose a file that ends in .json and was made by Lateral. Nothing was changed.",
            ),
            Self::NotJson => f.write_str(
                "This file is not JSON, or it was cut off near its beginning. Ask for it again, or choose another. Nothing was changed.",
            ),
            Self::NotLateral => f.write_str(
                "This file is JSON, but it is neither a lesson nor a work made with Lateral. Nothing was changed.",
            ),
            Self::Newer(version) => write!(
                f,
                "This file was made by a newer Lateral (format version {version}). Reload this page to get the newest Lateral, then open the file again. Nothing was changed."
            ),
            Self::Broken(what) => write!(f, "This file cannot be used: {what} Nothing was changed."),
        }
    }
}

/// What a file turned out to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Opened {
    /// Articles, tags and instructions.
    Lesson(Box<Lesson>),
    /// One annotator's records.
    Work(Box<Work>),
}

/// Reads a file of any of our formats.
///
/// # Errors
/// A [`FileError`] where nothing of it can be used.
pub fn import(bytes: &[u8]) -> Result<(Opened, Vec<Problem>), FileError> {
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(FileError::TooLarge);
    }
    let text = readable(bytes)?;
    let (mut envelope, mut problems) = envelope::read(text)?;
    let opened = match envelope.format.as_str() {
        "lateral/lesson" => {
            envelope.check_version(LESSON_VERSION)?;
            Opened::Lesson(Box::new(lesson::read(&mut envelope, &mut problems)?))
        }
        "lateral/work" => {
            envelope.check_version(WORK_VERSION)?;
            Opened::Work(Box::new(work::read(&mut envelope, &mut problems)?))
        }
        _ => return Err(FileError::NotLateral),
    };
    Ok((opened, problems))
}

/// The text that the bytes of a file stand for.
fn readable(bytes: &[u8]) -> Result<&str, FileError> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // A file that was cut inside a letter is still read up to that letter.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Err(FileError::NotText),
    };
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// A string of a bounded length, or a sentence.
fn bounded(what: &str, value: String, most: u32) -> Result<String, String> {
    if value.len() > most as usize && code_points(&value) > most {
        return Err(format!(
            "its {what} is longer than {most} characters. Shorten it and import the file again."
        ));
    }
    Ok(value)
}
