//! Which questions a claim may answer, by the words that it shares with what is known of them.
//!
//! Invariant: a word counts the more, the fewer questions know it (as the inverse document frequency of Spärck Jones, 1972,
//! without its logarithm); what is as likely stays in the order of the table.
//! Must not know: who asks. Which claims say the same is found by [`crate::core::compare::claims`], for much more work.

use std::collections::BTreeSet;

use crate::core::points::claims::ComparedClaim;
use crate::core::points::matrix::MatrixRow;
use crate::core::sort::sort_by;
use crate::core::text::folding::{Folded, Likeness};

/// Words shorter than this, in code points, say nothing of what is spoken of, unless they are numbers.
const SHORT: usize = 4;

/// What a word weighs that one question alone knows; of two questions, each has half of it.
const WHOLE: usize = 1_000;

/// The rows, the likeliest first.
#[must_use]
pub fn likeliest_first<'a>(
    rows: impl Iterator<Item = &'a MatrixRow>,
    claim: &ComparedClaim,
) -> Vec<&'a MatrixRow> {
    let known: Vec<(&MatrixRow, BTreeSet<String>)> =
        rows.map(|row| (row, words_of_row(row))).collect();
    let wanted = words_of([claim.quote.as_str(), &claim.gist]);
    let weight = |words: &BTreeSet<String>| -> usize {
        let shared = wanted.iter().filter(|word| words.contains(*word));
        let knowing = |word: &String| known.iter().filter(|(_, it)| it.contains(word)).count();
        shared.map(|word| WHOLE / knowing(word)).sum()
    };
    let mut weighed: Vec<(usize, &MatrixRow)> = known
        .iter()
        .map(|(row, words)| (weight(words), *row))
        .collect();
    sort_by(&mut weighed, |(one, _), (other, _)| other.cmp(one));
    weighed.into_iter().map(|(_, row)| row).collect()
}

/// The words of a question, of its answers and of the claims behind them.
fn words_of_row(row: &MatrixRow) -> BTreeSet<String> {
    let question = row.point.question.as_str();
    let answers = row.positions.iter().map(|position| position.words.as_str());
    let claims = row.claims().flat_map(|it| [it.quote.as_str(), &it.gist]);
    words_of([question].into_iter().chain(answers).chain(claims))
}

fn words_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for text in texts {
        let folded = Folded::new(text, Likeness::Bare);
        let all = folded.as_str().split(|it: char| !it.is_alphanumeric());
        let telling = all.filter(|word| {
            word.chars().count() >= SHORT || word.chars().any(|it| it.is_ascii_digit())
        });
        words.extend(telling.map(str::to_owned));
    }
    words
}
