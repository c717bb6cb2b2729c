//! Words that a line end parts, as in text that was copied from a PDF: "har-", and "bour" on the next line.
//!
//! Owns: [`undone`].
//! Invariant: only a hyphen at the end of a line that was full, before a small letter, is touched; what the text
//! itself writes with a hyphen keeps it.
//! Must not know: blocks.

use std::collections::BTreeSet;

/// Widths, in characters, of lines that may have been full.
const FULL: std::ops::RangeInclusive<usize> = 24..=160;

/// Beginnings of words that are written with a hyphen, and words before which one stands for another word's end.
const KEEP: &str = "well self ex non vice half high low long short full part mid all co so cross anti pro multi semi two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety";
const APART: &str = "und oder bzw and or y e et ou og och en";

/// The text with such words put together, and how many there were.
#[must_use]
pub fn undone(text: String) -> (String, usize) {
    if !text.contains("-\n") && !text.contains("\u{ad}\n") && !text.contains("\u{2010}\n") {
        return (text, 0);
    }
    let known = words(&text);
    let mut plain = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text.as_str();
    // Characters that were put in front of the line at hand.
    let mut moved = 0;
    while let Some((line, after)) = rest.split_once('\n') {
        rest = after;
        let Some(joint) = Joint::of(line, after, std::mem::take(&mut moved)) else {
            plain.push_str(line);
            plain.push('\n');
            continue;
        };
        // The whole word stands on the second line: on the first it had no room.
        let hyphen = if joint.keeps(&known) { "-" } else { "" };
        if let Some(space) = line[..joint.cut].rfind(char::is_whitespace) {
            plain.push_str(line[..space].trim_end());
            plain.push('\n');
            plain.push_str(line[space..joint.cut].trim_start());
        } else {
            plain.push_str(&line[..joint.cut]);
        }
        plain.push_str(hyphen);
        moved = joint.left.chars().count();
        count += 1;
    }
    plain.push_str(rest);
    (plain, count)
}

/// A word that a line end parts.
struct Joint<'a> {
    left: &'a str,
    right: &'a str,
    sign: char,
    /// Where the hyphen stands, in bytes of the line.
    cut: usize,
}

impl<'a> Joint<'a> {
    fn of(line: &'a str, after: &'a str, moved: usize) -> Option<Self> {
        let bare = line.trim_end_matches([' ', '\t']);
        let sign = bare
            .chars()
            .next_back()
            .filter(|c| "-\u{2010}\u{ad}".contains(*c))?;
        let cut = bare.len() - sign.len_utf8();
        let letters = |c: char| c.is_alphabetic() || c == '\'' || c == '’';
        let left = bare[..cut].rsplit(|c: char| !letters(c)).next()?;
        let right_len = after.find(|c: char| !letters(c)).unwrap_or(after.len());
        let right = &after[..right_len];
        let small = right.starts_with(char::is_lowercase) && right.chars().count() >= 2;
        let fits =
            FULL.contains(&(bare.chars().count() + moved)) && left.chars().count() >= 2 && small;
        let apart = APART.split(' ').any(|word| word == right);
        (fits && !apart).then_some(Self {
            left,
            right,
            sign,
            cut,
        })
    }

    fn keeps(&self, known: &BTreeSet<String>) -> bool {
        if self.sign != '-' {
            return false;
        }
        let (left, right) = (self.left.to_lowercase(), self.right.to_lowercase());
        if known.contains(&format!("{left}-{right}")) {
            return true;
        }
        if known.contains(&format!("{left}{right}")) {
            return false;
        }
        KEEP.split(' ').any(|word| word == left)
    }
}

/// The words of a text that stand whole on a line, in lower case.
fn words(text: &str) -> BTreeSet<String> {
    let parts = text.split(|c: char| !(c.is_alphabetic() || "'’-".contains(c)));
    let whole = parts.filter(|word| word.len() > 3 && !word.ends_with('-'));
    whole.map(str::to_lowercase).collect()
}
