//! Furniture inside a block that is read: markers glued to a word, links between two sentences.
//!
//! Owns: [`find`].
//! Invariant: pieces are disjoint and in order, and never the whole block. What stands in brackets is taken
//! out only where it is a known marker: editors put words of their own in brackets, too.
//! Must not know: kinds of blocks.

use std::ops::Range;

use super::reason::{Furniture, Reason};
use super::shape::beginning;

/// A piece of a line, in bytes of it.
pub type FurniturePiece = (Range<usize>, Reason);

/// Words that stand in brackets only where a page's program was to replace them.
const IN_BRACKETS: &str = "ad|ads|adsense|ad 1|ad 2|ad 3|advert|advertisement|advertisements|sponsored|anzeige|werbung|publicité|pub|publicidad|publicidade|pubblicità|advertentie|реклама|إعلان|פרסומת|广告|廣告|広告|gallery|embed|caption|video|read more|read also|related|newsletter|nextpage|more|social|inline-ad|in-article-ad|mid-article ad|banner|continue reading";

/// Words that are furniture in capitals at the edge of a block, or glued to a sentence.
const IN_CAPITALS: &str = "ADVERTISEMENT|ADVERTISEMENTS|ADVERTISING|ANZEIGE|WERBUNG|PUBLICITÉ|PUBLICIDAD|PUBLICIDADE|PUBBLICITÀ|ADVERTENTIE|РЕКЛАМА";

/// Sentences of furniture that are found wherever they stand.
const SENTENCES: &str = "story continues below advertisement|story continues after advertisement|article continues below advertisement|article continues after advertisement|article continues below this ad|story continues below|article continues below|continue reading below advertisement|continue reading the main story|advertisement - continue reading below|advertisement continue reading below|advertisement|scroll to continue reading|continue reading below";

/// What begins a link to another article after the end of a sentence.
const LINKS: &str = "read more:|read more at|read also:|read also |also read:|also read |see also:|related:|more:|watch:|don't miss:|don’t miss:|click here |lesen sie auch:|lesen sie mehr:|mehr zum thema:|mehr dazu:|siehe auch:|à lire aussi :|à lire aussi:|lire aussi :|lire aussi:|lea también:|lee también:|leia também:|leia mais:|leggi anche:|lees ook:|läs också:|läs mer:|les også:|читайте также:|читайте також:|اقرأ أيضا:|اقرأ أيضاً:|קראו גם:|קראו עוד:|相关阅读：|延伸阅读：";

/// Longest link of that sort, in words.
const LINK_WORDS: usize = 22;
/// Longest line that is searched for links and sentences, in bytes; markers are found in any.
const SEARCHED: usize = 40_000;

/// The pieces of a line.
#[must_use]
pub fn find(line: &str) -> Vec<FurniturePiece> {
    let mut found = Vec::new();
    markers(line, &mut found);
    if line.len() <= SEARCHED {
        capitals(line, &mut found);
        sentences(line, &mut found);
        links(line, &mut found);
    }
    tidy(line, found)
}

/// The line, where it is nothing but markers.
#[must_use]
pub fn marker(line: &str) -> Option<String> {
    let mut found = Vec::new();
    if line.len() <= 200 {
        markers(line, &mut found);
    }
    let taken: usize = found.iter().map(|(range, _)| range.len()).sum();
    let spaces = line
        .chars()
        .filter(|c| c.is_whitespace())
        .map(char::len_utf8)
        .sum::<usize>();
    (taken > 0 && taken + spaces >= line.len()).then(|| line.to_owned())
}

/// `{inlinead}`, `{{ad}}`, `[ad]`, `[caption id="3"]`.
fn markers(line: &str, found: &mut Vec<FurniturePiece>) {
    let mut from = 0;
    while let Some(at) = line[from..].find(['{', '[']).map(|at| from + at) {
        let curly = line[at..].starts_with('{');
        let doubled = if curly {
            line[at..]
                .bytes()
                .take(3)
                .take_while(|b| *b == b'{')
                .count()
        } else {
            1
        };
        let start = at + doubled;
        from = start;
        let near = beginning(&line[start..], 80);
        let Some(length) = near.find(if curly { '}' } else { ']' }) else {
            continue;
        };
        let inner = near[..length].trim();
        let is_marker = if curly {
            is_variable(inner)
        } else {
            is_known(inner)
        };
        if !is_marker {
            continue;
        }
        let tail = line[start + length..].bytes().take(doubled);
        let shut = tail
            .take_while(|b| *b == if curly { b'}' } else { b']' })
            .count();
        let end = start + length + shut;
        found.push((at..end, Reason::Marker(line[at..end].into())));
        from = end;
    }
}

/// The name of something, without spaces: letters, figures, and what joins them.
fn is_variable(inner: &str) -> bool {
    let joint = |c: char| c.is_ascii_alphanumeric() || "_-.:%/$#".contains(c);
    let letters = inner.chars().filter(char::is_ascii_alphabetic).count();
    letters >= 2 && inner.chars().all(joint)
}

fn is_known(inner: &str) -> bool {
    let lower = inner.to_lowercase();
    let lower = lower.trim_start_matches('/');
    // Capitals alone may be an editor's: "[NATO]"; "[AD]" is known by its name.
    let name = lower.split([' ', '=', ':']).next().unwrap_or_default();
    let code =
        ["caption", "gallery", "embed", "video", "adrotate"].contains(&name) && lower.contains('=');
    code || IN_BRACKETS.split('|').any(|known| known == lower)
}

