//! What the tests of hostile strings share: the strings, the places of a file that they are put in, and
//! what must hold of every answer.
//!
//! Invariant: nothing here knows which field means what; each test lists its own.

pub mod payloads;

use lateral::core::format::{FileError, Problem};
use lateral::core::text::code_points;
use payloads::Payload;
use serde_json::{Value, json};

/// A place in a file, and what it may hold: any text of some length, or only what is checked.
pub type Place = (&'static str, Holds);

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Any text of at most so many characters.
    Text(u32),
    /// What the place is for, and nothing else.
    ItsOwn,
    /// Anything, under this name or as a name; it is kept for a later version.
    Unknown,
}

/// A file with a payload at a place. `{}` in a place stands for the payload as a name.
pub fn with(file: &Value, place: &str, payload: &Payload) -> String {
    let mut file = file.clone();
    let (parent, name) = place.rsplit_once('/').expect("a path");
    let parent = file.pointer_mut(parent).expect("the fixture has the place");
    parent[if name == "{}" { "HERE" } else { name }] = json!("HERE");
    file.to_string().replace("\"HERE\"", &payload.json)
}

/// Every sentence is one, and says what to do or what was kept.
#[track_caller]
pub fn check_said(problems: &[Problem], context: &str) {
    for problem in problems {
        let (place, sentence) = (problem.place(), problem.sentence());
        let whole = sentence.ends_with('.') && sentence.starts_with(char::is_uppercase);
        assert!(whole && !place.is_empty(), "{context}: {place}: {sentence}");
        assert!(code_points(&sentence) < 300, "{context}: {sentence}");
    }
}

#[track_caller]
pub fn check_refused(error: &FileError, context: &str) {
    let sentence = error.to_string();
    let whole = sentence.ends_with("Nothing was changed.") && code_points(&sentence) < 300;
    assert!(whole, "{context}: {sentence}");
}

/// A text that fits its place is there as it came; one that does not was told.
#[track_caller]
pub fn check_held(
    file: &Value,
    place: &str,
    may: Holds,
    words: &str,
    problems: &[Problem],
    context: &str,
) {
    let name = place.replace("{}", &words.replace('~', "~0").replace('/', "~1"));
    let held = file.pointer(&name).and_then(Value::as_str);
    match may {
        // What is left away where it is empty or blank has a stand-in.
        Holds::Text(most) if code_points(words) <= most && !words.trim().is_empty() => {
            assert!(
                held == Some(words) || !problems.is_empty(),
                "{context}: {held:.60?} {problems:?}"
            );
        }
        Holds::Text(_) => assert!(held != Some(words) || words.trim().is_empty(), "{context}"),
        Holds::Unknown => assert!(
            held == Some(words) || !problems.is_empty(),
            "{context}: {held:?}"
        ),
        Holds::ItsOwn => {}
    }
}
