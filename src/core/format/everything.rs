//! `lateral/everything`: what both stores hold under our names, key by key, as it was found.
//!
//! Invariant: values are not looked into, so a value that nobody can read travels unharmed; reading never
//! panics and never stops at the first fault. The page writes the same file without this code when the
//! app cannot run (`assets/boot.js`).
//! Must not know: what keys and values mean.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::scan::{Scan, unescaped};
use super::writer::Writer;
use super::{FileError, Problem};
use crate::core::limits;

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

/// Writes everything: UTF-8, pretty-printed, one line feed at the end.
#[must_use]
pub fn export_everything(all: &Everything) -> String {
    let mut json = Writer::default();
    json.open();
    json.text("format", EVERYTHING);
    json.number("version", VERSION);
    for (name, values) in [("local", &all.local), ("journal", &all.journal)] {
        json.open_in(name);
        for (key, value) in values {
            json.text(key, value);
        }
        json.close();
    }
    json.close();
    json.file()
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
    let mut scan = Scan::new(text);
    let mut all = Everything::default();
    let (mut members, mut problems) = (Vec::new(), Vec::new());
    scan.open(b'{');
    while scan.more(b'}') {
        let Some(name) = scan.name() else {
            break;
        };
        match name.as_str() {
            "local" => read_values(&mut scan, &mut all.local, &mut problems),
            "journal" => read_values(&mut scan, &mut all.journal, &mut problems),
            _ => {
                let place = members.len();
                members.extend(scan.value().map(|value| (name, place, value)));
            }
        }
    }
    scan.end();
    let mut fields = Fields::new(members);
    match fields.optional("format") {
        Some(format) if format == EVERYTHING => {}
        None if scan.broken() == Some(1) => return Err(FileError::NotJson),
        _ => return Err(another_file()),
    }
    match fields.number("version") {
        0 => return Err(FileError::Broken("its version is missing.".into())),
        version if version > VERSION => return Err(FileError::Newer(version)),
        _ => {}
    }
    if let Some(line) = scan.broken() {
        problems.push(Problem::new(
            format!("line {line}"),
            "The file breaks off or is damaged here. Everything before this line was read.",
        ));
    }
    Ok((all, problems))
}

/// Why a file above [`limits::EVERYTHING_BYTES`] is not put back.
#[must_use]
pub fn everything_too_large() -> FileError {
    FileError::Broken(format!(
        "it is larger than {} MB, which is more than is put back at once.",
        limits::EVERYTHING_BYTES / 1024 / 1024
    ))
}

fn another_file() -> FileError {
    FileError::Broken(
        "it is not one that was made by “Download everything” or “Download my work” on a page like this. A work or a lesson is imported on the lesson's page."
            .into(),
    )
}

/// Reads the values of one store. The first of two with one key counts.
fn read_values(scan: &mut Scan<'_>, values: &mut Values, problems: &mut Vec<Problem>) {
    let (mut unclear, mut overflow) = (0_usize, false);
    scan.open(b'{');
    while scan.more(b'}') {
        let (Some(key), Some(json)) = (scan.name(), scan.value()) else {
            break;
        };
        match unescaped(json) {
            Some(_) if values.len() >= limits::ITEMS => overflow = true,
            Some(value) => drop(values.entry(key).or_insert(value)),
            None => unclear += 1,
        }
    }
    if unclear > 0 {
        problems.push(Problem::new(
            "the file",
            format!("{unclear} of its values are no text and were left out."),
        ));
    }
    if overflow {
        let most = limits::ITEMS;
        problems.push(Problem::new(
            "the file",
            format!("It holds more than {most} values. The first {most} were read."),
        ));
    }
}
