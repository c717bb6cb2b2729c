//! What a clipped note says of itself above its text: YAML between two lines of "---", or TOML between "+++".
//!
//! Owns: [`split`], [`FrontMatter`].
//! Invariant: only plain values, lists of them and the names in maps are read; the day on which a note was made is not the article's.
//! Must not know: Markdown.

use super::date;
use super::markup::PageData;
use crate::core::lesson::article::is_web_address;
use crate::core::limits;

/// The values that say something of an article, under names that mean the same.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FrontMatter {
    entries: Vec<(String, Vec<String>)>,
}

/// Which values are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ValueKind {
    Words,
    Address,
}

/// Most lines that are looked at.
const LINES: usize = 400;

/// The front matter of a text, and what follows it; nothing where the text has none.
#[must_use]
pub fn split(text: &str) -> Option<(FrontMatter, &str)> {
    let text = text.trim_start_matches(['\u{feff}', '\n', ' ']);
    let fence = ["---", "+++"].into_iter().find(|fence| {
        let rest = text.strip_prefix(*fence);
        rest.is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('\n'))
    })?;
    let sign = if fence == "---" { ':' } else { '=' };
    let (_, mut rest) = text.split_once('\n')?;
    let mut reader = FrontReader {
        found: FrontMatter::default(),
        sign,
        scalar: YamlScalar::Line,
        table: TomlTable::Own,
    };
    for _ in 0..LINES {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let bare = line.trim();
        if bare == fence || (fence == "---" && bare == "...") {
            let found = reader.found;
            return (!found.entries.is_empty()).then_some((found, after));
        }
        if after.is_empty() && rest == line {
            return None;
        }
        reader.take(line)?;
        rest = after;
    }
    None
}

/// What is being read.
struct FrontReader {
    found: FrontMatter,
    /// What stands between a name and its value.
    sign: char,
    scalar: YamlScalar,
    table: TomlTable,
}

/// How the last value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum YamlScalar {
    /// On the line of its name, or as a list or a map below.
    Line,
    /// In lines of its own that are one value: "title: >-".
    Folded,
}

/// Which table of TOML the lines stand in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TomlTable {
    /// That of the article, or one in which sites keep more of it.
    Own,
    /// That of an author.
    Author,
    /// Another one.
    Other,
}

impl TomlTable {
    fn of(name: &str) -> Self {
        match name {
            "extra" | "params" | "taxonomies" => Self::Own,
            "author" | "authors" | "extra.author" | "params.author" => Self::Author,
            _ => Self::Other,
        }
    }
}

impl FrontReader {
    /// Takes a line; nothing where it can be none of front matter.
    fn take(&mut self, line: &str) -> Option<()> {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            return Some(());
        }
        if self.sign == '=' && line.starts_with('[') && bare.ends_with(']') && !bare.contains('=') {
            self.table = TomlTable::of(bare.trim_matches(['[', ']']).trim());
            return Some(());
        }
        let inner = line.starts_with([' ', '\t']) || bare.starts_with("- ") || "]}-".contains(bare);
        if inner {
            return self.go_on(bare);
        }
        let (key, value) = bare.split_once(self.sign)?;
        let key: String = key
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        if key.is_empty() || key.len() > 60 {
            return None;
        }
        let value = value.trim();
        let is_folded = [">", ">-", ">+", "|", "|-", "|+"].contains(&value);
        self.scalar = if is_folded {
            YamlScalar::Folded
        } else {
            YamlScalar::Line
        };
        let list = value
            .strip_prefix('[')
            .filter(|_| !value.starts_with("[["))
            .and_then(|list| list.strip_suffix(']'));
        let values = match list {
            Some(list) => list.split(',').flat_map(plain).collect(),
            None => plain(value),
        };
        let entries = &mut self.found.entries;
        let is_new = entries.iter().all(|(known, _)| *known != key);
        match self.table {
            TomlTable::Author if key == "name" => entries.push(("author".into(), values)),
            TomlTable::Own if is_new => entries.push((key, values)),
            _ => {}
        }
        Some(())
    }

    /// Takes a line that goes on with the last value.
    fn go_on(&mut self, bare: &str) -> Option<()> {
        if self.table != TomlTable::Own {
            return Some(());
        }
        let (_, values) = self.found.entries.last_mut()?;
        if self.scalar == YamlScalar::Folded {
            match values.last_mut() {
                Some(value) => value.extend([" ", bare]),
                None => values.push(bare.to_owned()),
            }
            return Some(());
        }
        let value = bare.trim_start_matches("- ");
        // "- name: Ida Thornbury"; what else is said of her is nobody's name.
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let field = value
            .split_once(": ")
            .filter(|(name, _)| name.chars().all(is_name));
        match field {
            Some(("name", value)) => values.extend(plain(value)),
            Some(_) => {}
            None => values.extend(plain(value)),
        }
        Some(())
    }
}

