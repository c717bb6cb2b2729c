//! How much the articles that answer a point agree.
//!
//! Invariant: it follows from what somebody has said of the answers, and from nothing else.
//! Must not know: claims.

use crate::core::annotation::ids::RecordId;
use crate::core::annotation::point::{Point, RelationKind};

/// How much the articles that answer a point agree. The order is that of disagreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RowAgreement {
    /// Two answers cannot both be true.
    Contradict,
    /// Somebody has said that two answers differ.
    Differ,
    /// There are several answers, and nobody has said of all of them what they are to one another.
    Several,
    /// Every article that answers says the same; some may say more.
    Agree,
    /// Only one article answers.
    OneOnly,
    /// No article answers yet.
    Unanswered,
}

impl RowAgreement {
    /// What it is called on the screen, where so many articles answer.
    #[must_use]
    pub fn said(self, articles: usize) -> String {
        match (self, articles) {
            (Self::Contradict, 1) => "Contradicts itself".to_owned(),
            (Self::Contradict, _) => {
                format!("{articles} articles, and answers that contradict each other")
            }
            (Self::Differ, 1) => "Differs from itself".to_owned(),
            (Self::Differ, _) => format!("{articles} articles differ"),
            (Self::Several, _) => format!("{articles} articles, several answers"),
            (Self::Agree, _) => format!("{articles} articles agree"),
            (Self::OneOnly, _) => "Only one article".to_owned(),
            (Self::Unanswered, _) => "Not answered yet".to_owned(),
        }
    }

    /// A short name for styles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradict => "contradict",
            Self::Differ => "differ",
            Self::Several => "several",
            Self::Agree => "agree",
            Self::OneOnly => "one",
            Self::Unanswered => "unanswered",
        }
    }
}

/// Whether somebody has said of two of some positions that they differ or contradict each other. Answers of which
/// nothing is said may well belong to one another.
pub fn are_at_odds(point: &Point, positions: &[usize]) -> bool {
    let ids = positions.iter().map(|at| point.positions[*at].id);
    let ids: Vec<RecordId> = ids.collect();
    point.relations.iter().any(|relation| {
        let is_said = relation.kind != RelationKind::AddsDetail;
        is_said && relation.between.iter().all(|id| ids.contains(id))
    })
}

/// How much some positions agree. Positions of which one adds detail to the other say the same; of positions of which
/// nothing is said nobody knows.
pub fn between(point: &Point, positions: &[usize]) -> RowAgreement {
    let id = |at: usize| point.positions[at].id;
    // Which of them say the same, by the lowest of them.
    let mut group: Vec<usize> = positions.to_vec();
    let mut worst = RowAgreement::Agree;
    let pairs = || {
        let firsts = positions.iter().enumerate();
        firsts.flat_map(|(at, a)| positions[at + 1..].iter().map(move |b| (*a, *b)))
    };
    for (a, b) in pairs() {
        match point.relation(id(a), id(b)) {
            Some(RelationKind::Contradicts) => return RowAgreement::Contradict,
            Some(RelationKind::DiffersIn(_)) => worst = RowAgreement::Differ,
            Some(RelationKind::AddsDetail) => {
                let of = |at: usize| positions.iter().position(|each| *each == at).unwrap_or(0);
                let (one, other) = (group[of(a)], group[of(b)]);
                for each in &mut group {
                    if *each == one.max(other) {
                        *each = one.min(other);
                    }
                }
            }
            None => {}
        }
    }
    let is_one = group.windows(2).all(|pair| pair[0] == pair[1]);
    match worst {
        RowAgreement::Agree if !is_one => RowAgreement::Several,
        worst => worst,
    }
}
