//! What stands out in a row of the table: articles that are no two witnesses, the same words of two speakers, what one
//! states as a fact and another says of somebody, and an article that disagrees with itself.
//!
//! Owns: [`Finding`].
//! Invariant: a finding is so whatever the other rows are. Copying is no corroboration: two articles that rest on one
//! source, or share their words, are told.
//! Must not know: what is said of the table as a whole.

use std::collections::BTreeMap;

use super::claims::{ClaimSource, ComparedClaim};
use super::matrix::{ComparisonTable, MatrixCell, MatrixRow};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::compare::passages::Passage;
use crate::core::lesson::ArticleIndex;
use crate::core::sort::sort_by;
use crate::core::text::TextRange;

/// The sorts of what can stand out, the most telling first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FindingKind {
    /// An article contradicts itself, or differs from itself.
    AtOdds,
    /// The words are the same, and the articles give them to different speakers.
    TwoSpeakers,
    /// A fact in one article, somebody's words in another.
    FactAndAttributed,
    /// Two articles rest on the same words, or on the same source.
    OneWitness,
    /// An article gives several answers, and nobody has said what they are to one another.
    SeveralAnswers,
}

/// Something that stands out in a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Of which sort.
    pub kind: FindingKind,
    /// What is so.
    pub sentence: String,
}

/// Findings of one sort that are told of a row: a row of a hundred claims has thousands of pairs.
const OF_A_SORT: usize = 6;

/// What stands out in each row, by the row's name, the most telling first. `names` are those of the articles, `passages`
/// what they share.
#[must_use]
pub fn findings(
    table: &ComparisonTable,
    workspace: &Workspace,
    names: &[String],
    passages: &[Passage],
) -> BTreeMap<String, Vec<Finding>> {
    let places = PassagePlaces::new(workspace, passages, names.len());
    let rows = table.rows.iter().map(|row| {
        let mut found = RowFindings {
            row,
            names,
            all: Vec::new(),
        };
        found.look(&places);
        (row.name.clone(), found.all)
    });
    rows.filter(|(_, found)| !found.is_empty()).collect()
}

/// What is found in a row, as it is looked for.
struct RowFindings<'a> {
    row: &'a MatrixRow,
    names: &'a [String],
    all: Vec<Finding>,
}

impl<'a> RowFindings<'a> {
    /// What an article is called.
    fn name(&self, at: ArticleIndex) -> &'a str {
        self.names.get(at).map_or("", String::as_str)
    }

    fn look(&mut self, places: &PassagePlaces<'_>) {
        for at in &self.row.at_odds {
            let name = self.name(*at);
            self.tell(FindingKind::AtOdds, || {
                format!("{name} disagrees with itself")
            });
        }
        let claims = claims_of(self.row, places);
        if let Some((fact, said)) = fact_and_attributed(&claims) {
            let (one, other) = (self.name(fact.article), self.name(said.article));
            self.tell(FindingKind::FactAndAttributed, || {
                let by = said.said_by();
                format!("{one} states as a fact what {other} attributes to {by}")
            });
        }
        for (a, b) in pairs(&claims) {
            self.hear(a, b);
        }
        self.count_answers();
        sort_by(&mut self.all, |a, b| a.kind.cmp(&b.kind));
    }

    /// Looks at two claims of two articles.
    fn hear(&mut self, a: &RowClaim<'_>, b: &RowClaim<'_>) {
        let (one, other) = (self.name(a.claim.article), self.name(b.claim.article));
        let (by, by_other) = (&a.by, &b.by);
        if a.shares_words_with(b) && (by == by_other || by.is_empty() || by_other.is_empty()) {
            self.tell(FindingKind::OneWitness, || {
                format!("{one} and {other} use the same words: one witness, not two")
            });
        } else if a.shares_words_with(b) {
            self.tell(FindingKind::TwoSpeakers, || {
                format!("The same words, two speakers: {by} in {one}, {by_other} in {other}")
            });
        } else if a.position == b.position
            && let Some(source) = named_by_both(a.claim, b.claim)
        {
            self.tell(FindingKind::OneWitness, || {
                let source = source.label();
                format!("{one} and {other} both rest on {source}: one witness, not two")
            });
        }
    }

    fn count_answers(&mut self) {
        for (at, cell) in self.row.cells.iter().enumerate() {
            let MatrixCell::Says(answers) = cell else {
                continue;
            };
            let ids = answers
                .iter()
                .filter_map(|answer| Some(self.row.positions.get(answer.position)?.id));
            let ids: Vec<RecordId> = ids.collect();
            let is_open = ids.iter().enumerate().any(|(number, one)| {
                let mut others = ids[number + 1..].iter();
                others.any(|other| self.row.point.relation(*one, *other).is_none())
            });
            if is_open && !self.row.at_odds.contains(&at) {
                let count = ids.len();
                let name = self.name(at);
                self.tell(FindingKind::SeveralAnswers, || {
                    format!("{name} gives {count} answers")
                });
            }
        }
    }

    /// Adds a sentence, unless there are enough of its sort or it is there already.
    fn tell(&mut self, kind: FindingKind, sentence: impl FnOnce() -> String) {
        let same_sort = self.all.iter().filter(|found| found.kind == kind);
        if same_sort.count() < OF_A_SORT {
            let sentence = sentence();
            let fresh = Finding { kind, sentence };
            if !self.all.contains(&fresh) {
                self.all.push(fresh);
            }
        }
    }
}

