//! A file that was opened and has not been taken in yet.
//!
//! Invariant: opening a file changes nothing.
//! Must not know: what taking it in does.

use std::sync::Arc;

use leptos::prelude::*;

use crate::core::format::{Problem, Work};
use crate::core::import::Plan;
use crate::core::lesson::Lesson;

/// What is known of the file.
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
}

/// What importing a work would do.
#[derive(PartialEq)]
pub struct WorkPreview {
    /// The file.
    pub work: Work,
    /// What would happen.
    pub plan: Plan,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether some articles' texts are others than those that were marked.
    pub texts_differ: bool,
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct IncomingFile(RwSignal<Option<FilePreview>>);

impl IncomingFile {
    /// No file.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// What is known of it; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn get(self) -> Option<FilePreview> {
        self.0.get()
    }

    /// A file is being read.
    pub fn begin(self) {
        self.0.set(Some(FilePreview::Reading));
    }

    /// It has been read, unless it was given up meanwhile.
    pub fn end(self, preview: FilePreview) {
        // The lesson may be closed by now.
        let _ = self.0.try_update(|now| {
            if now.is_some() {
                *now = Some(preview);
            }
        });
    }

    /// Gives the file up.
    pub fn clear(self) {
        self.0.set(None);
    }
}

impl Default for IncomingFile {
    fn default() -> Self {
        Self::new()
    }
}
