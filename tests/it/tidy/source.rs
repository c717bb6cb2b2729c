//! The files of the repository, and what of a Rust file is code.

use std::path::Path;

/// A text file of the repository.
pub struct Source {
    /// From the top of the repository, with `/` between folders.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    pub fn ends_in(&self, ending: &str) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|known| known == ending)
    }

    pub fn is_test(&self) -> bool {
        self.path.starts_with("tests/") || self.path.contains("/tests/")
    }

    /// The file up to its own tests: a module under `#[cfg(test)]`, or under that and another condition.
    pub fn without_own_tests(&self) -> &str {
        let text = self.text.as_str();
        let mut tests = text.match_indices("\n#[cfg(").filter(|(at, _)| {
            let mut lines = text[at + 1..].lines();
            let condition = lines.next().unwrap_or_default();
            condition.contains("test") && lines.next().is_some_and(|line| line.starts_with("mod "))
        });
        tests.next().map_or(text, |(at, _)| &text[..at])
    }

    /// The code: without the file's own tests and without what stands behind `//`. Addresses such as
    /// `https://` are code.
    pub fn code(&self) -> String {
        let cut = |line: &str| {
            let comment = line
                .match_indices("//")
                .find(|(at, _)| !line[..*at].ends_with(':'));
            comment.map_or(line.len(), |(at, _)| at)
        };
        let lines = self.without_own_tests().lines();
        let lines: Vec<&str> = lines.map(|line| &line[..cut(line)]).collect();
        lines.join("\n")
    }
}

/// Every text file of the repository, without what is built or fetched.
pub fn repository() -> Vec<Source> {
    let mut files = Vec::new();
    read(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut files);
    files
}

fn read(folder: &Path, inside: &str, files: &mut Vec<Source>) {
    const SKIPPED: [&str; 5] = [".git", "target", "dist", "node_modules", "Cargo.lock"];
    for entry in std::fs::read_dir(folder).expect("the repository can be read") {
        let entry = entry.expect("the repository can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        if SKIPPED.contains(&name.as_str()) {
            continue;
        }
        let path = format!("{inside}{name}");
        if entry
            .file_type()
            .expect("the repository can be read")
            .is_dir()
        {
            read(&entry.path(), &format!("{path}/"), files);
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            files.push(Source { path, text });
        }
    }
}
