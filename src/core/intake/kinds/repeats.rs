//! What the page sets beside the text: quotes that repeat the text, and teasers for other articles.
//!
//! Invariant: a quotation that nothing nearby says again is part of the text; the entries of a live report are, too.
//! Must not know: what stands above the text.

use std::collections::BTreeMap;

use super::KindSheet;
use crate::core::intake::features::BlockFeatures;
use crate::core::intake::reason::{PagePart, Reason};
use crate::core::lesson::article::BlockKind::Excluded;

/// Blocks before and behind a quote in which it is looked for.
const NEAR: usize = 8;
/// Longest quote that counts, in words, and shortest, in letters.
const LONGEST: usize = 50;
const SHORTEST: usize = 10;
/// Fewest words of the article with the headline, and how many times as many as another one it must have.
const ENOUGH: usize = 40;
const TIMES: usize = 2;

impl KindSheet<'_> {
    /// Quotes whose words stand in a paragraph nearby, and who is named below them.
    pub fn pull_quotes(&mut self, headline: Option<usize>) {
        for n in 0..self.looks.len() {
            let quote = |n: usize| self.looks[n].mark.role == Some(PagePart::Quote);
            if Some(n) == headline || !quote(n) || !self.is_open(n) {
                continue;
            }
            let look = &self.looks[n];
            let above = n.checked_sub(1).and_then(|n| self.verdicts[n].as_ref());
            let repeated_above = above.is_some_and(|verdict| verdict.1 == Reason::PullQuote);
            let speaker = repeated_above && look.shape.words <= 10 && !look.shape.is_closed();
            if speaker || self.is_said_nearby(n) {
                self.set(n, Excluded, Reason::PullQuote);
            }
        }
    }

    fn is_said_nearby(&self, n: usize) -> bool {
        let look = &self.looks[n];
        let own = look.letters();
        if look.shape.words > LONGEST || own.chars().count() < SHORTEST {
            return false;
        }
        let near = n.saturating_sub(NEAR)..(n + NEAR + 1).min(self.looks.len());
        let mut near = near.filter(|other| *other != n).map(|n| &self.looks[n]);
        near.any(|other| {
            other.mark.role != Some(PagePart::Quote)
                && other.is_prose()
                && other.letters().contains(&own)
        })
    }

    /// Articles below the one with the headline, where that one holds a text and they hold much less.
    pub fn other_articles(&mut self, headline: Option<usize>) {
        let Some(headline) = headline.filter(|_| self.hours < 2) else {
            return;
        };
        // A headline may stand above the article that has its text.
        let text = self
            .looks
            .iter()
            .skip(headline)
            .find(|look| look.is_prose());
        let home = match (self.looks[headline].mark.article, text) {
            (0, Some(text)) => text.mark.article,
            (home, _) => home,
        };
        let mut words: BTreeMap<u32, usize> = BTreeMap::new();
        for look in self.looks.iter().filter(|look| look.is_prose()) {
            *words.entry(look.mark.article).or_default() += look.shape.words;
        }
        let own = words.get(&home).copied().unwrap_or_default();
        if home == 0 || own < ENOUGH {
            return;
        }
        let is_home = |look: &BlockFeatures<'_>| look.mark.article == home && look.is_prose();
        let first = self.looks.iter().position(is_home).unwrap_or(headline);
        for n in first + 1..self.looks.len() {
            let article = self.looks[n].mark.article;
            let much = words.get(&article).copied().unwrap_or_default() * TIMES > own;
            if article != 0 && article != home && !much && self.is_open(n) {
                self.set(n, Excluded, Reason::OtherArticle);
            }
        }
    }
}
