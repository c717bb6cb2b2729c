//! Where words stand in a text, asked many times.
//!
//! Owns: [`Places`], every place of a text in the order of what stands there.
//! Invariant: it is made in time in proportion to the text, and a question costs no more than its
//! words and the places that it may look at; so tens of thousands of quotes that are not in a book
//! are told in a second, where reading the book for each took minutes.
//! Must not know: marks, grapheme clusters.

/// Bytes by which places are put in order. Words that agree in these are looked at one by one.
const KEY: usize = 8;

/// Bytes of a text that is put in order in no noticeable time.
pub const SHORT: usize = 64 * 1024;

/// Stretches of some words that are tried until one is rare enough.
const TRIES: usize = 16;

/// The first byte of every character of a text, sorted by the [`KEY`] bytes that begin there.
#[derive(Debug)]
pub struct Places {
    order: Vec<u32>,
}

impl Places {
    /// Puts a text of at most `u32::MAX` bytes in order.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let places = (0_u32..).zip(bytes).map(|(at, _)| at);
        let mut order: Vec<u32> = places
            .filter(|at| text.is_char_boundary(*at as usize))
            .collect();
        let mut sorted = vec![0; order.len()];
        // From the last byte of the key to the first; each round keeps the order of the one before.
        for byte in (0..KEY).rev() {
            // What lies behind the end of the text comes before everything.
            let digit = |at: u32| {
                let found = bytes.get(at as usize + byte);
                found.map_or(0, |byte| usize::from(*byte) + 1)
            };
            let mut slots = [0_usize; 258];
            for at in &order {
                slots[digit(*at) + 1] += 1;
            }
            for digit in 1..slots.len() {
                slots[digit] += slots[digit - 1];
            }
            for at in &order {
                let slot = &mut slots[digit(*at)];
                sorted[*slot] = *at;
                *slot += 1;
            }
            std::mem::swap(&mut order, &mut sorted);
        }
        Self { order }
    }

    /// Every byte at which `words` begin in `text`, the one that was put in order. Takes the places
    /// that it looked at off `left`; nothing where that are not enough, since the words are too common.
    pub fn find(&self, text: &str, words: &str, left: &mut usize) -> Option<Vec<usize>> {
        let starts = words.char_indices().map(|(start, _)| start);
        let (start, near) = starts
            .step_by(KEY)
            .take(TRIES)
            .map(|start| (start, self.beginning(text, &words[start..])))
            .find(|(_, near)| near.len() <= *left)?;
        *left -= near.len();
        let whole = near.iter().filter_map(|at| {
            let at = (*at as usize).checked_sub(start)?;
            text.as_bytes()[at..]
                .starts_with(words.as_bytes())
                .then_some(at)
        });
        Some(whole.collect())
    }

    /// The places where the first [`KEY`] bytes of `words` stand, or all of them if they are fewer.
    fn beginning(&self, text: &str, words: &str) -> &[u32] {
        let words = &words.as_bytes()[..words.len().min(KEY)];
        let there = |at: &u32| {
            let rest = &text.as_bytes()[*at as usize..];
            &rest[..rest.len().min(words.len())]
        };
        let start = self.order.partition_point(|at| there(at) < words);
        let rest = &self.order[start..];
        &rest[..rest.partition_point(|at| there(at) == words)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 6] = [
        "",
        "one two one two three",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "caf\u{e9} 中文 中文字 😀😀 e\u{301}\0\0 \0",
        "the mayor of the town of the river said that the mayor of the town",
        "\u{10ffff}\u{7f}\u{80}a",
    ];

    #[test]
    fn places_are_those_of_a_plain_search() {
        for text in TEXTS {
            let places = Places::of(text);
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            for (from, to) in ends
                .iter()
                .flat_map(|from| ends.iter().map(move |to| (*from, *to)))
            {
                for tail in ["", "x", "\u{301}"] {
                    let words = format!("{}{tail}", &text[from.min(to)..from.max(to)]);
                    let expected = ends.iter().filter(|at| text[**at..].starts_with(&words));
                    let expected: Vec<usize> = expected.copied().collect();
                    if words.is_empty() {
                        continue;
                    }
                    let mut found = places
                        .find(text, &words, &mut usize::MAX.clone())
                        .expect("there is no bound");
                    found.sort_unstable();
                    assert_eq!(found, expected, "{words:?} in {text:?}");
                }
            }
        }
    }

    #[test]
    fn words_that_are_too_common_are_not_looked_at() {
        let text = "a rose is a rose is a rose, a tulip is none";
        let places = Places::of(text);
        let mut left = 2;
        assert_eq!(
            places.find(text, "a rose is ", &mut left),
            Some(vec![0, 10])
        );
        assert_eq!(left, 0, "both were looked at");
        assert_eq!(places.find(text, "a rose", &mut left), None);
        assert_eq!(places.find(text, "a tulips", &mut left), Some(vec![]));
        // The rare end of a quote is enough to find it by.
        let mut left = 1;
        assert_eq!(places.find(text, "a rose, a", &mut left), Some(vec![20]));
    }
}
