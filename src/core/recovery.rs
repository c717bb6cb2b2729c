//! What the stores hold, whether or not it can be read, as somebody who looks for lost work wants to see it.
//!
//! Owns: [`survey`].
//! Invariant: every value that was found is an [`StoredItem`]; what cannot be read is said with its reason and
//! is never part of a write.
//! Must not know: where the values come from, and how the page looks.

use std::sync::Arc;

use thiserror::Error;

use crate::core::annotation::record::{Record, RecordId};
use crate::core::format::{self, Everything, Fault, Values};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::storage::{Key, PREFIX, Sheet, Write, unite};

use survey::SurveyBuilder;

mod put_back;
mod survey;
pub use put_back::{PutBack, Writes, put_back, remove_lesson, remove_work, settle};

/// What every key of this app begins with, in this version and in all others.
pub const FAMILY: &str = "lateral/";

/// Which store holds a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum StoredIn {
    /// Both hold the same.
    Both,
    /// Local storage; the other has nothing or something else under this key.
    Local,
    /// The database; likewise.
    Journal,
}

/// One value that is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredItem {
    /// Its key.
    pub key: String,
    /// Where it is.
    pub held: StoredIn,
    /// How long it is, in bytes of UTF-8.
    pub bytes: usize,
}

impl StoredItem {
    /// Its value.
    #[must_use]
    pub fn value<'a>(&self, all: &'a Everything) -> Option<&'a str> {
        let values = match self.held {
            StoredIn::Both | StoredIn::Local => &all.local,
            StoredIn::Journal => &all.journal,
        };
        values.get(&self.key).map(String::as_str)
    }
}

/// A value that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// Which.
    pub item: StoredItem,
    /// What is wrong with it.
    pub why: ItemFault,
}

/// What is wrong with a value that is kept. The end of a sentence.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum ItemFault {
    /// Its name begins like ours, and goes on in another way.
    #[error("its name is not one that this version knows.")]
    Name,
    /// Its name begins like that of another version.
    #[error("it belongs to another version of Lateral.")]
    OtherVersion,
    /// It cannot be read.
    #[error(transparent)]
    Value(#[from] Fault),
    /// A record that its name does not name.
    #[error("it is another record than its name says.")]
    OtherRecord,
    /// A lesson that its name does not name.
    #[error("it is another lesson than its name says.")]
    OtherLesson,
    /// A lesson that cannot be opened.
    #[error("it is not a lesson that can be read.")]
    NoLesson,
    /// A text of more bytes than any can have.
    #[error("it is longer than it can be.")]
    TooLong,
}

/// A lesson of which something is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptLesson {
    /// Its name.
    pub id: LessonId,
    /// Its title, where the lesson is at hand or was.
    pub title: Option<String>,
    /// Where the lesson itself is.
    pub source: LessonOrigin,
    /// The works on it, each on a sheet of its own.
    pub sheets: Vec<KeptSheet>,
    /// Marks that are there, on all sheets.
    pub live: usize,
    /// Marks that were deleted.
    pub deleted: usize,
    /// Undo steps that can still be taken.
    pub steps: usize,
    /// What all of it takes, in bytes of UTF-8; what both stores hold counts once.
    pub bytes: usize,
}

/// A work on a lesson.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptSheet {
    /// On which sheet.
    pub sheet: Sheet,
    /// What the annotator calls themselves; may be empty.
    pub annotator: String,
    /// Marks that are there.
    pub live: usize,
}

/// A work that was taken off this computer and can come back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RemovedSheet {
    /// On which lesson.
    pub lesson: LessonId,
    /// On which sheet it was.
    pub sheet: Sheet,
    /// The lesson's title, where the lesson is at hand or was.
    pub title: Option<String>,
    /// What the annotator calls themselves; may be empty.
    pub annotator: String,
    /// How many marks it has.
    pub marks: usize,
    /// What brings it back: to its sheet, or to a new one where somebody else has begun on that.
    pub back: Vec<Write>,
    /// What makes the database forget it, so that nobody can bring it back. Of a sheet on which somebody else has
    /// begun, nothing of theirs.
    pub forget: Vec<Write>,
}

/// Where a lesson comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LessonOrigin {
    /// It lies beside the app.
    Bundled,
    /// It was imported, and is kept in this browser.
    Imported,
    /// Only work on it is here.
    Absent,
}

