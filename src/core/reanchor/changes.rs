//! What is different in two versions of a text, for whoever looks at it before it happens.
//!
//! Owns: [`TextChange`], [`text_changes`].
//! Invariant: changes stand as they are read, and every word that only one of the versions has lies in one of them.
//! Another kind of white space is no change of words.
//! Must not know: marks.

use super::mapping::Mapping;
use super::tokenized::TokenizedText;
use crate::core::text::Text;
use crate::core::text::printable::brief;

/// Tokens that are shown before and behind a change: words and the spaces between them.
const AROUND: usize = 8;
/// Most characters of either version that are shown.
const LONGEST: usize = 200;

/// Words that became others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextChange {
    /// A few words before them.
    pub before: String,
    /// The words as they were, shortened; empty where some were put in.
    pub old: String,
    /// The words as they are now, shortened; empty where some were taken out.
    pub new: String,
    /// A few words behind them.
    pub after: String,
}

/// The changes between two versions of a text. What was moved counts as taken out and put in.
#[must_use]
pub fn text_changes(old: &Text, new: &Text) -> Vec<TextChange> {
    let mapping = Mapping::between(old, new);
    let ends = (mapping.old.tokens.len(), mapping.new.tokens.len());
    let mut changes = Vec::new();
    // Behind what is the same in both, so far.
    let mut at = (0_usize, 0_usize);
    let stretches = mapping.stretches.iter();
    let stretches = stretches.map(|same| (same.old, same.new, same.len));
    for (old, new, len) in stretches.chain([(ends.0, ends.1, 0)]) {
        // Stretches may overlap at their ends.
        let over = at.0.saturating_sub(old).max(at.1.saturating_sub(new));
        if over > len || (len > 0 && over == len) {
            continue;
        }
        changes.extend(change(&mapping, at, (old + over, new + over)));
        at = (old + len, new + len);
    }
    changes
}

/// What lies between two places in both texts; nothing where that is the same.
fn change(mapping: &Mapping, from: (usize, usize), to: (usize, usize)) -> Option<TextChange> {
    let (mut from, mut to) = (from, to);
    let same = |old: usize, new: usize| mapping.old.word(old) == mapping.new.word(new);
    while from.0 < to.0 && from.1 < to.1 && same(from.0, from.1) {
        from = (from.0 + 1, from.1 + 1);
    }
    while from.0 < to.0 && from.1 < to.1 && same(to.0 - 1, to.1 - 1) {
        to = (to.0 - 1, to.1 - 1);
    }
    if from == to {
        return None;
    }
    let old = words(&mapping.old, from.0, to.0);
    let new = words(&mapping.new, from.1, to.1);
    let first = from.1.saturating_sub(AROUND);
    let last = (to.1 + AROUND).min(mapping.new.tokens.len());
    let mut before = words(&mapping.new, first, from.1);
    // The first token is the beginning of the text.
    if first > 1 {
        before.insert(0, '…');
    }
    Some(TextChange {
        before,
        old: brief(&old, LONGEST),
        new: brief(&new, LONGEST),
        after: words(&mapping.new, to.1, last),
    })
}

/// The words of some tokens.
fn words(side: &TokenizedText, from: usize, to: usize) -> String {
    match side.tokens.get(from..to) {
        Some([first, .., last]) => side.text.slice(first.range.join(last.range)).to_owned(),
        Some([only]) => side.text.slice(only.range).to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "The ferry to the island left at nine with forty people aboard.\n\nNobody on the quay could say when the next one was to leave.";

    fn changes(from: &str, to: &str) -> Vec<[String; 4]> {
        let changes = text_changes(&Text::new(from), &Text::new(to)).into_iter();
        let change = |change: TextChange| [change.before, change.old, change.new, change.after];
        changes.map(change).collect()
    }

    #[test]
    fn words_that_became_others_stand_with_a_few_around() {
        let new = LONG
            .replace("forty people", "fifty people")
            .replace("was to leave", "would leave");
        let found = changes(LONG, &new);
        let words: Vec<[&str; 2]> = found.iter().map(|it| [&*it[1], &*it[2]]).collect();
        assert_eq!(words, [["forty", "fifty"], ["was to", "would"]]);
        assert_eq!(found[0][0], "…left at nine with ");
        assert!(found[0][3].starts_with(" people aboard."));
    }

    #[test]
    fn what_is_put_in_or_taken_out_has_one_side() {
        let more = format!("{LONG} It rained.");
        let [put_in] = &changes(LONG, &more)[..] else {
            panic!("one change");
        };
        assert_eq!((put_in[1].as_str(), put_in[2].trim()), ("", "It rained."));
        let [taken] = &changes(&more, LONG)[..] else {
            panic!("one change");
        };
        assert_eq!((taken[1].trim(), taken[2].as_str()), ("It rained.", ""));
    }

    #[test]
    fn other_spaces_are_no_change_and_nothing_is_missed() {
        assert!(changes(LONG, &LONG.replace("\n\n", " ")).is_empty());
        assert_eq!(changes("one", "two").len(), 1);
        // What stands twice cannot be told apart, and is shown with the rest.
        let twice = format!("{LONG}\n{LONG}");
        let found = changes(&twice, &twice.replacen("ferry", "boat", 1));
        assert!(
            found.iter().any(|change| change[2].contains("boat")),
            "{found:?}"
        );
        assert!(changes(&twice, &twice).is_empty());
    }
}
