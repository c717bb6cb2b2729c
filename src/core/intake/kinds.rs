//! What each block is: headline, standfirst, byline, subheading, paragraph or furniture, and why.
//!
//! Owns: [`propose`].
//! Invariant: every block gets one kind and one reason. Position, shape and words are put together; running
//! text is never taken for furniture by its shape or position alone, unless the article has plainly ended.
//! Must not know: bytes, markup's elements (only what they say, see `features`), pieces inside a block.

use super::features::BlockFeatures;
use super::headline;
use super::markup::PageData;
use super::reason::{Furniture, PagePart, Reason};
mod beside;
mod body;
mod head;
mod points;
mod repeats;
mod top;

use crate::core::lesson::article::BlockKind::{
    self, Byline, Excluded, Headline, Paragraph, Standfirst, Subheading,
};

/// A kind and its reason.
pub type Verdict = (BlockKind, Reason);

/// How far below a standfirst its repetition may begin, in blocks.
const REPEATED_WITHIN: usize = 8;
/// Shortest words that count as repeated, in letters.
const REPEATED: usize = 20;

/// The kinds of all blocks, in their order.
#[must_use]
pub fn propose(looks: &[BlockFeatures<'_>], data: &PageData) -> Vec<Verdict> {
    let mut sheet = KindSheet::new(looks);
    let headline = headline::find(looks, data);
    let top = headline.as_ref().map(|(n, _)| *n);
    sheet.certain_furniture(top);
    sheet.pull_quotes(top);
    sheet.other_articles(top);
    if let Some((n, why)) = headline {
        sheet.set(n, Headline, why);
    }
    let from = top.map_or(0, |n| n + 1);
    let text = (from..looks.len()).find(|n| sheet.is_open(*n) && looks[*n].is_prose());
    match text {
        Some(text) => {
            let text = sheet.below_credits(top, text);
            let end = sheet.end_of_article(text);
            let text = sheet.between(top, text);
            sheet.before(top, text);
            sheet.body_and_tail(text, end);
        }
        None => sheet.without_prose(top),
    }
    sheet.finish()
}

struct KindSheet<'a> {
    looks: &'a [BlockFeatures<'a>],
    verdicts: Vec<Option<Verdict>>,
    /// How many entries a live report has: times of day with text between them.
    hours: usize,
}

impl<'a> KindSheet<'a> {
    fn new(looks: &'a [BlockFeatures<'a>]) -> Self {
        Self {
            looks,
            verdicts: vec![None; looks.len()],
            hours: points::entries(looks),
        }
    }

    fn is_open(&self, n: usize) -> bool {
        self.verdicts.get(n).is_some_and(Option::is_none)
    }

    fn set(&mut self, n: usize, kind: BlockKind, why: Reason) {
        if let Some(slot) = self.verdicts.get_mut(n) {
            *slot = Some((kind, why));
        }
    }

    fn is_title(&self, n: usize) -> bool {
        matches!(self.verdicts.get(n), Some(Some((Headline | Standfirst, _))))
    }

    fn is_furniture(&self, n: usize) -> bool {
        matches!(self.verdicts.get(n), Some(Some((Excluded, _))))
    }

    /// The block from which on nothing belongs to the article any more.
    fn end_of_article(&self, text: usize) -> usize {
        let prose = |n: usize| {
            let look = &self.looks[n];
            if self.is_open(n) && (look.is_prose() || look.shape.is_closed()) {
                look.shape.words
            } else {
                0
            }
        };
        let all: usize = (text..self.looks.len()).map(prose).sum();
        let mut before = 0;
        for n in text..self.looks.len() {
            let after = all - before;
            let ends = match &self.verdicts[n] {
                Some((Excluded, Reason::Says(_, what))) => match what {
                    // What readers write may be half as long as what they write about.
                    Furniture::Comments => before >= after,
                    Furniture::Copyright | Furniture::Tags | Furniture::AboutAuthor => {
                        before >= 3 * after
                    }
                    Furniture::MoreToRead => self.looks[n].shape.words <= 5 && before >= 6 * after,
                    _ => false,
                },
                _ => false,
            };
            if ends && before > 0 {
                return n;
            }
            before += prose(n);
        }
        self.looks.len()
    }

    /// Short lines without a stop in a row with this one, itself included.
    fn run(&self, n: usize) -> usize {
        let after = (n + 1..self.looks.len())
            .take(20)
            .take_while(|n| self.is_short(*n))
            .count();
        self.run_before(n) + 1 + after
    }

    fn run_before(&self, n: usize) -> usize {
        (0..n)
            .rev()
            .take(20)
            .take_while(|n| self.is_short(*n))
            .count()
    }

    fn is_short(&self, n: usize) -> bool {
        let look = &self.looks[n];
        !look.is_prose()
            && !look.shape.is_closed()
            && !matches!(self.verdicts[n], Some((Headline | Standfirst | Byline, _)))
    }

    fn in_a_run(&self, n: usize, otherwise: Reason) -> Reason {
        match self.run(n) {
            run @ 3.. => Reason::ShortLines(run),
            _ => otherwise,
        }
    }

    /// Every block has its verdict; where nothing would be left to read, what looks like text comes back.
    fn finish(self) -> Vec<Verdict> {
        let looks = self.looks;
        let mut verdicts: Vec<Verdict> = self
            .verdicts
            .into_iter()
            .map(|verdict| verdict.unwrap_or((Paragraph, Reason::AmongParagraphs)))
            .collect();
        let read = |verdict: &Verdict| matches!(verdict.0, Paragraph | Standfirst | Subheading);
        if !verdicts.iter().any(read) {
            let any_prose = looks.iter().any(|look| look.shape.is_prose());
            for (verdict, look) in verdicts.iter_mut().zip(looks) {
                let back = look.shape.is_prose() || !any_prose;
                if verdict.0 == Excluded && back && verdict.1 != Reason::Hidden {
                    *verdict = (Paragraph, Reason::NothingElse);
                }
            }
        }
        verdicts
    }
}

fn credit(look: &BlockFeatures<'_>) -> Reason {
    if let Some(words) = look.byline {
        Reason::BylineWords(words.into())
    } else if look.mark.role == Some(PagePart::Author) {
        Reason::Marked(PagePart::Author)
    } else if let Some(name) = look.agency {
        Reason::Agency(name.into())
    } else {
        Reason::DateLine
    }
}
