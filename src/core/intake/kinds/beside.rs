//! What is furniture by its own markup or words, wherever it stands.
//!
//! Invariant: the author's line is no furniture because it is a link or stands in a box below the headline.
//! Must not know: which block is the first of the text.

use super::KindSheet;
use crate::core::intake::features::{BlockFeatures, Visibility};
use crate::core::intake::pieces;
use crate::core::intake::reason::{PagePart, Reason};
use crate::core::lesson::article::BlockKind::Excluded;

/// Blocks below the headline in which a box may hold the author's line.
const HEAD: usize = 14;
/// Most blocks of such a box.
const BOX: usize = 8;

impl KindSheet<'_> {
    /// What its markup or its words alone make furniture.
    pub fn certain_furniture(&mut self, headline: Option<usize>) {
        for n in 0..self.looks.len() {
            if Some(n) == headline {
                continue;
            }
            if let Some(why) = self.certainly(n, headline) {
                self.set(n, Excluded, why);
            }
        }
    }

    fn certainly(&self, n: usize, headline: Option<usize>) -> Option<Reason> {
        let look = &self.looks[n];
        if look.mark.shown == Visibility::No {
            return Some(Reason::Hidden);
        }
        self.by_part(n, headline)
            .map(Reason::Marked)
            .or_else(|| {
                let (what, words) = look.furniture.clone()?;
                Some(Reason::Says(words, what))
            })
            .or_else(|| pieces::marker(look.line).map(Reason::Marker))
            .or_else(|| self.is_only_links(n, headline).then_some(Reason::Links))
    }

    /// The part of the page that makes a block furniture.
    fn by_part(&self, n: usize, headline: Option<usize>) -> Option<PagePart> {
        let look = &self.looks[n];
        let part = look.mark.region?;
        let top = matches!(
            look.mark.role,
            Some(PagePart::Author | PagePart::Lead | PagePart::Time | PagePart::Kicker)
        );
        let kept = match part {
            PagePart::Header => look.is_prose() || top,
            PagePart::Form => look.is_prose(),
            PagePart::Aside => look.is_credit_line() && self.is_in_credits_box(n, headline),
            _ => false,
        };
        (!kept).then_some(part)
    }

    /// Whether the box around a block stands below the headline, names an author and holds no headings.
    fn is_in_credits_box(&self, n: usize, headline: Option<usize>) -> bool {
        let Some(from) = headline
            .map(|headline| headline + 1)
            .filter(|from| n >= *from)
        else {
            return false;
        };
        let head = self.looks.iter().skip(from).take(HEAD);
        let head = head.take_while(|look| look.mark.region.is_some() || !look.is_prose());
        if n - from >= head.count() {
            return false;
        }
        let boxed = |n: &usize| self.looks[*n].mark.region == Some(PagePart::Aside);
        let start = (from..n)
            .rev()
            .take(BOX)
            .take_while(boxed)
            .last()
            .unwrap_or(n);
        let around = (start..self.looks.len()).take(BOX).take_while(boxed);
        let mut named = false;
        for look in around.map(|n| &self.looks[n]) {
            let heading = matches!(
                look.mark.role,
                Some(PagePart::Heading | PagePart::MainHeading)
            );
            if heading || look.is_prose() {
                return false;
            }
            named |= look.names_author();
        }
        named
    }

    /// Whether a block is a link to something else, and not the author's name.
    fn is_only_links(&self, n: usize, headline: Option<usize>) -> bool {
        let look = &self.looks[n];
        if !look.is_linked() || look.is_credit_line() {
            return false;
        }
        if look.is_prose() {
            // A whole sentence that is a link asks something, or stands beside others.
            let others = n.checked_sub(1).into_iter().chain([n + 1]);
            let mut others = others.filter_map(|n| self.looks.get(n));
            let asks = look.line.ends_with(['?', '？', '؟']);
            return look.is_one_link() && (asks || others.any(BlockFeatures::is_one_link));
        }
        let below = headline.is_some_and(|headline| n > headline && n <= headline + HEAD);
        let beside = |n: Option<usize>| {
            let look = n.and_then(|n| self.looks.get(n));
            look.is_some_and(|look| !look.is_prose() && !look.is_linked() && look.is_credit_line())
        };
        let dated = beside(n.checked_sub(1)) || beside(Some(n + 1));
        // One of several links is a topic.
        let link = |n: Option<usize>| {
            let look = n.and_then(|n| self.looks.get(n));
            look.is_some_and(|look| look.is_linked() && !look.is_prose())
        };
        let several = look.mark.role == Some(PagePart::Item)
            || link(n.checked_sub(1).filter(|above| Some(*above) != headline))
            || link(Some(n + 1));
        !(below && dated && look.is_name() && !several)
    }
}
