//! What is kept between visits: keys, the trait of a store, and reading a store back.
//!
//! Invariant: one key per record, so two tabs never write over one another's work; every key begins
//! with [`PREFIX`]; what cannot be read is reported and stays where it is.
//! Must not know: which stores there are.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use thiserror::Error;

use crate::core::annotation::history::{Step, StepId};
use crate::core::annotation::record::{Record, RecordId, is_hex};
use crate::core::format::{self, Annotator, Fault};
use crate::core::lesson::LessonId;
use crate::core::limits;

mod merge;
mod outcome;
mod parsed;
mod setting;
mod sheet;
mod tab_message;
pub use merge::{Effect, Taking, United, effect, unite};
pub use outcome::writes;
pub use parsed::{Parsed, StoredContent};
pub use setting::Setting;
pub use sheet::{
    Sheet, SheetId, SheetRemoval, SheetWork, remove_sheet, sheet_works, sheets_prefix,
};
pub use tab_message::{TabMessage, VERSION};

/// What every key of ours begins with. The number rises when keys change their meaning; older keys
/// are then read and left alone.
pub const PREFIX: &str = "lateral/1/";

/// The name of one stored value.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    /// A lesson that was imported, as a lesson file.
    Lesson(LessonId),
    /// Whose work on a lesson this is.
    Annotator(LessonId),
    /// One record.
    Record(LessonId, RecordId),
    /// One undo step.
    Step(LessonId, StepId),
    /// Where the reader was: article and block.
    Place(LessonId),
    /// How much of the work is in a file: a sum of revisions.
    Exported(LessonId),
    /// The same of a sheet that is not the first: a key of the five kinds above.
    Beside(SheetId, Box<Self>),
    /// Which sheet of a lesson was worked on last, where there are several.
    UsedSheet(LessonId),
    /// A setting of this browser.
    Setting(Setting),
    /// A value that some key had before it was deleted or replaced; named by that key and the value's
    /// checksum, so that one value is kept once.
    Past(Box<Self>, String),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lesson(lesson) => write!(f, "{PREFIX}lesson/{}", lesson.as_str()),
            Self::Annotator(lesson) => write!(f, "{}annotator", work_prefix(lesson)),
            Self::Record(lesson, id) => write!(f, "{}r/{id}", work_prefix(lesson)),
            Self::Step(lesson, StepId(number, tab)) => {
                write!(f, "{}u/{number:016x}-{tab:08x}", work_prefix(lesson))
            }
            Self::Place(lesson) => write!(f, "{}place", work_prefix(lesson)),
            Self::Exported(lesson) => write!(f, "{}exported", work_prefix(lesson)),
            Self::Beside(id, key) => Self::write_beside(*id, key, f),
            Self::UsedSheet(lesson) => write!(f, "{}{}", sheets_prefix(lesson), sheet::USED),
            Self::Setting(setting) => write!(f, "{PREFIX}setting/{}", setting.name()),
            Self::Past(key, sum) => {
                let name = key.to_string();
                let rest = name.strip_prefix(PREFIX).unwrap_or(&name);
                write!(f, "{}{sum}/{rest}", past_prefix())
            }
        }
    }
}

