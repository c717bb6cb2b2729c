//! Classes, ids and styles, taken apart.
//!
//! Owns: [`class_parts`], [`bare`].
//! Invariant: in lower case.
//! Must not know: what they mean.

/// A style in lower case and without spaces.
pub fn bare(style: &str) -> String {
    let style = style.chars().filter(|c| !c.is_whitespace());
    style.map(|c| c.to_ascii_lowercase()).collect()
}

/// The parts of a class or id, in lower case: "articleMeta__author-name" is "article", "meta", "author", "name".
pub fn class_parts(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(camel_parts)
        .filter(|part| !part.is_empty())
}

fn camel_parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut last = 'A';
    for c in name.chars().take(80) {
        if c.is_ascii_uppercase() && last.is_ascii_lowercase() {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(c.to_ascii_lowercase());
        }
        last = c;
    }
    parts
}
