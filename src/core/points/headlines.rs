//! What the table of points says at a glance, in sentences.
//!
//! Invariant: a sentence names the points that it is about; what is the same for no point is not said. Copying is no
//! corroboration: two articles that rest on one source, or share their words, are told.
//! Must not know: the screen.

use std::sync::Arc;

use super::agreement::RowAgreement;
use super::claims::{ClaimSource, ComparedClaim};
use super::matrix::{ComparisonTable, MatrixCell, MatrixRow};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::compare::passages::Passage;
use crate::core::sort::sort_by;
use crate::core::text::TextRange;
use crate::core::text::printable::plural;

/// A sentence, and the points that it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Headline {
    /// What is so.
    pub sentence: String,
    /// The names of the rows.
    pub rows: Vec<String>,
}

/// Headlines at most of each sort: more are seen in the table.
const OF_A_SORT: usize = 6;

/// What the table says. `names` are those of the articles, `passages` what they share.
#[must_use]
pub fn headlines(
    table: &ComparisonTable,
    workspace: &Workspace,
    names: &[String],
    passages: &[Passage],
) -> Vec<Headline> {
    let name = |at: usize| names.get(at).map_or("", String::as_str);
    let mut all: Vec<Headline> = tallies(table);
    for row in &table.rows {
        for at in &row.at_odds {
            let sentence = format!("{} disagrees with itself", name(*at));
            all.push(about(row, sentence));
        }
    }
    let mut facts = Vec::new();
    let mut echoes = Echoes::default();
    let places = PassagePlaces::new(workspace, passages, names.len());
    for row in &table.rows {
        let claims = claims_of(row, &places);
        if facts.len() < OF_A_SORT {
            facts.extend(fact_and_attributed(row, &claims, &name));
        }
        echoes.hear(row, &claims, &name);
    }
    all.extend(echoes.two_speakers);
    all.extend(facts);
    all.extend(echoes.one_witness);
    for at in 0..names.len() {
        let only = |row: &&Arc<MatrixRow>| {
            row.agreement == RowAgreement::OneOnly && row.claims().any(|claim| claim.article == at)
        };
        let rows: Vec<String> = table
            .rows
            .iter()
            .filter(only)
            .map(|row| row.name.clone())
            .collect();
        if !rows.is_empty() {
            all.push(Headline {
                sentence: format!("Only {} says anything", name(at)),
                rows,
            });
        }
    }
    all.extend(several_answers(table, &name));
    all
}

/// A sentence about one row.
fn about(row: &MatrixRow, sentence: String) -> Headline {
    Headline {
        sentence,
        rows: vec![row.name.clone()],
    }
}

/// Articles that give several answers of which nobody has said what they are to one another.
fn several_answers<'a>(table: &ComparisonTable, name: &dyn Fn(usize) -> &'a str) -> Vec<Headline> {
    let mut found: Vec<Headline> = Vec::new();
    for row in &table.rows {
        for (at, cell) in row.cells.iter().enumerate() {
            let MatrixCell::Says(answers) = cell else {
                continue;
            };
            let ids = answers
                .iter()
                .filter_map(|answer| Some(row.positions.get(answer.position)?.id));
            let ids: Vec<RecordId> = ids.collect();
            let is_open = ids.iter().enumerate().any(|(number, one)| {
                let mut others = ids[number + 1..].iter();
                others.any(|other| row.point.relation(*one, *other).is_none())
            });
            if is_open && !row.at_odds.contains(&at) {
                let count = ids.len();
                found.push(about(row, format!("{} gives {count} answers", name(at))));
            }
        }
    }
    found.truncate(OF_A_SORT);
    found
}

fn tallies(table: &ComparisonTable) -> Vec<Headline> {
    let sorts = [
        RowAgreement::Contradict,
        RowAgreement::Differ,
        RowAgreement::Agree,
    ];
    let of = |agreement: RowAgreement| {
        let rows = table
            .rows
            .iter()
            .filter(move |row| row.agreement == agreement);
        let rows: Vec<String> = rows.map(|row| row.name.clone()).collect();
        let points = plural(rows.len(), "question");
        let sentence = match agreement {
            RowAgreement::Contradict => format!("The articles contradict each other on {points}"),
            RowAgreement::Differ => format!("They differ on {points}"),
            _ => format!("All that answer agree on {points}"),
        };
        (!rows.is_empty()).then_some(Headline { sentence, rows })
    };
    sorts.into_iter().filter_map(of).collect()
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

fn fact_and_attributed<'a>(
    row: &MatrixRow,
    claims: &[RowClaim<'_>],
    name: &dyn Fn(usize) -> &'a str,
) -> Option<Headline> {
    let is_said = |claim: &ComparedClaim| {
        let mut sources = claim.sources.iter();
        sources.any(|source| matches!(source, ClaimSource::Named(..)))
    };
    let (fact, said) = pairs(claims).find_map(|(a, b)| {
        let (fact, said) = match (a.claim.is_own(), b.claim.is_own()) {
            (true, false) => (a.claim, b.claim),
            (false, true) => (b.claim, a.claim),
            _ => return None,
        };
        (a.position == b.position && is_said(said)).then_some((fact, said))
    })?;
    let sentence = format!(
        "{} states as a fact what {} says in {}",
        name(fact.article),
        said.said_by(),
        name(said.article)
    );
    Some(about(row, sentence))
}

/// Where two articles are not two witnesses. As many sentences of each sort as are told, and no more.
#[derive(Default)]
struct Echoes {
    /// Their words are the same, and they give them to different speakers.
    two_speakers: Vec<Headline>,
    /// They rest on the same words, or on the same source.
    one_witness: Vec<Headline>,
}

impl Echoes {
    /// Adds what one row has to tell.
    fn hear<'a>(
        &mut self,
        row: &MatrixRow,
        claims: &[RowClaim<'_>],
        name: &dyn Fn(usize) -> &'a str,
    ) {
        for (a, b) in pairs(claims) {
            if a.shares_words_with(b) {
                let (by, by_other) = (&a.by, &b.by);
                let (one, other) = (name(a.claim.article), name(b.claim.article));
                if by == by_other || by.is_empty() || by_other.is_empty() {
                    tell(&mut self.one_witness, row, || {
                        format!("{one} and {other} use the same words: one witness, not two")
                    });
                } else {
                    tell(&mut self.two_speakers, row, || {
                        format!(
                            "The same words, two speakers: {by} in {one}, {by_other} in {other}"
                        )
                    });
                }
            } else if a.position == b.position
                && let Some(source) = named_by_both(a.claim, b.claim)
            {
                let (one, other) = (name(a.claim.article), name(b.claim.article));
                let source = source.label();
                tell(&mut self.one_witness, row, || {
                    format!("{one} and {other} both rest on {source}: one witness, not two")
                });
            }
        }
    }
}

/// Adds a sentence about a row, unless there are enough or the row has it already.
fn tell(told: &mut Vec<Headline>, row: &MatrixRow, sentence: impl FnOnce() -> String) {
    if told.len() < OF_A_SORT {
        let fresh = about(row, sentence());
        if !told.contains(&fresh) {
            told.push(fresh);
        }
    }
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
