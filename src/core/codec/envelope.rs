//! The outermost layer of a file, read element by element.
//!
//! Invariant: a file that breaks off still yields every element before the break. Elements of
//! `records` and `articles` stay raw here, so one bad element never costs its neighbours.
//! Must not know: what is inside an element.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{FileError, Problem};
use crate::core::limits;

/// A file's outermost layer.
#[derive(Default)]
pub struct Envelope<'a> {
    /// The value of `format`.
    pub format: String,
    /// Elements of the array `records`.
    pub records: Vec<&'a RawValue>,
    /// Elements of the array `articles`.
    pub articles: Vec<&'a RawValue>,
    /// Everything else.
    pub fields: BTreeMap<String, &'a RawValue>,
    overflow: bool,
    twice: Option<String>,
}

impl Envelope<'_> {
    /// The value of a field, if it is there and of that type.
    pub fn get<T: serde::de::DeserializeOwned>(&self, field: &str) -> Option<T> {
        serde_json::from_str(self.fields.get(field)?.get()).ok()
    }

    /// Refuses a file of a version above `known`.
    pub fn check_version(&self, known: u64) -> Result<(), FileError> {
        match self.get::<u64>("version") {
            Some(version) if version > known => Err(FileError::Newer(version)),
            Some(version) if version > 0 => Ok(()),
            _ => Err(FileError::Broken("its version is missing.".into())),
        }
    }

    /// The fields that are not in `known`, for [`crate::core::record::Extra`].
    pub fn extra(&self, known: &[&str]) -> crate::core::record::Extra {
        self.fields
            .iter()
            .filter(|(name, _)| !known.contains(&name.as_str()))
            .filter_map(|(name, raw)| {
                let value: serde_json::Value = serde_json::from_str(raw.get()).ok()?;
                Some((name.clone(), value.to_string()))
            })
            .collect()
    }
}

/// Reads as much as there is.
pub fn read(text: &str) -> Result<(Envelope<'_>, Vec<Problem>), FileError> {
    let sink = RefCell::new(Envelope::default());
    let mut source = serde_json::Deserializer::from_str(text);
    let result = Top(&sink).deserialize(&mut source).and_then(|()| source.end());
    let mut envelope = sink.into_inner();
    let mut problems = Vec::new();
    envelope.format = match envelope.get::<String>("format") {
        Some(format) => format,
        None if result.is_ok() => return Err(FileError::NotLateral),
        None => return Err(FileError::NotJson),
    };
    if let Err(error) = result {
        problems.push(Problem::new(
            format!("line {}", error.line()),
            "The file breaks off or is damaged here. Everything before this line was read; what comes after it is not in the import.",
        ));
    }
    if envelope.overflow {
        problems.push(Problem::new(
            "the file",
            format!("It holds more than {} records. The first {} were read.", limits::RECORDS, limits::RECORDS),
        ));
    }
    if let Some(name) = envelope.twice.take() {
        problems.push(Problem::new(
            "the file",
            format!("It says “{}” twice. The first was taken.", crate::core::command::brief(&name, 40)),
        ));
    }
    Ok((envelope, problems))
}

struct Top<'s, 'a>(&'s RefCell<Envelope<'a>>);

impl<'a> DeserializeSeed<'a> for Top<'_, 'a> {
    type Value = ();
    fn deserialize<D: Deserializer<'a>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Top<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "records" => map.next_value_seed(Elements(self.0, List::Records))?,
                "articles" => map.next_value_seed(Elements(self.0, List::Articles))?,
                _ => {
                    let value: &RawValue = map.next_value()?;
                    let mut envelope = self.0.borrow_mut();
                    if envelope.fields.contains_key(&name) {
                        envelope.twice = Some(name);
                    } else {
                        envelope.fields.insert(name, value);
                    }
                }
            }
        }
        Ok(())
    }
}

#[derive(Clone, Copy)]
enum List {
    Records,
    Articles,
}

struct Elements<'s, 'a>(&'s RefCell<Envelope<'a>>, List);

impl<'a> DeserializeSeed<'a> for Elements<'_, 'a> {
    type Value = ();
    fn deserialize<D: Deserializer<'a>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Elements<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut seq: S) -> Result<(), S::Error> {
        loop {
            let (length, most) = {
                let envelope = self.0.borrow();
                match self.1 {
                    List::Records => (envelope.records.len(), limits::RECORDS),
                    List::Articles => (envelope.articles.len(), limits::ARTICLES),
                }
            };
            if length == most {
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    self.0.borrow_mut().overflow = true;
                }
                return Ok(());
            }
            let Some(element) = seq.next_element::<&RawValue>()? else {
                return Ok(());
            };
            let mut envelope = self.0.borrow_mut();
            match self.1 {
                List::Records => envelope.records.push(element),
                List::Articles => envelope.articles.push(element),
            }
        }
    }
}
