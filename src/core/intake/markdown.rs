//! From Markdown to the markup that it stands for (CommonMark, and what clippers of web pages write besides).
//!
//! Owns: [`is_markdown`], [`markup`].
//! Invariant: what comes out is read as a page is, and never drawn; time is proportional to the text.
//! Must not know: what a block is in the end.
//!
//! Why not a crate: the lightest one would take four times the room that is left in the part of the app that reads
//! files; the signs alone have to go, since marks, fonts and numbers of lists are no words.

mod inline;

use inline::inline;

/// Shortest line, in characters, behind which a line end is only where the line was full.
const FULL: usize = 40;

/// Most names of links that are looked up.
const NAMES: usize = 200;

/// Whether a text has signs of Markdown.
#[must_use]
pub fn is_markdown(text: &str) -> bool {
    let mut signs = 0;
    let mut above = "";
    for line in text.lines().take(2_000) {
        let bare = line.trim_start();
        let underlined = is_underline(above, bare);
        above = bare;
        let strong = underlined
            || heading(bare).is_some()
            || bare.contains("](")
            || bare.contains("**")
            || bare.contains("__")
            || bare.contains("[[")
            || bare.starts_with("```");
        let weak = bare.starts_with("> ") || item(line).is_some() || bare.starts_with("![");
        signs += if strong { 2 } else { usize::from(weak) };
        signs += usize::from(bare.matches(['*', '_']).count() >= 2);
    }
    signs >= 1
}

/// Whether a text that is not called Markdown surely is: it begins with a heading, and has other signs.
#[must_use]
pub fn is_surely_markdown(text: &str) -> bool {
    let mut lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .peekable();
    let first = lines.next().unwrap_or_default();
    let below = lines.next_if(|line| is_underline(first, line));
    let begins = heading(first).is_some() || below.is_some();
    let mut above = "";
    begins
        && lines.take(400).any(|line| {
            let underlined = is_underline(above, line);
            above = line;
            underlined
                || heading(line).is_some()
                || line.contains("](http")
                || line.matches("**").count() >= 2
        })
}

/// Whether a line makes a heading of the one above: three signs of one kind or more, and nothing else. Below an item
/// of a list or a heading it is a rule.
fn is_underline(above: &str, line: &str) -> bool {
    let signs = line.trim_end();
    let is_row = signs.len() >= 3
        && ['=', '-']
            .iter()
            .any(|sign| signs.trim_matches(*sign).is_empty());
    is_row
        && above.contains(char::is_alphabetic)
        && item(above).is_none()
        && heading(above).is_none()
}

/// What is being put together.
#[derive(Default)]
struct Writer<'a> {
    html: String,
    lines: Vec<&'a str>,
    block: OpenKind,
    /// Whether lines in a row are lines, since no empty line parts paragraphs.
    every_line: LineEnds,
    /// The names of links whose addresses stand elsewhere, in lower case.
    names: &'a [String],
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum OpenKind {
    #[default]
    Paragraph,
    Item,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum LineEnds {
    Kept,
    #[default]
    Joined,
}

/// The markup that a text stands for.
#[must_use]
pub fn markup(text: &str) -> String {
    let names = defined(text);
    let lines = text.trim().lines();
    let gaps = lines.filter(|line| line.trim().is_empty()).count();
    let mut writer = Writer {
        every_line: if gaps == 0 {
            LineEnds::Kept
        } else {
            LineEnds::Joined
        },
        names: &names,
        ..Writer::default()
    };
    let mut fence: Option<&str> = None;
    let mut rest = text.lines().peekable();
    while let Some(line) = rest.next() {
        let bare = unquoted(line);
        if let Some(open) = fence {
            if bare.trim_start().starts_with(open) {
                fence = None;
                writer.html.push_str("</pre>");
            } else {
                inline::escape(bare, &mut writer.html);
                writer.html.push('\n');
            }
            continue;
        }
        let trimmed = bare.trim();
        if let Some(open) = ["```", "~~~"]
            .into_iter()
            .find(|open| trimmed.starts_with(open))
        {
            writer.flush();
            writer.html.push_str("<pre>");
            fence = Some(open);
        } else if trimmed.is_empty() {
            writer.flush();
        } else if let Some((level, words)) = heading(trimmed) {
            writer.flush();
            writer.wrapped(&format!("h{level}"), words);
        } else if !writer.lines.is_empty()
            && is_rule(trimmed, &['=', '-'])
            && writer.block == OpenKind::Paragraph
        {
            // A line below makes a heading of what is above it.
            let level = if trimmed.starts_with('=') { "h1" } else { "h2" };
            let words = std::mem::take(&mut writer.lines).join(" ");
            writer.wrapped(level, &words);
        } else if is_rule(trimmed, &['-', '*', '_']) && trimmed.len() >= 3 {
            writer.flush();
            writer.html.push_str("<hr>");
        } else if is_definition(trimmed) {
            writer.flush();
        } else if let Some(row) = trimmed.strip_prefix('|') {
            writer.flush();
            writer.row(row);
        } else if writer.lines.is_empty()
            && trimmed.contains('|')
            && rest.peek().is_some_and(|next| is_table_rule(next))
        {
            // A table without bars at its sides: its rows are those that follow and have bars inside.
            writer.row(trimmed);
            while let Some(row) = rest.next_if(|row| row.contains('|')) {
                writer.row(row.trim());
            }
        } else if let Some(words) = item(bare) {
            writer.flush();
            writer.block = OpenKind::Item;
            writer.lines.push(words);
        } else {
            // Two spaces at the end mean a line end, so the end stays.
            writer.lines.push(bare.trim_start());
        }
    }
    writer.flush();
    writer.html
}

impl Writer<'_> {
    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let block = std::mem::take(&mut self.block);
        if lines.is_empty() {
            return;
        }
        let mut words = String::new();
        for (n, line) in lines.iter().enumerate() {
            let last = lines.len() == n + 1;
            let bare = line.trim_end();
            let bare = if last {
                bare
            } else {
                bare.strip_suffix('\\').unwrap_or(bare)
            };
            words.push_str(bare);
            let Some(next) = lines.get(n + 1) else {
                break;
            };
            let hard = line.ends_with("  ") || bare.len() < line.trim_end().len();
            let goes_on = next.starts_with(char::is_lowercase);
            let short = line.chars().count() < FULL && !goes_on;
            let kept = self.every_line == LineEnds::Kept && !goes_on;
            words.push_str(if hard || short || kept { "<br>" } else { "\n" });
        }
        let name = match block {
            OpenKind::Paragraph => "p",
            OpenKind::Item => "li",
        };
        self.wrapped(name, &words);
    }

    fn wrapped(&mut self, name: &str, words: &str) {
        self.html.extend(["<", name, ">"]);
        inline(words, self.names, &mut self.html);
        self.html.extend(["</", name, ">\n"]);
    }

    fn row(&mut self, row: &str) {
        if is_rule_of_table(row) {
            return;
        }
        self.html.push_str("<table><tr>");
        for cell in cells(row) {
            self.wrapped("td", &cell);
        }
        self.html.push_str("</tr></table>");
    }
}

