//! Where words that no space parts in the markup stand apart on the page: "Ida Thornbury" and "18 May" in two
//! elements of one line.
//!
//! Owns: [`BoxKind`], [`BoxBounds`], [`Seam`].
//! Invariant: one word is never cut in two by markup that only formats it, such as an initial or `<b>` within a word.
//! Must not know: the text, but for the two characters beside the seam.

use super::names::{bare, class_parts};
use crate::core::intake::shape::is_dense;
use crate::core::text::word_list::is_listed;

/// What an inline element says of the bounds of its words, from the least to the most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum BoxKind {
    /// It formats words: `<b>`, `<sub>`.
    #[default]
    Format,
    /// It may hold a part of a line: `<span>`, `<a>`, an element that we do not know.
    Plain,
    /// The same, and it has a name.
    Named,
    /// The author, the day, or what else stands in such a line.
    Credit,
    /// Its style or its nature sets it apart from its neighbours.
    Apart,
    /// Its style makes it a block.
    Block,
    /// It is a block even inside a heading.
    Line,
}

/// The bounds of an element that is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct BoxBounds {
    /// How it bounds its words.
    pub kind: BoxKind,
    /// How long the text was when it began.
    pub from: u32,
    /// Whether its children stand apart.
    pub children: ChildLayout,
}

/// How the children of an element stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ChildLayout {
    /// In the flow of the line.
    #[default]
    Flow,
    /// Each for itself, as in a flex box.
    Apart,
}

const FORMATS: &str = "b i em strong u s strike big font sub sup mark ins del code kbd samp tt var abbr acronym dfn bdi bdo q ruby rb rt rp rtc";

/// Parts of names that are said of what stands in an author's line.
pub const CREDITS: &str = "byline author authors autor auteur writer reporter contributor contributors date time timestamp datetime pubdate published updated modified dateline jobtitle readtime";

/// Parts of names that programs give to any piece of a text.
const MEANINGLESS: &str = "normaltextrun textrun apple mso css style span font text highlight dropcap drop cap initial firstletter";

/// The bounds of an inline element. `get` gives its attributes.
#[must_use]
pub fn kind<'a>(name: &str, get: &dyn Fn(&str) -> Option<&'a str>) -> BoxKind {
    let style = get("style").map(bare).unwrap_or_default();
    let display = |kinds: &[&str]| {
        kinds
            .iter()
            .any(|kind| style.contains(&format!("display:{kind}")))
    };
    if display(&["inline-"]) {
        return BoxKind::Apart;
    }
    if display(&["block", "flex", "grid", "table", "list-item"]) {
        return BoxKind::Block;
    }
    let prop = get("itemprop").unwrap_or_default().to_ascii_lowercase();
    let author = get("rel").is_some_and(|rel| rel.split_whitespace().any(|rel| rel == "author"));
    if name == "time" || author || prop == "author" || prop.starts_with("date") {
        return BoxKind::Credit;
    }
    let names = [get("class"), get("id")];
    let mut parts = names.into_iter().flatten().flat_map(class_parts);
    let format = is_listed(FORMATS, name);
    let mut own = if format {
        BoxKind::Format
    } else {
        BoxKind::Plain
    };
    let told = parts.by_ref().take(40).collect::<Vec<String>>();
    if told.iter().any(|part| is_listed(CREDITS, part)) {
        return BoxKind::Credit;
    }
    let means = |part: &String| {
        let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
        letters && part.len() >= 3
    };
    if !format && told.iter().any(means) && !told.iter().any(|part| is_listed(MEANINGLESS, part)) {
        own = BoxKind::Named;
    }
    own
}

/// How an element lays out its children.
#[must_use]
pub fn children(style: Option<&str>) -> ChildLayout {
    let style = style.map(bare).unwrap_or_default();
    let apart = [
        "display:flex",
        "display:inline-flex",
        "display:grid",
        "display:inline-grid",
    ];
    if apart.iter().any(|kind| style.contains(kind)) {
        ChildLayout::Apart
    } else {
        ChildLayout::Flow
    }
}

/// What ended and began since the last letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Seam {
    left: Option<BoxKind>,
    left_letters: u32,
    right: Option<BoxKind>,
}

impl Seam {
    /// An inline element of so many letters ends.
    pub fn ends(&mut self, kind: BoxKind, letters: u32) {
        self.left = self.left.max(Some(kind));
        self.left_letters = self.left_letters.max(letters);
    }

    /// An inline element begins.
    pub fn begins(&mut self, kind: BoxKind) {
        self.right = self.right.max(Some(kind));
    }

    /// Whether two parts of a line meet here, whatever stands between them.
    #[must_use]
    pub fn is_joint(self) -> bool {
        self.left.min(self.right) >= Some(BoxKind::Plain)
    }

    /// Whether a gap shows on the page between two characters that nothing parts in the markup.
    #[must_use]
    pub fn shows_gap(self, before: char, after: char, within: LineKind) -> bool {
        let most = self.left.max(self.right);
        if most >= Some(BoxKind::Apart) {
            return !binds_before(after) && !binds_behind(before);
        }
        if binds_before(after) || binds_behind(before) {
            return false;
        }
        let turn = turns(before, after) && !(self.left_letters == 1 && before.is_uppercase());
        let word = is_dense(before) || is_dense(after) || self.left_letters < 2;
        match (self.left, self.right) {
            (Some(left), Some(right)) => match left.min(right) {
                _ if left.max(right) == BoxKind::Credit => {
                    left.min(right) > BoxKind::Format || turn
                }
                BoxKind::Named => turn || !word,
                BoxKind::Format => {
                    left.max(right) > BoxKind::Format && turn && after.is_uppercase()
                }
                _ => turn || (within == LineKind::Heading && !word),
            },
            (Some(BoxKind::Credit), None) | (None, Some(BoxKind::Credit)) => {
                turn && !(before.is_numeric() && after.is_numeric())
            }
            _ => false,
        }
    }
}

/// What the words of a line are for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineKind {
    /// A heading.
    Heading,
    /// Anything else.
    Other,
}

/// Whether no word goes on from one character to the other, as far as their kinds tell.
fn turns(before: char, after: char) -> bool {
    if is_dense(before) || is_dense(after) {
        return false;
    }
    if after.is_uppercase() || after.is_numeric() {
        return true;
    }
    // "10th", "bour", and scripts without capitals go on; a stop or a figure before these does not.
    let cased = after.is_lowercase();
    !before.is_alphanumeric() || (before.is_numeric() && !cased)
}

fn binds_before(c: char) -> bool {
    ",.;:!?)]}’'”»%…-–/°".contains(c)
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{200d}')
}

fn binds_behind(c: char) -> bool {
    "([{“„‘«’'-–/@#$£€\u{200d}".contains(c)
}
