//! What lies in a store: one record, one undo step, one annotator under each key.
//!
//! Invariant: every value carries its version and the checksum of what it holds, so a torn or
//! hand-edited value is told from a whole one.
//! Must not know: keys and stores.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use super::Fault;
use super::everything::Values;
use super::layout::{self, STORED, is_too_deep};
use super::members::Members;
use super::record::{self, RecordWire};
use super::work::{Annotator, AnnotatorWire};
use crate::core::annotation::history::{Side, Step, StepId};
use crate::core::annotation::record::{Record, RecordId, State};
use crate::core::annotation::workspace::Change;
use crate::core::text::checksum::sha256_hex;

/// The version of a stored record.
const RECORD: u64 = 1;
/// The version of other stored values. In version 1 they had no revision.
const OTHER: u64 = 2;

/// A stored value.
#[derive(Serialize, Deserialize)]
struct StoredWire<'a> {
    v: u64,
    #[serde(borrow)]
    sum: Cow<'a, str>,
    #[serde(borrow)]
    it: &'a RawValue,
}

/// An undo step. One that cannot be done again says nothing but its revision.
#[derive(Serialize, Deserialize)]
struct StepWire<'a, R> {
    #[serde(default)]
    rev: u64,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    dropped: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undone: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    reverse: Option<ChangeWire<'a, R>>,
}

/// What reverses a step. A record is raw where it is read, since its kind may be one of a later version.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ChangeWire<'a, R> {
    Put(R),
    Remove(#[serde(borrow)] Cow<'a, str>),
    Batch(Vec<ChangeWire<'a, R>>),
}

/// The annotator of a work. In version 1 it had no revision.
#[derive(Serialize)]
struct StoredAnnotator<'a> {
    #[serde(flatten)]
    revision: Revision,
    #[serde(flatten)]
    annotator: AnnotatorWire<'a>,
}

#[derive(Serialize, Deserialize)]
struct Revision {
    #[serde(default)]
    rev: u64,
}

/// Names and values as they were found, as a file that somebody can look into.
#[must_use]
pub fn write_found(found: &Values) -> String {
    layout::file(found)
}

/// One record as a stored value.
#[must_use]
pub fn write_record(record: &Record) -> String {
    write(RECORD, &RecordWire::new(record, None))
}

/// A record from a stored value.
///
/// # Errors
/// What is wrong with it.
pub fn read_record(value: &str) -> Result<Record, Fault> {
    record::read(read(RECORD, value)?, None)
}

/// One undo step as a stored value.
#[must_use]
pub fn write_step(step: &Step) -> String {
    let dropped = step.side == Side::Dropped;
    write(
        OTHER,
        &StepWire {
            rev: step.revision,
            dropped,
            label: (!dropped).then_some((&*step.label).into()),
            undone: (!dropped).then_some(step.side == Side::Undone),
            reverse: (!dropped).then(|| (&step.reverse).into()),
        },
    )
}

/// An undo step from a stored value; its id stands in its key.
///
/// # Errors
/// What is wrong with it.
pub fn read_step(id: StepId, value: &str) -> Result<Step, Fault> {
    let wire: StepWire<'_, &RawValue> = Members::read(read(OTHER, value)?)?.take()?;
    let (side, reverse) = match wire.reverse {
        _ if wire.dropped => (Side::Dropped, Change::Batch(Vec::new())),
        Some(reverse) if wire.undone == Some(true) => (Side::Undone, reverse.try_into()?),
        Some(reverse) => (Side::Done, reverse.try_into()?),
        None => return Err(Fault::Misfit),
    };
    Ok(Step {
        id,
        revision: wire.rev,
        label: wire.label.unwrap_or_default().into_owned(),
        side,
        merge: None,
        reverse,
    })
}

/// The annotator of a work as a stored value. `revision` rises with every change of it.
#[must_use]
pub fn write_annotator(annotator: &Annotator, revision: u64) -> String {
    write(
        OTHER,
        &StoredAnnotator {
            revision: Revision { rev: revision },
            annotator: annotator.into(),
        },
    )
}

/// An annotator from a stored value, with its revision; 0 where the value is older than revisions.
///
/// # Errors
/// What is wrong with it.
pub fn read_annotator(value: &str) -> Result<(Annotator, u64), Fault> {
    let mut members = Members::read(read(OTHER, value)?)?;
    let Revision { rev } = members.take()?;
    let annotator: AnnotatorWire<'_> = members.take()?;
    Ok((annotator.try_into()?, rev))
}

fn write<T: Serialize>(version: u64, it: &T) -> String {
    // As in `layout::text`: it cannot fail.
    let it = to_raw_value(it).unwrap_or_default();
    layout::text(&StoredWire {
        v: version,
        sum: sum_of(it.get()).into(),
        it: &it,
    })
}

/// The JSON that a stored value holds.
fn read(known: u64, value: &str) -> Result<&str, Fault> {
    let stored = Members::read(value).and_then(|mut members| members.take());
    let StoredWire { v, sum, it } = stored.map_err(|_| Fault::Unreadable)?;
    let it = it.get();
    if is_too_deep(it, STORED) {
        return Err(Fault::Unreadable);
    }
    if v > known {
        return Err(Fault::Newer);
    }
    if sum != sum_of(it) {
        return Err(Fault::Checksum);
    }
    Ok(it)
}

/// The checksum of a stored value: the first 16 hexadecimal digits of its SHA-256.
#[must_use]
pub fn sum_of(json: &str) -> String {
    let mut sum = sha256_hex(json);
    sum.truncate(16);
    sum
}

impl<'a> From<&'a Change> for ChangeWire<'a, RecordWire<'a>> {
    fn from(change: &'a Change) -> Self {
        match change {
            Change::Put(id, annotator, body) => {
                Self::Put(RecordWire::saying(*id, 0, Some(*annotator), body))
            }
            Change::Restore(record) | Change::Join(record) => {
                Self::Put(RecordWire::new(record, None))
            }
            Change::Remove(id) => Self::Remove(id.to_string().into()),
            Change::Batch(changes) => Self::Batch(changes.iter().map(Into::into).collect()),
        }
    }
}

impl TryFrom<ChangeWire<'_, &RawValue>> for Change {
    type Error = Fault;

    /// serde_json reads nothing that nests deeply, so neither is what calls itself here.
    fn try_from(wire: ChangeWire<'_, &RawValue>) -> Result<Self, Fault> {
        Ok(match wire {
            ChangeWire::Put(json) => {
                let record = record::read(json.get(), None)?;
                match record.state {
                    State::Live(_) => Self::Restore(record),
                    State::Deleted => Self::Remove(record.id),
                }
            }
            ChangeWire::Remove(id) => {
                Self::Remove(RecordId::parse(&id).ok_or(Fault::NamesNoRecord)?)
            }
            ChangeWire::Batch(changes) => {
                let changes = changes.into_iter().map(Self::try_from);
                Self::Batch(changes.collect::<Result<_, Fault>>()?)
            }
        })
    }
}
