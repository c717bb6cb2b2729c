//! Words in markup that are nothing but words.
//!
//! Owns: [`escape`], [`is_xml`].
//! Must not know: the markup around them.

/// Writes words so that they are nothing but words, in an element and in a quoted attribute, of HTML and of XML that
/// [knows](is_xml) their characters.
pub fn escape(words: &str, into: &mut String) {
    for c in words.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            // HTML reads it as a replacement character.
            '\0' => into.push('\u{fffd}'),
            c => into.push(c),
        }
    }
}

/// Whether a file of XML 1.0 may have a character (§2.2).
#[must_use]
pub fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}
