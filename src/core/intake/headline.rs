//! Which block is the headline.
//!
//! Owns: [`find`].
//! Invariant: where a page names its headline, it is believed; where it does not, a headline stands before
//! the text, is no running text, and mostly its words come back in the text. Better none than a wrong one.
//! Must not know: what the other blocks are, but for those that are certainly furniture.

use std::collections::{BTreeMap, BTreeSet};

use super::features::{BlockFeatures, Visibility, content_words, letters};
use super::markup::PageData;
use super::reason::{PagePart, Reason};

/// Paragraphs whose words are compared with a line that may be the headline.
const COMPARED: usize = 30;
/// Least score of a headline in a plain text.
const ENOUGH: usize = 5;

/// The headline's number, and why.
#[must_use]
pub fn find(looks: &[BlockFeatures<'_>], data: &PageData) -> Option<(usize, Reason)> {
    by_markup(looks, data).or_else(|| by_place(looks, data))
}

fn by_markup(looks: &[BlockFeatures<'_>], data: &PageData) -> Option<(usize, Reason)> {
    let titles: Vec<String> = data
        .titles()
        .map(letters)
        .filter(|title| title.chars().count() >= 4)
        .collect();
    let site = data.site.as_ref().map(|(_, site)| letters(site));
    let far = |look: &BlockFeatures<'_>| {
        matches!(
            look.mark.region,
            Some(PagePart::Navigation | PagePart::Footer | PagePart::Aside)
        )
    };
    let headings = || {
        looks.iter().enumerate().filter(|(_, look)| {
            let heading = matches!(
                look.mark.role,
                Some(PagePart::MainHeading | PagePart::Heading)
            );
            heading && !far(look) && look.mark.shown == Visibility::Yes
        })
    };
    // The title often ends with the outlet's name.
    let named = |look: &BlockFeatures<'_>| {
        let own = look.letters();
        Some(&own) != site.as_ref()
            && own.chars().count() >= 4
            && titles
                .iter()
                .any(|title| title.starts_with(&own) && own.len() * 3 >= title.len())
    };
    // A topic above the headline may begin the title, too: the longest counts, the first of equals.
    let named_headings = headings().filter(|(_, look)| named(look));
    let longest = named_headings.max_by_key(|(n, look)| (look.letters().len(), usize::MAX - n));
    if let Some((n, _)) = longest {
        return Some((n, Reason::MatchesTitle));
    }
    let main = |look: &BlockFeatures<'_>| {
        look.mark.role == Some(PagePart::MainHeading)
            && Some(look.letters()) != site
            && look.shape.words >= 2
    };
    if let Some((n, _)) = headings().find(|(_, look)| main(look)) {
        return Some((n, Reason::Marked(PagePart::MainHeading)));
    }
    let first_text = looks
        .iter()
        .position(|look| look.is_prose() && look.mark.region.is_none());
    let before = first_text.unwrap_or(looks.len());
    let plain = looks.iter().take(before).position(|look| {
        look.mark.region.is_none() && look.mark.shown == Visibility::Yes && named(look)
    });
    plain.map(|n| (n, Reason::MatchesTitle))
}

