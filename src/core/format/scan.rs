//! JSON one step at a time: serde_json says what a value is, this file walks from one to the next.
//!
//! Owns: [`Scan`] and [`unescaped`].
//! Invariant: what [`Scan::value`] answers is whole JSON; a scan that broke stays broken and keeps
//! the line, so everything before the break has been read.
//! Must not know: names of fields.
//!
//! Walking by hand keeps one copy of this code for all formats: derived readers were 150 KB of wasm.
//! serde_json is only asked where a value ends: each of its typed entries (`deserialize_map`,
//! `deserialize_str`) brings its reader of floating-point numbers along, and raw values bring the
//! writer of them, for its messages; no format of ours has any.

use serde::de::IgnoredAny;

/// A place in a JSON text.
pub struct Scan<'a> {
    text: &'a str,
    at: usize,
    // Whether a list was opened just now, so that no comma is due.
    opened: bool,
    broken: Option<usize>,
}

impl<'a> Scan<'a> {
    /// The start of a text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            opened: false,
            broken: None,
        }
    }

    /// The line of the place where the text stopped being JSON, if it did.
    pub fn broken(&self) -> Option<usize> {
        self.broken
    }

    /// Steps over a bracket that opens a list or an object.
    pub fn open(&mut self, bracket: u8) {
        self.opened = true;
        if self.next() == Some(bracket) {
            self.at += 1;
        } else {
            self.stop::<()>(1);
        }
    }

    /// Whether another element comes; otherwise steps over the bracket that closes.
    pub fn more(&mut self, close: u8) -> bool {
        let first = std::mem::take(&mut self.opened);
        match self.next() {
            _ if self.broken.is_some() => return false,
            Some(found) if found == close => {
                self.at += 1;
                return false;
            }
            Some(b',') if !first => self.at += 1,
            _ if first => {}
            _ => drop(self.stop::<()>(1)),
        }
        self.broken.is_none()
    }

    /// Steps over a value of any kind and answers with its text.
    pub fn value(&mut self) -> Option<&'a str> {
        if self.broken.is_some() {
            return None;
        }
        let rest = self.text.get(self.at..)?;
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        match values.next() {
            Some(Ok(IgnoredAny)) => {
                let length = values.byte_offset();
                self.at += length;
                rest.get(..length).map(str::trim_ascii_start)
            }
            Some(Err(error)) => self.stop(error.line()),
            None => self.stop(1),
        }
    }

    /// Steps over the name of a member and the colon after it.
    pub fn name(&mut self) -> Option<String> {
        let name = self.value()?;
        let colon = self.next() == Some(b':');
        // Half a surrogate pair is no text; such a name goes by its spelling, and costs no neighbour.
        let spelling = || name.starts_with('"').then(|| name.to_owned());
        match unescaped(name).or_else(spelling) {
            Some(name) if colon => {
                self.at += 1;
                Some(name)
            }
            _ => self.stop(1),
        }
    }

    /// Makes sure that nothing but white space follows.
    pub fn end(&mut self) {
        if self.next().is_some() {
            self.stop::<()>(1);
        }
    }

    /// The next byte that is not white space.
    fn next(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at)?, b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Notes the break, `line` lines into what is left. The first break counts.
    fn stop<T>(&mut self, line: usize) -> Option<T> {
        if self.broken.is_none() {
            let before = self.text.as_bytes().iter().take(self.at);
            self.broken = Some(before.filter(|byte| **byte == b'\n').count() + line);
        }
        None
    }
}

/// The text that a JSON string stands for; nothing for other values and for halves of surrogate pairs.
pub fn unescaped(json: &str) -> Option<String> {
    let mut rest = json.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(rest.len());
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut letters = escape.chars();
        let letter = match letters.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => code_point(&mut letters)?,
            itself => itself,
        };
        text.push(letter);
        rest = letters.as_str();
    }
    text.push_str(rest);
    Some(text)
}

/// The code point after `\u`: four hexadecimal digits, or two such groups for a surrogate pair.
fn code_point(letters: &mut std::str::Chars<'_>) -> Option<char> {
    let first = code_unit(letters)?;
    if !(0xd800..0xdc00).contains(&first) {
        return char::from_u32(first);
    }
    if (letters.next(), letters.next()) != (Some('\\'), Some('u')) {
        return None;
    }
    let second = code_unit(letters)?
        .checked_sub(0xdc00)
        .filter(|low| *low < 0x400)?;
    char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second)
}

fn code_unit(letters: &mut std::str::Chars<'_>) -> Option<u32> {
    let mut unit = 0;
    for _ in 0..4 {
        unit = unit << 4 | letters.next()?.to_digit(16)?;
    }
    Some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_as_serde_json_reads_them() {
        for json in [
            r#""""#,
            r#""plain""#,
            r#""\"\\\/\b\f\n\r\t""#,
            r#""\u0000\u00e9\u20AC""#,
            r#""a\ud83d\ude00b""#,
            r#""\ud83d""#,
            r#""\ude00\ud83d""#,
            r#""\ud83dx""#,
            r#""\ud83d\u0041""#,
            "7",
            "null",
        ] {
            assert_eq!(unescaped(json), serde_json::from_str(json).ok(), "{json}");
        }
    }

    /// Everything that can be read of a list, with the line of the break.
    fn list(text: &str) -> (Vec<&str>, Option<usize>) {
        let mut scan = Scan::new(text);
        let mut found = Vec::new();
        scan.open(b'[');
        while scan.more(b']') {
            found.extend(scan.value());
        }
        scan.end();
        (found, scan.broken())
    }

    #[test]
    fn a_name_that_is_no_text_costs_no_neighbour() {
        let mut scan = Scan::new(r#"{"\ud800": 1, "b": 2}"#);
        scan.open(b'{');
        for (name, value) in [(r#""\ud800""#, "1"), ("b", "2")] {
            assert!(scan.more(b'}'));
            assert_eq!(scan.name().as_deref(), Some(name));
            assert_eq!(scan.value(), Some(value));
        }
        assert!(!scan.more(b'}') && scan.broken().is_none());
    }

    #[test]
    fn a_list_is_read_up_to_the_break() {
        assert_eq!(list("[]"), (vec![], None));
        assert_eq!(
            list(" [ 1 , [2, 3],\n\"]\" ] \n"),
            (vec!["1", "[2, 3]", "\"]\""], None)
        );
        assert_eq!(list("[1,\n2"), (vec!["1", "2"], Some(2)));
        for (bad, whole) in [
            ("[1,]", 1),
            ("[,1]", 0),
            ("[1 2]", 1),
            ("[1}", 1),
            ("[1]x", 1),
            ("", 0),
            ("{}", 0),
        ] {
            assert_eq!((list(bad).0.len(), list(bad).1), (whole, Some(1)), "{bad}");
        }
    }
}