impl Key {
    /// The key of that name; nothing for names that are not ours.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let rest = name.strip_prefix(PREFIX)?;
        if let Some(past) = rest.strip_prefix(PAST) {
            let (sum, rest) = past.split_once('/')?;
            let form = sum.len() == 16 && sum.bytes().all(is_hex) && !rest.starts_with(PAST);
            let key = Self::parse(&format!("{PREFIX}{rest}"))?;
            return form.then(|| Self::Past(Box::new(key), sum.to_owned()));
        }
        if let Some(beside) = rest.strip_prefix(sheet::SHEET) {
            let (lesson, rest) = beside.split_once('/')?;
            return Self::parse_beside(lesson, rest);
        }
        let mut parts = rest.split('/');
        let key = match (parts.next()?, parts.next()?) {
            ("lesson", id) => Self::Lesson(LessonId::parse(id)?),
            ("setting", name) => Self::Setting(Setting::parse(name)?),
            ("work", id) => {
                let lesson = LessonId::parse(id)?;
                match (parts.next()?, parts.next()) {
                    ("annotator", None) => Self::Annotator(lesson),
                    ("place", None) => Self::Place(lesson),
                    ("exported", None) => Self::Exported(lesson),
                    ("r", Some(id)) => Self::Record(lesson, RecordId::parse(id)?),
                    ("u", Some(id)) => Self::Step(lesson, parse_step(id)?),
                    _ => return None,
                }
            }
            _ => return None,
        };
        parts.next().is_none().then_some(key)
    }
}

fn parse_step(id: &str) -> Option<StepId> {
    let (number, tab) = id.split_once('-')?;
    // One step has one key: no "+", no capitals, although numbers could be read with them.
    if number.len() != 16 || tab.len() != 8 || !number.bytes().chain(tab.bytes()).all(is_hex) {
        return None;
    }
    Some(StepId(
        u64::from_str_radix(number, 16).ok()?,
        u32::from_str_radix(tab, 16).ok()?,
    ))
}

/// What the keys of one lesson's work begin with.
#[must_use]
pub fn work_prefix(lesson: &LessonId) -> String {
    format!("{PREFIX}work/{}/", lesson.as_str())
}

const PAST: &str = "past/";

/// What the keys of past values begin with.
#[must_use]
pub fn past_prefix() -> String {
    format!("{PREFIX}{PAST}")
}

/// The write that keeps a value that `key` had.
#[must_use]
pub fn past(key: &Key, value: &str) -> Write {
    let sum = format::sum_of(value);
    Write::Set(Key::Past(Box::new(key.clone()), sum), value.to_owned())
}

/// What the keys of imported lessons begin with.
#[must_use]
pub fn lessons_prefix() -> String {
    format!("{PREFIX}lesson/")
}

/// One thing to write.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Write {
    /// The key has this value from now on.
    Set(Key, String),
    /// The key is not there any more.
    Remove(Key),
}

/// Why a store did not do as it was told.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum StoreError {
    /// The browser gives us no store, as some private windows do.
    #[error(
        "This browser does not let the page save anything. Your marks are here until you close the page: download your work before you do."
    )]
    Missing,
    /// There is no room left.
    #[error(
        "The browser’s storage is full, so your last marks are not saved. They are here until you close the page: download your work now."
    )]
    Full,
    /// A newer version of the app was here, and this one must not touch what it left.
    #[error(
        "A newer version of Lateral has been used in this browser, so this one changes nothing. Your work is safe; reload the page to get the newer version."
    )]
    Newer,
    /// Something else, in the browser's words.
    #[error(
        "The browser could not save your last marks. They are here until you close the page: download your work now."
    )]
    Failed(String),
}

/// Writes that did not happen, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unwritten {
    /// Why.
    pub error: StoreError,
    /// What is still to be written.
    pub writes: Vec<Write>,
}

/// What a store answers with, later.
pub type StoreFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// A place where values outlive the page. A store begins its work when it is called, not when its
/// answer is awaited, so that a value is under way before the page can be closed.
pub trait Store {
    /// Every key that begins with `wanted`, with its value; where that does not end in a slash, this key alone.
    fn load(&self, wanted: &str) -> StoreFuture<Result<Vec<(String, String)>, StoreError>>;

    /// Writes in order. The answer comes when all of it is kept.
    fn write(&self, writes: Vec<Write>) -> StoreFuture<Result<(), Unwritten>>;
}

/// A stored value that cannot be read. It stays in the store untouched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Damaged {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: String,
    /// What is wrong with it.
    pub why: Damage,
}

