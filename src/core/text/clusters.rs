//! Where a text may be cut: between grapheme clusters (UAX #29), never inside one.
//!
//! Owns: [`Clusters`].
//! Invariant: the answer is that of the whole text, and a question costs the same wherever it is asked.
//! Must not know: code points beside those that it is given.

use std::sync::OnceLock;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Bytes before a place that tell whether a cluster ends there. Only long rows of flags and of
/// combining marks need more, and real texts have none.
const NEAR: usize = 256;

/// What is known of the clusters of one text.
#[derive(Debug, Default)]
pub struct Clusters {
    // In code points. Worked out at the first question about a long row: looking back costs as much
    // as the row is long, so asking at every place of it would cost the square.
    starts: OnceLock<Vec<u32>>,
}

impl Clusters {
    /// Whether `text` may be cut at a place, given as a byte and as a code point.
    pub fn may_cut(&self, text: &str, byte: usize, offset: u32) -> bool {
        let mut from = byte.saturating_sub(NEAR);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let near = GraphemeCursor::new(byte, text.len(), true).is_boundary(&text[from..], from);
        near.unwrap_or_else(|_| {
            let starts = self.starts.get_or_init(|| starts(text));
            starts.binary_search(&offset).is_ok()
        })
    }
}

fn starts(text: &str) -> Vec<u32> {
    let mut next = 0;
    let clusters = text.graphemes(true).map(|cluster| {
        let start = next;
        next += super::code_points(cluster);
        start
    });
    clusters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_is_the_same_with_and_without_a_long_way_back() {
        let flags = "🇩🇪".repeat(200);
        let marks = "\u{301}".repeat(400);
        for text in [
            flags.clone(),
            format!("x🇩{flags}y"),
            format!("👩{marks}\u{200d}👩 x{marks}\u{200d}👩"),
            format!("\u{915}{marks}\u{94d}{marks}\u{915}"),
            format!("\r\n{marks}\u{200d}{flags}"),
            "plain e\u{301} 👨‍👩‍👧".to_owned(),
        ] {
            let clusters = Clusters::default();
            let expected = starts(&text);
            for (offset, (byte, _)) in (0..).zip(text.char_indices()) {
                let cut = clusters.may_cut(&text, byte, offset);
                assert_eq!(cut, expected.contains(&offset), "{offset} of {text:?}");
            }
            assert!(clusters.may_cut(&text, text.len(), super::super::code_points(&text)));
        }
    }
}
