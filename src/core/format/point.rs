//! A point on the wire.
//!
//! Invariant: reading what was written gives an equal point; what is not understood is kept.
//! Must not know: which record says it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::members::{Members, UnknownFields};
use super::unread::{self, ListField};
use crate::core::annotation::point::{ClaimPair, Detail, Point, Position, Relation, RelationKind};
use crate::core::annotation::record::RecordId;
use crate::core::extra::Extra;
use crate::core::lesson::article::ArticleId;
use crate::core::limits;
use crate::core::text::code_points;

/// What a point says.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PointWire<'a> {
    /// What is asked.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    question: Cow<'a, str>,
    /// Which of the lesson's prepared points it is: its id in the lesson's "points".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LABEL)))]
    prepared: Option<Cow<'a, str>>,
    /// Where it stands among the points that are not prepared: behind those of lower numbers.
    #[serde(skip_serializing_if = "is_nothing")]
    #[cfg_attr(test, schemars(extend("maximum" = u32::MAX)))]
    order: u32,
    /// The answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::POSITIONS)))]
    positions: Vec<PositionWire<'a>>,
    /// What the answers are to one another. Two answers of which nothing is said stand beside each other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::POINT_CLAIMS)))]
    relations: Vec<RelationWire<'a>>,
    /// The ids of articles in which the annotator has looked, and that say nothing of it. An article that has neither
    /// a claim here nor stands in this list was not looked at yet.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<super::schema::Slug>"))]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::ARTICLES)))]
    silent: Vec<Cow<'a, str>>,
    /// Pairs of claims that look alike and do not say the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<[super::schema::RecordName; 2]>"))]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::POINT_CLAIMS)))]
    unlike: Vec<[Cow<'a, str>; 2]>,
    /// The annotator's remark.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::NOTE)))]
    note: Cow<'a, str>,
}

/// One answer.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PositionWire<'a> {
    #[serde(flatten)]
    said: PositionSaid<'a>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    rest: UnknownFields<'a>,
}

/// What is known of an answer.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PositionSaid<'a> {
    /// A random number of 128 bits in hexadecimal digits, by which relations name it.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(with = "super::schema::RecordName"))]
    id: Cow<'a, str>,
    /// The answer in the annotator's own words.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LINE)))]
    words: Cow<'a, str>,
    /// The ids of the claims that give it, of which some may not be in the file. A claim gives one answer to a point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<super::schema::RecordName>"))]
    #[cfg_attr(test, schemars(extend("maxItems" = limits::POINT_CLAIMS)))]
    claims: Vec<Cow<'a, str>>,
}

/// What one answer is to another.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RelationWire<'a> {
    /// The ids of the two answers.
    #[cfg_attr(test, schemars(with = "[super::schema::RecordName; 2]"))]
    between: [Cow<'a, str>; 2],
    /// "adds_detail": the second says more than the first, and nothing else; "differs": they differ in the detail
    /// that "in" names; "contradicts": both cannot be true. A newer version may know others.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("maxLength" = limits::LABEL)))]
    kind: Cow<'a, str>,
    /// In what they differ.
    #[serde(borrow, rename = "in", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("enum" = Detail::ALL.map(Detail::name))))]
    detail: Option<Cow<'a, str>>,
}

const ADDS_DETAIL: &str = "adds_detail";
const DIFFERS: &str = "differs";
const CONTRADICTS: &str = "contradicts";

const LISTS: [ListField; 4] = [
    ListField {
        name: "positions",
        most: limits::POSITIONS,
        is_read: |json| position(json).is_some(),
    },
    ListField {
        name: "relations",
        most: limits::POINT_CLAIMS,
        is_read: |json| relation(json).is_some(),
    },
    ListField {
        name: "silent",
        most: limits::ARTICLES,
        is_read: |json| article(json).is_some(),
    },
    ListField {
        name: "unlike",
        most: limits::POINT_CLAIMS,
        is_read: |json| pair(json).is_some(),
    },
];

