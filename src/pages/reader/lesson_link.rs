//! The link to the lesson that is read, for somebody else.
//!
//! Invariant: whoever opens it comes to this lesson, also in a browser that has never seen it.
//! Must not know: where the link is pasted.

use leptos::task::spawn_local;
use thiserror::Error;

use super::Reader;
use crate::core::format;
use crate::core::format::link::{self, LinkError};
use crate::core::lesson::Lesson;
use crate::core::route::{LessonSource, Route};
use crate::lazy;
use crate::pages::lazy::PartMissing;
use crate::platform::{address, files};

const COPIED: &str = "The link to this lesson was copied.";
const COPIED_LONG: &str =
    "The link to this lesson was copied. The whole lesson is inside it, so it is long.";
const NOT_COPIED: &str = "The browser did not allow copying. Ask your teacher for the link.";

lazy! {
    /// Writes a lesson into a link.
    fn link_writer() in workshop -> fn(&Lesson) -> Result<String, LinkError> {
        |lesson: &Lesson| link::write(format::export_lesson(lesson).as_bytes())
    }
}

lazy! {
    fn link_copier() in extras -> fn(Reader) { copy_link }
}

/// Puts a link to the lesson into the clipboard.
pub fn copy_lesson_link(reader: Reader) {
    spawn_local(async move {
        match link_copier().await {
            Ok(copy) => copy(reader),
            Err(missing) => reader.toasts.say(missing.to_string()),
        }
    });
}

/// Puts the link into the clipboard: the address for which the page was asked, that of the page where the
/// lesson is its own, else a link that carries the lesson.
fn copy_link(reader: Reader) {
    let lesson = reader.session.lesson();
    let is_own = reader
        .library
        .with(|lessons| lessons.is_some_and(|lessons| lessons.own.as_ref() == Some(&lesson.id)));
    let is_asked_for = address::asked_for("lesson").is_some();
    spawn_local(async move {
        let (link, copied) = if is_asked_for {
            (address::with_request(), COPIED)
        } else if is_own {
            let route = Route::Lesson(lesson.id.clone());
            (format!("{}{}", address::whole(), route.href()), COPIED)
        } else {
            match carrying_link(&lesson).await {
                Ok(link) => (link, COPIED_LONG),
                Err(error) => return reader.toasts.say(error.to_string()),
            }
        };
        let is_copied = files::copy(&link).await;
        reader
            .toasts
            .say(if is_copied { copied } else { NOT_COPIED });
    });
}

/// Why there is no link to a lesson.
#[derive(Debug, Error)]
enum NoLink {
    /// What writes it did not come.
    #[error(transparent)]
    NotLoaded(#[from] PartMissing),
    /// The lesson goes into none.
    #[error(transparent)]
    NotWritten(#[from] LinkError),
}

/// The link that carries a lesson.
///
/// # Errors
/// There is none.
async fn carrying_link(lesson: &Lesson) -> Result<String, NoLink> {
    let written = link_writer().await?(lesson)?;
    let route = Route::Incoming(LessonSource::Link(written));
    Ok(format!("{}{}", address::whole(), route.href()))
}