/// "ADVERTISEMENT" glued to a word or alone between two sentences.
fn capitals(line: &str, found: &mut Vec<FurniturePiece>) {
    let shouted = line.chars().filter(|c| c.is_lowercase()).count() * 2
        < line.chars().filter(|c| c.is_uppercase()).count();
    if shouted {
        return;
    }
    for word in IN_CAPITALS.split('|') {
        for (at, _) in line.match_indices(word) {
            let (before, after) = (&line[..at], &line[at + word.len()..]);
            if stands_apart(before, after) {
                found.push((
                    at..at + word.len(),
                    Reason::Says(word.into(), Furniture::Advert),
                ));
            }
        }
    }
    // "AdvertisementThe mayor": the markup between the two is lost.
    for word in [
        "Advertisement",
        "Anzeige",
        "Publicité",
        "Publicidad",
        "Publicidade",
    ] {
        for (at, _) in line.match_indices(word) {
            let (before, after) = (&line[..at], &line[at + word.len()..]);
            let glued_behind =
                after.starts_with(char::is_uppercase) || after.starts_with(['“', '„', '«']);
            let glued_before = before.ends_with(['.', '!', '?', '”', '"'])
                && (after.is_empty() || after.starts_with([' ', '\u{a0}']));
            if (glued_behind && ends(before)) || glued_before {
                found.push((
                    at..at + word.len(),
                    Reason::Says(word.into(), Furniture::Advert),
                ));
            }
        }
    }
}

/// Whether a word in capitals belongs to neither the sentence before it nor the one behind it.
fn stands_apart(before: &str, after: &str) -> bool {
    let next = after.trim_start().chars().next();
    let begins = next.is_none_or(|c| !c.is_lowercase() && !",;.:!?)".contains(c));
    let part_of_word =
        after.starts_with(char::is_lowercase) || (before.ends_with(char::is_alphabetic));
    ends(before) && begins && !part_of_word
}

/// Whether a sentence ends here, or nothing stands before.
fn ends(before: &str) -> bool {
    let before = before
        .trim_end()
        .trim_end_matches(['”', '"', '’', '\'', '»', '“', ')', ']', '}']);
    before.is_empty() || before.ends_with(['.', '!', '?', '…', '。', '؟', '！', '？'])
}

fn sentences(line: &str, found: &mut Vec<FurniturePiece>) {
    for phrase in SENTENCES.split('|').filter(|phrase| phrase.contains(' ')) {
        for range in occurrences(line, phrase) {
            let mut end = range.end;
            end += line[end..].len() - line[end..].trim_start_matches(['.', ':', '…']).len();
            found.push((
                range.start..end,
                Reason::Says(phrase.into(), Furniture::Advert),
            ));
        }
    }
}

/// "Read more: …" after a sentence, up to the end of the block or of its brackets.
fn links(line: &str, found: &mut Vec<FurniturePiece>) {
    for phrase in LINKS.split('|') {
        for range in occurrences(line, phrase) {
            let before = line[..range.start].trim_end();
            let bracket = before.chars().next_back().filter(|c| "([（".contains(*c));
            let outside = bracket.map_or(before, |c| &before[..before.len() - c.len_utf8()]);
            if !ends(outside) || outside.is_empty() {
                continue;
            }
            let rest = &line[range.start..];
            let (start, length) = match bracket {
                Some(c) => {
                    let close = if c == '[' {
                        ']'
                    } else if c == '(' {
                        ')'
                    } else {
                        '）'
                    };
                    let Some(length) = rest.find(close).map(|at| at + close.len_utf8()) else {
                        continue;
                    };
                    (
                        outside.trim_end().len()
                            + before[outside.trim_end().len()..].find(c).unwrap_or(0),
                        length,
                    )
                }
                None => (range.start, rest.len()),
            };
            let words = rest[..length].split_whitespace().count();
            let several = rest[..length]
                .trim_end_matches(['.', ')', ']'])
                .contains(". ");
            if words <= LINK_WORDS && !several {
                found.push((
                    start..range.start + length,
                    Reason::Says(phrase.trim().into(), Furniture::MoreToRead),
                ));
            }
        }
    }
}

/// Where a phrase in lower case stands in a line, whatever its capitals.
fn occurrences(line: &str, phrase: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(first) = phrase.chars().next() else {
        return found;
    };
    let starts = line
        .char_indices()
        .filter(|(_, c)| *c == first || c.to_lowercase().eq([first]));
    for (at, _) in starts {
        let mut rest = line[at..].char_indices();
        let mut end = at;
        let same = phrase.chars().all(|wanted| {
            rest.next().is_some_and(|(offset, c)| {
                end = at + offset + c.len_utf8();
                c == wanted || c.to_lowercase().eq([wanted])
            })
        });
        let whole = !line[..at].ends_with(char::is_alphanumeric);
        if same && whole {
            found.push(at..end);
        }
    }
    found
}

/// In order, disjoint, and less than the line.
fn tidy(line: &str, mut found: Vec<FurniturePiece>) -> Vec<FurniturePiece> {
    found.sort_by(|a, b| (a.0.start, b.0.end).cmp(&(b.0.start, a.0.end)));
    let mut kept: Vec<FurniturePiece> = Vec::new();
    for (range, why) in found {
        if kept.last().is_none_or(|(last, _)| last.end <= range.start) && !range.is_empty() {
            kept.push((range, why));
        }
    }
    let taken: usize = kept
        .iter()
        .map(|(range, _)| line[range.clone()].trim().len())
        .sum();
    if taken >= line.trim().len() {
        Vec::new()
    } else {
        kept
    }
}
