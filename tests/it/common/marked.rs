//! Ranges written in the text: `The ⟦a:mayor⟧ of ⟦b:⟦c:New⟧ York⟧`.
//!
//! A range is what stands between `⟦` and `⟧`; ranges may be nested. A name is a lower-case letter
//! with further lower-case letters or digits behind it, then a colon; without one the name is empty.
//! [`show`] writes ranges back, so that a failing test reads as text and not as numbers.

use lateral::core::text::TextRange;

/// A text and the ranges that were written in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marked {
    pub text: String,
    /// In the order in which they open.
    pub spans: Vec<(String, TextRange)>,
}

impl Marked {
    /// Reads the notation. A bracket without its other half is a mistake in the test.
    #[track_caller]
    pub fn parse(source: &str) -> Self {
        let mut text = String::new();
        let mut offset = 0;
        let mut spans: Vec<(String, TextRange)> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut rest = source;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '⟦' => {
                    let name = name_at(rest);
                    rest = rest.strip_prefix(name).expect("the name stands here");
                    rest = match name {
                        "" => rest,
                        _ => rest.strip_prefix(':').expect("a name ends in a colon"),
                    };
                    open.push(spans.len());
                    spans.push((name.to_owned(), TextRange::between(offset, offset)));
                }
                '⟧' => {
                    let at = open.pop().expect("a ⟦ before this ⟧");
                    let start = spans[at].1.start();
                    spans[at].1 = TextRange::between(start, offset);
                }
                c => {
                    text.push(c);
                    offset += 1;
                }
            }
        }
        assert!(open.is_empty(), "a ⟦ without its ⟧ in {source}");
        Self { text, spans }
    }

    /// The one range of that name.
    #[track_caller]
    pub fn range(&self, name: &str) -> TextRange {
        match self.ranges(name).as_slice() {
            [range] => *range,
            other => panic!("{} ranges are called “{name}”, not one", other.len()),
        }
    }

    /// Every range of that name, in the order in which they open.
    pub fn ranges(&self, name: &str) -> Vec<TextRange> {
        self.spans
            .iter()
            .filter(|(each, _)| each == name)
            .map(|(_, range)| *range)
            .collect()
    }
}

/// The name that a range begins with, without its colon; empty where it has none.
fn name_at(rest: &str) -> &str {
    let Some((name, _)) = rest.split_once(':') else {
        return "";
    };
    let mut letters = name.bytes();
    let named = letters.next().is_some_and(|b| b.is_ascii_lowercase())
        && letters.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if named { name } else { "" }
}

/// A text with brackets around ranges, longer ones outside.
pub fn show(text: &str, ranges: &[TextRange]) -> String {
    let mut shown = String::new();
    let chars: Vec<char> = text.chars().collect();
    for offset in 0..=u32::try_from(chars.len()).expect("a short text") {
        let count =
            |wanted: &dyn Fn(&TextRange) -> bool| ranges.iter().filter(|r| wanted(r)).count();
        let ends = count(&|r| !r.is_empty() && r.end() == offset);
        let empty = count(&|r| r.is_empty() && r.start() == offset);
        let starts = count(&|r| !r.is_empty() && r.start() == offset);
        shown.push_str(&"⟧".repeat(ends));
        shown.push_str(&"⟦⟧".repeat(empty));
        shown.push_str(&"⟦".repeat(starts));
        shown.extend(chars.get(offset as usize));
    }
    shown
}
