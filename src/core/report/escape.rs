//! Words in markup that are nothing but words.
//!
//! Must not know: the markup around them.

/// Writes words so that they are nothing but words, in an element and in a quoted attribute.
pub fn escape(words: &str, into: &mut String) {
    for c in words.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            // No text of XML has it, and HTML reads it as a replacement character.
            '\0' => into.push('\u{fffd}'),
            c => into.push(c),
        }
    }
}
