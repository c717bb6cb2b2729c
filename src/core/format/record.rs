//! A record on the wire: in work files, in the store, in undo steps.
//!
//! Owns: what every record has, and which kinds there are; what they say is in `said`.
//! Invariant: reading what was written gives an equal record; unknown fields and kinds survive to the letter.
//! Must not know: which file it stands in.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::members::{Members, UnknownFields, lenient};
use super::part::PartWire;
use super::placed::MissingPlace;
use super::record_kind::RecordKind;
use super::{Fault, bounded};
use crate::core::annotation::record::{AnnotatorId, Record, RecordId, State};
use crate::core::annotation::{Body, Unread};
use crate::core::extra::Extra;
use crate::core::limits;

mod entity;
mod mark;
mod said;
mod value;

#[cfg(test)]
use super::{attribution::AttributionWire, point::PointWire, summary::SummaryWire};
#[cfg(test)]
pub use said::SaidSchema;
use said::{RawParts, Said};

/// The fields of a deleted record that say nothing any more: it may have been a mark.
const FORMER: [&str; 9] = [
    "article",
    "tag",
    "claim_kind",
    "parts",
    "place",
    "text_sha256",
    "only_in_context",
    "gist",
    "note",
];

/// A record as it is written. It is read in pieces, because a kind that this version does not know may use the
/// names of [`Said`] in its own way.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(
    description = "One thing that one annotator made. Kinds other than \"mention\", \"claim\", \"entity\", \"rejection\", \"point\" and \"summary\" may come with newer versions and are kept as they are.",
    transform = super::schema::rules_of_records::<SaidSchema, AttributionWire<'static>, PointWire<'static>, SummaryWire<'static>>,
))]
pub struct RecordWire<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    said: Option<Said<'a, Vec<PartWire<'a>>>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    rest: UnknownFields<'a>,
}

/// What every record has, whatever its kind.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Head<'a> {
    /// A random number of 128 bits in hexadecimal digits. Never used twice.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9a-f]{32}$")))]
    id: Cow<'a, str>,
    /// Revision: 1 at first, one more with every change of this record. One above 9007199253692416 is read as that.
    #[cfg_attr(test, schemars(extend("minimum" = 1, "maximum" = limits::STORED_REVISION)))]
    rev: u64,
    /// Who made this record; left out where it is the annotator of the whole file.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9a-f]{16}$")))]
    annotator: Option<Cow<'a, str>>,
    /// What whoever made this record is called, where that is not the annotator of the whole file and is known.
    #[serde(
        default,
        deserialize_with = "lenient",
        skip_serializing_if = "String::is_empty"
    )]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LABEL)))]
    annotator_name: String,
    /// True where the record was deleted. It stays in the file so that an older copy does not bring it back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    deleted: bool,
    /// What the record is: "mention" (somebody or something is named), "claim" (something is stated), "entity"
    /// (somebody or something, which mentions name), "rejection" (some words do not name an entity), "point" (a
    /// question that several articles answer), "summary" (the annotator's own text), or a kind of a newer version.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LABEL)))]
    kind: Option<Cow<'a, str>>,
}

/// Reads a record from its JSON; `file` is the file's annotator.
///
/// # Errors
/// What is wrong with it.
pub fn read(json: &str, file: Option<AnnotatorId>) -> Result<Record, Fault> {
    let mut members = Members::read(json)?;
    let head: Head<'_> = members.take()?;
    let (id, revision, annotator) = head.identity(file)?;
    // The file says it of its own. A name that is too long is cut off, since it must not cost the record.
    let most = if file == Some(annotator) {
        0
    } else {
        limits::LABEL as usize
    };
    let annotator_name = head.annotator_name.chars().take(most).collect();
    let known = |name: &str| RecordKind::ALL.into_iter().find(|kind| kind.name() == name);
    let (state, extra) = match (head.deleted, head.kind.as_deref()) {
        (true, _) => {
            let _: Said<'_, RawParts<'_>> = members.only(&FORMER).take()?;
            (State::Deleted, members.rest()?)
        }
        (false, None) => return Err(Fault::NoKind),
        (false, Some(name)) => {
            if let Some(kind) = known(name) {
                let said = members.only(kind.fields()).take()?;
                (State::Live(body(kind, said)?), members.rest()?)
            } else {
                let kind = bounded("kind", name, limits::LABEL)?;
                let fields = members.rest()?;
                (
                    State::Live(Body::Unread(Unread { kind, fields })),
                    Extra::new(),
                )
            }
        }
    };
    Ok(Record {
        id,
        revision,
        annotator,
        annotator_name,
        state,
        extra,
    })
}

