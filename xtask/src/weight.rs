//! What travels to a reader who opens the page for the first time, and how much that may be.
//!
//! Invariant: the total is that of a cold load, compressed the way a usual web server does it; above the
//! budget it is a failure. It reads `dist/` and knows nothing of how it was built.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::Failure;
use crate::sheet::Sheet;

/// How many bytes a cold load may take, compressed.
pub const BUDGET: usize = 400_000;

/// One file of the release.
#[derive(Debug, Clone)]
pub struct Weighed {
    /// Its path inside `dist/`.
    pub name: String,
    /// Its size.
    pub raw: usize,
    /// Its size after gzip, level 9.
    pub gzip: usize,
    /// When it travels.
    pub when: Travel,
}

/// When a file travels to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Travel {
    /// With the first opening.
    Cold,
    /// Only when asked for later.
    Later,
}

/// All files of a release.
#[derive(Debug, Clone)]
pub struct Weights(pub Vec<Weighed>);

impl Weights {
    /// Weighs every file under `dist`.
    pub fn of(dist: &Path) -> Result<Self, Failure> {
        let mut files = Vec::new();
        weigh_folder(dist, "", &mut files)?;
        files.sort_by(|a, b| b.gzip.cmp(&a.gzip).then_with(|| a.name.cmp(&b.name)));
        Ok(Self(files))
    }

    /// The compressed size of a cold load.
    pub fn cold(&self) -> usize {
        self.sum(|file| file.gzip)
    }

    fn sum(&self, size: impl Fn(&Weighed) -> usize) -> usize {
        let cold = self.0.iter().filter(|file| file.when == Travel::Cold);
        cold.map(size).sum()
    }

    /// The table of what travels.
    pub fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::headed(["file", "raw", "gzip", ""]);
        for file in &self.0 {
            let note = match file.when {
                Travel::Cold => "",
                Travel::Later => "later",
            };
            sheet.row([
                file.name.clone(),
                kilobytes(file.raw),
                kilobytes(file.gzip),
                note.to_owned(),
            ]);
        }
        sheet.row([
            "cold load".to_owned(),
            kilobytes(self.sum(|file| file.raw)),
            kilobytes(self.cold()),
            format!("of {}", kilobytes(BUDGET)),
        ]);
        sheet
    }

    /// Fails if a cold load is above the budget.
    pub fn within_budget(&self) -> Result<(), Failure> {
        if self.cold() <= BUDGET {
            return Ok(());
        }
        Err(Failure::new(
            format!(
                "A cold load takes {} compressed, above the budget of {}.",
                kilobytes(self.cold()),
                kilobytes(BUDGET)
            ),
            "Find what grew in the table above (twiggy shows what is in the .wasm file).",
        ))
    }
}

/// A size in kilobytes of 1,000 bytes, with one decimal.
pub fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

fn weigh_folder(folder: &Path, prefix: &str, files: &mut Vec<Weighed>) -> Result<(), Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::new(
            format!("{} cannot be read: {error}.", folder.display()),
            "Build it first with `cargo xtask dist`.",
        )
    };
    for entry in folder.read_dir().map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            weigh_folder(&entry.path(), &format!("{name}/"), files)?;
            continue;
        }
        let content = fs::read(entry.path()).map_err(unreadable)?;
        files.push(Weighed {
            raw: content.len(),
            gzip: gzip(&content).map_err(unreadable)?,
            when: travel(&name),
            name,
        });
    }
    Ok(())
}

fn gzip(content: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len())
}

/// Files of bundles that only their own addresses ask for: the page of everything that is kept, and the
/// workshop.
const ASIDE: [&str; 7] = [
    "recovery.css",
    "rows.css",
    "recovery.js",
    "recovery_bg.wasm",
    "workshop.js",
    "workshop_bg.wasm",
    "workshop.css",
];

/// The page asks for these by itself; whatever else lies in the folder is asked for by an action.
fn travel(name: &str) -> Travel {
    if ASIDE.contains(&name) {
        return Travel::Later;
    }
    let kinds = [".html", ".js", ".wasm", ".css"];
    let cold = kinds.iter().any(|kind| name.ends_with(kind))
        || name == "lesson.json"
        || name.starts_with("favicon.");
    if cold { Travel::Cold } else { Travel::Later }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_above_the_budget_fails() {
        let file = |gzip, when| Weighed {
            name: "a".to_owned(),
            raw: 0,
            gzip,
            when,
        };
        let within = Weights(vec![file(BUDGET, Travel::Cold), file(1, Travel::Later)]);
        assert!(within.within_budget().is_ok());
        let above = Weights(vec![file(BUDGET, Travel::Cold), file(1, Travel::Cold)]);
        assert!(above.within_budget().is_err());
    }

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(kilobytes(0), "0.0 KB");
        assert_eq!(kilobytes(53_001), "53.1 KB");
    }

    #[test]
    fn what_the_page_asks_for_is_cold() {
        assert_eq!(travel("lateral-1_bg.wasm"), Travel::Cold);
        assert_eq!(travel("lesson.json"), Travel::Cold);
        assert_eq!(travel("schema/work.json"), Travel::Later);
        assert_eq!(travel("recovery.js"), Travel::Later);
        assert_eq!(travel("recovery_bg.wasm"), Travel::Later);
        assert_eq!(travel("recovery.css"), Travel::Later);
        assert_eq!(travel("reader-1.css"), Travel::Cold);
        assert_eq!(travel("workshop_bg.wasm"), Travel::Later);
        assert_eq!(travel("workshop.css"), Travel::Later);
        assert_eq!(travel("rows.css"), Travel::Later);
    }
}
