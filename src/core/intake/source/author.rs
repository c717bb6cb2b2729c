//! Who wrote an article: the author's line, what the page calls so, its data, the agency.
//!
//! Invariant: a date, a role or a time beside a name costs neither the name nor the date, and is no part of it.
//! Must not know: days, outlets and addresses.

use std::ops::Range;

use super::Lines;
use crate::core::intake::Proposal;
use crate::core::intake::credits::name_within;
use crate::core::intake::features::BlockFeatures;
use crate::core::intake::markup::PageData;
use crate::core::intake::phrases;
use crate::core::intake::reason::{PagePart, Reason};
use crate::core::lesson::article::{BlockKind, is_web_address};
use crate::core::limits;
use crate::core::text::TextRange;
use crate::core::text::printable::brief;

impl Lines<'_> {
    pub fn byline(&self, data: &PageData) -> Option<Proposal<String>> {
        let lines = || self.of(BlockKind::Byline);
        lines()
            .find_map(after_byline_words)
            .or_else(|| lines().find_map(|look| self.marked(look)))
            .or_else(|| data_author(data))
            .or_else(|| {
                lines().find_map(|look| {
                    let name = look.agency?;
                    Some(proposal(
                        look,
                        0..look.line.len(),
                        Reason::Agency(name.into()),
                    ))
                })
            })
            .or_else(|| {
                let named = self.looks.iter().zip(self.verdicts);
                let mut named = named.filter(|(_, verdict)| verdict.1 == Reason::NameLine);
                named.next().map(|(look, _)| {
                    let name = look
                        .signature
                        .as_ref()
                        .map(|signature| signature.name.clone());
                    proposal(look, name.unwrap_or(0..look.line.len()), Reason::NameLine)
                })
            })
            .or_else(|| {
                lines().find_map(|look| {
                    // A name beside a date: "Ida Thornbury | 18 May 2022".
                    let shared = !look.dates.is_empty() || !look.joints.is_empty();
                    let name = named_in(look, 0..look.line.len()).filter(|_| shared)?;
                    Some(proposal(look, name, Reason::NameLine))
                })
            })
            .or_else(|| self.dateline_agency())
            .filter(|byline| !byline.value.is_empty())
    }

    /// What the page's markup calls the author, in this line.
    fn marked(&self, look: &BlockFeatures<'_>) -> Option<Proposal<String>> {
        let why = || Reason::Marked(PagePart::Author);
        let whole = look.mark.role == Some(PagePart::Author);
        let bytes = match look.mark.author {
            Some(range) => {
                let range = range.intersect(look.range)?;
                let start = self.text.byte_of(look.range.start());
                self.text.byte_of(range.start()) - start..self.text.byte_of(range.end()) - start
            }
            None if whole => 0..look.line.len(),
            None => return None,
        };
        if let Some(name) = named_in(look, bytes.clone()) {
            return Some(proposal(look, name, why()));
        }
        // One word, or several names: as it stands, if nothing else is in it.
        let plain = look.dates.is_empty() && look.joints.is_empty() && !look.shape.is_closed();
        let some = look
            .line
            .get(bytes.clone())?
            .chars()
            .any(char::is_alphabetic);
        (plain && some).then(|| proposal(look, bytes, why()))
    }
}

/// "By Ida Thornbury", wherever it stands in the line: at its start, or behind a date.
fn after_byline_words(look: &BlockFeatures<'_>) -> Option<Proposal<String>> {
    let starts = std::iter::once(0)
        .chain(look.joints.iter().copied())
        .chain(look.dates.iter().map(|found| found.bytes.end));
    let lead = |c: char| !c.is_alphanumeric();
    for start in starts {
        let rest = look.line.get(start..)?;
        let begin = start + rest.len() - rest.trim_start_matches(lead).len();
        let rest = &look.line[begin..];
        let phrase = if begin == 0 {
            look.byline
        } else {
            phrases::byline(&phrases::normal(rest), rest.split_whitespace().count())
        };
        let Some(phrase) = phrase else {
            continue;
        };
        let Some((skipped, _)) = rest.char_indices().nth(phrase.chars().count()) else {
            continue;
        };
        let name = &rest[skipped..];
        let begin = begin + skipped + name.len() - name.trim_start_matches(lead).len();
        let why = Reason::BylineWords(phrase.into());
        let found = proposal(look, begin..look.line.len(), why);
        if !found.value.is_empty() {
            return Some(found);
        }
    }
    None
}

