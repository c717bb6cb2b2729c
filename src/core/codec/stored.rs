//! What lies in a store: one record, one undo step, one annotator under each key.
//!
//! Invariant: every value carries its version and the checksum of what it holds, so a torn or
//! hand-edited value is told from a whole one.
//! Must not know: keys and stores.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::lesson::sha256_hex;
use super::record::WireRecord;
use super::work::{Annotator, WireAnnotator};
use crate::core::history::{Side, Step, StepId};
use crate::core::record::{Record, RecordId, State};
use crate::core::workspace::Change;

/// The version of stored values.
const VERSION: u64 = 1;

#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    v: u64,
    sum: String,
    #[serde(borrow)]
    it: &'a RawValue,
}

#[derive(Serialize, Deserialize)]
struct WireStep {
    label: String,
    undone: bool,
    reverse: WireChange,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WireChange {
    Put(WireRecord),
    Remove(String),
    Batch(Vec<WireChange>),
}

/// One record as a stored value.
#[must_use]
pub fn write_record(record: &Record) -> String {
    write(&WireRecord::write(record, None))
}

/// A record from a stored value.
///
/// # Errors
/// The end of a sentence: what is wrong with it.
pub fn read_record(value: &str) -> Result<Record, String> {
    read::<WireRecord>(value)?.read(None)
}

/// One undo step as a stored value.
#[must_use]
pub fn write_step(step: &Step) -> String {
    write(&WireStep {
        label: step.label.clone(),
        undone: step.side == Side::Undone,
        reverse: write_change(&step.reverse),
    })
}

/// An undo step from a stored value; its id stands in its key.
///
/// # Errors
/// The end of a sentence: what is wrong with it.
pub fn read_step(id: StepId, value: &str) -> Result<Step, String> {
    let wire: WireStep = read(value)?;
    Ok(Step {
        id,
        label: wire.label,
        side: if wire.undone { Side::Undone } else { Side::Done },
        merge: None,
        reverse: read_change(wire.reverse)?,
    })
}

/// The annotator of a work as a stored value.
#[must_use]
pub fn write_annotator(annotator: &Annotator) -> String {
    write(&annotator.to_wire())
}

/// An annotator from a stored value.
///
/// # Errors
/// The end of a sentence: what is wrong with it.
pub fn read_annotator(value: &str) -> Result<Annotator, String> {
    Annotator::from_wire(read::<WireAnnotator>(value)?).ok_or_else(|| "it names no annotator.".into())
}

fn write(it: &impl Serialize) -> String {
    // Serialising plain structs of strings and numbers cannot fail; an empty value would be read
    // back as damaged, never as something else.
    let Ok(it) = serde_json::value::to_raw_value(it) else {
        return String::new();
    };
    let sum = sum_of(it.get());
    serde_json::to_string(&Stored { v: VERSION, sum, it: &it }).unwrap_or_default()
}

fn read<T: serde::de::DeserializeOwned>(value: &str) -> Result<T, String> {
    let stored: Stored<'_> = serde_json::from_str(value).map_err(|_| "it is not readable.")?;
    if stored.v > VERSION {
        return Err("it was written by a newer Lateral.".into());
    }
    if stored.sum != sum_of(stored.it.get()) {
        return Err("it was cut off or changed by something else.".into());
    }
    serde_json::from_str(stored.it.get()).map_err(|_| "a field is missing or of the wrong type.".into())
}

fn sum_of(raw: &str) -> String {
    let mut sum = sha256_hex(raw);
    sum.truncate(16);
    sum
}

fn write_change(change: &Change) -> WireChange {
    match change {
        Change::Put(id, annotator, body) => WireChange::Put(WireRecord::write(
            &Record {
                id: *id,
                revision: 0,
                annotator: *annotator,
                state: State::Live(body.clone()),
                extra: Default::default(),
            },
            None,
        )),
        Change::Join(record) => WireChange::Put(WireRecord::write(record, None)),
        Change::Remove(id) => WireChange::Remove(id.to_string()),
        Change::Batch(changes) => WireChange::Batch(changes.iter().map(write_change).collect()),
    }
}

fn read_change(wire: WireChange) -> Result<Change, String> {
    Ok(match wire {
        WireChange::Put(wire) => {
            let record = wire.read(None)?;
            match record.state {
                State::Live(body) => Change::Put(record.id, record.annotator, body),
                State::Deleted => Change::Remove(record.id),
            }
        }
        WireChange::Remove(id) => Change::Remove(RecordId::parse(&id).ok_or("it names no record.")?),
        WireChange::Batch(changes) => {
            Change::Batch(changes.into_iter().map(read_change).collect::<Result<_, _>>()?)
        }
    })
}
