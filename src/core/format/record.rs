//! A record on the wire: in work files, in the store, in undo steps.
//!
//! Invariant: reading what was written gives an equal record; unknown fields and kinds survive to the letter.
//! Must not know: which file it stands in.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::members::{Kept, List, Members, lenient};
use super::part::PartWire;
use super::placed::MissingPlace;
use super::{Fault, bounded};
use crate::core::annotation::anchor::Anchor;
use crate::core::annotation::record::{AnnotatorId, Record, RecordId, State};
use crate::core::annotation::{Body, Claim, ClaimKind, Mention, Unknown};
use crate::core::extra::Extra;
use crate::core::lesson::article::ArticleId;
use crate::core::lesson::tag_set::TagId;
use crate::core::limits;

const MENTION: &str = "mention";
const CLAIM: &str = "claim";

/// A record as it is written. It is read in pieces, because a kind that this version does not know may use the
/// names of [`Said`] in its own way.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(
    description = "One thing that one annotator made. Kinds other than \"mention\" and \"claim\" may come with newer versions and are kept as they are.",
    transform = super::schema::rules_of_records::<SaidSchema>,
))]
pub struct RecordWire<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    said: Option<Said<'a, Vec<PartWire<'a>>>>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    rest: Kept<'a>,
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
    /// What the record is: "mention" (somebody or something is named), "claim" (something is stated), or a kind of
    /// a newer version.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LABEL)))]
    kind: Option<Cow<'a, str>>,
}

/// What a mention or a claim says. Its parts are raw where it is read, so that too many are told before any is
/// looked into.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(
    test,
    schemars(bound = "P: schemars::JsonSchema + Default + Serialize")
)]
pub struct Said<'a, P> {
    /// In which article of the lesson.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "super::schema::Slug"))]
    article: Option<Cow<'a, str>>,
    /// As what: the id of a tag of the lesson.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "super::schema::Slug"))]
    tag: Option<Cow<'a, str>>,
    /// What kind of statement it is; left out as long as nobody has said so. "fact": it can be checked; "opinion": a
    /// judgement; "prediction": what will be; "intention": what somebody means to do; "question": it asks;
    /// "refusal": somebody declines to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("enum" = ClaimKind::ALL.map(ClaimKind::name))))]
    claim_kind: Option<Cow<'a, str>>,
    /// The marked stretches of the article, in text order and disjoint. Most marks have one; a claim that is
    /// interrupted by "he said" has two.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("minItems" = 1, "maxItems" = limits::PARTS)))]
    parts: P,
    /// Where the words are not found in the article's text of today, why not: "lost": they are not in it; "elsewhere":
    /// they stand between other words than before. The offsets are then those of an earlier text. Left out where the
    /// words stand at the offsets.
    #[serde(
        borrow,
        default,
        deserialize_with = "lenient",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(extend("enum" = ["lost", "elsewhere"])))]
    place: Option<Cow<'a, str>>,
    /// SHA-256 of that earlier text, where it is known.
    #[serde(
        borrow,
        default,
        deserialize_with = "lenient",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9a-f]{64}$")))]
    text_sha256: Option<Cow<'a, str>>,
    /// True where the annotator has said that the same words between other ones are not meant.
    #[serde(
        default,
        deserialize_with = "lenient",
        skip_serializing_if = "std::ops::Not::not"
    )]
    only_in_context: bool,
    /// What is claimed, in the annotator's own words.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::NOTE)))]
    gist: Cow<'a, str>,
    /// The annotator's remark.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::NOTE)))]
    note: Cow<'a, str>,
}

#[cfg(test)]
type SaidSchema = Said<'static, Vec<PartWire<'static>>>;

