//! What lies in a store: one record, one undo step, one annotator under each key.
//!
//! Invariant: every value carries its version and the checksum of what it holds, so a torn or
//! hand-edited value is told from a whole one.
//! Must not know: keys and stores.

use super::fields::{Fields, MISFIT, UNREADABLE};
use super::layout::is_too_deep;
use super::lesson::sha256_hex;
use super::record;
use super::work::Annotator;
use super::writer::Writer;
use crate::core::history::{Side, Step, StepId};
use crate::core::record::{Record, RecordId, State};
use crate::core::workspace::Change;

/// The version of stored values.
const VERSION: u64 = 1;

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
    write(written(record))
}

/// What a record says, as bytes that are equal only if the records are: an order for versions of
/// which neither is later. Derived orders of everything in a record would be 5 KB of wasm.
#[must_use]
pub fn content(record: &Record) -> String {
    written(record).compact()
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
    record::read(read(value)?, None)
}

/// One undo step as a stored value.
#[must_use]
pub fn write_step(step: &Step) -> String {
    let mut it = Writer::default();
    it.open();
    it.text("label", &step.label);
    let undone = match step.side {
        Side::Done => "false",
        Side::Undone => "true",
    };
    it.raw("undone", undone);
    it.open_in("reverse");
    write_change(&mut it, &step.reverse);
    it.close();
    it.close();
    write(it)
}

/// An undo step from a stored value; its id stands in its key.
///
/// # Errors
/// The end of a sentence: what is wrong with it.
pub fn read_step(id: StepId, value: &str) -> Result<Step, String> {
    let mut fields = Fields::read(read(value)?)?;
    let label = fields.required("label");
    let undone = fields.flag("undone");
    let reverse = fields.raw("reverse").ok_or(MISFIT)?;
    fields.check()?;
    Ok(Step {
        id,
        label,
        side: if undone { Side::Undone } else { Side::Done },
        merge: None,
        reverse: read_change(reverse)?,
    })
}

/// The annotator of a work as a stored value.
#[must_use]
pub fn write_annotator(annotator: &Annotator) -> String {
    let mut it = Writer::default();
    it.open();
    annotator.write(&mut it);
    it.close();
    write(it)
}

/// An annotator from a stored value.
///
/// # Errors
/// The end of a sentence: what is wrong with it.
pub fn read_annotator(value: &str) -> Result<Annotator, String> {
    let (annotator, _) = Annotator::read(Fields::read(read(value)?)?)?;
    Ok(annotator)
}

fn write(it: Writer) -> String {
    let it = it.compact();
    let mut stored = Writer::default();
    stored.open();
    stored.number("v", VERSION);
    stored.text("sum", &sum_of(&it));
    stored.raw("it", &it);
    stored.close();
    stored.compact()
}

/// The JSON that a stored value holds.
fn read(value: &str) -> Result<&str, String> {
    let mut stored = Fields::read(value).map_err(|_| UNREADABLE)?;
    let version = stored.number("v");
    let sum = stored.required("sum");
    let it = stored.raw("it").filter(|it| !is_too_deep(it));
    let (Some(it), Ok(())) = (it, stored.check()) else {
        return Err(UNREADABLE.into());
    };
    if version > VERSION {
        return Err("it was written by a newer Lateral.".into());
    }
    if sum != sum_of(it) {
        return Err("it was cut off or changed by something else.".into());
    }
    Ok(it)
}

fn sum_of(json: &str) -> String {
    let mut sum = sha256_hex(json);
    sum.truncate(16);
    sum
}

fn write_change(json: &mut Writer, change: &Change) {
    match change {
        Change::Put(id, annotator, body) => {
            json.open_in("put");
            record::write_head(json, *id, 0, Some(*annotator));
            record::write_body(json, body, &[]);
            json.close();
        }
        Change::Join(record) => {
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
            State::Live(body) => Change::Put(record.id, record.annotator, body),
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