/// Reads a point. What is malformed or too large counts as not said; a position without a name of its own, and a
/// claim that takes a second one, are left out.
#[must_use]
pub fn read_point(fields: &Extra) -> Point {
    let prepared = unread::words(fields, "prepared", limits::LABEL);
    let [positions, relations, silent, unlike] = LISTS;
    let mut point = Point {
        question: unread::words(fields, "question", limits::LINE),
        prepared: (!prepared.is_empty()).then_some(prepared),
        order: unread::field(fields, "order"),
        positions: Vec::new(),
        relations: Vec::new(),
        silent: unread::list(fields, silent.name, silent.most, article),
        unlike: unread::list(fields, unlike.name, unlike.most, pair),
        note: unread::words(fields, "note", limits::NOTE),
    };
    for mut position in unread::list(fields, positions.name, positions.most, position) {
        if point.position(position.id).is_none() {
            position.claims.retain(|id| point.taken_by(*id).is_none());
            point.positions.push(position);
        }
    }
    for Relation { between, kind } in unread::list(fields, relations.name, relations.most, relation)
    {
        let [a, b] = between;
        let are_there = a != b && point.position(a).is_some() && point.position(b).is_some();
        if are_there && point.relation(a, b).is_none() {
            point.relate(a, b, Some(kind));
        }
    }
    let mut seen: Vec<ArticleId> = Vec::new();
    point.silent.retain(|id| {
        let is_new = !seen.contains(id);
        seen.push(id.clone());
        is_new
    });
    point
}

/// What a record says that said `before` and says this from now on. What the record said besides stays.
#[must_use]
pub fn write_point(point: &Point, before: &Extra) -> Extra {
    let was = unread::fields_of(&PointWire::from(&read_point(before)));
    let now = unread::fields_of(&PointWire::from(point));
    unread::written_over(before, &was, &now, &LISTS)
}

impl<'a> From<&'a Point> for PointWire<'a> {
    fn from(point: &'a Point) -> Self {
        let name = |id: RecordId| Cow::from(id.to_string());
        let positions = point.positions.iter().map(|position| PositionWire {
            said: PositionSaid {
                id: name(position.id),
                words: (&*position.words).into(),
                claims: position.claims.iter().copied().map(name).collect(),
            },
            rest: UnknownFields(vec![&position.extra]),
        });
        let relations = point.relations.iter().map(|relation| {
            let (kind, detail) = match relation.kind {
                RelationKind::AddsDetail => (ADDS_DETAIL, None),
                RelationKind::DiffersIn(detail) => (DIFFERS, Some(detail.name().into())),
                RelationKind::Contradicts => (CONTRADICTS, None),
            };
            RelationWire {
                between: relation.between.map(name),
                kind: kind.into(),
                detail,
            }
        });
        Self {
            question: (&*point.question).into(),
            prepared: point.prepared.as_deref().map(Into::into),
            order: point.order,
            positions: positions.collect(),
            relations: relations.collect(),
            silent: point.silent.iter().map(|id| id.as_str().into()).collect(),
            unlike: point
                .unlike
                .iter()
                .map(|ClaimPair(a, b)| [name(*a), name(*b)])
                .collect(),
            note: (&*point.note).into(),
        }
    }
}

fn position(json: &str) -> Option<Position> {
    let mut members = Members::read(json).ok()?;
    let said: PositionSaid<'_> = members.take().ok()?;
    if code_points(&said.words) > limits::LINE || said.claims.len() > limits::POINT_CLAIMS {
        return None;
    }
    let mut claims: Vec<RecordId> = Vec::with_capacity(said.claims.len());
    for name in &said.claims {
        let id = RecordId::parse(name)?;
        if !claims.contains(&id) {
            claims.push(id);
        }
    }
    Some(Position {
        id: RecordId::parse(&said.id)?,
        words: said.words.into_owned(),
        claims,
        extra: members.rest().ok()?,
    })
}

fn relation(json: &str) -> Option<Relation> {
    let said: RelationWire<'_> = Members::read(json).ok()?.take().ok()?;
    let [a, b] = said.between;
    let kind = match (&*said.kind, said.detail) {
        (ADDS_DETAIL, _) => RelationKind::AddsDetail,
        (DIFFERS, Some(detail)) => RelationKind::DiffersIn(Detail::parse(&detail)?),
        (CONTRADICTS, _) => RelationKind::Contradicts,
        _ => return None,
    };
    let between = [RecordId::parse(&a)?, RecordId::parse(&b)?];
    Some(Relation { between, kind })
}

fn article(json: &str) -> Option<ArticleId> {
    let name: String = serde_json::from_str(json).ok()?;
    ArticleId::parse(&name)
}

fn pair(json: &str) -> Option<ClaimPair> {
    let [a, b]: [String; 2] = serde_json::from_str(json).ok()?;
    Some(ClaimPair(RecordId::parse(&a)?, RecordId::parse(&b)?))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_nothing(order: &u32) -> bool {
    *order == 0
}