/// The cells of a row without its first bar. A bar behind a backslash is a character.
fn cells(row: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut signs = row.chars().peekable();
    while let Some(c) = signs.next() {
        match (c, found.last_mut()) {
            ('\\', Some(cell)) if signs.next_if_eq(&'|').is_some() => cell.push('|'),
            ('|', _) => found.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            _ => {}
        }
    }
    // What follows the last bar.
    if found.last().is_some_and(|cell| cell.trim().is_empty()) {
        found.pop();
    }
    found.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Whether a row of a table is the rule below its head.
fn is_rule_of_table(row: &str) -> bool {
    row.chars().all(|c| "|-: ".contains(c))
}

/// Whether a line is the rule of a table that has no bars at its sides: "--- | :-:".
fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("--") && is_rule_of_table(line)
}

/// A line without the signs of a quotation.
fn unquoted(line: &str) -> &str {
    let mut rest = line;
    while let Some(inner) = rest.trim_start().strip_prefix('>') {
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    // "[!note] Words": a box of its own, by the sign.
    if rest.len() < line.len()
        && let Some((sign, words)) = rest.split_once(']')
        && sign.starts_with("[!")
    {
        return words.trim_start_matches(['-', '+']);
    }
    rest
}

/// A heading's level and words.
fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let rest = &line[level..];
    let parted = rest.starts_with([' ', '\t']);
    if !(1..=6).contains(&level) || !parted {
        return None;
    }
    let words = rest.trim();
    let bare = words.trim_end_matches('#');
    let closed = bare.len() < words.len() && (bare.is_empty() || bare.ends_with(' '));
    let words = if closed { bare.trim_end() } else { words };
    // "{#anchor}" behind it.
    let words = match words.rfind(" {#") {
        Some(at) if words.ends_with('}') => &words[..at],
        _ => words,
    };
    (!words.is_empty()).then_some((level, words))
}

/// The words of an item of a list.
fn item(line: &str) -> Option<&str> {
    let bare = line.trim_start();
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let rest = if (1..=3).contains(&digits) {
        bare[digits..].strip_prefix(['.', ')'])
    } else {
        bare.strip_prefix(['-', '*', '+'])
    }?;
    let words = rest.strip_prefix([' ', '\t'])?.trim_start();
    let task = ["[ ] ", "[x] ", "[X] "]
        .into_iter()
        .find_map(|sign| words.strip_prefix(sign));
    Some(task.unwrap_or(words)).filter(|words| !words.is_empty())
}

/// Whether a line is one sign, repeated.
fn is_rule(line: &str, signs: &[char]) -> bool {
    let Some(first) = line.chars().next().filter(|first| signs.contains(first)) else {
        return false;
    };
    line.chars().all(|c| c == first || c == ' ') && line.matches(first).count() >= 2
}

/// The names of links whose addresses stand in lines of their own, in lower case.
fn defined(text: &str) -> Vec<String> {
    let names = text.lines().filter_map(|line| definition(line.trim()));
    names.take(NAMES).map(str::to_lowercase).collect()
}

fn is_definition(line: &str) -> bool {
    definition(line).is_some()
}

/// The name in "[name]: https://…", which readers do not see.
fn definition(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix('[')?.split_once("]:")?;
    let address = rest.trim_start().trim_start_matches('<');
    let is_address = address.contains("://") || address.starts_with(['/', '#', '.']);
    (!name.is_empty() && !name.starts_with('^') && is_address).then_some(name)
}
