//! The members of a JSON object, taken one by one.
//!
//! Owns: [`Fields`].
//! Invariant: taking never fails at once; a field that is missing or of another type is noted, and
//! [`Fields::check`] tells it, so that a reader asks once and not after every field.
//! Must not know: which formats there are.

use super::layout::{KEPT, compact, is_too_deep};
use super::scan::{Scan, unescaped};
use crate::core::extra::Extra;
use crate::core::limits;

/// What is wrong with an element that is not shaped as it should be.
pub const MISFIT: &str = "a field is missing or of the wrong type.";

/// What is wrong with an element that holds something that is not text, or that nests too deeply.
pub const UNREADABLE: &str = "it is not readable.";

/// What is wrong with an element of more than [`limits::FIELDS`] fields.
pub const TOO_MANY: &str = "it has more than 1000 fields.";

/// The members of an object that nobody has taken yet.
#[derive(Default)]
pub struct Fields<'a> {
    // Invariant: sorted by name, then by place in the object.
    members: Vec<(String, usize, &'a str)>,
    fault: Option<&'static str>,
}

impl<'a> Fields<'a> {
    /// Sorts members, each with its place among them.
    pub fn new(mut members: Vec<(String, usize, &'a str)>) -> Self {
        members.sort_unstable();
        Self {
            members,
            fault: None,
        }
    }

    /// Reads an object.
    ///
    /// # Errors
    /// The end of a sentence: what is wrong with it.
    pub fn read(json: &'a str) -> Result<Self, &'static str> {
        let mut scan = Scan::new(json);
        let mut members = Vec::new();
        scan.open(b'{');
        while scan.more(b'}') {
            if members.len() == limits::FIELDS {
                return Err(TOO_MANY);
            }
            if let (Some(name), Some(value)) = (scan.name(), scan.value()) {
                members.push((name, members.len(), value));
            }
        }
        scan.end();
        match scan.broken() {
            None => Ok(Self::new(members)),
            Some(_) if json.starts_with('{') => Err(UNREADABLE),
            Some(_) => Err(MISFIT),
        }
    }

    /// Leaves only the first of several members with one name, and names one that had several.
    pub fn drop_repeated(&mut self) -> Option<String> {
        let mut repeated = None;
        self.members.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                repeated = Some(std::mem::take(&mut later.0));
            }
            same
        });
        repeated
    }

    /// What was wrong with the fields that were taken.
    ///
    /// # Errors
    /// The end of a sentence.
    pub fn check(&self) -> Result<(), &'static str> {
        self.fault.map_or(Ok(()), Err)
    }

    /// The JSON of a field.
    pub fn raw(&mut self, name: &str) -> Option<&'a str> {
        let at = self.members.partition_point(|member| *member.0 < *name);
        if self.members.get(at)?.0 != name {
            return None;
        }
        let (.., value) = self.members.remove(at);
        if self.members.get(at).is_some_and(|next| next.0 == name) {
            self.fault = Some(MISFIT);
        }
        Some(value)
    }

    /// A text that may be missing.
    pub fn optional(&mut self, name: &str) -> Option<String> {
        let json = self.raw(name).filter(|json| *json != "null")?;
        let text = unescaped(json);
        if text.is_none() {
            self.fault = Some(if json.starts_with('"') {
                UNREADABLE
            } else {
                MISFIT
            });
        }
        text
    }

    /// A text; empty where it is missing.
    pub fn text(&mut self, name: &str) -> String {
        let at = self.members.partition_point(|member| *member.0 < *name);
        let null = self
            .members
            .get(at)
            .is_some_and(|member| member.0 == name && member.2 == "null");
        if null {
            self.fault = Some(MISFIT);
        }
        self.optional(name).unwrap_or_default()
    }

    /// A text that must be there.
    pub fn required(&mut self, name: &str) -> String {
        let text = self.optional(name);
        if text.is_none() {
            self.fault = self.fault.or(Some(MISFIT));
        }
        text.unwrap_or_default()
    }

    /// A whole number that must be there.
    pub fn number(&mut self, name: &str) -> u64 {
        // What is JSON and a number to Rust is a whole number without signs, fractions and exponents.
        let number = self.raw(name).and_then(|json| json.parse().ok());
        if number.is_none() {
            self.fault = Some(MISFIT);
        }
        number.unwrap_or(0)
    }

    /// A whole number; `default` where it is missing.
    pub fn number_or(&mut self, name: &str, default: u64) -> u64 {
        let at = self.members.partition_point(|member| *member.0 < *name);
        if self.members.get(at).is_some_and(|member| member.0 == name) {
            self.number(name)
        } else {
            default
        }
    }

    /// An offset that must be there.
    pub fn offset(&mut self, name: &str) -> u32 {
        let number = self.number(name);
        u32::try_from(number).unwrap_or_else(|_| {
            self.fault = Some(MISFIT);
            0
        })
    }

    /// A yes or no; no where it is missing.
    pub fn flag(&mut self, name: &str) -> bool {
        let json = self.raw(name).unwrap_or("false");
        if json != "true" && json != "false" {
            self.fault = Some(MISFIT);
        }
        json == "true"
    }

    /// The elements of a list, unless it is missing.
    pub fn list(&mut self, name: &str) -> Option<Vec<&'a str>> {
        self.first(name, usize::MAX)
    }

    /// The first `most` elements of a list, unless it is missing. The rest is not kept.
    pub fn first(&mut self, name: &str, most: usize) -> Option<Vec<&'a str>> {
        let mut scan = Scan::new(self.raw(name)?);
        let mut elements = Vec::new();
        scan.open(b'[');
        while scan.more(b']') {
            let element = scan.value();
            if elements.len() < most {
                elements.extend(element);
            }
        }
        if scan.broken().is_some() {
            self.fault = Some(MISFIT);
            return None;
        }
        Some(elements)
    }

    /// The members of an object in a field; nothing where it is missing or something else.
    pub fn object(&mut self, name: &str) -> Option<Self> {
        Self::read(self.raw(name)?).ok()
    }

    /// What nobody has taken, with its JSON.
    pub fn members(self) -> impl Iterator<Item = (String, &'a str)> {
        self.members.into_iter().map(|(name, _, json)| (name, json))
    }

    /// What nobody has taken, for the next version.
    ///
    /// # Errors
    /// The end of a sentence, where it nests too deeply to be kept.
    pub fn rest(mut self) -> Result<Extra, &'static str> {
        self.drop_repeated();
        self.members()
            .map(|(name, json)| {
                if is_too_deep(json, KEPT) {
                    Err(UNREADABLE)
                } else {
                    Ok((name, compact(json)))
                }
            })
            .collect()
    }
}
