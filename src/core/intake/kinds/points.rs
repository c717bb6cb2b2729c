//! The article's points, listed above its text; the times of the entries of a live report.
//!
//! Invariant: a list of links, a menu and a list of topics are no points; only what is still undecided is decided here.
//! Must not know: the text itself and what follows it.

use std::collections::BTreeSet;

use super::{KindSheet, Verdict, credit};
use crate::core::intake::features::{BlockFeatures, content_words};
use crate::core::intake::reason::{PagePart, Reason};
use crate::core::lesson::article::BlockKind::{Byline, Paragraph, Subheading};

/// Fewest points of a list.
const FEWEST: usize = 2;
/// Most lines that are looked at for one list.
const MOST: usize = 40;
/// Blocks among which these are looked for.
const NEAR: usize = 2_000;
/// Paragraphs with which points are compared.
const COMPARED: usize = 30;

impl KindSheet<'_> {
    /// Lists of points between the headline and the text.
    pub fn key_points(&mut self, from: usize, text: usize) {
        let body = self.looks.iter().skip(text).take(NEAR);
        let body = body.filter(|look| look.is_prose()).take(COMPARED);
        let body: BTreeSet<String> = body.flat_map(|look| content_words(look.line)).collect();
        let mut n = from;
        while n < text {
            let listed = is_listed(&self.looks[n]);
            let run = (n..text)
                .take(MOST)
                .take_while(|n| self.may_be_point(*n) && is_listed(&self.looks[*n]) == listed)
                .count();
            if run >= FEWEST && self.are_points(n..n + run, &body) {
                let above = n
                    .checked_sub(1)
                    .filter(|above| *above >= from && self.is_open(*above));
                if let Some(above) = above.filter(|n| self.announces(*n)) {
                    self.set(above, Subheading, Reason::AbovePoints);
                }
                for point in n..n + run {
                    self.set(point, Paragraph, Reason::KeyPoint(run));
                }
            }
            n += run.max(1);
        }
    }

    fn may_be_point(&self, n: usize) -> bool {
        let look = &self.looks[n];
        let hour = look.is_hour();
        self.is_open(n)
            && !look.is_prose()
            && !look.is_linked()
            && !look.is_credit_line()
            && !hour
            && look.mark.role != Some(PagePart::Heading)
            && look.mark.role != Some(PagePart::Lead)
            && look.shape.words + look.shape.dense >= 2
    }

    fn are_points(&self, points: std::ops::Range<usize>, body: &BTreeSet<String>) -> bool {
        let looks = &self.looks[points];
        let words: usize = looks.iter().map(|look| look.shape.words).sum();
        let listed = looks.iter().filter(|look| is_listed(look)).count();
        // A name or a topic has capitals alone; a point tells something.
        let telling = |look: &&BlockFeatures<'_>| {
            look.shape.small > 0
                || look.shape.capitals * 2 <= look.shape.words
                || look.shape.dense >= 6
        };
        let telling = looks.iter().filter(telling).count();
        if listed == looks.len() {
            return words >= 3 * looks.len() && telling * 2 >= looks.len();
        }
        let taken_up =
            |look: &&BlockFeatures<'_>| content_words(look.line).any(|word| body.contains(&word));
        let taken_up = looks.iter().filter(taken_up).count();
        let long = looks
            .iter()
            .all(|look| look.shape.words >= 3 && !look.shape.is_list());
        looks.len() > FEWEST && long && telling == looks.len() && taken_up * 3 >= looks.len() * 2
    }

    fn announces(&self, n: usize) -> bool {
        let look = &self.looks[n];
        look.shape.words <= 6 && !look.is_credit_line() && !look.is_name() && !look.is_hour()
    }

    /// Whether a block is the time of one of several entries.
    pub fn is_entry(&self, look: &BlockFeatures<'_>) -> bool {
        self.hours > 1 && look.is_hour()
    }

    /// What the times, titles and authors of the entries of a live report are; nothing for other blocks and reports.
    pub fn of_live_report(&self, n: usize) -> Option<Verdict> {
        let look = &self.looks[n];
        if self.hours < 2 {
            return None;
        }
        if look.is_hour() {
            return Some((Subheading, Reason::EntryTime));
        }
        let after_hour = n
            .checked_sub(1)
            .is_some_and(|above| self.looks[above].is_hour());
        let credited = look.is_credit_line() && !look.is_prose();
        if credited {
            return Some((Byline, credit(look)));
        }
        let next = self.looks.get(n + 1);
        let text = next.is_some_and(|next| next.is_prose() || next.shape.is_closed());
        let title = !look.shape.is_closed() && look.shape.words <= 20;
        (after_hour && text && title).then_some((Subheading, Reason::ShortBetweenParagraphs))
    }
}

/// How many times of day there are with text behind each.
pub fn entries(looks: &[BlockFeatures<'_>]) -> usize {
    let mut count = 0;
    let mut after_hour = looks
        .iter()
        .filter(|look| look.is_hour() || look.is_prose() || look.shape.is_closed());
    while after_hour.any(BlockFeatures::is_hour) {
        count += usize::from(after_hour.any(|look| !look.is_hour()));
    }
    count
}

/// Whether the page or a sign at its start makes a line an item of a list.
fn is_listed(look: &BlockFeatures<'_>) -> bool {
    let signs = [
        '•', '▪', '●', '◦', '‣', '⁃', '■', '►', '▶', '»', '–', '-', '*', '·',
    ];
    let rest = look.line.strip_prefix(signs);
    let signed = rest.is_some_and(|rest| rest.starts_with(char::is_whitespace));
    signed || look.mark.role == Some(PagePart::Item)
}
