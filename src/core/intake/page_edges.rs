//! What stands at the edges of the pages of a text that was copied from a PDF: page numbers and running heads.
//!
//! Owns: [`page_edges`].
//! Invariant: a number alone is one of them only where it rises from page to page, stands between two long lines, or
//! beside a form feed; another line only where it comes back beside such a number or at the start of a page.
//! Must not know: blocks.

use std::collections::BTreeMap;

use crate::core::text::word_list::is_listed;

/// Longest line at a page's edge, in characters.
const LONGEST: usize = 120;
/// Fewest characters between the numbers of two pages.
const PAGE: usize = 100;
/// Fewest characters of lines between which a number alone is a page's.
const LONG: usize = 40;

/// Words before the number of a page.
const WORDS: &str = "page p pg seite s página pág pagina pag sida sid side strona str страница стр стор σελίδα sayfa oldal strana";
/// Words before the number of all pages.
const OF: &str = "of von de sur di van av af z ze из з / από";

/// What a line says of its page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PageNumber {
    /// It says that it is a page's: "Page 2 of 3".
    Named,
    /// A number alone: "12", "– 12 –".
    Bare(u32),
    /// Nothing.
    None,
}

/// For each of a text's lines that are not empty, whether it is a page's edge. A form feed before a line begins a
/// page.
#[must_use]
pub fn page_edges(lines: &[&str]) -> Vec<bool> {
    let numbers: Vec<PageNumber> = lines.iter().map(|line| page_number(line)).collect();
    let mut found: Vec<bool> = numbers.iter().map(|it| *it == PageNumber::Named).collect();
    rising(lines, &numbers, &mut found);
    let length = |at: Option<usize>| {
        let line = at.and_then(|at| lines.get(at));
        line.map_or(0, |line| line.trim().chars().count())
    };
    for (at, number) in numbers.iter().enumerate() {
        let is_small = matches!(number, PageNumber::Bare(number) if *number < 1_000);
        let is_between = length(at.checked_sub(1)).min(length(Some(at + 1))) >= LONG;
        found[at] |=
            is_small && (is_between || starts_page(lines, at) || starts_page(lines, at + 1));
    }
    running_heads(lines, &mut found);
    found
}

/// Numbers alone, each one more than the one before, with something to read between them.
fn rising(lines: &[&str], numbers: &[PageNumber], found: &mut [bool]) {
    let mut last: Option<(usize, u32)> = None;
    for (at, number) in numbers.iter().enumerate() {
        let PageNumber::Bare(number) = number else {
            continue;
        };
        if let Some((before, less)) = last
            && less + 1 == *number
        {
            let between = lines[before + 1..at]
                .iter()
                .map(|line| line.chars().count());
            if between.sum::<usize>() >= PAGE {
                (found[before], found[at]) = (true, true);
            }
        }
        last = Some((at, *number));
    }
}

/// Lines that come back beside a page's number or at the start of a page; the first is kept where it stands before
/// everything, since it may say when the article appeared.
fn running_heads(lines: &[&str], found: &mut [bool]) {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.len() <= 4 * LONGEST)
    {
        let letters: String = line.chars().filter(|c| c.is_alphabetic()).collect();
        let is_short = line.trim().chars().count() <= LONGEST;
        if is_short && !letters.is_empty() && !line.trim_end().ends_with(['.', '!', '?', '”', '"'])
        {
            places.entry(letters).or_default().push(at);
        }
    }
    // Those that say their page themselves: "Gull Post, page 2".
    for same in places.values().filter(|same| same.len() >= 2) {
        let pages: Vec<Option<u32>> = same.iter().map(|at| said_page(lines[*at])).collect();
        let rises = |pair: &[Option<u32>]| {
            pair[0]
                .zip(pair[1])
                .is_some_and(|(one, two)| one + 1 == two)
        };
        if pages.windows(2).all(rises) {
            for at in same {
                found[*at] = true;
            }
        }
    }
    // From the numbers outwards: a head may be of two lines.
    for _ in 0..2 {
        for same in places.values().filter(|same| same.len() >= 2) {
            let is_edge = |at: &usize| {
                let beside = at.checked_sub(1).is_some_and(|before| found[before]);
                beside || found.get(at + 1) == Some(&true) || starts_page(lines, *at)
            };
            let edges = same.iter().filter(|at| is_edge(at)).count();
            let inside = same.iter().filter(|at| **at > 0 && !is_edge(at)).count();
            if edges >= 1 && inside == 0 {
                for at in same.iter().filter(|at| **at > 0) {
                    found[*at] = true;
                }
            }
        }
    }
}

fn starts_page(lines: &[&str], at: usize) -> bool {
    let line = lines.get(at).filter(|_| at > 0);
    line.is_some_and(|line| line.starts_with('\u{c}'))
}

/// The page that a line names at its start or its end: "page 2".
fn said_page(line: &str) -> Option<u32> {
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let said = |words: &[&str]| match words {
        [name, number] if is_listed(WORDS, name) => number.parse().ok(),
        _ => None,
    };
    said(words.get(..2)?).or_else(|| said(&words[words.len() - 2..]))
}

fn page_number(line: &str) -> PageNumber {
    let bare = line.trim_matches(|c: char| c.is_whitespace() || "-–—|·•[]()".contains(c));
    if bare.is_empty() || bare.chars().count() > 24 {
        return PageNumber::None;
    }
    let lower = bare.to_lowercase();
    let spaced = lower.replace('/', " / ");
    let words: Vec<&str> = spaced
        .split_whitespace()
        .map(|word| word.trim_end_matches('.'))
        .collect();
    let figures = |word: &str| {
        let is_number = (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| word.parse::<u32>().ok()).flatten()
    };
    let (is_named, rest) = match words.split_first() {
        Some((first, rest)) if is_listed(WORDS, first) => (true, rest),
        _ => (false, words.as_slice()),
    };
    match rest {
        [number] => match figures(number) {
            Some(_) if is_named => PageNumber::Named,
            // With a stop it is the number of an item.
            Some(number) if !bare.ends_with('.') => PageNumber::Bare(number),
            _ => PageNumber::None,
        },
        [number, of, all] if is_named && is_listed(OF, of) => {
            let pages = figures(number).zip(figures(all));
            pages
                .filter(|(number, all)| number <= all)
                .map_or(PageNumber::None, |_| PageNumber::Named)
        }
        _ => PageNumber::None,
    }
}
