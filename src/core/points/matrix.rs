//! Points × articles: what each article answers to each point, in whose voice, and from which source.
//!
//! Owns: [`ComparisonTable`].
//! Invariant: computed from the records alone. A claim that is gone, or is none any more, answers nothing; an
//! article that answers nothing is silent only where somebody has said that they looked.
//! Must not know: the screen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::agreement::{RowAgreement, are_at_odds, between};
use super::claims::{ClaimSource, ComparedClaim, SourceNames};
use super::listing::{ListedPoint, PointKey, point_of, points_read_by};
use crate::core::annotation::Body;
use crate::core::annotation::point::{ClaimPair, Point, Position};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::lesson::ArticleIndex;
use crate::core::sort::sort_by;

/// What an article answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CellAnswer {
    /// Which position, by its place in the row.
    pub position: usize,
    /// The claims that take it there.
    pub claims: Vec<ComparedClaim>,
}

/// What an article says to a point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MatrixCell {
    /// It answers, maybe in several ways.
    Says(Vec<CellAnswer>),
    /// Somebody has looked, and it is silent.
    Silent,
    /// Nobody has looked.
    NotLooked,
}

/// An answer of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowPosition {
    /// Which one.
    pub id: RecordId,
    /// What it says; where nobody has written it, what its first claim says.
    pub words: String,
    /// What is written of it, which may be nothing.
    pub written: String,
    /// How many articles give it.
    pub articles: usize,
}

/// A point and what each article says to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MatrixRow {
    /// Its name on the page: stays the same when the first answer makes the record of a prepared point.
    pub name: String,
    /// How commands name it.
    pub key: PointKey,
    /// What it says.
    pub point: Point,
    /// Its answers.
    pub positions: Vec<RowPosition>,
    /// What each article says.
    pub cells: Vec<MatrixCell>,
    /// How much they agree.
    pub agreement: RowAgreement,
    /// Pairs of claims that look alike and do not say the same.
    pub unlike: Vec<[ComparedClaim; 2]>,
    /// The articles that contradict themselves, or differ from themselves.
    pub at_odds: Vec<ArticleIndex>,
}

impl MatrixRow {
    /// Every answer of every article, article by article.
    pub(super) fn answers(&self) -> impl Iterator<Item = &CellAnswer> {
        self.cells.iter().flat_map(|cell| match cell {
            MatrixCell::Says(answers) => answers.as_slice(),
            _ => &[],
        })
    }

    /// How much the articles agree, as the screen and the report say it.
    #[must_use]
    pub fn agreement_in_words(&self) -> String {
        if self.agreement == RowAgreement::OneOnly && !self.is_looked_through() {
            return "One article so far".to_owned();
        }
        self.agreement.said(self.answering())
    }

    /// Whether every article answers or is known to be silent.
    pub(super) fn is_looked_through(&self) -> bool {
        !self.cells.contains(&MatrixCell::NotLooked)
    }

    /// Every claim of the row.
    pub fn claims(&self) -> impl Iterator<Item = &ComparedClaim> {
        self.answers().flat_map(|answer| &answer.claims)
    }

    /// The claims that take a position, by its place in the row, article by article.
    pub fn claims_at(&self, position: usize) -> impl Iterator<Item = &ComparedClaim> {
        let there = self.answers();
        let there = there.filter(move |answer| answer.position == position);
        there.flat_map(|answer| &answer.claims)
    }

    /// Whether an article says the same to both, in the same words.
    #[must_use]
    pub fn has_same_cell(&self, other: &Self, at: ArticleIndex) -> bool {
        let is_same_row = (&self.name, &self.key, &self.point.question)
            == (&other.name, &other.key, &other.point.question);
        is_same_row
            && self.cells[at] == other.cells[at]
            && self.at_odds.contains(&at) == other.at_odds.contains(&at)
            && self.words_at(at).eq(other.words_at(at))
    }

    /// The words of the answers of an article.
    fn words_at(&self, at: ArticleIndex) -> impl Iterator<Item = Option<&str>> {
        let answers = match &self.cells[at] {
            MatrixCell::Says(answers) => answers.as_slice(),
            _ => &[],
        };
        let position = |answer: &CellAnswer| self.positions.get(answer.position);
        answers
            .iter()
            .map(move |answer| position(answer).map(|it| it.words.as_str()))
    }

    /// How many articles answer.
    #[must_use]
    pub fn answering(&self) -> usize {
        let says = |cell: &&MatrixCell| matches!(cell, MatrixCell::Says(_));
        self.cells.iter().filter(says).count()
    }
}

