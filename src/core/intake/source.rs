//! Where an article comes from: outlet, author, day, address.
//!
//! Owns: [`sources`].
//! Invariant: each is proposed with what speaks for it, or not at all. A date in page furniture is never the
//! article's; neither is one in running text, but for the line that begins a report.
//! Must not know: how kinds were found.

use super::credits;
use super::date;
use super::features::BlockFeatures;
use super::kinds::Verdict;
use super::markup::PageData;
use super::phrases;
use super::reason::{PagePart, Reason};
use super::shape::beginning;
use super::{Proposal, Text};
use crate::core::lesson::article::BlockKind;
use crate::core::text::{TextRange, code_points};

/// What is known of an article's origin.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sources {
    /// Who published it.
    pub outlet: Option<Proposal<String>>,
    /// Who wrote it, or the agency.
    pub byline: Option<Proposal<String>>,
    /// The day, in ISO 8601.
    pub date: Option<Proposal<String>>,
    /// The address.
    pub address: Option<Proposal<String>>,
}

/// What a text, its blocks and its page say of the article's origin. `stem` is the file's name without ending.
#[must_use]
pub fn sources(
    text: &Text,
    looks: &[BlockFeatures<'_>],
    verdicts: &[Verdict],
    data: &PageData,
    stem: &str,
) -> Sources {
    let page = Lines {
        text,
        looks,
        verdicts,
    };
    let byline = page.byline(data);
    Sources {
        outlet: page.outlet(data, stem, byline.as_ref()),
        date: page.date(data),
        address: data.address.as_ref().map(|(name, address)| Proposal {
            value: address.clone(),
            evidence: None,
            why: Reason::PageData(name),
        }),
        byline,
    }
}

mod author;
mod outlet;

struct Lines<'a> {
    text: &'a Text,
    looks: &'a [BlockFeatures<'a>],
    verdicts: &'a [Verdict],
}

impl<'a> Lines<'a> {
    fn of(&self, kind: BlockKind) -> impl Iterator<Item = &'a BlockFeatures<'a>> {
        let pairs = self.looks.iter().zip(self.verdicts);
        pairs
            .filter(move |(_, verdict)| verdict.0 == kind)
            .map(|(look, _)| look)
    }

    fn first_paragraph(&self) -> Option<&'a BlockFeatures<'a>> {
        self.of(BlockKind::Paragraph).find(|look| look.is_prose())
    }

    /// A part of a block, given in bytes of its line.
    fn part(look: &BlockFeatures<'_>, bytes: &std::ops::Range<usize>) -> TextRange {
        let start = look.range.start() + code_points(&look.line[..bytes.start]);
        TextRange::between(start, start + code_points(&look.line[bytes.clone()]))
    }

    /// "KYIV (Agency) —": the name in the brackets.
    fn dateline_agency(&self) -> Option<Proposal<String>> {
        let look = self.first_paragraph()?;
        let head = dateline(look.line)?;
        let bytes = match (head.find(['(', '（']), head.find([')', '）'])) {
            (Some(open), Some(shut)) if open < shut => {
                let open = open + look.line[open..].chars().next().map_or(1, char::len_utf8);
                open..shut
            }
            _ => {
                // "Berlin, 19 September (dpa)" has brackets; "Reuters — " has none.
                let normal = phrases::normal(head);
                phrases::agency(&normal)?;
                0..head.trim_end().len()
            }
        };
        let name = look.line.get(bytes.clone())?.trim();
        let fits = (1..=4).contains(&name.split_whitespace().count())
            && name.chars().any(char::is_alphabetic);
        fits.then(|| Proposal {
            value: name.to_owned(),
            evidence: Some(self.text.trimmed(Self::part(look, &bytes))),
            why: Reason::Dateline,
        })
    }

    fn date(&self, data: &PageData) -> Option<Proposal<String>> {
        // A page's data first: they are made for programs, and name the day of the first edition.
        let published = data.published.as_ref().and_then(|(name, stamp)| {
            let day = date::of_stamp(stamp)?;
            let shown = self.of(BlockKind::Byline).find_map(|look| {
                let found = look.dates.iter().find(|found| found.iso == day)?;
                Some(Self::part(look, &found.bytes))
            });
            Some(Proposal {
                value: day,
                evidence: shown,
                why: Reason::PageData(name),
            })
        });
        published
            .or_else(|| self.stamped(data))
            .or_else(|| self.date_line())
            .or_else(|| self.dateline_date())
            .or_else(|| self.first_entry(data))
    }

