//! What travels to a reader who opens the page for the first time, and how much that may be.
//!
//! *Invariant:* the total is that of a cold load, compressed the way a usual web server does it; above the
//! budget it is an error. So is a part that takes more than its own budget on top of that.
//!
//! *Must not know:* how `dist/` was built.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use comfy_table::Table;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::table::table;

/// How many bytes a cold load may take, compressed. The house asks for 400,000 here, and for 70,000 of recovery
/// below; until they are reached, these keep them from growing.
pub const BUDGET: usize = 452_000;

/// How many bytes a part may take on top of a cold load, with what it shares with others, compressed. The house
/// asks for 450,000 of the workshop. What is measured is about 2 % less than each, so that what comes back into
/// a part unseen, such as the tables of intake into the workshop, is noticed.
const PART_BUDGETS: [(&str, usize); 3] = [
    ("workshop", 250_000),
    ("intake", 285_000),
    ("recovery", 76_000),
];

/// One file of the release.
#[derive(Debug, Clone)]
struct Size {
    /// Its path inside `dist/`.
    name: String,
    raw: usize,
    /// After gzip, level 9.
    gzip: usize,
}

/// All files of a release.
#[derive(Debug, Clone)]
pub struct Sizes {
    files: Vec<Size>,
    /// The files of each part.
    parts: BTreeMap<String, Vec<String>>,
}

impl Sizes {
    /// Weighs every file under `dist`.
    pub fn of(dist: &Path) -> Result<Self> {
        let mut files = Vec::new();
        add_folder(dist, "", &mut files).with_context(|| {
            format!(
                "{} cannot be read. Build it first with `cargo xtask dist`.",
                dist.display()
            )
        })?;
        files.sort_by(|a, b| b.gzip.cmp(&a.gzip).then_with(|| a.name.cmp(&b.name)));
        let link = files.iter().find(|file| file.name.ends_with("_split.js"));
        let parts = match link {
            Some(link) => parts(&fs::read_to_string(dist.join(&link.name))?),
            None => BTreeMap::new(),
        };
        Ok(Self { files, parts })
    }

    /// The compressed size of a cold load.
    pub fn cold(&self) -> usize {
        self.cold_sum(|file| file.gzip)
    }

    fn cold_sum(&self, size: impl Fn(&Size) -> usize) -> usize {
        let cold = self.files.iter().filter(|file| is_cold(&file.name));
        cold.map(size).sum()
    }

    /// The table of what travels.
    pub fn table(&self) -> Table {
        let mut table = table(1, ["file", "raw", "gzip", ""]);
        for file in &self.files {
            let note = if is_cold(&file.name) { "" } else { "later" };
            table.add_row([
                &file.name,
                &kilobytes(file.raw),
                &kilobytes(file.gzip),
                note,
            ]);
        }
        table.add_row([
            "cold load",
            &kilobytes(self.cold_sum(|file| file.raw)),
            &kilobytes(self.cold()),
            &format!("of {}", kilobytes(BUDGET)),
        ]);
        for (part, size) in self.part_sizes() {
            let budget = budget_of(part).map(|most| format!("of {}", kilobytes(most)));
            table.add_row([
                &format!("part {part}, on top"),
                "",
                &kilobytes(size),
                &budget.unwrap_or_default(),
            ]);
        }
        table
    }

    /// What each part takes on top of a cold load, compressed.
    pub fn part_sizes(&self) -> impl Iterator<Item = (&str, usize)> {
        self.parts.iter().map(|(part, names)| {
            let files = self.files.iter();
            let its = files.filter(|file| names.contains(&file.name));
            (part.as_str(), its.map(|file| file.gzip).sum())
        })
    }

    /// Fails if a cold load or a part is above its budget.
    pub fn within_budget(&self) -> Result<()> {
        ensure!(
            self.cold() <= BUDGET,
            "A cold load takes {} compressed, above the budget of {}.\n  Find what grew in the table above (twiggy shows what is in the .wasm file).",
            kilobytes(self.cold()),
            kilobytes(BUDGET)
        );
        for (part, size) in self.part_sizes() {
            ensure!(
                budget_of(part).is_none_or(|most| size <= most),
                "The part {part} takes {} compressed, above its budget.",
                kilobytes(size)
            );
        }
        Ok(())
    }
}

