//! Files and pasted words that are read, to become articles.
//!
//! Owns: [`ArticleIntake`], [`IntakeResult`], [`article_reader`], [`read_in`].
//! Invariant: a file that cannot be used never costs its neighbours. Code that does not arrive leaves out what
//! it should have read, and a lesson's file does not need it.
//! Must not know: into which lesson articles go.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::web_sys::File;
use thiserror::Error;

use crate::core::format::Problem;
use crate::core::intake::{self, ArticleDraft, IntakeError};
use crate::core::lesson::Lesson;
use crate::core::limits;
use crate::lazy;
use crate::pages::incoming::read_file;
use crate::pages::lazy::PartMissing;
use crate::platform::{files, page, stamp};

/// How long files are read without a pause, in milliseconds: no longer than a press may wait.
const PAUSE_AFTER: f64 = 40.0;

/// Reads an article from the name and the bytes of its file, in an encoding that somebody chose, if one was.
pub type ArticleReader = fn(&str, &[u8], Option<&str>) -> Result<ArticleDraft, IntakeError>;

lazy! {
    /// Code that is larger than the rest of the workshop, for its tables of old encodings, and that is wanted
    /// only where articles come in. Nothing else may name [`intake::draft`] or [`intake::draft_in`], or it
    /// lies in other parts too.
    pub fn article_reader() in intake -> ArticleReader {
        |name, bytes, encoding| match encoding {
            Some(encoding) => intake::draft_in(name, bytes, encoding),
            None => intake::draft(name, bytes),
        }
    }
}

/// Why there is no article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NoArticle {
    /// Nobody could read the file.
    #[error(transparent)]
    PartMissing(#[from] PartMissing),
    /// There is none in it.
    #[error(transparent)]
    Unusable(#[from] IntakeError),
}

/// Reads a file in an encoding that somebody chose.
///
/// # Errors
/// There is no article in it then, or nobody can read it.
pub async fn read_in(name: &str, bytes: &[u8], encoding: &str) -> Result<ArticleDraft, NoArticle> {
    let read = article_reader().await?;
    Ok(read(name, bytes, Some(encoding))?)
}

/// Files that are being read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IntakeProgress {
    /// How many have been read.
    pub done: usize,
    /// How many there are.
    pub all: usize,
}

/// An article that was read of a file.
pub struct FileDraft {
    /// The file's name.
    pub name: String,
    /// What was read.
    pub draft: Rc<ArticleDraft>,
    /// The file's bytes, where they may be read in another encoding; nothing where they leave no doubt.
    pub bytes: Option<Rc<[u8]>>,
}

/// What could be read.
#[derive(Default)]
pub struct IntakeResult {
    /// Articles.
    pub drafts: Vec<FileDraft>,
    /// A lesson, where a file of one was among them, and what could not be read of it.
    pub lesson: Option<(Lesson, Vec<Problem>)>,
}

/// See the head of the file; given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct ArticleIntake {
    progress: RwSignal<Option<IntakeProgress>>,
    left_out: RwSignal<Vec<(String, String)>>,
}

impl ArticleIntake {
    /// Nothing being read.
    #[must_use]
    pub fn new() -> Self {
        Self {
            progress: RwSignal::new(None),
            left_out: RwSignal::new(Vec::new()),
        }
    }

    /// Files that are being read.
    #[must_use]
    pub fn progress(self) -> Option<IntakeProgress> {
        self.progress.get()
    }

    /// What could not be used: names of files with sentences.
    #[must_use]
    pub fn left_out(self) -> Vec<(String, String)> {
        self.left_out.get()
    }

    /// Speaks no longer of what could not be used.
    pub fn clear(self) {
        let _ = self.left_out.try_set(Vec::new());
    }

    /// Reads words that were pasted.
    pub async fn read_pasted(self, words: &str) -> IntakeResult {
        self.clear();
        let mut result = IntakeResult::default();
        let progress = IntakeProgress { done: 0, all: 1 };
        let _ = self.progress.try_set(Some(progress));
        let reader = article_reader().await;
        let _ = self.progress.try_set(None);
        let name = "Pasted text".to_owned();
        self.read_article(reader, name, words.as_bytes(), &mut result);
        result
    }

    /// Reads files. The page can draw and be used in between.
    pub async fn read_files(self, given: Vec<File>) -> IntakeResult {
        self.clear();
        let mut result = IntakeResult::default();
        let (all, mut lessons) = (given.len(), 0);
        // Asked for once, by the first article: where the network has gone, each asking may take minutes.
        let mut reader = None;
        let mut paused = stamp::now();
        for (done, file) in given.iter().enumerate() {
            let _ = self.progress.try_set(Some(IntakeProgress { done, all }));
            let name = file.name();
            match files::read_up_to(file, limits::FILE_BYTES).await {
                Ok(bytes) if name.to_ascii_lowercase().ends_with(".json") => {
                    lessons += 1;
                    if lessons == 1 {
                        self.read_lesson(name, &bytes, &mut result);
                    } else {
                        self.leave_out(name, "Open lessons one at a time.".into());
                    }
                }
                Ok(bytes) => {
                    let reader = match reader {
                        Some(reader) => reader,
                        None => *reader.insert(article_reader().await),
                    };
                    self.read_article(reader, name, &bytes, &mut result);
                }
                Err(error) => self.leave_out(name, error.to_string()),
            }
            if stamp::now() - paused > PAUSE_AFTER {
                page::yield_to_browser().await;
                paused = stamp::now();
            }
        }
        let _ = self.progress.try_set(None);
        result
    }

    fn read_lesson(self, name: String, bytes: &[u8], result: &mut IntakeResult) {
        match read_file(bytes) {
            Ok(found) => result.lesson = Some(found),
            Err(error) => self.leave_out(name, error.to_string()),
        }
    }

    fn read_article(
        self,
        reader: Result<ArticleReader, PartMissing>,
        name: String,
        bytes: &[u8],
        result: &mut IntakeResult,
    ) {
        let draft = reader
            .map_err(NoArticle::from)
            .and_then(|read| Ok(read(&name, bytes, None)?));
        match draft {
            Ok(draft) => {
                let doubt = draft.encoding.assumption();
                result.drafts.push(FileDraft {
                    bytes: doubt.map(|_| bytes.into()),
                    name,
                    draft: Rc::new(draft),
                });
            }
            Err(error) => self.leave_out(name, error.to_string()),
        }
    }

    fn leave_out(self, name: String, why: String) {
        let _ = self
            .left_out
            .try_update(|left_out| left_out.push((name, why)));
    }
}

impl Default for ArticleIntake {
    fn default() -> Self {
        Self::new()
    }
}