/// The whole table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ComparisonTable {
    /// A row for each point, in their order.
    pub rows: Vec<Arc<MatrixRow>>,
    /// Claims that answer nothing yet, in reading order.
    pub unplaced: Vec<Arc<ComparedClaim>>,
    /// The edition of the workspace.
    edition: usize,
    /// Whoever or whatever may be a source. A record may become one of another kind.
    entities: BTreeSet<RecordId>,
}

/// In which order points stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PointOrder {
    /// As they were made.
    #[default]
    Made,
    /// Where articles part the most, first.
    Disagreement,
}

impl ComparisonTable {
    /// The table of a work.
    #[must_use]
    pub fn new(workspace: &Workspace) -> Self {
        Self::default().made_again(workspace, &|_| true)
    }

    /// The table of a work of which this was the table before. Rows that say the same are the same, and known as such
    /// without being compared.
    #[must_use]
    pub fn again(&self, workspace: &Workspace) -> Self {
        let changed: BTreeSet<RecordId> = workspace
            .changed_since(self.edition)
            .iter()
            .copied()
            .collect();
        let is_entity = |id: &RecordId| {
            self.entities.contains(id) || matches!(workspace.body(*id), Some(Body::Entity(_)))
        };
        if changed.iter().any(is_entity) {
            // Its name may stand in any row.
            self.made_again(workspace, &|_| true)
        } else {
            self.made_again(workspace, &|id| changed.contains(&id))
        }
    }

    /// The table of a work of which this was the table before; `is_other` says of a record whether it may have changed.
    fn made_again(&self, workspace: &Workspace, is_other: &dyn Fn(RecordId) -> bool) -> Self {
        let before: BTreeMap<&PointKey, &Arc<MatrixRow>> =
            self.rows.iter().map(|row| (&row.key, row)).collect();
        let listed = points_read_by(workspace, |record| {
            let known = before.get(&PointKey::Record(record.id));
            match known.filter(|_| !is_other(record.id)) {
                Some(row) => Some(row.point.clone()),
                None => point_of(record),
            }
        });
        let sources = SourceNames::new(workspace);
        let mut names = BTreeSet::new();
        let mut placed = BTreeSet::new();
        let mut rows = Vec::with_capacity(listed.len());
        for listed in listed {
            let name = row_name(&listed, &mut names);
            let positions = listed.point.positions.iter();
            placed.extend(positions.flat_map(|position| position.claims.iter().copied()));
            let known = before.get(&listed.key).copied();
            let is_same = |row: &&Arc<MatrixRow>| {
                row.name == name
                    && row.point == listed.point
                    && !listed.point.named_claims().any(is_other)
            };
            if let Some(row) = known.filter(is_same) {
                rows.push(Arc::clone(row));
                continue;
            }
            let fresh = row(&sources, listed, name);
            let same = known.filter(|row| ***row == fresh).cloned();
            rows.push(same.unwrap_or_else(|| Arc::new(fresh)));
        }
        let known: BTreeMap<RecordId, &Arc<ComparedClaim>> = self
            .unplaced
            .iter()
            .map(|claim| (claim.id, claim))
            .collect();
        let lesson = workspace.lesson();
        let unplaced = (0..lesson.articles.len())
            .flat_map(|at| workspace.index().in_order(at))
            .filter(|id| !placed.contains(id));
        let unplaced = unplaced.filter_map(|id| match known.get(&id) {
            Some(claim) if !is_other(id) => Some(Arc::clone(claim)),
            _ => sources.claim(id).map(Arc::new),
        });
        let records = workspace.records().values();
        let entities = records.filter(|record| matches!(record.body(), Some(Body::Entity(_))));
        Self {
            unplaced: unplaced.collect(),
            rows,
            edition: workspace.edition(),
            entities: entities.map(|record| record.id).collect(),
        }
    }

    /// The row of that name.
    #[must_use]
    pub fn row(&self, name: &str) -> Option<&Arc<MatrixRow>> {
        self.rows.iter().find(|row| row.name == name)
    }

    /// Whether a claim answers something.
    #[must_use]
    pub fn has_claims(&self) -> bool {
        self.rows.iter().any(|row| row.claims().next().is_some())
    }

    /// One of its claims, compared or not.
    #[must_use]
    pub fn claim(&self, id: RecordId) -> Option<&ComparedClaim> {
        let placed = self.rows.iter().flat_map(|row| row.claims());
        let unplaced = self.unplaced.iter().map(Arc::as_ref);
        unplaced.chain(placed).find(|claim| claim.id == id)
    }

