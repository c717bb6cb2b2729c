//! Taking a lesson in that comes by a link, from a path or from a file.
//!
//! Invariant: a lesson that is here already is never replaced without a yes; the path is of the page's
//! own origin, or is refused.

use std::sync::Arc;

use leptos::task::spawn_local;

use super::place::From;
use super::{Place, Shop};
use crate::app::library::keep;
use crate::app::route::Route;
use crate::core::authoring::lesson as whole;
use crate::core::format::link;
use crate::core::format::{self, Opened, Problem};
use crate::core::lesson::Lesson;
use crate::core::limits;
use crate::core::storage::{Write, past};
use crate::platform::{self, address, page};

/// A lesson that comes from elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Incoming {
    /// It is on its way.
    Reading,
    /// It cannot be used; the sentence says why.
    Refused(String),
    /// It can be taken in.
    Lesson {
        /// The lesson.
        lesson: Arc<Lesson>,
        /// What could not be read of it.
        problems: Vec<Problem>,
        /// What is here by the same name, if anything.
        here: Here,
    },
}

/// What is here by the name of a lesson that comes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Here {
    /// Nothing.
    Nothing,
    /// The very same.
    Same,
    /// An earlier version.
    Earlier,
    /// A later version.
    Later,
    /// Another lesson by its name.
    Other,
}

impl Shop {
    /// Reads what an address carries or leads to.
    pub(super) fn take(self, from: From) {
        self.incoming.set(Some(Incoming::Reading));
        spawn_local(async move {
            let bytes = match from {
                From::Link(text) => link::read(&text).map_err(|error| error.to_string()),
                From::Path(path) => address::fetch_own(&path, limits::FILE_BYTES).await.map_err(|why| {
                    format!("The lesson at this address could not be opened: {why} Nothing was changed; ask for the address again, or for the lesson as a file.")
                }),
            };
            match bytes.and_then(|bytes| read(&bytes)) {
                Err(sentence) => self.incoming.set(Some(Incoming::Refused(sentence))),
                Ok((lesson, problems)) => {
                    let whole = problems.is_empty();
                    self.offer(lesson, problems);
                    // Who opens a link wants to read. There is only something to ask where it would change
                    // what is here, or where not all of it has arrived.
                    let plain = self.incoming.with_untracked(|incoming| {
                        matches!(
                            incoming,
                            Some(Incoming::Lesson {
                                here: Here::Nothing | Here::Same,
                                ..
                            })
                        )
                    });
                    if whole && plain {
                        self.take_in();
                    }
                }
            }
        });
    }

    /// A lesson from a file that was given among articles.
    pub(super) fn take_file(self, name: &str, bytes: &[u8]) {
        match read(bytes) {
            Ok((lesson, problems)) => self.offer(lesson, problems),
            Err(sentence) => self.leave_out(name.to_owned(), sentence),
        }
    }

    /// Shows a lesson, and what taking it in would do.
    fn offer(self, lesson: Lesson, problems: Vec<Problem>) {
        // Room above it, so that nobody pins a lesson by a revision that cannot be exceeded.
        let revision = lesson.revision.min(limits::REVISION);
        let lesson = Lesson { revision, ..lesson };
        let here = self.here(&lesson);
        self.incoming.set(Some(Incoming::Lesson {
            lesson: Arc::new(lesson),
            problems,
            here,
        }));
        super::focus_soon("#offer");
    }

    /// What is here by the name of a lesson.
    fn here(self, lesson: &Lesson) -> Here {
        match self.to_read(&lesson.id) {
            None => Here::Nothing,
            Some(known) if *known == *lesson => Here::Same,
            Some(known) if known.revision < lesson.revision => Here::Earlier,
            Some(known) if known.revision > lesson.revision => Here::Later,
            Some(_) => Here::Other,
        }
    }

    /// Takes the lesson in that was offered, and goes to read it. A later version that is here stays;
    /// where another lesson is here by its name, it becomes a copy beside it.
    pub fn take_in(self) {
        let Some(Incoming::Lesson { lesson, .. }) = self.incoming.get_untracked() else {
            return;
        };
        // As it is now: another tab may have taken it in meanwhile.
        let here = self.here(&lesson);
        let lesson = match here {
            Here::Other => match whole::lesson_id(&lesson.title, platform::stamp::number()) {
                Some(id) => Arc::new(Lesson {
                    id,
                    ..(*lesson).clone()
                }),
                None => return,
            },
            _ => lesson,
        };
        let go = Route::Lesson(lesson.id.clone()).fragment();
        if matches!(here, Here::Same | Here::Later) {
            address::leave_for(&go);
            return;
        }
        if let Err(sentence) = Self::has_room_for(&lesson) {
            self.incoming.set(Some(Incoming::Refused(sentence)));
            return;
        }
        let mut writes = vec![keep(&lesson)];
        // What it takes the place of can come back from the page of everything that is kept.
        if let Some(Write::Set(key, known)) = self.on_shelf(&lesson.id).as_deref().map(keep) {
            writes.insert(0, past(&key, &known));
        }
        spawn_local(async move {
            // Only what is kept is there when the page is another.
            match self.write_both(writes).await {
                super::Kept::NotSaved(_) => self.incoming.set(Some(Incoming::Refused(
                    "This browser could not keep the lesson, so it was not opened. Nothing that was here is changed; make room, or use another browser window.".into(),
                ))),
                _ => address::leave_for(&go),
            }
        });
    }

    /// Goes on without the lesson that was offered.
    pub fn decline(self) {
        self.incoming.set(None);
        page::go(&Place::Shelf.fragment());
    }
}

/// The lesson that a file holds, and what could not be read of it.
fn read(bytes: &[u8]) -> Result<(Lesson, Vec<Problem>), String> {
    match format::import(bytes) {
        Ok((Opened::Lesson(lesson), problems)) => Ok((*lesson, problems)),
        Ok((Opened::Work(_), _)) => Err(
            "This is somebody's work on a lesson, not a lesson. Nothing was changed; open the lesson and import it there.".into(),
        ),
        Err(error) => Err(error.to_string()),
    }
}