    /// The earliest day of the entries of a live report, which says nothing else of when it appeared.
    fn first_entry(&self, data: &PageData) -> Option<Proposal<String>> {
        let is_entry = |range: TextRange| {
            let mut pairs = self.looks.iter().zip(self.verdicts);
            pairs.any(|(look, verdict)| {
                verdict.1 == Reason::EntryTime && look.range.intersect(range).is_some()
            })
        };
        let times = data.times.iter().filter(|(_, range)| is_entry(*range));
        let days = times.filter_map(|(stamp, range)| Some((date::of_stamp(stamp)?, *range)));
        let (value, evidence) = days.min()?;
        Some(Proposal {
            value,
            evidence: Some(evidence),
            why: Reason::Marked(PagePart::Time),
        })
    }

    /// `<time datetime>` in a line that is read and is no running text: that of the first appearance before others.
    fn stamped(&self, data: &PageData) -> Option<Proposal<String>> {
        let of_article = |range: TextRange| {
            let pair = self
                .looks
                .iter()
                .zip(self.verdicts)
                .find(|(look, _)| look.range.intersect(range).is_some());
            pair.filter(|(_, verdict)| verdict.0 == BlockKind::Byline)
                .map(|(look, _)| look)
        };
        let rank = |look: &BlockFeatures<'_>, range: TextRange| {
            let bytes = range.start().saturating_sub(look.range.start()) as usize;
            let before: String = look.line.chars().take(bytes).collect();
            match phrases::date_word(&before) {
                Some((_, 0)) => 0,
                None => 1,
                Some(_) => 2,
            }
        };
        let dated = data.times.iter().filter_map(|(stamp, range)| {
            let day = date::of_stamp(stamp)?;
            let look = of_article(*range)?;
            Some((rank(look, *range), day, *range))
        });
        let (_, day, range) = dated.min_by_key(|(rank, _, _)| *rank)?;
        Some(Proposal {
            value: day,
            evidence: Some(self.text.trimmed(range)).filter(|range| !range.is_empty()),
            why: Reason::Marked(PagePart::Time),
        })
    }

    fn date_line(&self) -> Option<Proposal<String>> {
        let mut best: Option<(u8, Proposal<String>)> = None;
        let headline = self
            .of(BlockKind::Headline)
            .next()
            .map_or(0, |look| look.range.start());
        for look in self.of(BlockKind::Byline) {
            // Above the headline it may be today's.
            let above = look.range.start() < headline;
            for found in &look.dates {
                let word = credits::date_word(look.line, &look.dates, found);
                // The first edition, then a date without a word, then the day of a change.
                let (rank, why) = match word {
                    None if above => (3, Reason::DateLine),
                    Some((word, 0)) => (0, Reason::DateWord(word.into())),
                    Some((word, _)) => (2, Reason::DateWord(word.into())),
                    None => (1, Reason::DateLine),
                };
                if best.as_ref().is_none_or(|(least, _)| rank < *least) {
                    let evidence = Some(Self::part(look, &found.bytes));
                    best = Some((
                        rank,
                        Proposal {
                            value: found.iso.clone(),
                            evidence,
                            why,
                        },
                    ));
                }
            }
        }
        best.map(|(_, proposal)| proposal)
    }

    fn dateline_date(&self) -> Option<Proposal<String>> {
        let look = self.first_paragraph()?;
        let head = dateline(look.line)?;
        let found = date::find(head).into_iter().next()?;
        Some(Proposal {
            evidence: Some(Self::part(look, &found.bytes)),
            value: found.iso,
            why: Reason::Dateline,
        })
    }
}

/// The words before the dash with which a report begins: "KYIV, Sept. 19 (Agency) —".
fn dateline(line: &str) -> Option<&str> {
    let head = beginning(line, 160);
    let dash = [" — ", " – ", " - ", "—", " -- ", "–", ".- "]
        .iter()
        .filter_map(|dash| head.find(dash))
        .min()?;
    let head = &head[..dash];
    let starts = head
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || !c.is_ascii());
    let short = head.split_whitespace().count() <= 10 && !head.contains(['“', '"', '?', '!', ';']);
    let capitals = head.split_whitespace().next().is_some_and(|word| {
        word.chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase)
    });
    (starts
        && short
        && (capitals
            || head.contains(['(', '（'])
            || phrases::agency(&phrases::normal(head)).is_some()))
    .then_some(head)
}