fn by_place(looks: &[BlockFeatures<'_>], data: &PageData) -> Option<(usize, Reason)> {
    // A page that says what its article is called has no headline with other words.
    let titles: BTreeSet<String> = data.titles().flat_map(content_words).collect();
    let agrees = |look: &BlockFeatures<'_>| {
        titles.len() < 3 || content_words(look.line).any(|word| titles.contains(&word))
    };
    let free = |look: &BlockFeatures<'_>| {
        look.mark.region.is_none() && look.mark.shown == Visibility::Yes && look.furniture.is_none()
    };
    let asks = |look: &BlockFeatures<'_>| {
        let short = look.shape.words <= 20 && look.shape.inner_stops == 0;
        short && look.line.ends_with(['?', '!', '？', '！', '؟'])
    };
    let first = looks.iter().position(free)?;
    let text = looks
        .iter()
        .enumerate()
        .position(|(n, look)| free(look) && look.is_prose() && !(n == first && asks(look)));
    // Without any running text the first line of several may still be a title.
    let Some(text) = text else {
        let rest = looks
            .iter()
            .skip(first + 1)
            .filter(|look| free(look))
            .count();
        let look = looks.get(first)?;
        let short = (2..=20).contains(&look.shape.words) && !look.shape.is_closed();
        return (rest > 0 && short && agrees(look) && !look.is_credit_line())
            .then_some((first, Reason::FirstLine));
    };
    // In how many sentences each word stands.
    let mut body: BTreeMap<String, usize> = BTreeMap::new();
    let speaks = |look: &BlockFeatures<'_>| {
        let sentence = look.shape.is_closed() && look.shape.words >= 4;
        free(look) && (sentence || look.is_prose() || look.shape.is_loose_prose())
    };
    // A notice that the page repeats around the headline does not speak for itself.
    let mut said: BTreeSet<String> = BTreeSet::new();
    let lines = looks.iter().filter(|look| speaks(look)).take(COMPARED);
    for look in lines.filter(|look| said.insert(look.letters())) {
        for word in content_words(look.line).collect::<BTreeSet<_>>() {
            *body.entry(word).or_default() += 1;
        }
    }
    let mut best: Option<(usize, usize, usize)> = None;
    for (n, look) in looks.iter().enumerate().take(text) {
        let words = look.shape.words;
        let whole = !look.is_prose() || asks(look);
        if !free(look)
            || !whole
            || look.is_credit_line()
            || look.shape.is_list()
            || words > 35
            || !agrees(look)
        {
            continue;
        }
        let own = usize::from(speaks(look));
        let words_of = content_words(look.line).collect::<BTreeSet<_>>();
        let comes_back = |word: &&String| body.get(*word).is_some_and(|count| *count > own);
        let shared = words_of.iter().filter(comes_back).count();
        let mut score = 2 * shared.min(6) + usize::from(!look.shape.is_closed() || asks(look));
        score += if (4..=20).contains(&words) || look.shape.dense >= 6 {
            3
        } else {
            0
        };
        score += if n == first { 2 } else { 0 };
        score += usize::from(n + 1 == text);
        // A few words alone above an empty line; a name may be the outlet's.
        let alone = looks
            .get(n + 1)
            .is_some_and(|next| next.range.start() >= look.range.end() + 2);
        let few = (2..=3).contains(&words) && !look.shape.is_closed() && !look.is_name();
        score += usize::from(n == first && n + 1 == text && alone && few);
        // A name of two words may be its author's.
        if look.is_name() && n != first {
            score = score.saturating_sub(4);
        }
        if best.is_none_or(|(_, most, _)| score > most) {
            best = Some((n, score, shared));
        }
    }
    let (n, score, shared) = best?;
    let why = if shared > 0 {
        Reason::WordsComeBack(shared)
    } else {
        Reason::FirstLine
    };
    (score >= ENOUGH).then_some((n, why))
}

/// What the page's own data call the article, where none of its blocks is the headline: without the outlet's name.
#[must_use]
pub fn by_data(data: &PageData) -> Option<(String, Reason)> {
    let site = data.site.as_ref().map(|(_, site)| letters(site));
    let named = data
        .headline
        .as_ref()
        .map(|(name, words)| (*name, words.as_str()));
    let titled = data.title.as_deref().map(|words| ("title", words));
    named.into_iter().chain(titled).find_map(|(name, words)| {
        let bare = without_outlet(words, site.as_deref());
        let fits = letters(bare).chars().count() >= 4 && Some(letters(bare)) != site;
        fits.then(|| (bare.to_owned(), Reason::PageData(name)))
    })
}

/// A title without the outlet before or behind a bar or a dash.
fn without_outlet<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    let bars = [
        " | ", " – ", " — ", " - ", " :: ", " « ", " • ", " · ", ": ",
    ];
    let ends = bars.iter().filter_map(|bar| {
        let (before, after) = title.rsplit_once(bar)?;
        let named = site.is_some_and(|site| letters(after) == site);
        // Without knowing the outlet: a few words behind many.
        let words = |part: &str| part.split_whitespace().count();
        let short = *bar != ": " && words(after) <= 4 && words(before) >= 3;
        (named || (site.is_none() && short)).then_some(before)
    });
    let bare = ends.min_by_key(|before| before.len()).unwrap_or(title);
    let starts = bars.iter().filter_map(|bar| {
        let (before, after) = bare.split_once(bar)?;
        site.is_some_and(|site| letters(before) == site)
            .then_some(after)
    });
    starts
        .min_by_key(|after| after.len())
        .unwrap_or(bare)
        .trim()
}
