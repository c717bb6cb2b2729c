//! Files that were opened and have not been taken in yet.
//!
//! Invariant: opening a file changes nothing; files stand in the order in which they were chosen.
//! Must not know: what taking them in does.

use std::sync::Arc;

use leptos::prelude::*;

use crate::core::format::{Problem, Work};
use crate::core::lesson::Lesson;

/// What is known of a file.
#[derive(Clone, PartialEq)]
pub enum FilePreview {
    /// It is being read.
    Reading,
    /// It cannot be used; the sentence says why.
    Refused(String),
    /// Somebody's work on this lesson.
    Work(Arc<WorkPreview>),
    /// A lesson.
    Lesson(Arc<Lesson>, Vec<Problem>),
    /// It was taken in.
    TakenIn,
}

/// A work that was opened.
#[derive(PartialEq)]
pub struct WorkPreview {
    /// What the file holds; somebody else's records say whose they are.
    pub work: Work,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether some articles' texts are others than those that were marked.
    pub texts_differ: bool,
}

/// A file that was opened. Copies are handles to the same.
#[derive(Clone)]
pub struct IncomingFile {
    name: Arc<str>,
    preview: ArcRwSignal<FilePreview>,
}

impl IncomingFile {
    /// What it is called, in its owner's words.
    #[must_use]
    pub fn name(&self) -> String {
        self.name.to_string()
    }

    /// What is known of it; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn preview(&self) -> FilePreview {
        self.preview.get()
    }

    /// This much is known of it now.
    pub fn set(&self, preview: FilePreview) {
        self.preview.set(preview);
    }

    /// The work that is in it and waits for an answer.
    fn waiting_work(&self) -> Option<Arc<WorkPreview>> {
        match self.preview() {
            FilePreview::Work(work) => Some(work),
            _ => None,
        }
    }
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct IncomingFiles(RwSignal<Vec<IncomingFile>>);

impl IncomingFiles {
    /// No file.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// All of them; whoever reads them inside an effect is told when there are others.
    #[must_use]
    pub fn all(self) -> Vec<IncomingFile> {
        self.0.get()
    }

    /// How many there are; whoever reads it inside an effect is told when there are others.
    #[must_use]
    pub fn count(self) -> usize {
        self.0.with(Vec::len)
    }

    /// The works that wait for an answer, with their files; whoever reads them inside an effect is told when
    /// they are others.
    #[must_use]
    pub fn waiting_works(self) -> Vec<(IncomingFile, Arc<WorkPreview>)> {
        let files = self.all().into_iter();
        let works = files.filter_map(|file| Some((file.clone(), file.waiting_work()?)));
        works.collect()
    }

    /// Whether a file is among them, once; the lesson may be closed by now.
    #[must_use]
    pub fn has(self, file: &IncomingFile) -> bool {
        let is_it = |other: &IncomingFile| Arc::ptr_eq(&other.name, &file.name);
        let found = self.0.try_with_untracked(|files| files.iter().any(is_it));
        found == Some(true)
    }

    /// These are being read, and no others.
    pub fn begin(self, names: impl Iterator<Item = String>) -> Vec<IncomingFile> {
        let file = |name: String| IncomingFile {
            name: name.into(),
            preview: ArcRwSignal::new(FilePreview::Reading),
        };
        let files: Vec<IncomingFile> = names.map(file).collect();
        self.0.set(files.clone());
        files
    }

    /// Gives the files up.
    pub fn clear(self) {
        self.0.set(Vec::new());
    }
}

impl Default for IncomingFiles {
    fn default() -> Self {
        Self::new()
    }
}
