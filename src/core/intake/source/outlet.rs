//! Who published an article: the page's data, the end of its title, the copyright notice, the agency.
//!
//! Invariant: a name of a few words with a capital letter or none; where two sources differ, what the page says
//! for programs counts more than what it says for readers.
//! Must not know: authors and days.

use super::Lines;
use crate::core::intake::Proposal;
use crate::core::intake::features::{BlockFeatures, letters};
use crate::core::intake::markup::PageData;
use crate::core::intake::phrases;
use crate::core::intake::reason::{Furniture, PagePart, Reason};
use crate::core::lesson::article::BlockKind;
use crate::core::limits;
use crate::core::text::printable::brief;

impl Lines<'_> {
    pub fn outlet(
        &self,
        data: &PageData,
        stem: &str,
        byline: Option<&Proposal<String>>,
    ) -> Option<Proposal<String>> {
        let plain = |value: &str, why| Proposal {
            value: brief(value, limits::LINE as usize - 1),
            evidence: None,
            why,
        };
        let site = data
            .site
            .as_ref()
            .map(|(name, site)| plain(site, Reason::PageData(name)));
        let headline = self
            .of(BlockKind::Headline)
            .next()
            .map(BlockFeatures::letters);
        site.or_else(|| {
            let title = data.title.as_deref()?;
            title_end(title, headline.as_deref())
                .or_else(|| title_start(title, headline.as_deref()))
                .map(|name| plain(name, Reason::TitleEnd))
        })
        .or_else(|| {
            let title = data.title.as_deref()?;
            behind_bar(title, headline.as_deref()).map(|name| plain(name, Reason::TitleEnd))
        })
        .or_else(|| self.copyright())
        .or_else(|| title_end(stem, headline.as_deref()).map(|name| plain(name, Reason::TitleEnd)))
        .or_else(|| {
            let agency = byline
                .filter(|byline| matches!(byline.why, Reason::Agency(_) | Reason::Dateline))?;
            phrases::agency(&phrases::normal(&agency.value)).map(|_| agency.clone())
        })
    }

    /// "Copyright 2015 The Daily Post. All rights reserved": the name behind the year.
    fn copyright(&self) -> Option<Proposal<String>> {
        let notices = self.looks.iter().zip(self.verdicts).filter(|(_, verdict)| {
            matches!(verdict.1, Reason::Says(_, Furniture::Copyright))
                || matches!(verdict.1, Reason::Marked(PagePart::Footer))
        });
        notices.into_iter().find_map(|(look, _)| {
            let line = look.line;
            let lower = line.to_ascii_lowercase();
            let sign = ["copyright", "©", "(c)"]
                .into_iter()
                .filter_map(|sign| Some(lower.find(sign)? + sign.len()))
                .min()?;
            let lead = |c: char| !c.is_alphabetic() || c == '©';
            let mut start = sign + line[sign..].len() - line[sign..].trim_start_matches(lead).len();
            for word in ["by ", "copyright "] {
                if lower[start..].starts_with(word) {
                    start += word.len();
                }
            }
            let rest = &line[start..];
            let stop = [
                "all rights",
                "alle rechte",
                "tous droits",
                "todos ",
                "tutti i",
                ". ",
                " | ",
                " – ",
                " — ",
                " - ",
            ];
            let rest_lower = rest.to_ascii_lowercase();
            let end = stop
                .iter()
                .filter_map(|stop| rest_lower.find(stop))
                .min()
                .unwrap_or(rest.len());
            let name = rest[..end].trim_end_matches(|c: char| {
                c.is_whitespace() || c.is_ascii_digit() || ",;-–—|©.".contains(c)
            });
            // "Inc." keeps its stop.
            let end = start + name.len();
            let stop = ["Inc", "Ltd", "Co", "Corp", "S.A", "e.V"]
                .iter()
                .any(|short| name.ends_with(short))
                && line[end..].starts_with('.');
            let bytes = start..end + usize::from(stop);
            let fits = (1..=8).contains(&name.split_whitespace().count())
                && name.chars().any(char::is_uppercase);
            fits.then(|| Proposal {
                value: line[bytes.clone()].to_owned(),
                evidence: Some(Self::part(look, &bytes)),
                why: Reason::CopyrightNotice,
            })
        })
    }
}

/// What stands behind the last bar or dash of a title, where the headline stands before it.
fn title_end<'t>(title: &'t str, headline: Option<&str>) -> Option<&'t str> {
    let (before, after) = [" | ", " – ", " — ", " - ", " :: ", " « ", " • ", " · "]
        .iter()
        .filter_map(|bar| title.rsplit_once(bar))
        .max_by_key(|(before, _)| before.len())?;
    let name = after.trim();
    let short =
        (1..=5).contains(&name.split_whitespace().count()) && name.chars().any(char::is_alphabetic);
    let own = letters(before);
    let same =
        headline.is_some_and(|headline| own.starts_with(headline) || headline.starts_with(&own));
    (short && same && !own.is_empty() && headline != Some(&letters(title))).then_some(name)
}

/// What stands before the first bar of a title, where the headline stands behind it.
fn title_start<'t>(title: &'t str, headline: Option<&str>) -> Option<&'t str> {
    let bars = [" | ", " – ", " — ", " - ", " :: ", " • ", " · ", ": "];
    let bars = bars.iter().filter_map(|bar| title.split_once(bar));
    let (before, after) = bars.min_by_key(|(before, _)| before.len())?;
    let name = before.trim();
    let own = letters(after);
    let same = headline.is_some_and(|headline| !own.is_empty() && own.starts_with(headline));
    (same && is_outlet(name, 5)).then_some(name)
}

/// What stands behind the last bar of a title that tells the article in other words than its headline. A dash may
/// stand between two parts of a headline, a bar does not.
fn behind_bar<'t>(title: &'t str, headline: Option<&str>) -> Option<&'t str> {
    let bars = [" | ", " • ", " :: "].iter();
    let bars = bars.filter_map(|bar| title.rsplit_once(bar));
    let (before, after) = bars.max_by_key(|(before, _)| before.len())?;
    let name = after.trim();
    let told = before.split_whitespace().count() >= 3;
    let own = letters(name);
    let other = headline.is_none_or(|headline| !headline.contains(&own));
    let capital = name.chars().find(|c| c.is_alphabetic());
    let named = capital.is_some_and(|c| !c.is_lowercase());
    (told && other && named && is_outlet(name, 4)).then_some(name)
}

fn is_outlet(name: &str, most: usize) -> bool {
    let words = name.split_whitespace().count();
    (1..=most).contains(&words) && name.chars().any(char::is_alphabetic)
}
