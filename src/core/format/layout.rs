//! White space in JSON: none of it, or as people read it.
//!
//! Invariant: takes whole JSON and gives JSON that says the same; letters inside strings stay.
//! Must not know: what the JSON says.

use serde::Serialize;

/// Deepest nesting of what is kept unread, so that no reader of our files runs out of stack.
pub const KEPT: usize = 128;

/// Deepest nesting of a stored value: what is kept, in a record, in a step of many changes. Deeper than
/// [`KEPT`], so that whatever was taken in can be read back.
pub const STORED: usize = KEPT + 8;

/// A file: laid out for people, with a line feed at the end.
pub fn file<T: Serialize>(wire: &T) -> String {
    // serde_json's own layout would leave raw values as they are.
    let mut file = pretty(&text(wire));
    file.push('\n');
    file
}

/// JSON without white space.
pub fn text<T: Serialize>(wire: &T) -> String {
    // Wire types are texts, numbers, and lists and maps of them by name: writing them to a string cannot fail.
    serde_json::to_string(wire).unwrap_or_default()
}

/// Whether a letter stands inside a string, told letter by letter.
#[derive(Default)]
struct Strings {
    inside: bool,
    escaped: bool,
}

impl Strings {
    /// Takes the next letter: whether it belongs to a string, its quotation marks included.
    fn hold(&mut self, letter: char) -> bool {
        let inside = self.inside;
        if self.escaped {
            self.escaped = false;
        } else if letter == '"' {
            self.inside = !inside;
        } else {
            self.escaped = inside && letter == '\\';
        }
        inside || letter == '"'
    }
}

/// Whether lists and objects lie in one another more than `most` deep.
pub fn is_too_deep(json: &str, most: usize) -> bool {
    let mut strings = Strings::default();
    let mut depth = 0_usize;
    json.chars().any(|letter| {
        if !strings.hold(letter) {
            match letter {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        depth > most
    })
}

/// The same without white space: one spelling for what was only laid out in another way.
pub fn compact(json: &str) -> String {
    let mut strings = Strings::default();
    json.chars()
        .filter(|letter| strings.hold(*letter) || !letter.is_ascii_whitespace())
        .collect()
}

/// JSON without white space as serde_json lays it out: two spaces for every level.
fn pretty(compact: &str) -> String {
    let mut text = String::with_capacity(compact.len() + compact.len() / 2);
    let mut strings = Strings::default();
    let (mut depth, mut opened) = (0_usize, false);
    for letter in compact.chars() {
        let held = strings.hold(letter);
        let closes = !held && matches!(letter, ']' | '}');
        depth -= usize::from(closes && depth > 0);
        if opened != closes {
            line(&mut text, depth);
        }
        text.push(letter);
        opened = !held && matches!(letter, '[' | '{');
        depth += usize::from(opened);
        match letter {
            ',' if !held => line(&mut text, depth),
            ':' if !held => text.push(' '),
            _ => {}
        }
    }
    text
}

fn line(text: &mut String, depth: usize) {
    text.push('\n');
    for _ in 0..depth {
        text.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn layouts_are_those_of_serde_json() {
        for json in [
            "{}",
            "[]",
            "7",
            r#"{"a":[],"b":{},"c":[[],{}]}"#,
            r#"{"a":[1,{"b":null}],"c":"{[:,]}","d":"\"\\","e":" \u2028x "}"#,
            r#"[true,-1.5,"a\\"]"#,
        ] {
            let value: Value = serde_json::from_str(json).expect("JSON");
            let wide = serde_json::to_string_pretty(&value).expect("it can be written");
            let narrow = value.to_string();
            assert_eq!(pretty(&narrow), wide);
            assert_eq!(compact(&wide), narrow);
        }
    }

    #[test]
    fn only_real_nesting_is_deep() {
        assert!(!is_too_deep(
            &format!("{}{}", "[".repeat(128), "]".repeat(128)),
            KEPT
        ));
        assert!(is_too_deep(
            &format!("{}{}", "[".repeat(129), "]".repeat(129)),
            KEPT
        ));
        assert!(!is_too_deep(&format!("\"{}\"", "[".repeat(500)), KEPT));
        assert!(!is_too_deep(&"[],".repeat(500), KEPT));
    }
}
