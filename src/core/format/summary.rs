//! A student's own text on the wire.
//!
//! Invariant: reading what was written gives an equal summary; what is not understood is kept.
//! Must not know: which record says it.

use std::borrow::Cow;

use serde::Serialize;

use super::unread::{self, ListField};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::summary::Summary;
use crate::core::extra::Extra;
use crate::core::limits;

/// What a summary says.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SummaryWire<'a> {
    /// The annotator's text. "[1]" in it cites the first of "cites", "[2]" the second.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::SUMMARY)))]
    text: Cow<'a, str>,
    /// The ids of claims and points that are cited, of which some may not be in the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<super::schema::RecordName>"))]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::CITED)))]
    cites: Vec<Cow<'a, str>>,
}

const CITES: ListField = ListField {
    name: "cites",
    most: limits::CITED,
    is_read: |json| id(json).is_some(),
};

/// Reads a summary. What is malformed or too large counts as not said.
#[must_use]
pub fn read_summary(fields: &Extra) -> Summary {
    let mut cites: Vec<RecordId> = Vec::new();
    for id in unread::list(fields, CITES.name, CITES.most, id) {
        if !cites.contains(&id) {
            cites.push(id);
        }
    }
    Summary {
        text: unread::words(fields, "text", limits::SUMMARY),
        cites,
    }
}

/// What a record says that said `before` and says this from now on. What the record said besides stays.
#[must_use]
pub fn write_summary(summary: &Summary, before: &Extra) -> Extra {
    let was = unread::fields_of(&SummaryWire::from(&read_summary(before)));
    let now = unread::fields_of(&SummaryWire::from(summary));
    unread::written_over(before, &was, &now, &[CITES])
}

impl<'a> From<&'a Summary> for SummaryWire<'a> {
    fn from(summary: &'a Summary) -> Self {
        Self {
            text: (&*summary.text).into(),
            cites: summary
                .cites
                .iter()
                .map(|id| id.to_string().into())
                .collect(),
        }
    }
}

fn id(json: &str) -> Option<RecordId> {
    RecordId::parse(&serde_json::from_str::<String>(json).ok()?)
}
