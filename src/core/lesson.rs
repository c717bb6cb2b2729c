//! Lessons: what a teacher hands out.
//!
//! Invariant: a lesson is never changed by a student's work; ids of its articles are unique.
//! Must not know: marks, storage.

pub mod article;
pub mod claim_kind;
pub mod tag_set;

use std::fmt;
use std::sync::Arc;

use crate::core::extra::Extra;
use crate::core::lesson::article::{Article, ArticleId, is_slug};
use crate::core::lesson::tag_set::TagSet;

/// Names a lesson: 1 to 64 of `a-z`, `0-9`, `-`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LessonId(Arc<str>);

impl LessonId {
    /// Takes a name of the right form.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        is_slug(s).then(|| Self(s.into()))
    }

    /// The name as written in files, links and storage keys.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for LessonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Number of an article within its lesson, from 0.
pub type ArticleIndex = usize;

/// What a lesson asks of whoever begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AskedFor {
    /// Nothing.
    #[default]
    Nothing,
    /// A name or a code.
    Name,
}

/// Articles about one event, what to do with them, and the tags to do it with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lesson {
    /// Its name in files and links.
    pub id: LessonId,
    /// Which version of the lesson this is: higher is later, 0 where the file says none.
    pub revision: u64,
    /// Its title.
    pub title: String,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// What the students are asked to do; paragraphs are separated by a blank line.
    pub instructions: String,
    /// What it asks of whoever begins.
    pub asks_for: AskedFor,
    /// The tags.
    pub tags: TagSet,
    /// The reports, in reading order.
    pub articles: Vec<Article>,
    /// Fields of the file that this version does not know; kept for the next one.
    pub extra: Extra,
}

impl Lesson {
    /// The number of the article of that name.
    #[must_use]
    pub fn index_of(&self, id: &ArticleId) -> Option<ArticleIndex> {
        self.articles.iter().position(|article| article.id == *id)
    }

    /// The article of that name.
    #[must_use]
    pub fn article(&self, id: &ArticleId) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == *id)
    }
}
