//! What stands in a cell of the table of questions: what an article answers, and on whose word.
//!
//! Invariant: no cell is empty: what is not known yet is said, too.
//! Must not know: where the table stands.

use super::document::{Ground, Inline, ReportCell};
use crate::core::lesson::ArticleIndex;
use crate::core::points::claims::ComparedClaim;
use crate::core::points::matrix::{CellAnswer, MatrixCell, MatrixRow};

/// What an article answers, with who says it.
pub(super) fn answer(row: &MatrixRow, at: ArticleIndex, cell: &MatrixCell) -> ReportCell {
    match cell {
        MatrixCell::NotLooked => ReportCell {
            lines: vec![vec![Inline::text("not looked yet")]],
            ground: Ground::NotLooked,
        },
        MatrixCell::Silent => ReportCell {
            lines: vec![vec![Inline::text("silent")]],
            ground: Ground::Silent,
        },
        MatrixCell::Says(answers) => ReportCell {
            lines: odds(row, at)
                .into_iter()
                .chain(answers.iter().filter_map(|it| answer_line(row, it)))
                .collect(),
            ground: match &answers[..] {
                [one] => Ground::Answer(one.position),
                // Two answers of one article stand on no one's ground.
                _ => Ground::Plain,
            },
        },
    }
}

/// That an article disagrees with itself.
fn odds(row: &MatrixRow, at: ArticleIndex) -> Option<Vec<Inline>> {
    let is_at_odds = row.at_odds.contains(&at);
    is_at_odds.then(|| vec![Inline::Remark("disagrees with itself".to_owned())])
}

fn answer_line(row: &MatrixRow, answer: &CellAnswer) -> Option<Vec<Inline>> {
    let position = row.positions.get(answer.position)?;
    let mut line = Vec::new();
    if row.positions.len() > 1 {
        let number = (answer.position + 1).to_string();
        line.extend([Inline::Remark(number), Inline::text(" ")]);
    }
    line.push(Inline::Strong(position.words.clone()));
    let said: Vec<String> = answer.claims.iter().filter_map(said).collect();
    if !said.is_empty() {
        line.push(Inline::text(" "));
        line.push(Inline::Remark(said.join("; ")));
    }
    Some(line)
}

/// Who says a claim and in whose words, in one line.
pub(super) fn said(claim: &ComparedClaim) -> Option<String> {
    let voice = claim.voice.map(|voice| voice.label().to_lowercase());
    let said: Vec<String> = claim.attributed_to().into_iter().chain(voice).collect();
    (!said.is_empty()).then(|| said.join(", "))
}
