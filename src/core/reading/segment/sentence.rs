//! Sentences, by a rule of our own.
//!
//! Owns: [`sentences`].
//! Invariant: sentences are disjoint, in reading order and never cut a user-perceived character.
//! Must not know: blocks and furniture.
//!
//! A sentence ends behind a run of terminators, with the quotation marks and brackets that close
//! there, where white space follows; behind a wide terminator and at the end of a line it ends in any
//! case. A single full stop does not end one behind an abbreviation or before a lower-case letter; an
//! ellipsis ends one only before a capital letter or an opening quotation mark.
//!
//! Why not `unicode_segmentation::split_sentence_bounds` (UAX #29): it ends no sentence at "…", ends one
//! behind "!" and "?" without white space and behind a terminator with a combining mark, so only the
//! search for candidates would go, and the corrections would be as long as this rule.

use crate::core::text::{Text, TextRange, code_points};

const TERMINATORS: [char; 10] = ['.', '!', '?', '…', '؟', '।', '。', '！', '？', '｡'];
/// Terminators that need no white space behind them.
const WIDE: [char; 4] = ['。', '！', '？', '｡'];
const CLOSING: [char; 14] = [
    '”', '’', '"', '\'', '»', '›', ')', ']', '}', '」', '』', '）', '】', '》',
];
const OPENING: [char; 16] = [
    '“', '‘', '"', '\'', '«', '‹', '„', '‚', '(', '[', '{', '「', '『', '（', '【', '《',
];
const TITLES: [&str; 15] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Sgt", "Sen", "Rep", "Gov", "St", "No",
    "vs",
];

/// The sentences of a range.
#[must_use]
pub fn sentences(text: &Text, within: TextRange) -> Vec<TextRange> {
    let words = text.slice(within);
    let mut found = Vec::new();
    let (mut start, mut start_byte) = (within.start(), 0);
    let (mut end, mut end_byte) = (start, 0);
    let mut rest = words;
    while let Some(at) = rest.find(|c| c == '\n' || TERMINATORS.contains(&c)) {
        let run = &rest[at..];
        let before = &words[start_byte..words.len() - run.len()];
        let ends = if let Some(after) = run.strip_prefix('\n') {
            rest = after;
            true
        } else {
            let behind = run.trim_start_matches(TERMINATORS);
            let run = &run[..run.len() - behind.len()];
            rest = behind.trim_start_matches(CLOSING);
            let bare_stop = run == "." && rest.len() == behind.len();
            ends(run, rest) && !(bare_stop && is_abbreviation(before))
        };
        if !ends {
            continue;
        }
        let here = words.len() - rest.len();
        end += code_points(&words[end_byte..here]);
        end_byte = here;
        // A mark may combine with the terminator: then the sentence goes on.
        if text.is_grapheme_boundary(end) {
            found.push(text.trimmed(TextRange::between(start, end)));
            (start, start_byte) = (end, end_byte);
        }
    }
    found.push(text.trimmed(TextRange::between(start, within.end().max(start))));
    found.retain(|range| !range.is_empty());
    found
}

/// Whether a sentence may end between a run of terminators and what follows.
fn ends(run: &str, rest: &str) -> bool {
    if run.ends_with(WIDE) {
        return true;
    }
    let next = rest.trim_start();
    let letter = next.trim_start_matches(OPENING).chars().next();
    if next.len() == rest.len() && !rest.is_empty() {
        false
    } else if run == "." {
        !letter.is_some_and(char::is_lowercase)
    } else if run.ends_with("..") || run.ends_with('…') {
        next.starts_with(OPENING) || letter.is_some_and(char::is_uppercase)
    } else {
        true
    }
}

/// Whether the stop behind these words belongs to the last of them: "U.S", "a.m", "J", "Mr".
fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || "(“\"‘[".contains(c))
        .next()
        .unwrap_or("");
    let initials = !word.is_empty()
        && word.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        });
    initials || TITLES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences, with a bar between them.
    #[track_caller]
    fn check(source: &str) {
        let text = Text::new(&source.replace('|', ""));
        let found = sentences(&text, text.range());
        let shown: Vec<&str> = found.iter().map(|range| text.slice(*range)).collect();
        let expected: Vec<&str> = source.split('|').map(str::trim).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_sentence_ends_where_a_reader_stops() {
        check("It fell by 8.5 per cent.| “Why?”| (Nobody knew.)| See example.org for more.");
        check("He waited … and left…| “No,” he said...| Then it was over!?| Yes");
        check("The U.S. and Mr. Fox agreed at 9 a.m. on Monday. no capital, no end");
        check("One line without a stop|\n\"Two,\" she said.|\nthree");
        check("「終わり。」|次。|最後");
        check("हाँ।| नहीं।");
        check("One.\u{301} Two.| Three");
    }
}
