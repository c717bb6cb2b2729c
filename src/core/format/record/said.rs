//! What records of all known kinds say, as one wire type.
//!
//! Invariant: each kind reads and writes its own fields only (`RecordKind::fields`); what is not said is not written.
//! Must not know: which record says it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::super::members::{List, lenient, present};
#[cfg(test)]
use super::super::part::PartWire;
use super::value::ValueWire;
#[cfg(test)]
use crate::core::annotation::{ClaimKind, MentionForm};
use crate::core::limits;

/// What a record of a known kind says. Its parts are raw where it is read, so that too many are told before any is
/// looked into.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(bound = "P: schemars::JsonSchema"))]
#[serde(bound(deserialize = "P: Deserialize<'de>"))]
pub struct Said<'a, P> {
    /// In which article of the lesson.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "super::super::schema::Slug"))]
    pub article: Option<Cow<'a, str>>,
    /// What it is called.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    pub name: Cow<'a, str>,
    /// As what: the id of a tag of the lesson.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "super::super::schema::Slug"))]
    pub tag: Option<Cow<'a, str>>,
    /// What else it is called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<super::super::schema::Line>"))]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::OTHER_NAMES)))]
    pub other_names: Vec<Cow<'a, str>>,
    /// The ids of entities that have become this one: mentions that name them name this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<super::super::schema::RecordName>"))]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::OTHER_NAMES)))]
    pub also: Vec<Cow<'a, str>>,
    /// The id of the entity that these words do not name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "super::super::schema::RecordName"))]
    pub entity: Option<Cow<'a, str>>,
    /// Whom or what the words name: the ids of entities, of which some may not be in the file. Most mentions name one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<super::super::schema::RecordName>"))]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::ENTITIES)))]
    pub entities: Vec<Cow<'a, str>>,
    /// How the words name it; left out as long as nobody has said so. "name": by a name; "description": by what it
    /// is, such as "the minister"; "adjective": by a word such as "Russian".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("enum" = MentionForm::ALL.map(MentionForm::name))))]
    pub form: Option<Cow<'a, str>>,
    /// What kind of statement it is; left out as long as nobody has said so. "fact": it can be checked; "opinion": a
    /// judgement; "prediction": what will be; "intention": what somebody means to do; "question": it asks;
    /// "refusal": somebody declines to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("enum" = ClaimKind::ALL.map(ClaimKind::name))))]
    pub claim_kind: Option<Cow<'a, str>>,
    /// The marked stretches of the article, in text order and disjoint. Most marks have one; a claim that is
    /// interrupted by "he said" has two.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(extend("minItems" = 1, "maxItems" = limits::PARTS)))]
    pub parts: Option<P>,
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
    pub place: Option<Cow<'a, str>>,
    /// SHA-256 of that earlier text, where it is known.
    #[serde(
        borrow,
        default,
        deserialize_with = "lenient",
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(test, schemars(extend("pattern" = "^[0-9a-f]{64}$")))]
    pub text_sha256: Option<Cow<'a, str>>,
    /// True where the annotator has said that the same words between other ones are not meant.
    #[serde(
        default,
        deserialize_with = "lenient",
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub only_in_context: bool,
    /// What is claimed, in the annotator's own words.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::NOTE)))]
    pub gist: Cow<'a, str>,
    /// The annotator's remark.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::NOTE)))]
    pub note: Cow<'a, str>,
    /// Where more is said of it. Other addresses than "http" and "https" are not taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINK, "pattern" = "^[Hh][Tt][Tt][Pp][Ss]?://")))]
    pub link: Option<Cow<'a, str>>,
    /// Of a date or a quantity: which one.
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub value: Option<ValueWire<'a>>,
}

impl<P> Default for Said<'_, P> {
    /// Nothing.
    fn default() -> Self {
        Self {
            article: None,
            name: Cow::default(),
            tag: None,
            other_names: Vec::new(),
            also: Vec::new(),
            entity: None,
            entities: Vec::new(),
            form: None,
            claim_kind: None,
            parts: None,
            place: None,
            text_sha256: None,
            only_in_context: false,
            gist: Cow::default(),
            note: Cow::default(),
            link: None,
            value: None,
        }
    }
}

/// What the published schema is derived from.
#[cfg(test)]
pub type SaidSchema = Said<'static, Vec<PartWire<'static>>>;

/// The parts of a mark that is read.
pub type RawParts<'a> = List<'a, { limits::PARTS }>;
