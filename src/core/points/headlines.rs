//! What the table of points says at a glance, in sentences.
//!
//! Invariant: a sentence names the points that it is about; what is the same for no point is not said. Copying is no
//! corroboration: two articles that rest on one source, or share their words, are told.
//! Must not know: the screen.

use std::sync::Arc;

use super::agreement::RowAgreement;
use super::claims::{ClaimSource, ComparedClaim};
use super::matrix::{ComparisonTable, MatrixCell, MatrixRow};
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
            let sentence = format!("{} disagrees with itself", name(*at));
            all.push(about(row, sentence));
        }
    }
    let mut facts = Vec::new();
    let mut echoes = Vec::new();
    for row in &table.rows {
        facts.extend(fact_and_attributed(row, &name));
        echoes.extend(echoed(row, workspace, &name, passages));
    }
    let (mut disputed, mut echoes): (Vec<Echo>, Vec<Echo>) = echoes
        .into_iter()
        .partition(|echo| echo.kind == EchoKind::TwoSpeakers);
    disputed.truncate(OF_A_SORT);
    facts.truncate(OF_A_SORT);
    echoes.truncate(OF_A_SORT);
    all.extend(disputed.into_iter().map(|echo| echo.headline));
    all.extend(facts);
    all.extend(echoes.into_iter().map(|echo| echo.headline));
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
            let count = match cell {
                MatrixCell::Says(answers) => answers.len(),
                _ => 0,
            };
            if count > 1 && !row.at_odds.contains(&at) {
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

/// Pairs of claims of two articles that give the same answer.
fn pairs(row: &MatrixRow) -> Vec<(&ComparedClaim, &ComparedClaim, bool)> {
    let mut claims: Vec<(usize, &ComparedClaim)> = Vec::new();
    for cell in &row.cells {
        if let MatrixCell::Says(answers) = cell {
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
    let sentence = format!(
        "{} states as a fact what {} says in {}",
        name(fact.article),
        said.said_by(),
        name(said.article)
    );
    Some(about(row, sentence))
}

/// Why two articles are not two witnesses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EchoKind {
    /// Their words are the same, and they give them to different speakers.
    TwoSpeakers,
    /// They rest on the same words, or on the same source.
    OneWitness,
}

struct Echo {
    kind: EchoKind,
    headline: Headline,
}

/// Where two articles are not two witnesses.
fn echoed<'a>(
    row: &MatrixRow,
    workspace: &Workspace,
    name: &dyn Fn(usize) -> &'a str,
    passages: &[Passage],
) -> Vec<Echo> {
    let mut found: Vec<Echo> = Vec::new();
    let mut tell = |kind: EchoKind, sentence: String| {
        if found.iter().all(|echo| echo.headline.sentence != sentence) {
            let headline = about(row, sentence);
            found.push(Echo { kind, headline });
        }
    };
    for (a, b, is_same) in pairs(row) {
        let (one, other) = (name(a.article), name(b.article));
        if share(workspace, a, b, passages) {
            let (by, by_other) = (a.said_by(), b.said_by());
            if by == by_other || by.is_empty() || by_other.is_empty() {
                let sentence =
                    format!("{one} and {other} use the same words: one witness, not two");
                tell(EchoKind::OneWitness, sentence);
            } else {
                let sentence =
                    format!("The same words, two speakers: {by} in {one}, {by_other} in {other}");
                tell(EchoKind::TwoSpeakers, sentence);
            }
            continue;
        }
        let shared = a
            .sources
            .iter()
            .find(|source| matches!(source, ClaimSource::Named(..)) && b.sources.contains(source));
        if let (true, Some(source)) = (is_same, shared) {
            let source = source.label();
            let sentence = format!("{one} and {other} both rest on {source}: one witness, not two");
            tell(EchoKind::OneWitness, sentence);
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
