//! The outermost layer of a file, read element by element.
//!
//! Invariant: a file that breaks off still yields every element before the break. Elements of
//! `records` and `articles` stay raw here, so one bad element never costs its neighbours.
//! Must not know: what is inside an element.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::members::{Elements, Members, Name, Overflow, lenient};
use super::{FileError, Problem, Subject, Trouble, Unusable};
use crate::core::extra::Extra;
use crate::core::limits;

/// A file's outermost layer.
#[derive(Default)]
pub struct Envelope<'a> {
    /// What kind of file it says it is.
    pub format: String,
    version: u64,
    /// Elements of the array `records`.
    pub records: Vec<&'a RawValue>,
    /// Elements of the array `articles`.
    pub articles: Vec<&'a RawValue>,
    /// Everything else.
    pub members: Members<'a>,
}

/// What every file begins with.
#[derive(Deserialize)]
struct Heading {
    #[serde(default, deserialize_with = "lenient")]
    format: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    version: u64,
}

impl Envelope<'_> {
    /// Refuses a file of a version above `known`.
    pub fn check_version(&self, known: u64) -> Result<(), FileError> {
        match self.version {
            0 => Err(Unusable::NoVersion.into()),
            version if version > known => Err(FileError::Newer(version)),
            _ => Ok(()),
        }
    }

    /// The fields that nobody has taken, for the next version.
    pub fn extra(self, problems: &mut Vec<Problem>) -> Extra {
        self.members.rest_but(|name| {
            problems.push(Problem::new(Subject::Field(name), Trouble::NotKept));
        })
    }
}

/// Reads as much as there is.
pub fn read(text: &str) -> Result<(Envelope<'_>, Vec<Problem>), FileError> {
    let mut reading = EnvelopeReader::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let end = (&mut reading)
        .deserialize(&mut json)
        .and_then(|()| json.end());
    if reading.is_overfull {
        return Err(Unusable::Field(super::Fault::TooManyFields).into());
    }
    let EnvelopeReader {
        mut envelope,
        mut problems,
        ..
    } = reading;
    let twice = envelope.members.drop_repeated();
    let heading = envelope.members.take::<Heading>().map_err(Unusable::from)?;
    envelope.version = heading.version;
    envelope.format = match heading.format {
        Some(format) => format,
        None if is_json(text) => return Err(FileError::NotLateral),
        None => return Err(FileError::NotJson),
    };
    if let Err(error) = end {
        let line = Subject::Line(error.line());
        problems.push(Problem::new(line, Trouble::BreaksOff));
    }
    if let Some(name) = twice {
        problems.push(Problem::new(Subject::File, Trouble::Twice(name)));
    }
    Ok((envelope, problems))
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// What was read so far. It outlives the error that ends the reading.
#[derive(Default)]
struct EnvelopeReader<'a> {
    envelope: Envelope<'a>,
    problems: Vec<Problem>,
    // Whether there were more fields than an object may have.
    is_overfull: bool,
}

impl<'de> DeserializeSeed<'de> for &mut EnvelopeReader<'de> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut EnvelopeReader<'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a file of Lateral’s")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Name(name)) = map.next_key()? {
            let (list, what, most) = match &*name {
                "records" => (&mut self.envelope.records, "records", limits::RECORDS),
                "articles" => (&mut self.envelope.articles, "articles", limits::ARTICLES),
                _ => {
                    if self.envelope.members.push(name, map.next_value()?).is_err() {
                        self.is_overfull = true;
                        return Err(Error::custom("more fields than are read"));
                    }
                    continue;
                }
            };
            if map.next_value_seed(Elements::new(list, most))? == Overflow::Some {
                let trouble = Trouble::TooMany { what, most };
                self.problems.push(Problem::new(Subject::File, trouble));
            }
        }
        Ok(())
    }
}