/// The author by the page's data.
fn data_author(data: &PageData) -> Option<Proposal<String>> {
    let (name, author) = data
        .author
        .as_ref()
        .filter(|(_, author)| !is_web_address(author))?;
    let normal = phrases::normal(author);
    let phrase = phrases::byline(&normal, 2).map_or(0, |phrase| phrase.chars().count());
    let bare: String = author.chars().skip(phrase).collect();
    Some(Proposal {
        value: brief(
            bare.trim_start_matches([' ', ':']),
            limits::LINE as usize - 1,
        ),
        evidence: None,
        why: Reason::PageData(name),
    })
}

/// A block's words in these bytes, up to a date, a bar or a part of its own.
fn proposal(look: &BlockFeatures<'_>, bytes: Range<usize>, why: Reason) -> Proposal<String> {
    let start = bytes.start;
    let rest = &look.line[bytes];
    let dates = look.dates.iter().map(|found| found.bytes.start);
    let cut = dates
        .chain(look.joints.iter().copied())
        .filter(|at| *at > start)
        .map(|at| at - start)
        .min();
    let bars = [" | ", " • ", " · ", " — ", " – ", "\u{a0}| "];
    let bar = bars.iter().filter_map(|bar| rest.find(bar)).min();
    let end = [cut, bar].into_iter().flatten().min();
    let end = end.unwrap_or(rest.len()).min(rest.len());
    let trailing = |c: char| c.is_whitespace() || ",;|•·–—-(/".contains(c);
    let name =
        without_date_words(rest[..end].trim_end_matches(trailing)).trim_end_matches(trailing);
    // "Jr." and initials keep their stop.
    let last = name.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let name = if last.chars().count() > 4 {
        name.trim_end_matches('.')
    } else {
        name
    };
    let bytes = start..start + name.len();
    Proposal {
        value: brief(name, limits::LINE as usize - 1),
        evidence: Some(Lines::part(look, &bytes)).filter(|range: &TextRange| !range.is_empty()),
        why,
    }
}

/// A name without the words that belong to the date behind it: "Ida Thornbury, published".
fn without_date_words(name: &str) -> &str {
    let mut kept = name;
    while let Some((before, last)) = kept.rsplit_once([' ', '\u{a0}', ',']) {
        let bare = last
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let joint = ["on", "am", "le", "el", "at"].contains(&bare.as_str());
        if !(bare.is_empty() || joint || phrases::is_date_word(&bare)) {
            break;
        }
        kept = before;
    }
    kept
}

/// Signs between the parts of an author's line.
const BARS: [&str; 9] = [
    " | ", " • ", " · ", " — ", " – ", " / ", ", ", "; ", "\u{a0}| ",
];

/// The part of an author's line that names somebody, in bytes of the line; `from` and `to` bound where it is looked for.
fn named_in(look: &BlockFeatures<'_>, bounds: Range<usize>) -> Option<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = look.dates.iter().map(|found| found.bytes.clone()).collect();
    cuts.extend(look.joints.iter().map(|at| *at..*at));
    for bar in BARS {
        cuts.extend(
            look.line
                .match_indices(bar)
                .map(|(at, _)| at..at + bar.len()),
        );
    }
    cuts.retain(|cut| cut.start >= bounds.start && cut.end <= bounds.end);
    cuts.sort_by_key(|cut| (cut.start, cut.end));
    cuts.push(bounds.end..bounds.end);
    let mut start = bounds.start;
    for cut in cuts {
        if let Some(part) = look.line.get(start..cut.start)
            && let Some(name) = name_within(part)
        {
            return Some(start + name.start..start + name.end);
        }
        start = start.max(cut.end);
    }
    None
}
