//! Fields that only pages of their own read: those of points and summaries, and some of claims.
//!
//! Owns: how they are read field by field, and written over what was there.
//! Invariant: reading never fails: what is malformed or too large counts as not said, and is kept. Writing changes
//! only the fields that say something else than before, and keeps what could not be read of a list behind what could.
//! Must not know: names of fields.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::layout;
use super::members::Members;
use crate::core::annotation::anchor::{Anchor, Part};
use crate::core::extra::Extra;
use crate::core::limits;
use crate::core::text::code_points;

use super::part::PartWire;

/// A field; its default where it is missing or of another type.
pub fn field<'a, T: Deserialize<'a> + Default>(fields: &'a Extra, name: &str) -> T {
    let json = fields.get(name).map(String::as_str);
    json.and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default()
}

/// A text of at most `most` code points; a longer one counts as missing.
pub fn words(fields: &Extra, name: &str, most: u32) -> String {
    let text: String = field(fields, name);
    if code_points(&text) > most {
        return String::new();
    }
    text
}

/// The elements of a list that `read` understands, the first `most` of them.
pub fn list<T>(
    fields: &Extra,
    name: &str,
    most: usize,
    read: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let raw: Vec<&RawValue> = field(fields, name);
    let read = raw.into_iter().filter_map(|json| read(json.get()));
    read.take(most).collect()
}

/// Words of an article.
pub fn anchor(fields: &Extra, name: &str) -> Option<Anchor> {
    let part = |json: &str| -> Option<Part> {
        Members::read(json)
            .ok()?
            .take::<PartWire<'_>>()
            .ok()?
            .try_into()
            .ok()
    };
    let raw: Vec<&RawValue> = field(fields, name);
    if raw.len() > limits::PARTS {
        return None;
    }
    let parts: Option<Vec<Part>> = raw.iter().map(|json| part(json.get())).collect();
    Anchor::from_parts(parts?)
}

/// A wire type by its fields.
pub fn fields_of<T: Serialize>(wire: &T) -> Extra {
    let json = layout::text(wire);
    let members = Members::read(&json).and_then(Members::rest);
    members.unwrap_or_default()
}

/// A list whose elements are read one by one.
pub struct ListField {
    /// Its name.
    pub name: &'static str,
    /// How many elements are read.
    pub most: usize,
    /// Whether an element is understood.
    pub is_read: fn(&str) -> bool,
}

/// What `before` says, where it was understood as `was`, with everything that is not the same in `now`.
pub fn written_over(before: &Extra, was: &Extra, now: &Extra, lists: &[ListField]) -> Extra {
    let mut fields = before.clone();
    for name in was.keys().chain(now.keys()) {
        if was.get(name) == now.get(name) {
            continue;
        }
        let list = lists.iter().find(|list| list.name == name);
        let kept = list.map(|list| list.not_read(before)).unwrap_or_default();
        let json = match now.get(name) {
            json if kept.is_empty() => json.cloned(),
            json => with_elements(json.map_or("[]", String::as_str), &kept),
        };
        match json {
            Some(json) => fields.insert(name.clone(), json),
            None => fields.remove(name),
        };
    }
    fields
}

impl ListField {
    /// The elements that are not understood, and those that are too many.
    fn not_read<'a>(&self, fields: &'a Extra) -> Vec<&'a RawValue> {
        let mut read = 0;
        let mut all: Vec<&RawValue> = field(fields, self.name);
        all.retain(|json| {
            let is_read = (self.is_read)(json.get()) && read < self.most;
            read += usize::from(is_read);
            !is_read
        });
        all
    }
}

fn with_elements(list: &str, others: &[&RawValue]) -> Option<String> {
    let mut all: Vec<&RawValue> = serde_json::from_str(list).ok()?;
    all.extend(others);
    Some(layout::text(&all))
}