/// What is wrong with a stored value. The end of a sentence.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Damage {
    /// Its key is of a newer version, or of nobody's.
    #[error("its key is not one that this version knows.")]
    Key,
    /// It cannot be read.
    #[error(transparent)]
    Value(#[from] Fault),
    /// A record that its key does not name.
    #[error("it is another record than its key says.")]
    OtherRecord,
    /// More than [`limits::RECORDS`].
    #[error("there are more than {} records.", limits::RECORDS)]
    TooManyRecords,
}

/// What a store held of one work.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Restored {
    /// Whose work it is, with the revision of that value, if anybody began.
    pub annotator: Option<(Annotator, u64)>,
    /// Records, tombstones included.
    pub records: Vec<Record>,
    /// Undo steps.
    pub steps: Vec<Step>,
    /// Where the reader was, as a route's end.
    pub place: Option<String>,
    /// How much of the work is in a file: a sum of revisions.
    pub exported: u64,
    /// What could not be read.
    pub damaged: Vec<Damaged>,
}

/// Reads the values of one work back.
#[must_use]
pub fn restore(entries: Vec<(String, String)>) -> Restored {
    let mut restored = Restored::default();
    for (key, value) in entries {
        if let Err(why) = restored.take(&key, &value) {
            restored.damaged.push(Damaged { key, value, why });
        }
    }
    restored
}

impl Restored {
    /// Takes in one value.
    fn take(&mut self, name: &str, value: &str) -> Result<(), Damage> {
        let key = Key::parse(name).ok_or(Damage::Key)?;
        // A lesson, a setting and what is past belong to no work.
        if key.sheet().is_none() {
            return Err(Damage::Key);
        }
        let content = match Parsed::of(&key, value) {
            Parsed::Readable(content) => content,
            Parsed::Newer => return Err(Fault::Newer.into()),
            Parsed::Damaged(fault) => return Err(fault.into()),
        };
        match content {
            StoredContent::Record(record) => {
                if !matches!(key.in_first(), Key::Record(_, id) if *id == record.id) {
                    return Err(Damage::OtherRecord);
                }
                if self.records.len() == limits::RECORDS {
                    return Err(Damage::TooManyRecords);
                }
                self.records.push(record);
            }
            StoredContent::Step(step) => self.steps.push(step),
            StoredContent::Annotator(annotator, revision) => {
                self.annotator = Some((annotator, revision));
            }
            StoredContent::Exported(sum) => self.exported = sum,
            // Of texts only the place is a work's.
            StoredContent::Text | StoredContent::Lesson(_) => self.place = Some(value.to_owned()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back_as_written() {
        let lesson = LessonId::parse("the-call").expect("a slug");
        for key in [
            Key::Lesson(lesson.clone()),
            Key::Annotator(lesson.clone()),
            Key::Record(lesson.clone(), RecordId(7)),
            Key::Step(lesson.clone(), StepId(3, 9)),
            Key::Place(lesson.clone()),
            Key::Exported(lesson.clone()),
            Key::Beside(SheetId(12), Box::new(Key::Place(lesson.clone()))),
            Key::UsedSheet(lesson.clone()),
            Key::Past(Box::new(Key::Record(lesson, RecordId(7))), "0".repeat(16)),
            Key::Setting(Setting::SingleKeys),
        ] {
            assert_eq!(Key::parse(&key.to_string()), Some(key));
        }
        for foreign in [
            "",
            "lateral/1/",
            "lateral/2/lesson/a",
            "lateral/1/work/a/r/x",
            "lateral/1/lesson/a/b",
            "lateral/1/sheet/a/first/place",
            "lateral/1/sheet/a/000000000000000C/place",
            "lateral/1/sheet/a/000000000000000c/000000000000000c/place",
            "lateral/1/sheet/a/000000000000000c/used",
            "token",
        ] {
            assert_eq!(Key::parse(foreign), None, "{foreign}");
        }
    }
}
