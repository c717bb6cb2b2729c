//! What the table of points says at a glance, in sentences.
//!
//! Invariant: a sentence names the points that it is about; what is the same for no point is not said.
//! Must not know: the screen.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::agreement::RowAgreement;
use super::findings::{Finding, FindingKind};
use super::matrix::{ComparisonTable, MatrixRow};
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

/// What the table says. `names` are those of the articles, `found` what stands out in its rows.
#[must_use]
pub fn headlines(
    table: &ComparisonTable,
    names: &[String],
    found: &BTreeMap<String, Vec<Finding>>,
) -> Vec<Headline> {
    let mut all: Vec<Headline> = tallies(table);
    let told = |kind: FindingKind| {
        let of_row = move |row: &Arc<MatrixRow>| {
            let name = row.name.clone();
            let found = found.get(&name).into_iter().flatten();
            let found = found.filter(move |found| found.kind == kind);
            found.map(move |found| Headline {
                sentence: found.sentence.clone(),
                rows: vec![name.clone()],
            })
        };
        table.rows.iter().flat_map(of_row).take(OF_A_SORT)
    };
    all.extend(told(FindingKind::AtOdds));
    all.extend(told(FindingKind::TwoSpeakers));
    all.extend(told(FindingKind::FactAndAttributed));
    all.extend(told(FindingKind::OneWitness));
    for (at, name) in names.iter().enumerate() {
        let only = table.rows.iter().filter(|row| {
            row.agreement == RowAgreement::OneOnly && row.claims().any(|claim| claim.article == at)
        });
        let (sure, open): (Vec<_>, Vec<_>) = only.partition(|row| row.is_looked_through());
        let sentences = [
            (sure, format!("Only {name} says anything")),
            (open, format!("So far only {name} says anything")),
        ];
        for (rows, sentence) in sentences.into_iter().filter(|(rows, _)| !rows.is_empty()) {
            let rows = rows.into_iter().map(|row| row.name.clone()).collect();
            all.push(Headline { sentence, rows });
        }
    }
    all.extend(told(FindingKind::SeveralAnswers));
    all
}

fn tallies(table: &ComparisonTable) -> Vec<Headline> {
    let sorts = [
        RowAgreement::Contradict,
        RowAgreement::Differ,
        RowAgreement::Several,
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
            RowAgreement::Several => {
                format!("They give several answers to {points}, not compared yet")
            }
            _ => format!("All that answer agree on {points}"),
        };
        (!rows.is_empty()).then_some(Headline { sentence, rows })
    };
    sorts.into_iter().filter_map(of).collect()
}
