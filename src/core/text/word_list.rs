//! Lists of words in one string, a space between each two.
//!
//! Owns: [`is_listed`].
//! Must not know: which lists there are.

/// Whether a word stands in a list, written just so.
#[must_use]
pub fn is_listed(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|listed| listed == word)
}
