//! Sizes in words.

use crate::core::text::printable::plural;

/// A size in bytes as people say it.
#[must_use]
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => plural(bytes, "byte"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
