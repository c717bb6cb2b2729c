//! Points: questions that several articles answer, the positions that are taken on each, and which claims take them.
//!
//! Invariant: a claim takes at most one position of a point, a position is related to another one once, and what
//! goes takes what was said of it along. Claims and articles may be gone meanwhile.
//! Must not know: where it is kept, and how the table looks.

use crate::core::annotation::ids::{AnnotatorId, RecordId};
use crate::core::extra::Extra;
use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;
use crate::core::text::checksum::sha256_hex;

/// A question that several articles answer.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Point {
    /// What is asked.
    pub question: String,
    /// Which of the lesson's prepared points it is, by its id in the lesson's file.
    pub prepared: Option<String>,
    /// Where it stands among the points that are not prepared: those of lower numbers stand before it.
    pub order: u32,
    /// The answers, in the order in which they were written.
    pub positions: Vec<Position>,
    /// What positions are to one another.
    pub relations: Vec<Relation>,
    /// Articles in which somebody has looked, and that say nothing of it.
    pub silent: Vec<ArticleId>,
    /// Claims that look alike and do not say the same.
    pub unlike: Vec<ClaimPair>,
    /// The annotator's remark.
    pub note: String,
}

/// One answer to the question of a point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position {
    /// Its name within the point: an id that nobody has used.
    pub id: RecordId,
    /// The answer, in the annotator's own words.
    pub words: String,
    /// The claims that take it.
    pub claims: Vec<RecordId>,
    /// What a newer version wrote into it.
    pub extra: Extra,
}

/// What two positions of one point are to each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relation {
    /// The positions.
    pub between: [RecordId; 2],
    /// What the second is to the first.
    pub kind: RelationKind,
}

/// Two claims, whatever their order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClaimPair(pub RecordId, pub RecordId);

/// What one position is to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RelationKind {
    /// It says more, and nothing else.
    AddsDetail,
    /// It says something else of a detail.
    DiffersIn(Detail),
    /// Both cannot be true.
    Contradicts,
}

/// In what two positions differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Detail {
    /// How many, how long, how much.
    Number,
    /// When.
    Time,
    /// Where.
    Place,
    /// Who.
    Person,
    /// Why.
    Cause,
    /// The words that are used for one thing.
    Wording,
}

impl Detail {
    /// Every detail, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Number,
        Self::Time,
        Self::Place,
        Self::Person,
        Self::Cause,
        Self::Wording,
    ];

    /// Its name in files, and on the screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Time => "time",
            Self::Place => "place",
            Self::Person => "person",
            Self::Cause => "cause",
            Self::Wording => "wording",
        }
    }

    /// The detail of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|detail| detail.name() == name)
    }
}

impl ClaimPair {
    /// Whether it is of these two.
    #[must_use]
    pub fn is_of(self, a: RecordId, b: RecordId) -> bool {
        self == Self(a, b) || self == Self(b, a)
    }
}

impl Point {
    /// The name of the kind in files.
    pub const KIND: &'static str = "point";

    /// Under which id an annotator's answers to a prepared point are filed: the same in every tab, so that two that
    /// begin at once make one record. 128 bits of a SHA-256.
    #[must_use]
    pub fn id_of_prepared(
        annotator: AnnotatorId,
        lesson: &LessonId,
        prepared: &str,
    ) -> Option<RecordId> {
        derived_id(&format!("point {annotator} {} {prepared}", lesson.as_str()))
    }

    /// The position of that id.
    #[must_use]
    pub fn position(&self, id: RecordId) -> Option<&Position> {
        self.positions.iter().find(|position| position.id == id)
    }

    /// The position of that id, to be changed.
    pub fn position_mut(&mut self, id: RecordId) -> Option<&mut Position> {
        self.positions.iter_mut().find(|position| position.id == id)
    }

    /// Every claim that it names, some more than once.
    pub fn named_claims(&self) -> impl Iterator<Item = RecordId> {
        let placed = self.positions.iter().flat_map(|position| &position.claims);
        let unlike = self.unlike.iter().flat_map(|ClaimPair(a, b)| [a, b]);
        placed.chain(unlike).copied()
    }

    /// Which position a claim takes.
    #[must_use]
    pub fn taken_by(&self, claim: RecordId) -> Option<&Position> {
        let mut positions = self.positions.iter();
        positions.find(|position| position.claims.contains(&claim))
    }

    /// Takes a claim out of its position.
    pub fn take_out(&mut self, claim: RecordId) {
        for position in &mut self.positions {
            position.claims.retain(|id| *id != claim);
        }
    }

    /// Takes a position out, with what was said of it.
    pub fn remove_position(&mut self, id: RecordId) {
        self.positions.retain(|position| position.id != id);
        self.relations
            .retain(|relation| !relation.between.contains(&id));
    }

    /// What the second of two positions is to the first.
    #[must_use]
    pub fn relation(&self, a: RecordId, b: RecordId) -> Option<RelationKind> {
        let mut relations = self.relations.iter();
        let found = relations.find(|it| it.between == [a, b] || it.between == [b, a]);
        found.map(|relation| relation.kind)
    }

    /// Says what the second of two positions is to the first; nothing takes it back.
    pub fn relate(&mut self, a: RecordId, b: RecordId, kind: Option<RelationKind>) {
        self.relations
            .retain(|it| it.between != [a, b] && it.between != [b, a]);
        self.relations.extend(kind.map(|kind| Relation {
            between: [a, b],
            kind,
        }));
    }

    /// Whether somebody has looked in an article and found nothing.
    #[must_use]
    pub fn is_silent(&self, article: &ArticleId) -> bool {
        self.silent.contains(article)
    }
}

/// An id that everybody derives alike from some words.
pub(super) fn derived_id(words: &str) -> Option<RecordId> {
    let mut digits = sha256_hex(words);
    digits.truncate(32);
    RecordId::parse(&digits)
}