impl FrontMatter {
    fn first(&self, names: &[&str], what: ValueKind) -> Option<String> {
        let fits = |value: &&String| is_web_address(value) == (what == ValueKind::Address);
        let entry = |name: &&str| {
            let same = self.entries.iter().filter(|(key, _)| key == name);
            let mut values = same.flat_map(|(_, values)| values).filter(fits).peekable();
            values.peek()?;
            let joined = values.take(5).cloned().collect::<Vec<_>>().join(", ");
            Some(joined).filter(|value| value.len() < limits::LINE as usize)
        };
        names.iter().find_map(entry)
    }

    /// Tells a page what it says.
    pub fn tell(&self, data: &mut PageData) {
        let words = |names: &[&str]| self.first(names, ValueKind::Words);
        let title = words(&["title", "headline"]).map(|title| ("title", title));
        data.headline = title.or(data.headline.take());
        let author = words(&["author", "authors", "byline", "writer", "creator", "by"]);
        let author = author.map(|author| ("author", author));
        data.author = author.or(data.author.take());
        let day = DAYS.iter().find_map(|name| {
            let value = words(&[name])?;
            let found = date::find(&value).into_iter().next()?;
            Some(("published", found.iso))
        });
        data.published = day.or(data.published.take());
        let address = self.first(&ADDRESSES, ValueKind::Address);
        data.found_at("source", address.as_deref());
        let site = words(&SITES).map(|site| ("site", site));
        data.site = site.or(data.site.take());
        let language = words(&["lang", "language", "locale"]);
        data.language = language.or(data.language.take());
    }
}

/// Names of the day of the first appearance; the first of them counts.
const DAYS: [&str; 9] = [
    "published",
    "publisheddate",
    "publishedat",
    "publishedtime",
    "publishedon",
    "datepublished",
    "publishdate",
    "pubdate",
    "date",
];
/// Names of where an article was found.
const ADDRESSES: [&str; 12] = [
    "source",
    "url",
    "link",
    "canonical",
    "canonicalurl",
    "sourceurl",
    "originalurl",
    "original",
    "permalink",
    "clippedfrom",
    "address",
    "uri",
];
/// Names of who published it.
const SITES: [&str; 7] = [
    "site",
    "sitename",
    "publication",
    "publisher",
    "outlet",
    "newspaper",
    "source",
];

/// A value without quotation marks, and without the brackets of a link: its words, then its address.
fn plain(value: &str) -> Vec<String> {
    let value = value.trim().trim_end_matches(',');
    let quoted = ['"', '\''].into_iter().find_map(|mark| {
        let inner = value.strip_prefix(mark)?;
        let end = inner.rfind(mark)?;
        Some(inner[..end].replace("\\\"", "\"").replace("''", "'"))
    });
    let value = quoted.unwrap_or_else(|| {
        // A comment behind a value that is not quoted.
        value.split(" #").next().unwrap_or_default().to_owned()
    });
    let mut value = value.trim();
    let mut address = None;
    if let Some(inner) = value
        .strip_prefix("[[")
        .and_then(|inner| inner.strip_suffix("]]"))
    {
        value = inner.rsplit('|').next().unwrap_or(inner);
    } else if let Some((words, rest)) = value
        .strip_prefix('[')
        .and_then(|link| link.split_once("]("))
    {
        value = words;
        address = Some(rest.trim_end_matches(')'));
    }
    let says = |value: &&str| {
        !value.is_empty() && ![">", "|", ">-", "|-", ">+", "|+", "null", "~", "[]"].contains(value)
    };
    let values = [Some(value), address].into_iter().flatten().filter(says);
    let spaced = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
    values.map(spaced).collect()
}
