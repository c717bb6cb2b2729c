//! What the table of points says at a glance, in sentences.
//!
//! Invariant: a sentence names the points that it is about; what is the same for no point is not said. Copying is no
//! corroboration: two articles that rest on one source, or share their words, are told.
//! Must not know: the screen.

use super::agreement::RowAgreement;
use super::claims::{ClaimSource, ComparedClaim};
use super::matrix::{ComparisonTable, MatrixRow};
use crate::core::annotation::workspace::Workspace;
use crate::core::compare::passages::Passage;
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
            all.push(Headline {
                sentence: format!("{} disagrees with itself", name(*at)),
                rows: vec![row.name.clone()],
            });
        }
    }
    let mut facts = Vec::new();
    let mut echoes = Vec::new();
    for row in &table.rows {
        facts.extend(fact_and_attributed(row, &name));
        echoes.extend(echoed(row, workspace, &name, passages));
    }
    facts.truncate(OF_A_SORT);
    echoes.truncate(OF_A_SORT);
    all.extend(facts);
    all.extend(echoes);
    for at in 0..names.len() {
        let only = |row: &&MatrixRow| {
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
    all
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

/// Pairs of claims of two articles that give the same answer.
fn pairs(row: &MatrixRow) -> Vec<(&ComparedClaim, &ComparedClaim, bool)> {
    let mut claims: Vec<(usize, &ComparedClaim)> = Vec::new();
    for cell in &row.cells {
        if let super::matrix::MatrixCell::Says(answers) = cell {
            for answer in answers {
                claims.extend(answer.claims.iter().map(|claim| (answer.position, claim)));
            }
        }
    }
    let mut pairs = Vec::new();
    for (at, (position, one)) in claims.iter().enumerate() {
        for (other_position, other) in &claims[at + 1..] {
            if one.article != other.article {
                pairs.push((*one, *other, position == other_position));
            }
        }
    }
    pairs
}

fn fact_and_attributed<'a>(row: &MatrixRow, name: &dyn Fn(usize) -> &'a str) -> Option<Headline> {
    let is_said = |claim: &ComparedClaim| {
        let mut sources = claim.sources.iter();
        sources.any(|source| matches!(source, ClaimSource::Named(..)))
    };
    let found = pairs(row).into_iter().find_map(|(a, b, is_same)| {
        let (fact, said) = match (a.is_own(), b.is_own()) {
            (true, false) => (a, b),
            (false, true) => (b, a),
            _ => return None,
        };
        (is_same && is_said(said)).then_some((fact, said))
    });
    let (fact, said) = found?;
    Some(Headline {
        sentence: format!(
            "A fact in {}, said by {} in {}",
            name(fact.article),
            said.said_by(),
            name(said.article)
        ),
        rows: vec![row.name.clone()],
    })
}

/// Where two articles are not two witnesses.
fn echoed<'a>(
    row: &MatrixRow,
    workspace: &Workspace,
    name: &dyn Fn(usize) -> &'a str,
    passages: &[Passage],
) -> Vec<Headline> {
    let mut found: Vec<Headline> = Vec::new();
    let mut tell = |sentence: String| {
        if found.iter().all(|headline| headline.sentence != sentence) {
            found.push(Headline {
                sentence,
                rows: vec![row.name.clone()],
            });
        }
    };
    for (a, b, is_same) in pairs(row) {
        let (one, other) = (name(a.article), name(b.article));
        if share(workspace, a, b, passages) {
            let (by, by_other) = (a.said_by(), b.said_by());
            tell(if by == by_other || by.is_empty() || by_other.is_empty() {
                format!("{one} and {other} use the same words: one witness, not two")
            } else {
                format!("The same words belong to {by} in {one} and to {by_other} in {other}")
            });
            continue;
        }
        let shared = a
            .sources
            .iter()
            .find(|source| matches!(source, ClaimSource::Named(..)) && b.sources.contains(source));
        if let (true, Some(source)) = (is_same, shared) {
            let source = source.label();
            tell(format!(
                "{one} and {other} both rest on {source}: one witness, not two"
            ));
        }
    }
    found
}

/// Whether two claims stand in words that their articles share.
fn share(
    workspace: &Workspace,
    a: &ComparedClaim,
    b: &ComparedClaim,
    passages: &[Passage],
) -> bool {
    let ranges = |claim: &ComparedClaim| workspace.index().ranges(claim.id).to_vec();
    let (one, other) = (ranges(a), ranges(b));
    let mostly = |ranges: &[TextRange], place: TextRange| {
        let all: u32 = ranges.iter().map(|range| range.len()).sum();
        let common = ranges.iter().filter_map(|range| range.intersect(place));
        2 * common.map(TextRange::len).sum::<u32>() > all
    };
    passages.iter().any(|passage| {
        let stands = |article: usize, ranges: &[TextRange]| {
            let mut places = passage.places.iter();
            places.any(|place| place.article == article && mostly(ranges, place.range))
        };
        stands(a.article, &one) && stands(b.article, &other)
    })
}
