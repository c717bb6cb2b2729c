//! Sheets: the works of several people on one lesson in one browser, each under keys of its own.
//!
//! Owns: [`Sheet`], [`SheetId`], [`sheet_works`].
//! Invariant: the first sheet has exactly the keys that a work had before there were sheets, so that what was kept
//! then is read as the first one; every other sheet has keys beside them, which an older version leaves alone. No
//! key belongs to two sheets.
//! Must not know: which sheet is open.

use std::fmt;

use super::{Key, PREFIX, Restored, Write, past, restore, work_prefix};
use crate::core::annotation::record::is_hex;
use crate::core::format::{Annotator, sum_of};
use crate::core::lesson::LessonId;
use crate::core::sort::sort_by;

/// Names a sheet that is not the first: a random number, written as 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SheetId(pub u64);

/// Whose place a work has among the works on its lesson in this browser.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Sheet {
    /// The one that was there before there were others.
    #[default]
    First,
    /// One beside it.
    Beside(SheetId),
}

/// What the first sheet is called among values.
const FIRST: &str = "first";

impl fmt::Display for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::First => f.write_str(FIRST),
            Self::Beside(SheetId(id)) => write!(f, "{id:016x}"),
        }
    }
}

impl Sheet {
    /// Reads what `Display` writes.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if name == FIRST {
            return Some(Self::First);
        }
        // One sheet has one name: no "+", no capitals.
        let is_id = name.len() == 16 && name.bytes().all(is_hex);
        let id = u64::from_str_radix(name, 16).ok()?;
        is_id.then_some(Self::Beside(SheetId(id)))
    }

    /// What the keys of this sheet's work on a lesson begin with.
    #[must_use]
    pub fn prefix(self, lesson: &LessonId) -> String {
        match self {
            Self::First => work_prefix(lesson),
            Self::Beside(_) => format!("{}{self}/", sheets_prefix(lesson)),
        }
    }

    /// The key that this sheet has for what a first sheet keeps under `key`; keys that belong to no work stay as
    /// they are.
    #[must_use]
    pub fn key(self, key: Key) -> Key {
        match self {
            Self::Beside(id) if key.is_of_work() => Key::Beside(id, Box::new(key)),
            _ => key,
        }
    }

    /// The same with what is written.
    #[must_use]
    pub fn write(self, write: Write) -> Write {
        match write {
            Write::Set(key, value) => Write::Set(self.key(key), value),
            Write::Remove(key) => Write::Remove(self.key(key)),
        }
    }
}

impl Key {
    /// Whether it is a part of somebody's work, as a first sheet has it.
    fn is_of_work(&self) -> bool {
        matches!(
            self,
            Self::Annotator(_)
                | Self::Record(..)
                | Self::Step(..)
                | Self::Place(_)
                | Self::Exported(_)
        )
    }

    /// What it is, whichever sheet it belongs to.
    #[must_use]
    pub fn in_first(&self) -> &Self {
        match self {
            Self::Beside(_, key) => key,
            key => key,
        }
    }

    /// To which sheet it belongs, if it is a part of somebody's work.
    #[must_use]
    pub fn sheet(&self) -> Option<Sheet> {
        match self {
            Self::Beside(id, _) => Some(Sheet::Beside(*id)),
            key => key.is_of_work().then_some(Sheet::First),
        }
    }

    /// Reads what stands behind [`sheets_prefix`]'s lesson: a sheet's key, or which sheet is used.
    pub(super) fn parse_beside(lesson: &str, rest: &str) -> Option<Self> {
        if rest == USED {
            return LessonId::parse(lesson).map(Self::UsedSheet);
        }
        let (sheet, rest) = rest.split_once('/')?;
        let Sheet::Beside(id) = Sheet::parse(sheet)? else {
            return None;
        };
        let key = Self::parse(&format!("{PREFIX}work/{lesson}/{rest}"))?;
        Some(Self::Beside(id, Box::new(key)))
    }

    /// Writes a key of a sheet that is not the first.
    pub(super) fn write_beside(id: SheetId, key: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = key.to_string();
        // Every key of a work is "work/lesson/rest".
        let rest = name.strip_prefix(PREFIX).unwrap_or(&name);
        let mut parts = rest.splitn(3, '/').skip(1);
        let (lesson, rest) = (
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        write!(f, "{PREFIX}{SHEET}{lesson}/{}/{rest}", Sheet::Beside(id))
    }
}

/// What keys of sheets have behind [`PREFIX`].
pub(super) const SHEET: &str = "sheet/";
/// What names the key of the sheet that is used.
pub(super) const USED: &str = "used";

/// What the keys of all sheets of a lesson but the first begin with.
#[must_use]
pub fn sheets_prefix(lesson: &LessonId) -> String {
    format!("{PREFIX}{SHEET}{}/", lesson.as_str())
}

/// A sheet on which somebody has begun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetWork {
    /// Which.
    pub sheet: Sheet,
    /// Whose it is, if that is known.
    pub annotator: Option<Annotator>,
    /// How many marks it has.
    pub marks: usize,
}

/// The sheets of a lesson on which somebody has begun, the first one first. `entries` are the values of all of
/// them; others are passed over.
#[must_use]
pub fn sheet_works(entries: Vec<(String, String)>) -> Vec<SheetWork> {
    let mut sheets: Vec<(Sheet, Vec<(String, String)>)> = Vec::new();
    for (name, value) in entries {
        if let Some(sheet) = Key::parse(&name).and_then(|key| key.sheet()) {
            // Nearly always the one before, since keys are sorted.
            let at = sheets.iter().rposition(|(known, _)| *known == sheet);
            let at = at.unwrap_or_else(|| {
                sheets.push((sheet, Vec::new()));
                sheets.len() - 1
            });
            sheets[at].1.push((name, value));
        }
    }
    sort_by(&mut sheets, |(a, _), (b, _)| a.cmp(b));
    let works = sheets.into_iter().filter_map(|(sheet, entries)| {
        let Restored {
            annotator, records, ..
        } = restore(entries);
        let live = records.iter().filter(|record| record.is_counted());
        let begun = annotator.is_some() || !records.is_empty();
        begun.then(|| SheetWork {
            sheet,
            marks: live.count(),
            annotator: annotator.map(|(annotator, _)| annotator),
        })
    });
    works.collect()
}

/// The writes that take a sheet's values out of the stores, and those that bring them back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SheetRemoval {
    /// Each value is kept as past before it goes.
    pub away: Vec<Write>,
    /// They stand where they stood; nothing of them is past any more.
    pub back: Vec<Write>,
}

/// Takes these values of a sheet out of the stores, so that they can come back. What is no part of a work stays.
#[must_use]
pub fn remove_sheet(entries: &[(String, String)]) -> SheetRemoval {
    let mut removal = SheetRemoval::default();
    let keys = entries.iter().filter_map(|(name, value)| {
        let key = Key::parse(name)?;
        key.sheet()?;
        Some((key, value))
    });
    for (key, value) in keys {
        let gone = Key::Past(Box::new(key.clone()), sum_of(value));
        removal.away.push(past(&key, value));
        removal.back.push(Write::Set(key.clone(), value.clone()));
        removal.back.push(Write::Remove(gone));
        // A key stands twice where neither of its values may stand for the other.
        let write = Write::Remove(key);
        if !removal.away.contains(&write) {
            removal.away.push(write);
        }
    }
    removal
}