/// A mark that was deleted and of which the words are still kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeletedMark {
    /// In which lesson.
    pub lesson: LessonId,
    /// Which.
    pub id: RecordId,
    /// The words that it marked; the parts of it are joined by “…”.
    pub words: String,
    /// The name of its tag, or what else it was.
    pub label: String,
    /// In which article; the outlet's name where the lesson is at hand or was.
    pub article: String,
    /// What brings it back, unless its revision has no room above it.
    pub back: Option<Write>,
}

/// An imported lesson that was removed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RemovedLesson {
    /// Its name.
    pub id: LessonId,
    /// Its title.
    pub title: String,
    /// How many articles it has.
    pub articles: usize,
    /// What brings it back.
    pub back: Write,
}

/// Everything that is kept, sorted out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Survey {
    /// Lessons by name.
    pub lessons: Vec<KeptLesson>,
    /// Deleted marks by lesson, article and place.
    pub deleted: Vec<DeletedMark>,
    /// Removed lessons by name.
    pub removed: Vec<RemovedLesson>,
    /// Works that were taken off this computer, by lesson.
    pub removed_sheets: Vec<RemovedSheet>,
    /// What cannot be read, by key.
    pub unreadable: Vec<Unreadable>,
    /// All values by key.
    pub items: Vec<StoredItem>,
}

/// Sorts out what the stores hold. `beside` is a lesson that is at hand without being kept.
#[must_use]
pub fn survey(all: &Everything, beside: Option<&Arc<Lesson>>) -> Survey {
    let mut desk = SurveyBuilder::default();
    if let Some(lesson) = beside {
        desk.lend(Arc::clone(lesson));
    }
    desk.look_at_items(all);
    let united = unite(entries(&all.local), entries(&all.journal));
    for (name, value) in &united.entries {
        if let Some(key) = Key::parse(name) {
            desk.read(&key, value);
        }
    }
    desk.done()
}

/// The values of one lesson and of the work on it, past ones included.
#[must_use]
pub fn of_lesson(all: &Everything, lesson: &LessonId) -> Everything {
    let only = |values: &Values| {
        let mut theirs = entries(values);
        theirs.retain(|(name, _)| lesson_in(name) == Some(lesson.as_str()));
        theirs
    };
    Everything::new(only(&all.local), only(&all.journal))
}

/// What is wrong with a value.
#[must_use]
pub fn fault(name: &str, value: &str) -> Option<ItemFault> {
    match Key::parse(name) {
        None if name.starts_with(PREFIX) => Some(ItemFault::Name),
        None => Some(ItemFault::OtherVersion),
        Some(Key::Past(_, sum)) if sum != format::sum_of(value) => Some(Fault::Checksum.into()),
        Some(Key::Past(key, _)) => fault_of(&key, value),
        Some(key) => fault_of(&key, value),
    }
}

fn fault_of(key: &Key, value: &str) -> Option<ItemFault> {
    match key.in_first() {
        Key::Record(_, id) => read_record(*id, value).err(),
        Key::Step(_, id) => format::read_step(*id, value).err().map(Into::into),
        Key::Annotator(_) => format::read_annotator(value).err().map(Into::into),
        Key::Lesson(id) => read_lesson(id, value).err(),
        Key::Place(_)
        | Key::Exported(_)
        | Key::Setting(_)
        | Key::UsedSheet(_)
        | Key::Beside(..)
        | Key::Past(..) => {
            let long = value.len() > limits::LINE as usize;
            long.then_some(ItemFault::TooLong)
        }
    }
}

fn read_record(id: RecordId, value: &str) -> Result<Record, ItemFault> {
    let record = format::read_record(value)?;
    if record.id == id {
        Ok(record)
    } else {
        Err(ItemFault::OtherRecord)
    }
}

fn read_lesson(id: &LessonId, value: &str) -> Result<Lesson, ItemFault> {
    match format::import_lesson(value.as_bytes()) {
        Ok(Some((lesson, _))) if lesson.id == *id => Ok(lesson),
        Ok(Some(_)) => Err(ItemFault::OtherLesson),
        _ => Err(ItemFault::NoLesson),
    }
}

fn entries(values: &Values) -> Vec<(String, String)> {
    let pairs = values.iter();
    pairs.map(|(k, v)| (k.clone(), v.clone())).collect()
}

/// Which lesson a name speaks of, even where the rest of it is not known.
fn lesson_in(name: &str) -> Option<&str> {
    let rest = name.strip_prefix(PREFIX)?;
    let rest = match rest.strip_prefix("past/") {
        Some(past) => past.split_once('/')?.1,
        None => rest,
    };
    let (room, rest) = rest.split_once('/')?;
    match room {
        "lesson" => Some(rest),
        "work" | "sheet" => rest.split('/').next(),
        _ => None,
    }
}
