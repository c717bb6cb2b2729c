//! How the files of articles were read, for as long as the page is open.
//!
//! Owns: [`FileReadings`].
//! Invariant: which reading an article shows is told by its text, so that it is right also after undo and redo; where
//! the text is none of them any more, because somebody corrected it, nothing is offered.
//! Must not know: which encodings there are, how a file is read.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;

use super::article_intake::FileDraft;
use super::explanations::Explanations;
use crate::core::intake::ArticleDraft;
use crate::core::intake::encoding::choice;
use crate::core::lesson::article::{Article, ArticleId};
use crate::core::lesson::{Lesson, LessonId};

/// See the head of the file; given by context. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct FileReadings(RwSignal<KnownReadings, LocalStorage>);

/// How each article's file was read.
pub type KnownReadings = BTreeMap<(LessonId, ArticleId), FileReading>;

/// A file that may be read in several encodings.
#[derive(Clone)]
pub struct FileReading {
    /// The file's name.
    pub name: String,
    /// Its bytes.
    pub bytes: Rc<[u8]>,
    /// The first is as it was assumed.
    readings: Vec<EncodingReading>,
    /// Which of them was chosen last.
    last: usize,
}

#[derive(Clone)]
struct EncodingReading {
    encoding: String,
    draft: Rc<ArticleDraft>,
    /// The article as it was when another reading took its place.
    left: Option<Article>,
}

/// What is shown of a file that may be read otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShownReading {
    /// The encoding that it is read in.
    pub encoding: String,
    /// The one that was assumed at first.
    pub assumed: String,
    /// What was assumed, and why.
    pub sentence: String,
}

impl FileReadings {
    /// Goes on with what is known; the default where no file was read yet.
    #[must_use]
    pub fn new(known: KnownReadings) -> Self {
        Self(RwSignal::new_local(known))
    }

    /// Takes all of it out.
    #[must_use]
    pub fn take(self) -> KnownReadings {
        self.0
            .try_update_untracked(std::mem::take)
            .unwrap_or_default()
    }

    /// Keeps the files that may be read in another encoding.
    pub fn add<'a>(
        self,
        lesson: &LessonId,
        drafts: impl Iterator<Item = (&'a ArticleId, &'a FileDraft)>,
    ) {
        self.0.update(|all| {
            for (article, file) in drafts {
                let Some(bytes) = file.bytes.clone() else {
                    continue;
                };
                let reading = FileReading {
                    name: file.name.clone(),
                    bytes,
                    readings: vec![EncodingReading {
                        encoding: choice(file.draft.encoding.name).to_owned(),
                        draft: file.draft.clone(),
                        left: None,
                    }],
                    last: 0,
                };
                all.insert((lesson.clone(), article.clone()), reading);
            }
        });
    }

    /// What is shown for an article of a lesson; nothing where its file leaves no choice.
    #[must_use]
    pub fn shown(self, lesson: &LessonId, article: &Article) -> Option<ShownReading> {
        self.0.with(|all| {
            let file = all.get(&(lesson.clone(), article.id.clone()))?;
            let reading = &file.readings[file.shown(article)?];
            let assumed = file.readings.first()?.encoding.clone();
            Some(ShownReading {
                encoding: reading.encoding.clone(),
                assumed,
                sentence: reading.draft.encoding.assumption().unwrap_or_default(),
            })
        })
    }

    /// Tells whoever calls it inside an effect when a file was read.
    pub fn track(self) {
        self.0.track();
    }

    /// The file of an article, once.
    #[must_use]
    pub fn file(self, lesson: &LessonId, article: &ArticleId) -> Option<FileReading> {
        let key = (lesson.clone(), article.clone());
        self.0.with_untracked(|all| all.get(&key).cloned())
    }

    /// The file of an article was read, or is to be shown once more as it is.
    pub fn put(self, lesson: &LessonId, article: &ArticleId, file: FileReading) {
        let key = (lesson.clone(), article.clone());
        // The page may be another by now.
        self.0.try_update(|all| all.insert(key, file));
    }

    /// The lesson is another after undo or redo: each article is explained as it is read now.
    pub fn explain_again(self, lesson: &Lesson, explanations: Explanations) {
        self.0.with_untracked(|all| {
            for article in &lesson.articles {
                let file = all.get(&(lesson.id.clone(), article.id.clone()));
                let shown = file.and_then(|file| Some(&file.readings[file.shown(article)?]));
                if let Some(reading) = shown {
                    let draft = std::iter::once((&article.id, &*reading.draft));
                    explanations.add(&lesson.id, draft);
                }
            }
        });
    }
}

impl FileReading {
    /// Which reading an article shows: the one that was chosen last, where several read the same.
    fn shown(&self, article: &Article) -> Option<usize> {
        let is_it = |reading: &EncodingReading| reading.draft.text == article.text;
        let last = self.readings.get(self.last).filter(|last| is_it(last));
        last.map(|_| self.last)
            .or_else(|| self.readings.iter().position(is_it))
    }

    /// What was proposed for an article as it is read now.
    #[must_use]
    pub fn proposed(&self, article: &Article) -> Option<Article> {
        let reading = &self.readings[self.shown(article)?];
        Some(reading.draft.article(article.id.clone()))
    }

    /// The draft in an encoding in which it was read before.
    #[must_use]
    pub fn known(&self, encoding: &str) -> Option<Rc<ArticleDraft>> {
        let mut readings = self.readings.iter();
        let reading = readings.find(|reading| reading.encoding == encoding)?;
        Some(reading.draft.clone())
    }

    /// Reads the file of an article otherwise, and answers with the article: as it was left, if it was read so before.
    #[must_use]
    pub fn turn(&mut self, article: &Article, encoding: &str, draft: &Rc<ArticleDraft>) -> Article {
        if let Some(at) = self.shown(article) {
            self.readings[at].left = Some(article.clone());
        }
        let at = self.readings.iter().position(|it| it.encoding == encoding);
        self.last = at.unwrap_or_else(|| {
            self.readings.push(EncodingReading {
                encoding: encoding.to_owned(),
                draft: draft.clone(),
                left: None,
            });
            self.readings.len() - 1
        });
        let left = self.readings[self.last].left.clone();
        left.unwrap_or_else(|| draft.article(article.id.clone()))
    }
}
