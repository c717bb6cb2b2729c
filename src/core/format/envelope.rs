//! The outermost layer of a file, read element by element.
//!
//! Invariant: a file that breaks off still yields every element before the break. Elements of
//! `records` and `articles` stay raw here, so one bad element never costs its neighbours.
//! Must not know: what is inside an element.

use super::fields::{Fields, TOO_MANY};
use super::layout::{KEPT, compact, is_too_deep};
use super::scan::Scan;
use super::{FileError, Problem};
use crate::core::extra::Extra;
use crate::core::limits;
use crate::core::text::printable::brief;

/// A file's outermost layer.
#[derive(Default)]
pub struct Envelope<'a> {
    /// The value of `format`.
    pub format: String,
    /// Elements of the array `records`.
    pub records: Vec<&'a str>,
    /// Elements of the array `articles`.
    pub articles: Vec<&'a str>,
    /// Everything else that nobody has taken yet.
    pub fields: Fields<'a>,
}

impl Envelope<'_> {
    /// Refuses a file of a version above `known`.
    pub fn check_version(&mut self, known: u64) -> Result<(), FileError> {
        match self.fields.number("version") {
            0 => Err(FileError::Broken("its version is missing.".into())),
            version if version > known => Err(FileError::Newer(version)),
            _ => Ok(()),
        }
    }

    /// The fields that nobody has taken, for the next version.
    pub fn extra(&mut self, problems: &mut Vec<Problem>) -> Extra {
        let mut extra = Extra::new();
        for (name, json) in std::mem::take(&mut self.fields).members() {
            if is_too_deep(json, KEPT) {
                problems.push(Problem::new(
                    format!("the field “{}”", brief(&name, 40)),
                    "Left out: it is not readable, or nested too deeply.",
                ));
            } else {
                extra.insert(name, compact(json));
            }
        }
        extra
    }
}

/// Reads as much as there is.
pub fn read(text: &str) -> Result<(Envelope<'_>, Vec<Problem>), FileError> {
    let mut scan = Scan::new(text);
    let mut envelope = Envelope::default();
    let mut members = Vec::new();
    let mut problems = Vec::new();
    scan.open(b'{');
    while scan.more(b'}') {
        let Some(name) = scan.name() else {
            break;
        };
        let overflow = match name.as_str() {
            "records" => read_list(&mut scan, &mut envelope.records, limits::RECORDS),
            "articles" => read_list(&mut scan, &mut envelope.articles, limits::ARTICLES),
            _ if members.len() == limits::FIELDS => {
                return Err(FileError::Broken(TOO_MANY.into()));
            }
            _ => {
                let place = members.len();
                members.extend(scan.value().map(|value| (name, place, value)));
                continue;
            }
        };
        if let Some(most) = overflow {
            problems.push(Problem::new(
                "the file",
                format!(
                    "It holds more than {most} {name}. The first {most} were read; the others are still in the file."
                ),
            ));
        }
    }
    scan.end();
    envelope.fields = Fields::new(members);
    let twice = envelope.fields.drop_repeated();
    envelope.format = match envelope.fields.optional("format") {
        Some(format) => format,
        None if is_json(text) => return Err(FileError::NotLateral),
        None => return Err(FileError::NotJson),
    };
    if let Some(line) = scan.broken() {
        problems.push(Problem::new(
            format!("line {line}"),
            "The file breaks off or is damaged here. Everything before this line was read; what comes after it is not in the import.",
        ));
    }
    if let Some(name) = twice {
        problems.push(Problem::new(
            "the file",
            format!("It says “{}” twice. The first was taken.", brief(&name, 40)),
        ));
    }
    Ok((envelope, problems))
}

/// Reads the elements of a list up to a bound, and answers with the bound where there were more.
fn read_list<'a>(scan: &mut Scan<'a>, list: &mut Vec<&'a str>, most: usize) -> Option<usize> {
    let mut overflow = None;
    scan.open(b'[');
    while scan.more(b']') {
        let element = scan.value();
        if list.len() < most {
            list.extend(element);
        } else {
            overflow = Some(most);
        }
    }
    overflow
}

fn is_json(text: &str) -> bool {
    let mut scan = Scan::new(text);
    let whole = scan.value().is_some();
    scan.end();
    whole && scan.broken().is_none()
}
