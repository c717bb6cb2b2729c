//! Writing JSON, member by member in the order of the calls.
//!
//! Owns: [`Writer`]. Strings are escaped by serde_json.
//! Invariant: what was opened and closed in pairs is JSON without white space.
//! Must not know: which formats there are.
//!
//! One writer by hand for all formats: derived ones were 40 KB of wasm, a copy for each format and layout.

use super::layout;

/// JSON that is being written.
#[derive(Default)]
pub struct Writer {
    json: String,
}

impl Writer {
    /// Begins an object that is an element of a list, or the whole.
    pub fn open(&mut self) {
        self.separate();
        self.json.push('{');
    }

    /// Begins a list in a member.
    pub fn open_list(&mut self, name: &str) {
        self.name(name);
        self.json.push('[');
    }

    /// Begins an object in a member.
    pub fn open_in(&mut self, name: &str) {
        self.name(name);
        self.json.push('{');
    }

    /// Ends an object.
    pub fn close(&mut self) {
        self.json.push('}');
    }

    /// Ends a list.
    pub fn close_list(&mut self) {
        self.json.push(']');
    }

    /// A text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.quote(text);
    }

    /// A text, unless it is empty.
    pub fn filled(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    /// A text, unless there is none.
    pub fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// A whole number.
    pub fn number(&mut self, name: &str, number: u64) {
        self.raw(name, &number.to_string());
    }

    /// A value that is JSON without white space already.
    pub fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.json.push_str(json);
    }

    /// The JSON without white space.
    pub fn compact(self) -> String {
        self.json
    }

    /// The JSON as a file has it: laid out for people, with a line feed at the end.
    pub fn file(self) -> String {
        let mut text = layout::pretty(&self.json);
        text.push('\n');
        text
    }

    fn name(&mut self, name: &str) {
        self.separate();
        self.quote(name);
        self.json.push(':');
    }

    fn quote(&mut self, text: &str) {
        // Writing a string to a string cannot fail.
        self.json
            .push_str(&serde_json::to_string(text).unwrap_or_default());
    }

    /// A comma, where something stands before in the same list or object. A string ends in its
    /// quotation mark, so a bracket at the end is always one that was opened.
    fn separate(&mut self) {
        if !matches!(self.json.as_bytes().last(), None | Some(b'{' | b'[')) {
            self.json.push(',');
        }
    }
}
