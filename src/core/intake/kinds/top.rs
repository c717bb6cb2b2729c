//! What stands above the text: lines before the headline, standfirst, byline, date.
//!
//! Invariant: only what is still undecided is decided here.
//! Must not know: the text itself and what follows it.

use std::collections::BTreeSet;

use super::{KindSheet, REPEATED, REPEATED_WITHIN, Verdict, credit};
use crate::core::intake::features::{BlockFeatures, content_words};
use crate::core::intake::reason::{PagePart, Reason};
use crate::core::intake::shape::Ending;
use crate::core::intake::signature::{FollowedBy, is_role};
use crate::core::lesson::article::BlockKind::{
    Byline, Excluded, Paragraph, Standfirst, Subheading,
};

impl KindSheet<'_> {
    /// What stands before the headline, or before the text where there is none.
    pub fn before(&mut self, headline: Option<usize>, text: usize) {
        let end = headline.unwrap_or(text);
        // Author and date may stand above the headline, if nothing stands between.
        let above = (0..end)
            .rev()
            .take_while(|n| self.looks[*n].is_credit_line());
        let credits = end - above.count();
        for n in 0..end {
            if !self.is_open(n) {
                continue;
            }
            let look = &self.looks[n];
            let closed = look.shape.is_closed() && look.shape.words >= 4;
            let sentence = closed || look.shape.is_loose_prose();
            if look.mark.role == Some(PagePart::Kicker) {
                self.set(n, Subheading, Reason::Marked(PagePart::Kicker));
            } else if look.is_prose() || (sentence && headline.is_none()) {
                self.set(n, Paragraph, Reason::Sentences);
            } else if n >= credits {
                let why = credit(look);
                self.set(n, Byline, why);
            } else {
                let why = self.in_a_run(n, Reason::BeforeHeadline);
                self.set(n, Excluded, why);
            }
        }
    }

    /// What stands between the headline and the text; answers with the first block of the text.
    pub fn between(&mut self, headline: Option<usize>, text: usize) -> usize {
        let from = headline.map_or(0, |n| n + 1);
        let title = headline.map(|n| self.looks[n].letters());
        let mut start = text;
        self.repeated(from, text);
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            for n in 0..(text + 2).min(self.looks.len()) {
                if self.is_open(n) && self.looks[n].letters() == title {
                    self.set(n, Excluded, Reason::RepeatsHeadline);
                }
            }
        }
        if headline.is_some()
            && self.is_open(text)
            && !self.is_credited(from..text, text)
            && self.stands_before_credit(text)
        {
            self.set(text, Standfirst, Reason::BetweenHeadlineAndText);
        }
        while !self.is_open(start) && start < self.looks.len() {
            start += 1;
        }
        // Credits may follow a standfirst that is running text.
        while self.is_open(start) && !self.looks[start].is_prose() {
            start += 1;
        }
        let near = [headline, Some(start)].into_iter().flatten();
        let near = near.filter_map(|n| self.looks.get(n));
        let around = near.flat_map(|look| content_words(look.line)).collect();
        self.key_points(from, start);
        for n in from..start {
            if headline.is_some() && self.is_open(n) {
                let (kind, why) = self.one_between(n, &around);
                self.set(n, kind, why);
            }
        }
        start
    }

    fn one_between(&self, n: usize, around: &BTreeSet<String>) -> Verdict {
        let look = &self.looks[n];
        let shape = &look.shape;
        if look.mark.role == Some(PagePart::Lead) {
            return (Standfirst, Reason::Marked(PagePart::Lead));
        }
        if let Some(verdict) = self.of_live_report(n) {
            return verdict;
        }
        // A time of day alone is when the article appeared.
        if look.is_hour() {
            return (Byline, Reason::DateLine);
        }
        if look.is_credit_line() {
            return (Byline, credit(look));
        }
        if look.mark.role == Some(PagePart::Caption) {
            return (Paragraph, Reason::Marked(PagePart::Caption));
        }
        if self.is_signed(n, around) {
            return (Byline, Reason::NameLine);
        }
        if self.is_said_above(n) {
            return (Excluded, Reason::SaidAbove);
        }
        let credited = self.stands_before_credit(n);
        let sentence = shape.ending == Ending::Stop && shape.words >= 3;
        if look.is_prose() || shape.is_loose_prose() || (sentence && credited) {
            return (Standfirst, Reason::BetweenHeadlineAndText);
        }
        if look.mark.role == Some(PagePart::Heading) {
            let kind = if shape.words >= 6 {
                Standfirst
            } else {
                Subheading
            };
            return (kind, Reason::Marked(PagePart::Heading));
        }
        if shape.is_closed() && shape.words >= 2 {
            return (Paragraph, Reason::AmongParagraphs);
        }
        let run = self.run(n);
        let own: Vec<String> = content_words(look.line).collect();
        let shared = own.iter().filter(|word| around.contains(*word)).count();
        if run < 3 && shared > 0 && shared * 2 >= own.len() && !shape.is_list() {
            return (Subheading, Reason::Topic);
        }
        // The author's name comes first of such lines, whatever else stands below it.
        let first = n.checked_sub(1).is_some_and(|above| self.is_title(above));
        if look.is_name() && !is_role(look.line) && (run < 3 || first || self.is_beside_credit(n)) {
            return (Byline, Reason::NameLine);
        }
        (Excluded, self.in_a_run(n, Reason::NoSentence))
    }

    /// Whether a line near above the headline says the same: a notice of the page.
    fn is_said_above(&self, n: usize) -> bool {
        let own = self.looks[n].letters();
        let title = (0..n)
            .rev()
            .take(REPEATED_WITHIN)
            .find(|n| self.is_title(*n));
        let above = title.map_or(0..0, |title| title.saturating_sub(REPEATED_WITHIN)..title);
        !own.is_empty() && above.into_iter().any(|n| self.looks[n].letters() == own)
    }

    /// Whether a date stands above or below a line, or what its bearer does below it.
    fn is_beside_credit(&self, n: usize) -> bool {
        let at = |n: Option<usize>| n.and_then(|n| self.looks.get(n));
        let dated = |look: Option<&BlockFeatures<'_>>| {
            look.is_some_and(|look| !look.is_prose() && !look.dates.is_empty())
        };
        let below = at(n.checked_add(1));
        dated(at(n.checked_sub(1))) || dated(below) || below.is_some_and(|look| is_role(look.line))
    }

    /// Whether a line begins with its author's name. "Ida Thornbury in Vale Green" could be a topic, if headline or
    /// text took up the name.
    fn is_signed(&self, n: usize, around: &BTreeSet<String>) -> bool {
        let look = &self.looks[n];
        let Some(signature) = &look.signature else {
            return false;
        };
        let name = look.line.get(signature.name.clone()).unwrap_or_default();
        match signature.followed_by {
            FollowedBy::RoleOrTime => true,
            FollowedBy::Place => !content_words(name).any(|word| around.contains(&word)),
        }
    }

    /// Standfirsts that the text says again.
    fn repeated(&mut self, from: usize, text: usize) {
        for n in from..=text {
            let own = self.looks[n].letters();
            let says = self.looks[n].is_prose() || self.looks[n].shape.is_loose_prose();
            if !self.is_open(n) || own.chars().count() < REPEATED || !says {
                continue;
            }
            // Twice above the text, it is a notice of the page.
            let below = text.max(n + 1)..(n + 1 + REPEATED_WITHIN).min(self.looks.len());
            if below
                .into_iter()
                .any(|later| self.is_open(later) && self.looks[later].letters() == own)
            {
                self.set(n, Standfirst, Reason::RepeatedBelow);
            }
        }
    }

    /// Whether author or date stand above the first running text, so that an agency below it has sent a picture, and
    /// a date below it begins the day of a chronicle.
    fn is_credited(&self, mut head: std::ops::Range<usize>, text: usize) -> bool {
        let named = |look: &BlockFeatures<'_>| look.is_credit_line() || look.is_name();
        let above = head.any(|n| self.is_open(n) && named(&self.looks[n]));
        let mut below = (text + 1..self.looks.len()).filter(|n| self.is_open(*n));
        let Some(below) = below.next().filter(|_| above) else {
            return false;
        };
        let look = &self.looks[below];
        look.byline.is_none() && (look.dates.is_empty() || self.is_in_chronicle(below))
    }

    /// Whether a block of running text is followed by the author's line or the date, and then by more text.
    fn stands_before_credit(&self, n: usize) -> bool {
        let mut rest = (n + 1..self.looks.len())
            .filter(|n| self.is_open(*n))
            .map(|n| &self.looks[n]);
        // "By the river" is a subheading.
        let says = |look: &BlockFeatures<'_>| {
            let other = look.byline.is_none() || look.agency.is_some() || !look.dates.is_empty();
            other || look.names_author() || is_role(look.line)
        };
        let credit = rest.next().is_some_and(|look| {
            look.is_credit_line() && says(look) && !look.is_prose() && !self.is_entry(look)
        });
        let lead = self.looks[n].mark.role == Some(PagePart::Lead);
        let more = rest.take(4).any(BlockFeatures::is_prose);
        let short = self.looks[n].shape.words <= 70;
        lead || (credit && more && short)
    }
}