fn body(kind: RecordKind, said: Said<'_, RawParts<'_>>) -> Result<Body, Fault> {
    Ok(match kind {
        RecordKind::Mention => Body::Mention(said.try_into()?),
        RecordKind::Claim => Body::Claim(said.try_into()?),
        RecordKind::Entity => Body::Entity(Box::new(said.try_into()?)),
        RecordKind::Rejection => Body::Rejection(said.try_into()?),
    })
}

impl Head<'_> {
    /// Which record it is, of which revision and whose, where its revision can be true.
    fn identity(&self, file: Option<AnnotatorId>) -> Result<(RecordId, u64, AnnotatorId), Fault> {
        let id = RecordId::parse(&self.id).ok_or(Fault::RecordId)?;
        if self.rev > limits::STORED_REVISION {
            return Err(Fault::RevisionTooHigh);
        }
        // Only files have an annotator of their own; what has none comes from our own store.
        let highest = file.map_or(limits::STORED_REVISION, |_| limits::REVISION);
        let annotator = match &self.annotator {
            Some(name) => AnnotatorId::parse(name).ok_or(Fault::AnnotatorId)?,
            None => file.ok_or(Fault::NoAnnotator)?,
        };
        Ok((id, self.rev.min(highest), annotator))
    }
}

impl<'a> RecordWire<'a> {
    /// A record; its annotator is left out where it is `file`, the file's.
    pub fn new(record: &'a Record, file: Option<AnnotatorId>) -> Self {
        let annotator = (file != Some(record.annotator)).then_some(record.annotator);
        let mut wire = match &record.state {
            State::Live(body) => {
                let mut wire = Self::saying(record.id, record.revision, annotator, body);
                wire.rest.0.push(&record.extra);
                wire
            }
            State::Deleted => Self {
                head: Head {
                    deleted: true,
                    ..Head::new(record.id, record.revision, annotator)
                },
                said: None,
                rest: UnknownFields(vec![&record.extra]),
            },
        };
        if annotator.is_some() {
            wire.head.annotator_name.clone_from(&record.annotator_name);
        }
        wire
    }

    /// The same, where its words do not stand at its offsets.
    pub fn without_place(mut self, why: MissingPlace) -> Self {
        if let Some(said) = &mut self.said {
            said.place = Some(why.name().into());
        }
        self
    }

    /// What a record says, with nothing from a newer version.
    pub fn saying(id: RecordId, rev: u64, annotator: Option<AnnotatorId>, body: &'a Body) -> Self {
        let (kind, said) = match body {
            Body::Mention(mention) => (RecordKind::Mention.name(), Some(mention.into())),
            Body::Claim(claim) => (RecordKind::Claim.name(), Some(claim.into())),
            Body::Entity(entity) => (RecordKind::Entity.name(), Some((&**entity).into())),
            Body::Rejection(rejection) => (RecordKind::Rejection.name(), Some(rejection.into())),
            Body::Unread(unknown) => (&*unknown.kind, None),
        };
        let rest = match body {
            Body::Unread(unknown) => vec![&unknown.fields],
            _ => Vec::new(),
        };
        Self {
            head: Head {
                kind: Some(kind.into()),
                ..Head::new(id, rev, annotator)
            },
            said,
            rest: UnknownFields(rest),
        }
    }
}

impl Head<'_> {
    fn new(id: RecordId, rev: u64, annotator: Option<AnnotatorId>) -> Self {
        Self {
            id: id.to_string().into(),
            rev,
            annotator: annotator.map(|id| id.to_string().into()),
            annotator_name: String::new(),
            deleted: false,
            kind: None,
        }
    }
}
