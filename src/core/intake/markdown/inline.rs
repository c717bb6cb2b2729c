//! The words of a line of Markdown, without its signs.
//!
//! Owns: [`inline`], [`escape`].
//! Invariant: a sign that has no partner is a character; nothing is lost but signs, pictures, addresses of links and
//! marks of footnotes.
//! Must not know: blocks.

use crate::core::intake::shape::beginning;

/// Openers that are looked through for the partner of a sign.
const NEAR: usize = 40;
/// Levels of links in links.
const LEVELS: usize = 4;
/// Brackets in brackets.
const DEEPEST: usize = 8;
/// Longest link, in bytes.
const LONGEST: usize = 4_000;

/// A run of signs that may stand for emphasis.
struct Run {
    sign: char,
    left: usize,
    opens: bool,
    closes: bool,
    /// Where in the markup it is to be written, if it has no partner.
    at: usize,
}

/// Writes a line's words as markup. `names` are those of links whose addresses stand elsewhere, in lower case.
pub fn inline(words: &str, names: &[String], html: &mut String) {
    let mut runs = Vec::new();
    let start = html.len();
    let links = Links {
        names,
        levels: LEVELS,
    };
    write(words, html, &mut runs, links);
    pair(&mut runs);
    // What has no partner is written where it stood, from behind.
    let mut tail = Vec::new();
    for run in runs
        .iter()
        .rev()
        .filter(|run| run.left > 0 && run.at >= start)
    {
        tail.push((run.at, run.sign.to_string().repeat(run.left)));
    }
    if tail.is_empty() {
        return;
    }
    let whole = html.split_off(start);
    let mut from = start;
    for (at, signs) in tail.into_iter().rev() {
        html.push_str(&whole[from - start..at - start]);
        html.push_str(&signs);
        from = at;
    }
    html.push_str(&whole[from - start..]);
}

/// What is known of links.
#[derive(Clone, Copy)]
struct Links<'a> {
    names: &'a [String],
    /// How many may still lie in one another.
    levels: usize,
}

fn write(words: &str, html: &mut String, runs: &mut Vec<Run>, links: Links<'_>) {
    let mut rest = words;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let taken = match c {
            '\\' => escaped(after, html),
            '`' => code(rest, html),
            '!' if after.starts_with('[') => picture(after),
            '[' => link(rest, html, runs, links),
            '<' => tag(rest, html),
            '*' | '_' | '~' | '=' => {
                Some(run(rest, c, before, html.len(), runs)).filter(|n| *n > 0)
            }
            _ => None,
        };
        let taken = taken.unwrap_or_else(|| {
            push(c, html);
            c.len_utf8()
        });
        before = rest[..taken].chars().next_back().unwrap_or(c);
        rest = &rest[taken..];
    }
}

fn push(c: char, html: &mut String) {
    if c == '<' {
        html.push_str("&lt;");
    } else {
        html.push(c);
    }
}

/// Writes words in which nothing is a sign.
pub fn escape(words: &str, html: &mut String) {
    for c in words.chars() {
        if c == '&' {
            html.push_str("&amp;");
        } else {
            push(c, html);
        }
    }
}

fn escaped(after: &str, html: &mut String) -> Option<usize> {
    let c = after.chars().next().filter(char::is_ascii_punctuation)?;
    escape(&after[..1], html);
    Some(1 + c.len_utf8())
}

fn code(rest: &str, html: &mut String) -> Option<usize> {
    let ticks = rest.bytes().take(9).take_while(|b| *b == b'`').count();
    if ticks > 8 {
        return None;
    }
    let near = beginning(&rest[ticks..], LONGEST);
    let end = near.find(&rest[..ticks])?;
    escape(near[..end].trim(), html);
    Some(2 * ticks + end)
}

/// A picture has no words; `after` begins behind its first sign.
fn picture(after: &str) -> Option<usize> {
    if let Some(inner) = after.strip_prefix("[[") {
        return Some(1 + 2 + beginning(inner, LONGEST).find("]]")? + 2);
    }
    let (_, length) = bracketed(after, '[', ']')?;
    let target = target(&after[length..])?;
    Some(1 + length + target)
}

