//! Files that leave the page and come into it, through the browser's real download and file input.
//!
//! Invariant: what is returned is what lies in the download folder, whole. It knows the names of the
//! buttons, and nothing of the files' format.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use xtask::engine::Engine;

use crate::Failure;
use crate::page::Page;
use crate::wait::until;

/// The title of the dialog that takes files in.
pub const IMPORT: &str = "Import a file";

/// How the names of files end that the browsers are still writing.
const UNFINISHED: [&str; 3] = ["crdownload", "part", "wkdownload"];

/// How long a file that is being written may stay as long as it is.
const GROWING: Duration = Duration::from_millis(150);

/// What says yes to a work: to one's own; to what may be one's own, where nothing is marked yet; to somebody else's.
const YES: [&str; 3] = ["Import", "Continue as my work", "Add to my work"];

/// The JSON of a file that was downloaded.
pub fn json_of(content: &[u8]) -> Result<Value, Failure> {
    serde_json::from_slice(content)
        .map_err(|error| unreadable(Path::new("the download"), &error.to_string()))
}

impl Page {
    /// Does what makes the browser download a file; returns the file's name and content.
    pub fn download(
        &self,
        act: impl FnOnce(&Self) -> Result<(), Failure>,
    ) -> Result<(String, Vec<u8>), Failure> {
        let before = self.downloaded();
        act(self)?;
        let file = until(|| {
            let mut new = self
                .downloaded()
                .into_iter()
                .filter(|file| !before.contains(file));
            // The browser first keeps the name free by an empty file, and then moves the content there.
            let whole = |file: &PathBuf| file.metadata().is_ok_and(|data| data.len() > 0);
            new.find(whole).ok_or_else(|| {
                Failure::new(
                    "No file was downloaded.",
                    "Look at the screenshot of this story.",
                )
            })
        })?;
        self.let_it_grow(&file);
        let content = fs::read(&file).map_err(|error| unreadable(&file, &error.to_string()))?;
        // The same name must be free for the next download, or the browser would add a number.
        let _ = fs::remove_file(&file);
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Ok((name, content))
    }

    /// Waits until a file grows no more. Chromium gives it its name when it is whole.
    fn let_it_grow(&self, file: &Path) {
        let length = || file.metadata().map(|data| data.len()).unwrap_or_default();
        let mut last = 0;
        while self.session.engine() != Engine::Chromium && last != length() {
            last = length();
            thread::sleep(GROWING);
        }
    }

    /// Exports the work as a reader does, and reads the JSON.
    pub fn exported_json(&self) -> Result<Value, Failure> {
        let (_, content) = self.exported()?;
        json_of(&content)
    }

    /// Exports the work as a reader does; the file's name and its bytes.
    pub fn exported(&self) -> Result<(String, Vec<u8>), Failure> {
        self.download(|page| {
            page.click_button("Export")?;
            page.click_button("Download my work")
        })
    }

    /// Imports a work as a reader does: chooses the file, looks at what it would do, says yes.
    pub fn import_work(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
        self.choose_file(name, content)?;
        self.say_yes()?;
        self.see_no("dialog", IMPORT)
    }

    /// Takes in the work that was chosen.
    pub fn say_yes(&self) -> Result<(), Failure> {
        let dialog = self.within("dialog", IMPORT);
        let yes = until(|| {
            let mut offered = YES
                .into_iter()
                .filter(|name| dialog.one("button", Some(name)).is_ok());
            offered.next().ok_or_else(|| {
                Failure::new(
                    "The work cannot be taken in.",
                    "Look at the screenshot of this story.",
                )
            })
        })?;
        dialog.click_button(yes)
    }

    /// Chooses a file to import. What the page then asks or says is left to the story.
    pub fn choose_file(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
        if self.one("dialog", Some(IMPORT)).is_err() {
            self.click_button("Import")?;
        }
        self.give("Choose files", name, content)
    }

    /// Gives a file of this name and content to the file input of this name.
    pub fn give(&self, input: &str, name: &str, content: &[u8]) -> Result<(), Failure> {
        self.give_all(input, &[(name, content.to_vec())])
    }

    /// Gives several files at once to the file input of this name.
    pub fn give_all(&self, input: &str, files: &[(&str, Vec<u8>)]) -> Result<(), Failure> {
        let folder = self.downloads.join("given");
        let mut paths = Vec::new();
        for (name, content) in files {
            let file = folder.join(name);
            fs::create_dir_all(&folder)
                .and_then(|()| fs::write(&file, content))
                .map_err(|error| unreadable(&file, &error.to_string()))?;
            paths.push(file);
        }
        // A file input is a button to screen readers, named by its label.
        let thing = until(|| self.one("button", Some(input)))?;
        let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        self.tree().give_files(&thing, &paths)
    }

    /// The whole files in the download folder.
    fn downloaded(&self) -> Vec<PathBuf> {
        let Ok(entries) = self.downloads.read_dir() else {
            return Vec::new();
        };
        let files = entries.flatten().map(|entry| entry.path());
        files
            .filter(|file| file.is_file())
            .filter(|file| {
                file.extension()
                    .is_none_or(|kind| !UNFINISHED.iter().any(|it| kind == *it))
            })
            .filter(|file| {
                !file
                    .file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with('.'))
            })
            .collect()
    }
}

fn unreadable(file: &Path, error: &str) -> Failure {
    Failure::new(
        format!(
            "The file {} is not as it should be: {error}.",
            file.display()
        ),
        "Look at the screenshot of this story.",
    )
}