    /// Who says what is compared, and how many claims of each.
    #[must_use]
    pub fn sources(&self) -> Vec<(ClaimSource, usize)> {
        let mut counts: BTreeMap<ClaimSource, usize> = BTreeMap::new();
        for claim in self.rows.iter().flat_map(|row| row.claims()) {
            for source in &claim.sources {
                *counts.entry(source.clone()).or_default() += 1;
            }
        }
        let mut all: Vec<_> = counts.into_iter().collect();
        sort_by(&mut all, |(a, many), (b, few)| {
            few.cmp(many).then_with(|| a.label().cmp(b.label()))
        });
        all
    }

    /// The names of the rows that are listed: those with a claim of a source, where one is asked for.
    #[must_use]
    pub fn listed(&self, order: PointOrder, source: Option<&ClaimSource>) -> Vec<String> {
        let has = |row: &&Arc<MatrixRow>| {
            source.is_none_or(|source| row.claims().any(|claim| claim.sources.contains(source)))
        };
        let mut rows: Vec<(usize, &Arc<MatrixRow>)> =
            self.rows.iter().filter(has).enumerate().collect();
        if order == PointOrder::Disagreement {
            sort_by(&mut rows, |(a, row), (b, other)| {
                (row.agreement, a).cmp(&(other.agreement, b))
            });
        }
        rows.into_iter().map(|(_, row)| row.name.clone()).collect()
    }
}

fn row_name(listed: &ListedPoint, taken: &mut BTreeSet<String>) -> String {
    let prepared = listed.point.prepared.as_ref();
    let name = prepared.map(|id| format!("prepared {id}"));
    let name = name.filter(|name| !taken.contains(name));
    let name = name.unwrap_or_else(|| match &listed.key {
        PointKey::Record(id) => id.to_string(),
        PointKey::Prepared(id) => format!("prepared {id}"),
    });
    taken.insert(name.clone());
    name
}

fn row(sources: &SourceNames<'_>, listed: ListedPoint, name: String) -> MatrixRow {
    let ListedPoint { key, point, .. } = listed;
    let count = sources.workspace().lesson().articles.len();
    let mut answers: Vec<Vec<CellAnswer>> = vec![Vec::new(); count];
    let mut positions = Vec::with_capacity(point.positions.len());
    for (number, position) in point.positions.iter().enumerate() {
        let Position {
            id, words, claims, ..
        } = position;
        let mut there: Vec<ComparedClaim> =
            claims.iter().filter_map(|id| sources.claim(*id)).collect();
        let first = there.first().map(said_by_claim);
        let words = words.trim();
        sort_by(&mut there, |a, b| a.article.cmp(&b.article));
        let mut articles = 0;
        for claim in there {
            let cell = &mut answers[claim.article];
            match cell.last_mut() {
                Some(answer) if answer.position == number => answer.claims.push(claim),
                _ => {
                    articles += 1;
                    cell.push(CellAnswer {
                        position: number,
                        claims: vec![claim],
                    });
                }
            }
        }
        positions.push(RowPosition {
            id: *id,
            words: if words.is_empty() {
                first.unwrap_or_default()
            } else {
                words.to_owned()
            },
            written: words.to_owned(),
            articles,
        });
    }
    let given = |answers: &[CellAnswer]| -> Vec<usize> {
        answers.iter().map(|answer| answer.position).collect()
    };
    let at_odds = answers.iter().enumerate();
    let at_odds = at_odds.filter(|(_, answers)| are_at_odds(&point, &given(answers)));
    let at_odds: Vec<ArticleIndex> = at_odds.map(|(at, _)| at).collect();
    let taken: Vec<usize> = (0..positions.len())
        .filter(|at| positions[*at].articles > 0)
        .collect();
    let answering = answers.iter().filter(|cell| !cell.is_empty()).count();
    let agreement = match (answering, between(&point, &taken)) {
        (0, _) => RowAgreement::Unanswered,
        (1, _) if at_odds.is_empty() => RowAgreement::OneOnly,
        (_, agreement) => agreement,
    };
    let articles = sources.workspace().lesson().articles.iter().zip(answers);
    let cells = articles.map(|(article, answers)| match answers.len() {
        0 if point.is_silent(&article.id) => MatrixCell::Silent,
        0 => MatrixCell::NotLooked,
        _ => MatrixCell::Says(answers),
    });
    let pairs = point.unlike.iter();
    let unlike = pairs.filter_map(|ClaimPair(a, b)| Some([sources.claim(*a)?, sources.claim(*b)?]));
    MatrixRow {
        name,
        unlike: unlike.collect(),
        cells: cells.collect(),
        positions,
        key,
        point,
        agreement,
        at_odds,
    }
}

/// What a claim says, where nobody has written its answer.
fn said_by_claim(claim: &ComparedClaim) -> String {
    if claim.gist.is_empty() {
        claim.quote.clone()
    } else {
        claim.gist.clone()
    }
}
