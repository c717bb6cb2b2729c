//! Words that are nearly those of a mark: a letter was mended, and the mark may still be meant.
//!
//! Owns: [`near_match`], which proposes; nobody is put there without a yes.
//! Invariant: what is proposed stands between nearly the same words as before, differs by few letters, says nothing
//! contrary, and no second place comes close to it.
//! Must not know: who is asked.
//!
//! Method: Sellers, The theory and computation of evolutionary distances: pattern recognition, J. Algorithms 1,
//! 1980: the words with what stood around them are sought in the text, at the fewest letters changed, left out
//! or put in. Each cell knows where the words themselves begin and end on the way to it.

use super::contrary::is_contrary;
use crate::core::annotation::anchor::{Anchor, Quote};
use crate::core::text::folding::alike;
use crate::core::text::{Text, TextRange};

/// Most cells for all marks of a text: ten marks of a hundred letters in a text of twenty thousand.
pub const CELLS: usize = 40_000_000;

/// Fewest letters of words that can be told from others when one of them is another.
const SHORTEST: usize = 3;

/// The way to a cell.
#[derive(Clone, Copy)]
struct Cell {
    /// Letters changed, left out or put in.
    cost: usize,
    /// Where the words begin, once they do, in code points of the text.
    start: usize,
    /// Where they end, once they do.
    end: usize,
}

/// The place in `text` where a quote stands with few letters changed; nothing where there is none, or more than
/// one. `left` is how many cells may still be looked at, and grows less.
#[must_use]
pub fn near_match(text: &Text, quote: &Quote, left: &mut usize) -> Option<TextRange> {
    let folded = |words: &str| words.chars().map(near_letter).collect::<Vec<char>>();
    let [prefix, exact, suffix] = [&quote.prefix, &quote.exact, &quote.suffix].map(|it| folded(it));
    if exact.len() < SHORTEST {
        return None;
    }
    let around = prefix.len() + suffix.len();
    let (from, to) = (prefix.len(), prefix.len() + exact.len());
    let pattern = [prefix, exact.clone(), suffix].concat();
    let letters: Vec<char> = folded_text(text);
    *left = left.checked_sub(pattern.len() * letters.len())?;
    let ends = ends(&pattern, (from, to), &letters);
    let best = ends.iter().min_by_key(|cell| cell.cost).copied()?;
    let is_rival = |cell: &&Cell| {
        let apart = cell.end <= best.start || best.end <= cell.start;
        apart && cell.cost <= 2 * best.cost + 1
    };
    if ends.iter().any(|cell| is_rival(&cell)) {
        return None;
    }
    let (start, end) = whole_words(&letters, best.start, best.end, is_whole(&pattern, from, to));
    let start = u32::try_from(start).ok()?;
    let end = u32::try_from(end).ok()?;
    let range = TextRange::checked(start, end)?;
    let range = text.trimmed(text.on_graphemes(range));
    let found = folded_text(&Text::new(text.slice(range)));
    let changed = distance(&exact, &found);
    let beside = best.cost.saturating_sub(changed);
    let few = changed <= (exact.len() + 2) / 4 && beside <= around / 4;
    let is_slip = || {
        !is_contrary(
            &exact.iter().collect::<String>(),
            &found.iter().collect::<String>(),
        )
    };
    (few && !range.is_empty() && is_slip()).then_some(range)
}

/// The place in `text` where a mark of one part stands with few letters changed. Of marks of several nothing is
/// said: who lost one part may have lost what joined them. Nor of the words themselves between others, where somebody
/// has said that those are not meant.
#[must_use]
pub fn nearest_words(text: &Text, anchor: &Anchor) -> Option<TextRange> {
    match anchor.parts() {
        [part] => {
            let is_refused = |range: &TextRange| {
                anchor.is_bound_to_context() && text.slice(*range) == part.quote.exact
            };
            near_match(text, &part.quote, &mut CELLS.clone()).filter(|range| !is_refused(range))
        }
        _ => None,
    }
}

/// For each place of the text the cheapest way to have read the whole pattern there.
fn ends(pattern: &[char], (from, to): (usize, usize), letters: &[char]) -> Vec<Cell> {
    let first = |cost| Cell {
        cost,
        start: 0,
        end: 0,
    };
    let mut column: Vec<Cell> = (0..=pattern.len()).map(first).collect();
    let mut ends = Vec::with_capacity(letters.len());
    for (place, letter) in letters.iter().enumerate() {
        let mut diagonal = column[0];
        // It may begin anywhere, at no cost.
        column[0] = Cell {
            cost: 0,
            start: place + 1,
            end: place + 1,
        };
        for number in 1..=pattern.len() {
            let inserted = column[number];
            let dropped = column[number - 1];
            let same = usize::from(pattern[number - 1] != *letter);
            let mut cell = Cell {
                cost: diagonal.cost + same,
                ..diagonal
            };
            if dropped.cost + 1 < cell.cost {
                cell = Cell {
                    cost: dropped.cost + 1,
                    ..dropped
                };
            }
            let mut is_insertion = false;
            if inserted.cost + 1 < cell.cost {
                is_insertion = true;
                cell = Cell {
                    cost: inserted.cost + 1,
                    ..inserted
                };
            }
            if number == from {
                cell.start = place + 1;
            }
            // What was put in behind the words belongs to what follows them.
            if number == to && !is_insertion {
                cell.end = place + 1;
            }
            diagonal = inserted;
            column[number] = cell;
        }
        ends.extend(column.last().copied());
    }
    ends
}

/// Whether the words are whole ones where they come from: then whole ones are proposed.
fn is_whole(pattern: &[char], from: usize, to: usize) -> (bool, bool) {
    let is_inside = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| pattern.get(at));
        let pair = before.zip(pattern.get(at));
        pair.is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric())
    };
    (!is_inside(from), !is_inside(to))
}

/// Grows a range to the ends of its words where it should have whole ones.
fn whole_words(
    letters: &[char],
    mut start: usize,
    mut end: usize,
    (whole_start, whole_end): (bool, bool),
) -> (usize, usize) {
    let is_letter = |at: usize| letters.get(at).is_some_and(|c| c.is_alphanumeric());
    while whole_start && start > 0 && is_letter(start) && is_letter(start - 1) {
        start -= 1;
    }
    while whole_end && end > 0 && is_letter(end) && is_letter(end - 1) {
        end += 1;
    }
    (start, end)
}

/// Letters changed, left out or put in between two words (Levenshtein 1966).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (number, letter) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], number + 1);
        for at in 1..=b.len() {
            let changed = diagonal + usize::from(*letter != b[at - 1]);
            diagonal = row[at];
            row[at] = changed.min(row[at] + 1).min(row[at - 1] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

fn folded_text(text: &Text) -> Vec<char> {
    text.as_str().chars().map(near_letter).collect()
}

/// Another kind of white space, quotation mark or dash is no change.
fn near_letter(c: char) -> char {
    match alike(c) {
        '\n' => ' ',
        c => c,
    }
}
