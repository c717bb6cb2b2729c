//! Sentences, by a rule of our own.
//!
//! Owns: [`sentences`], [`sentences_of`].
//! Invariant: sentences are disjoint, in reading order and never cut a user-perceived character.
//! Must not know: blocks and furniture.
//!
//! A sentence ends behind a run of terminators, with the quotation marks and brackets that close
//! there and the marks of notes, where white space follows; behind a wide terminator and at the end of a line it ends
//! in any case. A single full stop does not end one behind an abbreviation (see [`abbreviation`](super::abbreviation)) or
//! before a lower-case letter, nor does a question or an exclamation before one; an ellipsis ends one only before a
//! capital letter or an opening quotation mark.
//!
//! Why not `unicode_segmentation::split_sentence_bounds` (UAX #29): it ends no sentence at "…", ends one
//! behind "!" and "?" without white space and behind a terminator with a combining mark, so only the
//! search for candidates would go, and the corrections would be as long as this rule.

use super::abbreviation::{Tongue, is_abbreviation, names_a_wide_speaker};
use crate::core::lesson::article::Article;
use crate::core::text::{Text, TextRange, code_points};

/// A Greek question mark is one where it does not look like a semicolon, or stands behind a Greek letter.
pub(super) const TERMINATORS: [char; 15] = [
    '.', '!', '?', '…', '؟', '।', '。', '！', '？', '｡', '\u{37e}', '۔', '։', '።', '။',
];
/// Terminators that need no white space behind them.
const WIDE: [char; 4] = ['。', '！', '？', '｡'];
pub(super) const CLOSING: [char; 14] = [
    '”', '’', '"', '\'', '»', '›', ')', ']', '}', '」', '』', '）', '】', '》',
];
pub(super) const OPENING: [char; 16] = [
    '“', '‘', '"', '\'', '«', '‹', '„', '‚', '(', '[', '{', '「', '『', '（', '【', '《',
];
/// The sentences of a range of a text whose language is not known.
#[must_use]
pub fn sentences(text: &Text, within: TextRange) -> Vec<TextRange> {
    found(text, within, Tongue::of(None), LineFeeds::EndSentences)
}

/// What a line end is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineFeeds {
    /// The end of a sentence, whatever stands before it.
    EndSentences,
    /// A space: inside a paragraph that was wrapped.
    Space,
}

/// The sentences of a range of an article that lies in one of its blocks: line ends in it are those of lines that
/// were wrapped, and end none.
#[must_use]
pub fn sentences_of(article: &Article, within: TextRange) -> Vec<TextRange> {
    let tongue = Tongue::of(article.language.as_deref());
    found(&article.text, within, tongue, LineFeeds::Space)
}

fn found(text: &Text, within: TextRange, tongue: Tongue, line_ends: LineFeeds) -> Vec<TextRange> {
    let words = text.slice(within);
    let mut found = Vec::new();
    let (mut start, mut start_byte) = (within.start(), 0);
    let (mut end, mut end_byte) = (start, 0);
    let mut rest = words;
    let mut letter = ' ';
    let mut is_stop = |c: char| {
        let is_greek =
            c == ';' && matches!(letter, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}');
        letter = c;
        is_greek || c == '\n' && line_ends == LineFeeds::EndSentences || TERMINATORS.contains(&c)
    };
    while let Some(at) = rest.find(&mut is_stop) {
        let run = &rest[at..];
        let before = &words[start_byte..words.len() - run.len()];
        let ends = if let Some(after) = run.strip_prefix('\n') {
            rest = after;
            true
        } else {
            // The first is a stop in any case: a semicolon, too.
            let behind = run.trim_start_matches(TERMINATORS);
            let behind = behind.strip_prefix(';').unwrap_or(behind);
            let run = &run[..run.len() - behind.len()];
            rest = behind_quotation(behind);
            let is_quoted = rest.len() < behind.len();
            rest = behind_notes(rest);
            let goes_on = match run {
                "." => !is_quoted && is_abbreviation(before, rest, tongue),
                _ if run.ends_with(WIDE) => is_quoted && names_a_wide_speaker(rest),
                _ if run.ends_with(['!', '?', '؟', ';', '\u{37e}']) => {
                    goes_on(rest, is_quoted, tongue)
                }
                _ => false,
            };
            ends(run, rest) && !goes_on
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

/// What stands behind the quotation marks and brackets that close here. In French a space stands before such a mark;
/// in German the marks that open elsewhere close.
fn behind_quotation(words: &str) -> &str {
    let mut rest = words;
    loop {
        let plain = rest.trim_start_matches(CLOSING);
        let spaced = plain.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
        let turned = match spaced.chars().next() {
            Some('»' | '›') => spaced,
            _ => plain,
        };
        let behind = turned.trim_start_matches(['»', '›', '“', '‘', '«', '‹']);
        let is_closed = behind.len() < turned.len() && !behind.starts_with(char::is_alphanumeric);
        rest = if is_closed { behind } else { plain };
        if !is_closed {
            return rest;
        }
    }
}

/// What stands behind the marks of notes: "[2][3]", "¹".
fn behind_notes(words: &str) -> &str {
    let mut rest = words.trim_start_matches(['¹', '²', '³', '⁰', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    while let Some((figures, behind)) = rest.strip_prefix('[').and_then(|it| it.split_once(']')) {
        let is_note = |c: char| c.is_ascii_digit() || ", –-".contains(c);
        if figures.is_empty() || figures.len() > 12 || !figures.chars().all(is_note) {
            break;
        }
        rest = behind;
    }
    rest
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

/// Whether a sentence goes on behind its question or exclamation: "“Why?” he asked", "Komm! – rief er", "“Why?”
/// Ada Quill asked".
fn goes_on(rest: &str, is_quoted: bool, tongue: Tongue) -> bool {
    let next = rest.trim_start();
    let next = next.trim_start_matches(['–', '—', '-', ' ', '\u{a0}']);
    next.starts_with(char::is_lowercase) || is_quoted && tongue.names_a_speaker(next)
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
        check("「なぜですか？」と市長は言った。|次。");
        check("“为什么？”市长问道。|“不。”|他走了。");
        check("«لماذا؟» سأل العمدة.| «نعم.»| ذهب.");
        check("One.\u{301} Two.| Three");
    }
}
