//! Reads `payloads.txt`: strings that mean harm, for every test that imports something.
//!
//! Invariant: a payload is JSON of a string; it is a text too, unless it holds half a surrogate pair.
//! Written for what cannot be seen: `\n` `\r` `\t` `\0` `\\` `\u{2028}`, and `\*{65:x}` for x sixty-five
//! times. A line is the whole payload, so a space at its end is written `\u{20}`.

const SOURCE: &str = include_str!("payloads.txt");

/// The family of what is no text.
const RAW: &str = "halves of letters, as JSON";

/// One string that means harm.
#[derive(Clone, Debug)]
pub struct Payload {
    /// What kind of harm.
    pub family: &'static str,
    /// The string as a file has it, with its quotation marks.
    pub json: String,
    /// The string itself; nothing where it is no text.
    pub text: Option<String>,
}

/// All of them, in the order of the file.
pub fn payloads() -> Vec<Payload> {
    let mut family = "";
    let mut found = Vec::new();
    for line in SOURCE.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            family = name;
        } else if family == RAW && !line.is_empty() {
            let json = format!("\"{line}\"");
            found.push(Payload {
                family,
                json,
                text: None,
            });
        } else if !line.is_empty() && !line.starts_with(";;") {
            let text = said(line);
            let json = serde_json::Value::from(text.as_str()).to_string();
            found.push(Payload {
                family,
                json,
                text: Some(text),
            });
        }
    }
    found
}

/// The texts alone.
pub fn texts() -> Vec<String> {
    payloads()
        .into_iter()
        .filter_map(|payload| payload.text)
        .collect()
}

/// At most so many characters of a text: what a field of that length can hold of it.
pub fn fitting(text: &str, most: u32) -> String {
    text.chars().take(most as usize).collect()
}

/// What a line stands for.
fn said(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let letter = escape
            .chars()
            .next()
            .expect("something follows a backslash");
        rest = &escape[letter.len_utf8()..];
        match letter {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            '0' => text.push('\0'),
            'u' => {
                let (digits, behind) = braces(rest);
                let code = u32::from_str_radix(digits, 16).expect("hexadecimal digits");
                text.push(char::from_u32(code).expect("a code point"));
                rest = behind;
            }
            '*' => {
                let (inside, behind) = braces(rest);
                let (count, what) = inside.split_once(':').expect("a count and what it counts");
                text.push_str(&said(what).repeat(count.parse().expect("a number")));
                rest = behind;
            }
            itself => text.push(itself),
        }
    }
    text.push_str(rest);
    text
}

/// What stands between the braces at the beginning of `rest`, and what comes behind them.
fn braces(rest: &str) -> (&str, &str) {
    let mut depth = 0;
    for (at, letter) in rest.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&rest[1..at], &rest[at + 1..]);
        }
    }
    panic!("braces are closed: {rest}")
}
