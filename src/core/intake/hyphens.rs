//! Words that a line end parts, as in text that was copied from a PDF: "har-", and "bour" on the next line.
//!
//! Owns: [`undone`].
//! Invariant: only a hyphen at the end of a line that was full, before a small letter, is touched; what the text
//! itself writes with a hyphen keeps it; there are as many lines as before, and the same are empty.
//! Must not know: blocks.

use crate::core::text::word_list::is_listed;
use std::collections::BTreeSet;

/// Widths, in characters, of lines that may have been full.
const FULL: std::ops::RangeInclusive<usize> = 24..=160;

/// Words that are joined to the next by a hyphen as often as they only begin it: "high-level", "highway".
const KEEP: &str = "well self ex non vice half high low long short full part mid all co so cross anti pro multi semi two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety";
/// What stands behind some of those as a word of its own, and goes on no word that begins so.
const BEHIND: [(&str, &str); 7] = [
    (
        "half high low long short full part mid all",
        "time term range level speed class scale profile quality tech lived lying lasting running standing distance fledged blown paid owned own funded finished hearted night week day year",
    ),
    (
        "two three four five six seven eight nine ten",
        "year years month months week weeks day days hour hours minute minutes mile miles metre metres meter meters time times part party thirds fold storey story",
    ),
    (
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth",
    ),
    (
        "well",
        "known made being paid off educated informed established placed loved meant earned worn dressed off read organised organized equipped armed connected",
    ),
    ("so", "called"),
    (
        "ex vice",
        "president minister mayor chairman chair chancellor captain chief wife husband partner soldier",
    ),
    ("cross", "border country party section examination"),
];
/// Ends that make no word of their own.
const ENDINGS: &str = "way ish ishly ishness less lessly lessness ie ies ness ing ed er ers";
/// Fewest letters of a word that is no such beginning, but is joined by a hyphen elsewhere.
const JOINING: usize = 4;

/// Words before which a hyphen stands for another word's end.
const APART: &str = "und oder bzw and or y e et ou og och en";

/// The text with such words put together, and how many there were.
#[must_use]
pub fn undone(text: String) -> (String, usize) {
    if !text.contains("-\n") && !text.contains("\u{ad}\n") && !text.contains("\u{2010}\n") {
        return (text, 0);
    }
    let known = KnownWords::of(&text);
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
        plain.push_str(line[..joint.space].trim_end());
        plain.push('\n');
        plain.push_str(line[joint.space..joint.cut].trim_start());
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
    /// Where the space before the word begins.
    space: usize,
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
        let apart = is_listed(APART, right);
        // Something stays on the first line, so that there are as many lines as before.
        let space = bare[..cut].rfind(char::is_whitespace)?;
        let stays = !line[..space].trim().is_empty();
        (fits && !apart && stays).then_some(Self {
            left,
            right,
            sign,
            cut,
            space,
        })
    }

    fn keeps(&self, known: &KnownWords) -> bool {
        if self.sign != '-' {
            return false;
        }
        let (left, right) = (self.left.to_lowercase(), self.right.to_lowercase());
        if known.whole.contains(&format!("{left}-{right}")) {
            return true;
        }
        if known.whole.contains(&format!("{left}{right}")) || is_listed(ENDINGS, &right) {
            return false;
        }
        let is_behind =
            |(lefts, rights): &(&str, &str)| is_listed(lefts, &left) && is_listed(rights, &right);
        if left == "self" || BEHIND.iter().any(is_behind) {
            return true;
        }
        // Both halves are words of this text, and the first is one that hyphens join.
        let joins = known.firsts.contains(&left);
        let may_join = is_listed(KEEP, &left) || joins && left.chars().count() >= JOINING;
        let has_left = joins || known.whole.contains(&left);
        let has_right = known.lasts.contains(&right) || known.whole.contains(&right);
        may_join && has_left && has_right
    }
}

/// The words of a text that stand whole on a line, in lower case.
struct KnownWords {
    whole: BTreeSet<String>,
    /// What stands before a hyphen in them, and behind one.
    firsts: BTreeSet<String>,
    lasts: BTreeSet<String>,
}

impl KnownWords {
    fn of(text: &str) -> Self {
        let is_part = |c: char| c.is_alphabetic() || "'’-".contains(c);
        let mut whole = BTreeSet::new();
        let mut is_rest = false;
        for line in text.lines() {
            let mut words = line.trim_start().split(|c: char| !is_part(c));
            // The rest of a word that the line end parted.
            if is_rest {
                words.next();
            }
            let bare = line.trim_end();
            is_rest = bare.ends_with(['-', '\u{ad}', '\u{2010}']);
            let words = words.filter(|word| word.len() > 1 && !word.ends_with('-'));
            whole.extend(words.map(str::to_lowercase));
            if let Some(last) = bare.strip_suffix(['\u{ad}', '\u{2010}']) {
                let cut = last.rsplit(|c: char| !is_part(c)).next();
                whole.remove(&cut.unwrap_or_default().to_lowercase());
            }
        }
        let joined = || whole.iter().filter_map(|word| word.split_once('-'));
        Self {
            firsts: joined().map(|(first, _)| first.to_owned()).collect(),
            lasts: joined().map(|(_, last)| last.to_owned()).collect(),
            whole,
        }
    }
}
