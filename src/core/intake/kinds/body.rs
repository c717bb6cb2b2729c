//! The text itself and what stands below it.
//!
//! Invariant: only what is still undecided is decided here; running text stays text until the article ends.
//! Must not know: what stands above the text.

use super::{KindSheet, Verdict, credit};
use crate::core::intake::reason::{Furniture, PagePart, Reason};
use crate::core::intake::shape::Ending;
use crate::core::lesson::article::BlockKind::{Byline, Excluded, Paragraph, Subheading};

/// Most lines without a stop between the text and a short sentence that still belongs to it.
const APART: usize = 8;
/// The same where furniture stands between.
const APART_WITH_FURNITURE: usize = 2;

impl KindSheet<'_> {
    /// The text itself and what follows it.
    pub fn body_and_tail(&mut self, text: usize, end: usize) {
        let last = self.last_of_text(text, end);
        let mut list_of: Option<String> = None;
        for n in text..=last.min(self.looks.len().saturating_sub(1)) {
            let look = &self.looks[n];
            if let Some(Some((Excluded, Reason::Says(_, Furniture::MoreToRead)))) =
                self.verdicts.get(n)
            {
                list_of = Some(look.line.to_owned());
            }
            if !self.is_open(n) {
                continue;
            }
            if look.is_prose() {
                list_of = None;
                self.set(n, Paragraph, Reason::Sentences);
                continue;
            }
            let (kind, why) = match &list_of {
                Some(words) if !look.shape.is_closed() => (Excluded, Reason::After(words.clone())),
                _ => self.one_among(n),
            };
            self.set(n, kind, why);
        }
        self.tail(last + 1, end);
    }

    /// The last block of the text: running text, or a short sentence near it.
    fn last_of_text(&self, text: usize, end: usize) -> usize {
        let (mut last, mut lines, mut most, mut ended) = (text, 0, APART, false);
        let mut listing = false;
        for n in text..end {
            let look = &self.looks[n];
            if let Some((_, Reason::Says(_, what))) = &self.verdicts[n] {
                use Furniture::{Comments, Copyright, Menu, Tags};
                ended |= matches!(what, Comments | Copyright | Menu | Tags);
            }
            if !self.is_open(n) {
                most = APART_WITH_FURNITURE;
                continue;
            }
            let sentence = look.shape.is_closed() && look.shape.words >= 3 && !look.is_linked();
            if look.is_prose() || (sentence && !ended && lines <= most) {
                (last, lines, most, ended) = (n, 0, APART, false);
                listing = look.shape.ending == Ending::Colon;
            } else {
                // What a colon announces belongs to the text.
                lines += usize::from(!listing);
            }
        }
        last
    }

    fn one_among(&self, n: usize) -> Verdict {
        let look = &self.looks[n];
        if let Some(verdict) = self.of_live_report(n) {
            return verdict;
        }
        if let Some(part @ (PagePart::Heading | PagePart::MainHeading | PagePart::Lead)) =
            look.mark.role
        {
            return (Subheading, Reason::Marked(part));
        }
        if look.mark.role == Some(PagePart::Caption) {
            return (Paragraph, Reason::Marked(PagePart::Caption));
        }
        if look.shape.is_closed() || look.shape.is_loose_prose() {
            return (Paragraph, Reason::AmongParagraphs);
        }
        let run = self.run(n);
        let first = n - self.run_before(n);
        let beside = |n: Option<usize>| n.is_some_and(|n| self.is_furniture(n));
        if run >= 3 && (beside(first.checked_sub(1)) || beside(Some(first + run))) {
            return (Excluded, Reason::ShortLines(run));
        }
        let followed = self
            .looks
            .get(n + 1)
            .is_some_and(|next| next.is_prose() || next.shape.is_closed());
        let quiet = look.shape.words <= 12 && run == 1 && followed;
        if quiet && look.line.chars().any(char::is_alphanumeric) {
            return (Subheading, Reason::ShortBetweenParagraphs);
        }
        (Paragraph, Reason::AmongParagraphs)
    }

    fn tail(&mut self, from: usize, end: usize) {
        let words = self.looks.get(end).map(|look| look.line.to_owned());
        let mut ended = false;
        let above = from.checked_sub(1).and_then(|n| self.looks.get(n));
        let listing = above.is_some_and(|look| look.shape.ending == Ending::Colon);
        for n in from..self.looks.len() {
            if !self.is_open(n) {
                ended = true;
                continue;
            }
            let look = &self.looks[n];
            let (kind, why) = match &words {
                Some(words) if n >= end => (Excluded, Reason::After(words.clone())),
                _ if !ended && listing => (Paragraph, Reason::AmongParagraphs),
                _ if !ended && look.is_credit_line() => (Byline, credit(look)),
                _ if !ended && look.shape.is_closed() && look.shape.words >= 2 => {
                    (Paragraph, Reason::AmongParagraphs)
                }
                _ if !ended && look.shape.is_loose_prose() && !look.is_linked() => {
                    (Paragraph, Reason::AmongParagraphs)
                }
                _ => {
                    ended = true;
                    (Excluded, self.in_a_run(n, Reason::AfterText))
                }
            };
            self.set(n, kind, why);
        }
    }

    /// A page without running text: a poem, a list, one line.
    pub fn without_prose(&mut self, headline: Option<usize>) {
        for n in 0..self.looks.len() {
            if self.is_open(n) {
                let look = &self.looks[n];
                let credit_line = headline.is_some() && look.is_credit_line();
                let (kind, why) = if credit_line {
                    (Byline, credit(look))
                } else {
                    (Paragraph, Reason::NothingElse)
                };
                self.set(n, kind, why);
            }
        }
    }
}
