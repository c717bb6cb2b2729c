//! The marks of notes: "1" above the line that leads to the foot of the page, "[citation needed]", "[edit]".
//!
//! Owns: [`NoteMarks`].
//! Invariant: a figure above the line that leads nowhere is no mark, as in "10⁶" and "5 m²"; neither is a link of
//! several words.
//! Must not know: elements.

use super::element::{ElementState, NoteMark};
use crate::core::limits;
use crate::core::text::TextRange;

/// Longest mark, in characters, and most words of one in brackets.
const LONGEST: usize = 40;
const WORDS: usize = 4;

/// The marks of a text, as it is written.
#[derive(Default)]
pub struct NoteMarks {
    /// Those that were found. Sorted, disjoint.
    pub found: Vec<TextRange>,
    open: Option<OpenMark>,
}

/// Words that may be a mark.
struct OpenMark {
    range: TextRange,
    words: String,
    /// What speaks for it.
    most: NoteMark,
    stands: MarkStanding,
}

/// How a mark stands to the word before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkStanding {
    /// Without a space, or above the line.
    Glued,
    /// With a space, as a word has.
    Apart,
}

impl NoteMarks {
    /// Takes a letter at `at`, behind white space that begins at `before`, in code points.
    pub fn letter(&mut self, c: char, before: u32, at: u32, state: ElementState) {
        let note = state.note;
        if note == NoteMark::None {
            self.end();
            return;
        }
        let open = self.open.get_or_insert_with(|| OpenMark {
            range: TextRange::between(at, at),
            words: String::new(),
            most: note,
            // "See 2 for more" has a word that is a link.
            stands: if before == at || state.raised {
                MarkStanding::Glued
            } else {
                MarkStanding::Apart
            },
        });
        if open.words.len() <= LONGEST * 4 {
            if before < at && !open.words.is_empty() {
                open.words.push(' ');
            }
            open.words.push(c);
        }
        open.most = open.most.max(note);
        open.range = TextRange::between(open.range.start(), at + 1);
    }

    /// Ends what may be a mark.
    pub fn end(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        if is_mark(&open) && self.found.len() < limits::BLOCKS {
            self.found.push(open.range);
        }
    }
}

fn is_mark(open: &OpenMark) -> bool {
    let words = open.words.as_str();
    // Several marks in a row: "[1][2]", "1, 2".
    let bracketed = words.starts_with('[') && words.ends_with(']');
    let short = words.chars().count() <= LONGEST && words.split(' ').count() <= WORDS;
    let mut parts = words
        .split(|c: char| c.is_whitespace() || "[](),;".contains(c))
        .filter(|part| !part.is_empty())
        .peekable();
    let some = parts.peek().is_some();
    let placed = bracketed || open.stands == MarkStanding::Glued;
    match open.most {
        NoteMark::None => false,
        NoteMark::Raised => short && bracketed && some,
        NoteMark::Link => short && some && placed && parts.all(is_number_of_note),
        NoteMark::Edit => short,
    }
}

/// "1", "¹", "a", "*", "↩".
fn is_number_of_note(part: &str) -> bool {
    let figure = |c: char| c.is_numeric() || "*†‡§↩↑^\u{fe0e}".contains(c);
    let letter = part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    letter || (part.chars().count() <= 4 && part.chars().all(figure))
}