type RawParts<'a> = List<'a, { limits::PARTS }>;

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
    let (state, extra) = match head.kind.as_deref() {
        Some(kind) if !head.deleted && kind != MENTION && kind != CLAIM => {
            let kind = bounded("kind", kind, limits::LABEL)?;
            let fields = members.rest()?;
            let body = Body::Unknown(Unknown { kind, fields });
            (State::Live(body), Extra::new())
        }
        kind => {
            let said: Said<'_, RawParts<'_>> = members.take()?;
            let state = match kind {
                _ if head.deleted => State::Deleted,
                Some(MENTION) => State::Live(Body::Mention(said.try_into()?)),
                Some(_) => State::Live(Body::Claim(said.try_into()?)),
                None => return Err(Fault::NoKind),
            };
            (state, members.rest()?)
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

impl Said<'_, RawParts<'_>> {
    fn place(&self) -> Result<(ArticleId, Anchor), Fault> {
        let article = self.article.as_deref().and_then(ArticleId::parse);
        let article = article.ok_or(Fault::Article)?;
        if self.parts.0.len() > limits::PARTS {
            return Err(Fault::TooManyParts);
        }
        let part = |json| Members::read(json)?.take::<PartWire<'_>>()?.try_into();
        let parts = self.parts.iter().map(part).collect::<Result<_, Fault>>()?;
        let mut anchor = Anchor::from_parts(parts).ok_or(Fault::Parts)?;
        if self.only_in_context {
            anchor = anchor.bound_to_context();
        }
        if let Some(sum) = self.text_sha256.as_deref() {
            anchor = anchor.made_on(sum);
        }
        Ok((article, anchor))
    }
}

impl TryFrom<Said<'_, RawParts<'_>>> for Mention {
    type Error = Fault;

    fn try_from(said: Said<'_, RawParts<'_>>) -> Result<Self, Fault> {
        let tag = said.tag.as_deref().and_then(TagId::parse);
        let tag = tag.ok_or(Fault::Tag)?;
        let (article, anchor) = said.place()?;
        Ok(Self {
            article,
            anchor,
            tag,
            note: bounded("note", said.note, limits::NOTE)?,
        })
    }
}

impl TryFrom<Said<'_, RawParts<'_>>> for Claim {
    type Error = Fault;

    fn try_from(said: Said<'_, RawParts<'_>>) -> Result<Self, Fault> {
        let kind = match said.claim_kind.as_deref() {
            Some(name) => Some(ClaimKind::parse(name).ok_or(Fault::ClaimKind)?),
            None => None,
        };
        let (article, anchor) = said.place()?;
        Ok(Self {
            article,
            anchor,
            kind,
            gist: bounded("gist", said.gist, limits::NOTE)?,
            note: bounded("note", said.note, limits::NOTE)?,
        })
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
                rest: Kept(vec![&record.extra]),
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
        let (kind, said, rest) = match body {
            Body::Mention(mention) => (MENTION, Some(mention.into()), Vec::new()),
            Body::Claim(claim) => (CLAIM, Some(claim.into()), Vec::new()),
            Body::Unknown(unknown) => (&*unknown.kind, None, vec![&unknown.fields]),
        };
        Self {
            head: Head {
                kind: Some(kind.into()),
                ..Head::new(id, rev, annotator)
            },
            said,
            rest: Kept(rest),
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

impl<'a> From<&'a Mention> for Said<'a, Vec<PartWire<'a>>> {
    fn from(mention: &'a Mention) -> Self {
        Self {
            article: Some(mention.article.as_str().into()),
            tag: Some(mention.tag.as_str().into()),
            claim_kind: None,
            parts: mention.anchor.parts().iter().map(Into::into).collect(),
            place: None,
            text_sha256: mention.anchor.text_sha256().map(Into::into),
            only_in_context: mention.anchor.is_bound_to_context(),
            gist: Cow::default(),
            note: (&*mention.note).into(),
        }
    }
}

impl<'a> From<&'a Claim> for Said<'a, Vec<PartWire<'a>>> {
    fn from(claim: &'a Claim) -> Self {
        Self {
            article: Some(claim.article.as_str().into()),
            tag: None,
            claim_kind: claim.kind.map(|kind| kind.name().into()),
            parts: claim.anchor.parts().iter().map(Into::into).collect(),
            place: None,
            text_sha256: claim.anchor.text_sha256().map(Into::into),
            only_in_context: claim.anchor.is_bound_to_context(),
            gist: (&*claim.gist).into(),
            note: (&*claim.note).into(),
        }
    }
}
