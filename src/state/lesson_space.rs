//! Whether a lesson has space here beside the marks.
//!
//! Must not know: which lessons there are.

use thiserror::Error;

use super::library::lesson_write;
use crate::core::lesson::Lesson;
use crate::core::space::{self, Fill};
use crate::core::storage::Write;
use crate::platform::memory;

/// A lesson is too large for what is left; the number is its size in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error(
    "This browser has too little space left for that ({}), so nothing was added. All lessons and marks are safe. Save a lesson you no longer need as a file, then delete it.",
    space::plain(*.0)
)]
pub struct NoSpace(pub u64);

/// Whether a lesson would leave space enough for marks.
///
/// # Errors
/// It would not.
pub fn check_space_for(lesson: &Lesson) -> Result<(), NoSpace> {
    let Write::Set(_, value) = lesson_write(lesson) else {
        return Ok(());
    };
    let bytes = space::local_bytes(&value);
    let space = memory::local_room();
    if space.is_none_or(|space| space.with(bytes).fill() < Fill::Full) {
        Ok(())
    } else {
        Err(NoSpace(bytes))
    }
}
