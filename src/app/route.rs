//! Addresses: `#/` is the lesson's first page, `#/<lesson>/<article>/<mark>` leads into it.
//!
//! Invariant: what is written is read back; what cannot be read leads home.

use crate::core::annotation::record::RecordId;
use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;

/// The address of the page of everything that is kept, which is not the app's (`assets/boot.js`).
pub const RECOVERY: &str = "#/recovery";

/// The address of the workshop, which is not the app's either.
pub const WORKSHOP: &str = "#/_workshop";

/// The address, in the workshop, of the words that an article shares with others.
#[must_use]
pub fn shared(lesson: &LessonId, article: &ArticleId) -> String {
    format!(
        "{WORKSHOP}/{}/_shared/{}",
        lesson.as_str(),
        article.as_str()
    )
}

/// A place in the app that has an address.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Route {
    /// The first page of the lesson at hand.
    #[default]
    Home,
    /// The first page of a certain lesson.
    Lesson(LessonId),
    /// An article, and maybe a mark in it.
    Article(LessonId, ArticleId, Option<RecordId>),
}

impl Route {
    /// Reads the part of an address after `#`.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let mut parts = fragment
            .trim_start_matches('/')
            .split('/')
            .filter(|part| !part.is_empty());
        let Some(lesson) = parts.next().and_then(LessonId::parse) else {
            return Self::Home;
        };
        match parts.next().and_then(ArticleId::parse) {
            Some(article) => Self::Article(lesson, article, parts.next().and_then(RecordId::parse)),
            None => Self::Lesson(lesson),
        }
    }

    /// Writes it.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::Lesson(lesson) => format!("/{}", lesson.as_str()),
            Self::Article(lesson, article, None) => {
                format!("/{}/{}", lesson.as_str(), article.as_str())
            }
            Self::Article(lesson, article, Some(mark)) => {
                format!("/{}/{}/{mark}", lesson.as_str(), article.as_str())
            }
        }
    }

    /// The same place, whichever mark is looked at.
    #[must_use]
    pub fn without_mark(self) -> Self {
        match self {
            Self::Article(lesson, article, _) => Self::Article(lesson, article, None),
            other => other,
        }
    }

    /// The same as a link's target.
    #[must_use]
    pub fn href(&self) -> String {
        format!("#{}", self.fragment())
    }

    /// Which lesson it leads to, where it says so.
    #[must_use]
    pub fn lesson(&self) -> Option<&LessonId> {
        match self {
            Self::Home => None,
            Self::Lesson(lesson) | Self::Article(lesson, ..) => Some(lesson),
        }
    }
}
