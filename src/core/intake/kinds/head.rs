//! Where the text begins: below the author's line and the date, wherever sentences stand above them.
//!
//! Invariant: what stands above the text is less than the text; a chronicle's dates and a live report's times are
//! part of it.
//! Must not know: what the blocks above the text are.

use super::KindSheet;
use crate::core::intake::features::BlockFeatures;
use crate::core::intake::signature::is_role;

/// Blocks below the headline among which the author's line and the date are looked for.
const HEAD: usize = 18;
/// Most paragraphs above such a line, and most words of them.
const PARAGRAPHS: usize = 3;
const WORDS: usize = 110;

impl KindSheet<'_> {
    /// The first block of the text, where the first running text stands at `text`.
    pub fn below_credits(&self, headline: Option<usize>, text: usize) -> usize {
        let Some(headline) = headline.filter(|_| self.hours < 2) else {
            return text;
        };
        let mut above = (headline + 1..text).filter(|n| self.is_open(*n));
        if above.clone().any(|n| self.looks[n].names_author()) {
            return text;
        }
        let credited = above.any(|n| is_dated(&self.looks[n]));
        let (mut paragraphs, mut words, mut last) = (0, 0, None);
        for n in text..(headline + 1 + HEAD).min(self.looks.len()) {
            let look = &self.looks[n];
            if !self.is_open(n) {
                continue;
            }
            if look.is_prose() {
                paragraphs += 1;
                words += look.shape.words;
                if paragraphs > PARAGRAPHS || words > WORDS {
                    break;
                }
                continue;
            }
            // Where a date stands above the sentences, they may be the text; only a name below them tells.
            // Below several paragraphs, a name with a role may be said of whoever speaks in them.
            let signed = paragraphs == 1 && (look.is_signed() || self.is_above_role(n));
            let names = look.names_author() || signed;
            let dates = is_dated(look) && !credited && !self.is_in_chronicle(n);
            if names || (paragraphs == 1 && dates) || (dates && last.is_some()) {
                last = Some((n, words));
            }
        }
        let below = last.and_then(|(n, above)| {
            let mut below =
                (n + 1..self.looks.len()).filter(|n| self.is_open(*n) && self.looks[*n].is_prose());
            let first = below.clone().next()?;
            let words: usize = below
                .by_ref()
                .take(200)
                .map(|n| self.looks[n].shape.words)
                .sum();
            (words > above).then_some(first)
        });
        below.unwrap_or(text)
    }

    /// Whether a line is a name, and the one below it says what its bearer does.
    fn is_above_role(&self, n: usize) -> bool {
        let below = self.looks.get(n + 1);
        let role = below.is_some_and(|look| is_role(look.line));
        role && self.looks[n].is_name() && !is_role(self.looks[n].line)
    }

    /// Whether another date further down has text above and below it, as the days of a chronicle have.
    pub fn is_in_chronicle(&self, n: usize) -> bool {
        let follows = |n: usize| self.looks.get(n).is_some_and(BlockFeatures::is_prose);
        (n + 2..self.looks.len())
            .any(|n| is_dated(&self.looks[n]) && follows(n - 1) && follows(n + 1))
    }
}

fn is_dated(look: &BlockFeatures<'_>) -> bool {
    !look.is_prose() && !look.dates.is_empty()
}
