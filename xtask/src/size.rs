//! What travels to a reader who opens the page for the first time, and how much that may be.
//!
//! *Invariant:* the total is that of a cold load, compressed the way a usual web server does it; above the
//! budget it is an error.
//!
//! *Must not know:* how `dist/` was built.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use comfy_table::Table;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::table::table;

/// How many bytes a cold load may take, compressed.
pub const BUDGET: usize = 400_000;

/// Files of bundles that only their own addresses ask for: the page of everything that is kept, and the
/// workshop.
const LATER: [&str; 7] = [
    "recovery.css",
    "rows.css",
    "recovery.js",
    "recovery_bg.wasm",
    "workshop.js",
    "workshop_bg.wasm",
    "workshop.css",
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
pub struct Sizes(Vec<Size>);

impl Sizes {
    /// Weighs every file under `dist`.
    pub fn of(dist: &Path) -> Result<Self> {
        let mut sizes = Vec::new();
        add_folder(dist, "", &mut sizes).with_context(|| {
            format!(
                "{} cannot be read. Build it first with `cargo xtask dist`.",
                dist.display()
            )
        })?;
        sizes.sort_by(|a, b| b.gzip.cmp(&a.gzip).then_with(|| a.name.cmp(&b.name)));
        Ok(Self(sizes))
    }

    /// The compressed size of a cold load.
    pub fn cold(&self) -> usize {
        self.cold_sum(|file| file.gzip)
    }

    fn cold_sum(&self, size: impl Fn(&Size) -> usize) -> usize {
        let cold = self.0.iter().filter(|file| is_cold(&file.name));
        cold.map(size).sum()
    }

    /// The table of what travels.
    pub fn table(&self) -> Table {
        let mut table = table(1, ["file", "raw", "gzip", ""]);
        for file in &self.0 {
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
        table
    }

    /// Fails if a cold load is above the budget.
    pub fn within_budget(&self) -> Result<()> {
        ensure!(
            self.cold() <= BUDGET,
            "A cold load takes {} compressed, above the budget of {}.\n  Find what grew in the table above (twiggy shows what is in the .wasm file).",
            kilobytes(self.cold()),
            kilobytes(BUDGET)
        );
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
    let kinds = [".html", ".js", ".wasm", ".css"];
    !LATER.contains(&name)
        && (kinds.iter().any(|kind| name.ends_with(kind))
            || name == "lesson.json"
            || name.starts_with("favicon."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_above_the_budget_fails() {
        let file = |name: &str, gzip| Size {
            name: name.to_owned(),
            raw: 0,
            gzip,
        };
        let within = Sizes(vec![file("a.js", BUDGET), file("a.txt", 1)]);
        assert!(within.within_budget().is_ok());
        let above = Sizes(vec![file("a.js", BUDGET), file("b.js", 1)]);
        assert!(above.within_budget().is_err());
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
        for name in LATER.into_iter().chain(["schema/work.json"]) {
            assert!(!is_cold(name), "{name}");
        }
    }
}
