//! `lateral/everything`: what both stores hold under our names, key by key, as it was found.
//!
//! Invariant: values are not looked into, so a value that nobody can read travels unharmed; reading never
//! panics and never stops at the first fault. The page writes the same file without this code when the
//! app cannot run (`assets/boot.js`).
//! Must not know: what keys and values mean.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::members::Name;
use super::{FileError, Problem, Subject, Trouble, Unusable, layout};
use crate::core::limits;
use crate::core::sort::sort;

/// The format's name in the file.
pub const EVERYTHING: &str = "lateral/everything";
/// The version that is written. Version 1 is the first.
const VERSION: u64 = 1;

/// What one store holds.
pub type Values = BTreeMap<String, String>;

/// What both stores hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Everything {
    /// Local storage.
    pub local: Values,
    /// The database.
    pub journal: Values,
}

impl Everything {
    /// What two stores hold, as they list it.
    #[must_use]
    pub fn new(local: Vec<(String, String)>, journal: Vec<(String, String)>) -> Self {
        let mut all = Self::default();
        all.local.extend(local);
        all.journal.extend(journal);
        all
    }

    /// The names of all values, each once, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<&String> {
        let mut names: Vec<&String> = self.local.keys().chain(self.journal.keys()).collect();
        sort(&mut names);
        names.dedup();
        names
    }
}

/// Everything as it is written.
#[derive(Serialize)]
struct EverythingWire<'a> {
    format: &'a str,
    version: u64,
    local: &'a Values,
    journal: &'a Values,
}

/// Writes everything: UTF-8, pretty-printed, one line feed at the end.
#[must_use]
pub fn export_everything(all: &Everything) -> String {
    layout::file(&EverythingWire {
        format: EVERYTHING,
        version: VERSION,
        local: &all.local,
        journal: &all.journal,
    })
}

/// Reads as much of it as there is.
///
/// # Errors
/// A [`FileError`] where nothing of it can be used.
pub fn import_everything(bytes: &[u8]) -> Result<(Everything, Vec<Problem>), FileError> {
    if bytes.len() as u64 > limits::EVERYTHING_BYTES {
        return Err(everything_too_large());
    }
    let text = super::readable(bytes)?;
    let mut reading = EverythingReader::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let end = (&mut reading)
        .deserialize(&mut json)
        .and_then(|()| json.end());
    let broken = end.err().map(|error| error.line());
    match reading.format {
        Some(format) if format == EVERYTHING => {}
        None if broken == Some(1) => return Err(FileError::NotJson),
        _ => return Err(Unusable::NotEverything.into()),
    }
    match reading.version.unwrap_or_default() {
        0 => return Err(Unusable::NoVersion.into()),
        version if version > VERSION => return Err(FileError::Newer(version)),
        _ => {}
    }
    let mut problems = reading.problems;
    if let Some(line) = broken {
        problems.push(Problem::new(
            Subject::Line(line),
            Trouble::EverythingBreaksOff,
        ));
    }
    Ok((reading.all, problems))
}

/// Why a file above [`limits::EVERYTHING_BYTES`] is not put back.
#[must_use]
pub fn everything_too_large() -> FileError {
    Unusable::TooLargeAtOnce.into()
}

/// What was read so far. It outlives the error that ends the reading.
#[derive(Default)]
struct EverythingReader {
    all: Everything,
    format: Option<String>,
    version: Option<u64>,
    problems: Vec<Problem>,
}

impl<'de> DeserializeSeed<'de> for &mut EverythingReader {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut EverythingReader {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a file of everything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Name(name)) = map.next_key()? {
            let values = match &*name {
                "local" => &mut self.all.local,
                "journal" => &mut self.all.journal,
                "format" if self.format.is_none() => {
                    self.format = serde_json::from_str(map.next_value::<&RawValue>()?.get()).ok();
                    continue;
                }
                "version" if self.version.is_none() => {
                    self.version = serde_json::from_str(map.next_value::<&RawValue>()?.get()).ok();
                    continue;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            let mut reading = StoreReader {
                values,
                unclear: 0,
                is_overfull: false,
            };
            let read = map.next_value_seed(&mut reading);
            let (unclear, is_overfull) = (reading.unclear, reading.is_overfull);
            let mut tell = |trouble| self.problems.push(Problem::new(Subject::File, trouble));
            if unclear > 0 {
                tell(Trouble::NoTexts(unclear));
            }
            if is_overfull {
                tell(Trouble::TooManyValues);
            }
            read?;
        }
        Ok(())
    }
}

/// The values of one store so far.
struct StoreReader<'v> {
    values: &'v mut Values,
    // How many are no text.
    unclear: usize,
    // Whether there are more than are read.
    is_overfull: bool,
}

impl<'de> DeserializeSeed<'de> for &mut StoreReader<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut StoreReader<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values by their keys")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((Name(key), json)) = map.next_entry::<_, &RawValue>()? {
            let is_full = self.values.len() >= limits::ITEMS;
            match serde_json::from_str(json.get()) {
                Err(_) => self.unclear += 1,
                Ok(_) if is_full => self.is_overfull = true,
                // The first of two with one key counts.
                Ok(value) => {
                    if let Entry::Vacant(place) = self.values.entry(key.into_owned()) {
                        place.insert(value);
                    }
                }
            }
        }
        Ok(())
    }
}
