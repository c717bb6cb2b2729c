//! What lies in a store: one record, one undo step, one annotator under each key.
//!
//! Invariant: every value carries its version and the checksum of what it holds, so a torn or
//! hand-edited value is told from a whole one.
//! Must not know: keys and stores.

use super::fields::{Fields, MISFIT, UNREADABLE};
use super::layout::{STORED, is_too_deep};
use super::record;
use super::work::Annotator;
use super::writer::Writer;
use crate::core::annotation::history::{Side, Step, StepId};
use crate::core::annotation::record::{Record, RecordId, State};
use crate::core::annotation::workspace::Change;
use crate::core::extra::Extra;
use crate::core::text::checksum::sha256_hex;

/// The version of a stored record.
const RECORD: u64 = 1;
/// The version of other stored values. In version 1 they had no revision.
const OTHER: u64 = 2;

/// What is wrong with a value of a version above ours.
pub const NEWER: &str = "it was written by a newer Lateral.";

/// Names and values as they were found, as a file that somebody can look into.
#[must_use]
pub fn write_found<'a>(found: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut writer = Writer::default();
    writer.open();
    for (name, value) in found {
        writer.text(name, value);
    }
    writer.close();
    writer.file()
}

/// One record as a stored value.
#[must_use]
pub fn write_record(record: &Record) -> String {
    write(RECORD, written(record))
}

fn written(record: &Record) -> Writer {
    let mut it = Writer::default();
    it.open();
    record::write(&mut it, record, None);
    it.close();
    it
}

/// A record from a stored value.
///
/// # Errors
/// The end of a sentence: what is wrong with it.
pub fn read_record(value: &str) -> Result<Record, String> {
    record::read(read(RECORD, value)?, None)
}

/// One undo step as a stored value.
#[must_use]
pub fn write_step(step: &Step) -> String {
    let mut it = Writer::default();
    it.open();
    it.number("rev", step.revision);
    if step.side == Side::Dropped {
        it.raw("dropped", "true");
    } else {
        it.text("label", &step.label);
        let undone = if step.side == Side::Undone {
            "true"
        } else {
            "false"
        };
        it.raw("undone", undone);
        it.open_in("reverse");
        write_change(&mut it, &step.reverse);
        it.close();
    }
    it.close();
    write(OTHER, it)
}

/// An undo step from a stored value; its id stands in its key.
///
/// # Errors
/// The end of a sentence: what is wrong with it.
pub fn read_step(id: StepId, value: &str) -> Result<Step, String> {
    let mut fields = Fields::read(read(OTHER, value)?)?;
    let revision = fields.number_or("rev", 0);
    let dropped = fields.flag("dropped");
    let label = fields.text("label");
    let undone = fields.flag("undone");
    let reverse = fields.raw("reverse");
    fields.check()?;
    let (side, reverse) = match reverse {
        _ if dropped => (Side::Dropped, Change::Batch(Vec::new())),
        Some(reverse) if undone => (Side::Undone, read_change(reverse)?),
        Some(reverse) => (Side::Done, read_change(reverse)?),
        None => return Err(MISFIT.into()),
    };
    Ok(Step {
        id,
        revision,
        label,
        side,
        merge: None,
        reverse,
    })
}

/// The annotator of a work as a stored value. `revision` rises with every change of it.
#[must_use]
pub fn write_annotator(annotator: &Annotator, revision: u64) -> String {
    let mut it = Writer::default();
    it.open();
    it.number("rev", revision);
    annotator.write(&mut it);
    it.close();
    write(OTHER, it)
}

/// An annotator from a stored value, with its revision; 0 where the value is older than revisions.
///
/// # Errors
/// The end of a sentence: what is wrong with it.
pub fn read_annotator(value: &str) -> Result<(Annotator, u64), String> {
    let mut fields = Fields::read(read(OTHER, value)?)?;
    let revision = fields.number_or("rev", 0);
    let (annotator, _) = Annotator::read(fields)?;
    Ok((annotator, revision))
}

fn write(version: u64, it: Writer) -> String {
    let it = it.compact();
    let mut stored = Writer::default();
    stored.open();
    stored.number("v", version);
    stored.text("sum", &sum_of(&it));
    stored.raw("it", &it);
    stored.close();
    stored.compact()
}

/// The JSON that a stored value holds.
fn read(known: u64, value: &str) -> Result<&str, String> {
    let mut stored = Fields::read(value).map_err(|_| UNREADABLE)?;
    let version = stored.number("v");
    let sum = stored.required("sum");
    let it = stored.raw("it").filter(|it| !is_too_deep(it, STORED));
    let (Some(it), Ok(())) = (it, stored.check()) else {
        return Err(UNREADABLE.into());
    };
    if version > known {
        return Err(NEWER.into());
    }
    if sum != sum_of(it) {
        return Err("it was cut off or changed by something else.".into());
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

fn write_change(json: &mut Writer, change: &Change) {
    match change {
        Change::Put(id, annotator, body) => {
            json.open_in("put");
            record::write_head(json, *id, 0, Some(*annotator));
            record::write_body(json, body, &Extra::new());
            json.close();
        }
        Change::Restore(record) | Change::Join(record) => {
            json.open_in("put");
            record::write(json, record, None);
            json.close();
        }
        Change::Remove(id) => json.text("remove", &id.to_string()),
        Change::Batch(changes) => {
            json.open_list("batch");
            for change in changes {
                json.open();
                write_change(json, change);
                json.close();
            }
            json.close_list();
        }
    }
}

/// Reads a change. A stored value is not nested deeply, so neither is what calls itself here.
fn read_change(json: &str) -> Result<Change, String> {
    let mut fields = Fields::read(json)?;
    if let Some(json) = fields.raw("put") {
        let record = record::read(json, None)?;
        return Ok(match record.state {
            State::Live(_) => Change::Restore(record),
            State::Deleted => Change::Remove(record.id),
        });
    }
    if let Some(changes) = fields.list("batch") {
        let mut batch = Vec::with_capacity(changes.len());
        for change in changes {
            batch.push(read_change(change)?);
        }
        return Ok(Change::Batch(batch));
    }
    let id = fields.required("remove");
    fields.check()?;
    let id = RecordId::parse(&id).ok_or("it names no record.")?;
    Ok(Change::Remove(id))
}