/// A claim of a row.
struct RowClaim<'a> {
    claim: &'a ComparedClaim,
    /// Which answer it gives.
    position: usize,
    /// In which passages it stands.
    passages: Vec<usize>,
    /// Who says it; empty as long as nobody has said.
    by: String,
}

impl RowClaim<'_> {
    /// Whether both stand in words that their articles share.
    fn shares_words_with(&self, other: &Self) -> bool {
        self.passages.iter().any(|it| other.passages.contains(it))
    }
}

/// The claims of a row, article by article.
fn claims_of<'a>(row: &'a MatrixRow, places: &PassagePlaces<'_>) -> Vec<RowClaim<'a>> {
    let claims = row.answers().flat_map(|answer| {
        answer.claims.iter().map(|claim| RowClaim {
            claim,
            position: answer.position,
            passages: places.around(claim),
            by: claim.said_by(),
        })
    });
    claims.collect()
}

/// Pairs of claims of two articles.
fn pairs<'a, 'b>(
    claims: &'b [RowClaim<'a>],
) -> impl Iterator<Item = (&'b RowClaim<'a>, &'b RowClaim<'a>)> {
    claims.iter().enumerate().flat_map(move |(at, one)| {
        let others = claims[at + 1..].iter();
        let others = others.filter(|other| one.claim.article != other.claim.article);
        others.map(move |other| (one, other))
    })
}

/// A claim that its article states as a fact, and one of another article that somebody with a name makes.
fn fact_and_attributed<'a>(
    claims: &[RowClaim<'a>],
) -> Option<(&'a ComparedClaim, &'a ComparedClaim)> {
    let is_said = |claim: &ComparedClaim| {
        let mut sources = claim.sources.iter();
        sources.any(|source| matches!(source, ClaimSource::Named(..)))
    };
    pairs(claims).find_map(|(a, b)| {
        let (fact, said) = match (a.claim.is_own(), b.claim.is_own()) {
            (true, false) => (a.claim, b.claim),
            (false, true) => (b.claim, a.claim),
            _ => return None,
        };
        (a.position == b.position && is_said(said)).then_some((fact, said))
    })
}

fn named_by_both<'a>(a: &'a ComparedClaim, b: &ComparedClaim) -> Option<&'a ClaimSource> {
    let mut sources = a.sources.iter();
    sources.find(|source| matches!(source, ClaimSource::Named(..)) && b.sources.contains(source))
}

/// Where the passages stand that articles share.
struct PassagePlaces<'a> {
    workspace: &'a Workspace,
    /// For each article the places in it, by their start, each with the number of its passage.
    places: Vec<Vec<(TextRange, usize)>>,
}

impl<'a> PassagePlaces<'a> {
    fn new(workspace: &'a Workspace, passages: &[Passage], articles: usize) -> Self {
        let mut places = vec![Vec::new(); articles];
        for (number, passage) in passages.iter().enumerate() {
            for place in &passage.places {
                if let Some(there) = places.get_mut(place.article) {
                    there.push((place.range, number));
                }
            }
        }
        for there in &mut places {
            sort_by(there, |(a, _), (b, _)| a.start().cmp(&b.start()));
        }
        Self { workspace, places }
    }

    /// The passages in which most of a claim stands.
    fn around(&self, claim: &ComparedClaim) -> Vec<usize> {
        let ranges = self.workspace.index().ranges(claim.id);
        let all: u32 = ranges.iter().map(|range| range.len()).sum();
        let end = ranges.iter().map(|range| range.end()).max();
        let (Some(end), Some(places)) = (end, self.places.get(claim.article)) else {
            return Vec::new();
        };
        let before_its_end = places.partition_point(|(place, _)| place.start() < end);
        let mostly = |(place, _): &&(TextRange, usize)| {
            let common = ranges.iter().filter_map(|range| range.intersect(*place));
            2 * common.map(TextRange::len).sum::<u32>() > all
        };
        let around = places[..before_its_end].iter().filter(mostly);
        around.map(|(_, passage)| *passage).collect()
    }
}
