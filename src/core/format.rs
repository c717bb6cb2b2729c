//! Files: what Lateral writes and reads.
//!
//! Owns: the pair *export/import* of each format. `schema/` publishes them as JSON Schema.
//! Invariant: domain types are not serialised; each format's file has wire types of its own, whose derives say
//! which fields there are and in which order, and which become domain types by `TryFrom` and `From`.
//! Reading never panics and never stops at the first fault: it answers with what could be read and
//! a sentence for each thing that could not. A format's version rises by one, and a file of a newer
//! version is refused whole.
//! Must not know: where bytes come from and go to.

mod attribution;
mod envelope;
mod error;
mod everything;
mod layout;
mod lesson;
pub mod link;
mod members;
mod part;
mod placed;
mod point;
mod record;
mod record_kind;
#[cfg(test)]
mod schema;
mod stored;
mod summary;
mod unread;
mod work;

use std::borrow::Cow;

use crate::core::lesson::Lesson;
use crate::core::limits;
use crate::core::text::code_points;

use envelope::Envelope;

pub use attribution::{read_attribution, write_attribution};
pub use error::{Fault, FileError, Problem, Subject, Trouble, Unusable};
pub use everything::{
    EVERYTHING, Everything, Values, everything_too_large, export_everything, import_everything,
};
pub use lesson::{LESSON_VERSION, export_lesson, lesson_revision};
pub use point::{read_point, write_point};
pub use stored::{
    read_annotator, read_record, read_step, sum_of, write_annotator, write_found, write_record,
    write_step,
};
pub use summary::{read_summary, write_summary};
pub use work::{Annotator, WORK_VERSION, Work, export_work, file_name};

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
    let (kind, envelope, mut problems) = open(bytes)?;
    let opened = match kind {
        FileKind::Lesson => Opened::Lesson(Box::new(lesson::read(envelope, &mut problems)?)),
        FileKind::Work => Opened::Work(Box::new(work::read(envelope, &mut problems)?)),
    };
    Ok((opened, problems))
}

/// Reads a lesson. Of a file that is somebody's work it reads nothing, and answers nothing: what reads works
/// stays out of the part of the app that everybody loads.
///
/// # Errors
/// A [`FileError`] where nothing of it can be used.
pub fn import_lesson(bytes: &[u8]) -> Result<Option<(Lesson, Vec<Problem>)>, FileError> {
    let (kind, envelope, mut problems) = open(bytes)?;
    match kind {
        FileKind::Lesson => Ok(Some((lesson::read(envelope, &mut problems)?, problems))),
        FileKind::Work => Ok(None),
    }
}

/// What a file says that it is.
enum FileKind {
    Lesson,
    Work,
}

/// Reads a file's outermost layer, if it is of a version that is known here.
fn open(bytes: &[u8]) -> Result<(FileKind, Envelope<'_>, Vec<Problem>), FileError> {
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(FileError::TooLarge);
    }
    let (envelope, problems) = envelope::read(readable(bytes)?)?;
    let (kind, version) = match envelope.format.as_str() {
        "lateral/lesson" => (FileKind::Lesson, LESSON_VERSION),
        "lateral/work" => (FileKind::Work, WORK_VERSION),
        _ => return Err(FileError::NotLateral),
    };
    envelope.check_version(version)?;
    Ok((kind, envelope, problems))
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

/// A text of at most `most` code points.
fn bounded<'a>(
    what: &'static str,
    text: impl Into<Cow<'a, str>>,
    most: u32,
) -> Result<String, Fault> {
    let text = text.into();
    if text.len() > most as usize && code_points(&text) > most {
        return Err(Fault::TooLong { what, most });
    }
    Ok(text.into_owned())
}
