//! What travels to a reader who opens the page for the first time, and how much that may be.
//!
//! *Invariant:* the total is that of a cold load, compressed the way a usual web server does it; above the
//! budget it is an error. So is a part that takes more than its own budget on top of that.
//!
//! *Must not know:* how `dist/` was built.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::iter;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::table::table;

/// How many bytes a cold load may take, compressed.
pub const BUDGET: usize = 400_000;

/// How many bytes a part may take on top of a cold load, with what it shares with others, compressed. Those of
/// teachers are a little more than what is measured, so that what comes back into a part unseen, such as the
/// tables of intake into the workshop, is noticed.
const PART_BUDGETS: [(&str, usize); 12] = [
    ("tools", 25_000),
    ("panel", 350_000),
    ("extras", 215_000),
    ("dialogs", 235_000),
    ("overview", 610_000),
    ("workshop", 450_000),
    ("beside", 86_000),
    ("shared", 110_000),
    ("values", 82_000),
    ("compare", 310_000),
    ("intake", 440_000),
    ("recovery", 70_000),
];

/// What one file of the release takes.
#[derive(Debug, Clone)]
struct Size {
    raw: usize,
    /// After gzip, level 9.
    gzip: usize,
}

/// All files of a release.
#[derive(Debug, Clone)]
pub struct Sizes {
    files: Vec<(String, Size)>,
    /// The files of each part.
    parts: BTreeMap<String, Vec<String>>,
}

impl Sizes {
    /// Weighs every file in `dist`.
    pub fn of(dist: &Path) -> Result<Self> {
        let entries = dist.read_dir().with_context(|| {
            let dist = dist.display();
            format!("{dist} cannot be read. Build it first with `cargo xtask dist`.")
        })?;
        let (mut files, mut parts) = (Vec::new(), BTreeMap::new());
        for file in entries {
            let path = file?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let content = fs::read(&path)?;
            if name.ends_with("_split.js") {
                parts = parts_of(&String::from_utf8_lossy(&content));
            }
            let (raw, gzip) = (content.len(), compressed(&content)?);
            files.push((name.into_owned(), Size { raw, gzip }));
        }
        files.sort_by_key(|(_, size)| Reverse(size.gzip));
        Ok(Self { files, parts })
    }

    /// The compressed size of a cold load.
    pub fn cold(&self) -> usize {
        self.sum(is_cold)
    }

    fn sum(&self, is_counted: impl Fn(&str) -> bool) -> usize {
        let files = self.files.iter();
        let counted = files.filter(|(name, _)| is_counted(name));
        counted.map(|(_, size)| size.gzip).sum()
    }

    /// What is loaded together: its name, what it takes compressed, and what it may take.
    fn loads(&self) -> impl Iterator<Item = (String, usize, Option<usize>)> {
        let cold = ("cold load".to_owned(), self.cold(), Some(BUDGET));
        let parts = self.parts.iter().map(|(part, names)| {
            let size = self.sum(|name| names.iter().any(|its| its == name));
            let mut budgets = PART_BUDGETS.into_iter();
            let budget = budgets.find_map(|(name, most)| (name == part).then_some(most));
            (format!("part {part}, on top"), size, budget)
        });
        iter::once(cold).chain(parts)
    }

    /// Prints what travels, and fails if a cold load or a part is above its budget.
    pub fn check(&self) -> Result<()> {
        let mut table = table(1, ["file", "raw", "gzip", ""]);
        for (name, size) in &self.files {
            let note = if is_cold(name) { "" } else { "later" };
            table.add_row([name, &kilobytes(size.raw), &kilobytes(size.gzip), note]);
        }
        let mut above = Vec::new();
        for (load, size, budget) in self.loads() {
            let told = budget.map(|most| format!("of {}", kilobytes(most)));
            table.add_row([&load, "", &kilobytes(size), &told.unwrap_or_default()]);
            above.extend(budget.is_some_and(|most| size > most).then_some(load));
        }
        println!("{}", table.trim_fmt());
        ensure!(
            above.is_empty(),
            "Above budget, compressed: {}.\n  Find what grew in the table above (twiggy shows what is in a .wasm file).",
            above.join("; ")
        );
        Ok(())
    }
}

