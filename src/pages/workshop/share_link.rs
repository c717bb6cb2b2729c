//! The link that carries a lesson: what it is, and how far it gets.
//!
//! Must not know: which lesson is open.

use crate::core::format;
use crate::core::format::link::{self, LinkError, Reach};
use crate::core::lesson::Lesson;
use crate::core::route::{LessonSource, Route};
use crate::platform::address;

/// A link that carries a lesson.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LessonLink {
    /// The whole address.
    pub address: String,
    /// What carries it, and what does not.
    pub reach: Reach,
}

impl LessonLink {
    /// The link to a lesson, as an address of this page.
    ///
    /// # Errors
    /// The lesson is too large for any link.
    pub fn to(lesson: &Lesson) -> Result<Self, LinkError> {
        let written = link::write(format::export_lesson(lesson).as_bytes())?;
        let route = Route::Incoming(LessonSource::Link(written));
        let address = format!("{}{}", address::whole(), route.href());
        let reach = link::reach(address.chars().count());
        Ok(Self { address, reach })
    }
}