/// A size in kilobytes of 1,000 bytes, with one decimal.
pub fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

fn add_folder(folder: &Path, prefix: &str, sizes: &mut Vec<Size>) -> std::io::Result<()> {
    for entry in folder.read_dir()? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            add_folder(&entry.path(), &format!("{name}/"), sizes)?;
            continue;
        }
        let content = fs::read(entry.path())?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&content)?;
        let (raw, gzip) = (content.len(), encoder.finish()?.len());
        sizes.push(Size { name, raw, gzip });
    }
    Ok(())
}

/// Whether the page asks for it by itself; whatever else lies in the folder is asked for by an action.
fn is_cold(name: &str) -> bool {
    let kinds = [".html", ".js", "_bg.wasm", ".css"];
    kinds.iter().any(|kind| name.ends_with(kind))
        || name == "lesson.json"
        || name.starts_with("favicon.")
}

fn budget_of(part: &str) -> Option<usize> {
    let mut budgets = PART_BUDGETS.into_iter();
    budgets.find_map(|(name, most)| (name == part).then_some(most))
}

/// The files of each part, as the script that links them has it: before each file stands the function that
/// loads the part, or, where several parts share it, a comment with their names.
fn parts(link: &str) -> BTreeMap<String, Vec<String>> {
    let mut parts = BTreeMap::<String, Vec<String>>::new();
    let mut wanted_by = "";
    for line in link.lines() {
        if let Some(loader) = line.strip_prefix("export const __wasm_split_load_") {
            wanted_by = loader.split(' ').next().unwrap_or_default();
        } else if let Some(shared) = line.strip_prefix("/* ") {
            wanted_by = shared.trim_end_matches(" */");
        }
        let file = line.split('"').find(|text| text.ends_with(".wasm"));
        if let Some(file) = file.and_then(|file| file.strip_prefix("./")) {
            for part in wanted_by.split(", ") {
                parts
                    .entry(part.to_owned())
                    .or_default()
                    .push(file.to_owned());
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes<const N: usize>(files: [(&str, usize); N]) -> Sizes {
        let files = files.map(|(name, gzip)| Size {
            name: name.to_owned(),
            raw: 0,
            gzip,
        });
        let link = "/* recovery, workshop */
const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL(\"./a-chunk_1.wasm\", import.meta.url));
export const __wasm_split_load_recovery = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./a-recovery.wasm\", import.meta.url));
export const __wasm_split_load_workshop = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./a-workshop.wasm\", import.meta.url));";
        Sizes {
            files: files.into(),
            parts: parts(link),
        }
    }

    #[test]
    fn a_load_above_the_budget_fails() {
        assert!(
            sizes([("a.js", BUDGET), ("a.txt", 1)])
                .within_budget()
                .is_ok()
        );
        assert!(
            sizes([("a.js", BUDGET), ("b.js", 1)])
                .within_budget()
                .is_err()
        );
    }

    #[test]
    fn a_part_weighs_what_it_shares_too() {
        let files = [
            ("a-chunk_1.wasm", 10),
            ("a-recovery.wasm", 5),
            ("a-workshop.wasm", 7),
        ];
        let found: Vec<_> = sizes(files).part_sizes().map(|(_, size)| size).collect();
        assert_eq!(found, [15, 17]);
        assert_eq!(sizes(files).cold(), 0);
        assert!(sizes(files).within_budget().is_ok());
        assert!(
            sizes([("a-recovery.wasm", 76_001)])
                .within_budget()
                .is_err()
        );
    }

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(kilobytes(0), "0.0 KB");
        assert_eq!(kilobytes(53_001), "53.1 KB");
    }

    #[test]
    fn what_the_page_asks_for_is_cold() {
        for name in [
            "lateral-1_bg.wasm",
            "lesson.json",
            "reader-1.css",
            "favicon.svg",
        ] {
            assert!(is_cold(name), "{name}");
        }
        for name in ["lateral-1-workshop.wasm", "schema/work.json"] {
            assert!(!is_cold(name), "{name}");
        }
    }
}