/// How many bytes it takes after gzip, level 9.
pub fn compressed(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// A size in kilobytes of 1,000 bytes, with one decimal, rounded up.
pub fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

/// Whether the page asks for it by itself; whatever else lies in the folder is asked for by an action.
fn is_cold(name: &str) -> bool {
    let kinds = [".html", ".js", "_bg.wasm", ".css"];
    // The service worker comes when the page has been there for a while.
    name != "sw.js" && kinds.iter().any(|kind| name.ends_with(kind))
        || name == "lesson.json"
        || name.starts_with("favicon.")
}

/// The files of each part, as the script that links them has it: each bundle with the numbers of the chunks in it, and
/// after a part's own file the numbers of those that it waits for (see `bundles`).
fn parts_of(link: &str) -> BTreeMap<String, Vec<String>> {
    let file_in = |line: &str| {
        let file = line.split('"').find(|text| text.ends_with(".wasm"))?;
        Some(file.trim_start_matches("./").to_owned())
    };
    let mut bundles = BTreeMap::<&str, String>::new();
    let mut parts = BTreeMap::<String, BTreeSet<String>>::new();
    let mut wanted_by = "";
    for line in link.lines() {
        let file = file_in(line);
        if let Some(loader) = line.strip_prefix("export const __wasm_split_load_") {
            wanted_by = loader.split(' ').next().unwrap_or_default();
        }
        if let (Some(file), true) = (&file, line.starts_with("bundled(")) {
            bundles.extend(numbers(line).map(|number| (number, file.clone())));
        } else if !wanted_by.is_empty() {
            let files = parts.entry(wanted_by.to_owned()).or_default();
            files.extend(file);
            if line.starts_with(", [") {
                files.extend(numbers(line).filter_map(|number| bundles.get(number).cloned()));
            }
        }
    }
    let parts = parts.into_iter();
    parts
        .map(|(part, files)| (part, files.into_iter().collect()))
        .collect()
}

/// The numbers in a list of a script, as text.
fn numbers(line: &str) -> impl Iterator<Item = &str> {
    let list = line
        .split_once('[')
        .and_then(|(_, rest)| rest.split_once(']'));
    list.into_iter().flat_map(|(list, _)| list.split(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether files with these compressed sizes keep all budgets.
    fn fit(files: &[(&str, usize)]) -> bool {
        let link = "bundled(\"./a-shared_0.wasm\", [1, 2]);
export const __wasm_split_load_recovery = wrapAsyncCb(makeLoad(() => {
const src = fetch(new URL(\"./a-recovery.wasm\", import.meta.url));
}
, [2].map((number) => chunks[number])));
export const __wasm_split_load_workshop = wrapAsyncCb(makeLoad(() => {
const src = fetch(new URL(\"./a-workshop.wasm\", import.meta.url));
}
, [1, 2].map((number) => chunks[number])));";
        let size = |(name, gzip): &(&str, usize)| {
            (
                name.to_string(),
                Size {
                    raw: 0,
                    gzip: *gzip,
                },
            )
        };
        let (files, parts) = (files.iter().map(size).collect(), parts_of(link));
        Sizes { files, parts }.check().is_ok()
    }

    #[test]
    fn a_load_above_its_budget_fails() {
        assert_eq!(kilobytes(53_001), "53.1 KB"); // Rounded up.
        assert!(fit(&[("a.js", BUDGET), ("a.txt", 1)]));
        let cold = ["a_bg.wasm", "a.css", "a.html", "lesson.json", "favicon.svg"];
        for name in cold {
            assert!(!fit(&[("a.js", BUDGET), (name, 1)]), "{name}");
        }
        let budget = |part| PART_BUDGETS.into_iter().find(|(name, _)| *name == part);
        let (_, recovery) = budget("recovery").unwrap();
        assert!(fit(&[
            ("a-recovery.wasm", recovery),
            ("a-workshop.wasm", 1)
        ]));
        // What several parts share counts for each.
        assert!(!fit(&[
            ("a-recovery.wasm", recovery),
            ("a-shared_0.wasm", 1)
        ]));
    }
}
