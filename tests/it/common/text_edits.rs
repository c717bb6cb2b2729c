//! Random edits of a text whose code points say where they come from.

use lateral::core::text::Text;
use proptest::prelude::*;

use super::random;

/// A text with, for each of its code points, where in the old text it comes from.
pub type Traced = Vec<(char, Option<u32>)>;

#[derive(Clone, Debug)]
pub enum TextEdit {
    Cut(usize, usize),
    Insert(usize, String),
    Copy(usize, usize, usize),
    Move(usize, usize, usize),
}

pub fn text_edit() -> impl Strategy<Value = TextEdit> {
    let at = || any::<prop::sample::Index>().prop_map(|index| index.index(1 << 20));
    prop_oneof![
        3 => (at(), 1..60_usize).prop_map(|(at, length)| TextEdit::Cut(at, length)),
        3 => (at(), random::text(6)).prop_map(|(at, text)| TextEdit::Insert(at, text)),
        1 => (at(), 1..120_usize, at()).prop_map(|(from, length, to)| TextEdit::Copy(from, length, to)),
        1 => (at(), 1..120_usize, at()).prop_map(|(from, length, to)| TextEdit::Move(from, length, to)),
    ]
}

pub fn perform(text: &mut Traced, text_edit: TextEdit) {
    let place = |text: &Traced, at: usize| at % (text.len() + 1);
    let range = |text: &Traced, from: usize, length: usize| {
        let from = place(text, from);
        from..(from + length).min(text.len())
    };
    match text_edit {
        TextEdit::Cut(from, length) => drop(text.drain(range(text, from, length))),
        TextEdit::Insert(at, words) => {
            let at = place(text, at);
            text.splice(at..at, words.chars().map(|c| (c, None)));
        }
        TextEdit::Copy(from, length, to) => {
            let words: Traced = text[range(text, from, length)].to_vec();
            let at = place(text, to);
            text.splice(at..at, words);
        }
        TextEdit::Move(from, length, to) => {
            let range = range(text, from, length);
            let words: Traced = text.drain(range).collect();
            let at = place(text, to);
            text.splice(at..at, words);
        }
    }
}

/// The text without where it comes from.
pub fn read(traced: &Traced) -> Text {
    let text: String = traced.iter().map(|(c, _)| *c).collect();
    Text::new(&text)
}

/// A text of which every code point comes from its own place.
pub fn traced(text: &str) -> Traced {
    (0..)
        .zip(text.chars())
        .map(|(at, c)| (c, Some(at)))
        .collect()
}