fn link(rest: &str, html: &mut String, runs: &mut Vec<Run>, links: Links<'_>) -> Option<usize> {
    if let Some(inner) = rest.strip_prefix("[[") {
        let end = beginning(inner, LONGEST).find("]]")?;
        let words = inner[..end].rsplit('|').next().unwrap_or_default();
        escape(words, html);
        return Some(2 + end + 2);
    }
    let (words, length) = bracketed(rest, '[', ']')?;
    let is_name = |c: char| c.is_alphanumeric() || "-_.:".contains(c);
    if words
        .strip_prefix('^')
        .is_some_and(|name| !name.is_empty() && name.chars().all(is_name))
    {
        // The mark of a footnote.
        return Some(length + usize::from(rest[length..].starts_with(':')));
    }
    let is_defined = || links.names.contains(&words.to_lowercase());
    let target = target(&rest[length..]).or_else(|| is_defined().then_some(0))?;
    let levels = links.levels.checked_sub(1)?;
    html.push_str("<a href=x>");
    write(words, html, runs, Links { levels, ..links });
    html.push_str("</a>");
    Some(length + target)
}

/// How long what a link leads to is: "(https://…)" or "[name]".
fn target(rest: &str) -> Option<usize> {
    if rest.starts_with('(') {
        return bracketed(rest, '(', ')').map(|(_, length)| length);
    }
    bracketed(rest, '[', ']').map(|(_, length)| length)
}

/// What stands in brackets, and how long it is with them.
fn bracketed(rest: &str, open: char, shut: char) -> Option<(&str, usize)> {
    let near = beginning(rest, LONGEST);
    if !near.starts_with(open) || !near.contains(shut) {
        return None;
    }
    let mut depth = 0_usize;
    let mut skip = false;
    for (at, c) in near.char_indices() {
        if skip {
            skip = false;
        } else if c == '\\' {
            skip = true;
        } else if c == open {
            depth += 1;
        } else if c == shut {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some((&rest[open.len_utf8()..at], at + shut.len_utf8()));
            }
        }
        if depth > DEEPEST {
            return None;
        }
    }
    None
}

/// "<https://…>" is words; an element of HTML stays one.
fn tag(rest: &str, html: &mut String) -> Option<usize> {
    let near = beginning(rest, LONGEST);
    let end = near.find('>')?;
    let inner = &near[1..end];
    if inner.contains("://") && !inner.contains([' ', '"']) || inner.starts_with("mailto:") {
        html.push_str("<a href=x>");
        escape(inner, html);
        html.push_str("</a>");
        return Some(end + 1);
    }
    let element = inner
        .trim_start_matches('/')
        .starts_with(|c: char| c.is_ascii_alphabetic())
        || inner.starts_with("!--");
    if !element {
        return None;
    }
    html.push_str(&near[..=end]);
    Some(end + 1)
}

/// Notes a run of signs; nothing of it is written yet. How long it is.
fn run(rest: &str, sign: char, before: char, at: usize, runs: &mut Vec<Run>) -> usize {
    let double = "~=".contains(sign);
    let most = if double { 3 } else { rest.len() };
    let length = rest.chars().take(most).take_while(|c| *c == sign).count();
    let after = rest[length..].chars().next().unwrap_or(' ');
    if double && (length != 2 || before == sign) {
        return 0;
    }
    let is_space = |c: char| c.is_whitespace() || c == '\u{a0}';
    let is_sign = |c: char| c.is_ascii_punctuation() || "“”„‚’‘«»…–—".contains(c);
    let left = !is_space(after) && (!is_sign(after) || is_space(before) || is_sign(before));
    let right = !is_space(before) && (!is_sign(before) || is_space(after) || is_sign(after));
    // Within a word "_" is a character.
    let word = sign == '_' && before.is_alphanumeric() && after.is_alphanumeric();
    runs.push(Run {
        sign,
        left: length,
        opens: left && !word,
        closes: right && !word,
        at,
    });
    length
}

/// Takes away what has a partner.
fn pair(runs: &mut [Run]) {
    let mut open: Vec<usize> = Vec::new();
    for n in 0..runs.len() {
        if runs[n].closes {
            let sign = runs[n].sign;
            while runs[n].left > 0 {
                let near = open
                    .iter()
                    .rev()
                    .take(NEAR)
                    .position(|k| runs[*k].sign == sign);
                let Some(back) = near else {
                    break;
                };
                let place = open.len() - 1 - back;
                let k = open[place];
                let both = runs[k].left.min(runs[n].left);
                runs[k].left -= both;
                runs[n].left -= both;
                // What was opened in between has no partner.
                open.truncate(place + usize::from(runs[k].left > 0));
            }
        }
        if runs[n].opens && runs[n].left > 0 {
            open.push(n);
        }
    }
}
