//! Addresses of the workshop. `_` is in no lesson's name, so none is hidden by them.
//!
//! Invariant: what is written is read back; what cannot be read leads to the shelf.

use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;
use crate::platform::{address, page};

/// The address of the shelf (`assets/boot.js`, `src/app/route.rs`).
const SHELF: &str = "/_workshop";
/// What the address of a lesson in a link begins with.
const LINK: &str = "/_lesson/";
const SHARED: &str = "_shared";

/// A place in the workshop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// All lessons of this browser.
    Shelf,
    /// One of them, to be changed.
    Lesson(LessonId),
    /// One of its articles.
    Article(LessonId, ArticleId),
    /// The words that its articles share; those of one of them, where it says one.
    Shared(LessonId, Option<ArticleId>),
    /// A lesson that comes from elsewhere.
    Incoming(From),
}

/// Where a lesson comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum From {
    /// From the address itself, as `core::link` writes it.
    Link(String),
    /// From a file of the page's own origin.
    Path(String),
}

impl Place {
    /// Where the page's address leads.
    #[must_use]
    pub fn here() -> Self {
        let fragment = page::fragment();
        match address::asked_for("lesson") {
            // With a fragment the reader has gone on.
            Some(path) if fragment.is_empty() => Self::Incoming(From::Path(path)),
            _ => Self::parse(&fragment),
        }
    }

    /// Reads the part of an address after `#`.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        if let Some(link) = fragment.strip_prefix(LINK) {
            return Self::Incoming(From::Link(link.to_owned()));
        }
        let mut parts = fragment
            .strip_prefix(SHELF)
            .unwrap_or("")
            .split('/')
            .skip(1);
        let Some(lesson) = parts.next().and_then(LessonId::parse) else {
            return Self::Shelf;
        };
        match parts.next() {
            Some(SHARED) => Self::Shared(lesson, parts.next().and_then(ArticleId::parse)),
            article => match article.and_then(ArticleId::parse) {
                Some(article) => Self::Article(lesson, article),
                None => Self::Lesson(lesson),
            },
        }
    }

    /// Writes it.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Shelf | Self::Incoming(From::Path(_)) => SHELF.into(),
            Self::Lesson(lesson) => format!("{SHELF}/{}", lesson.as_str()),
            Self::Article(lesson, article) => {
                format!("{SHELF}/{}/{}", lesson.as_str(), article.as_str())
            }
            Self::Shared(lesson, None) => format!("{SHELF}/{}/{SHARED}", lesson.as_str()),
            Self::Shared(lesson, Some(article)) => {
                format!("{SHELF}/{}/{SHARED}/{}", lesson.as_str(), article.as_str())
            }
            Self::Incoming(From::Link(link)) => format!("{LINK}{link}"),
        }
    }

    /// The same as a link's target.
    #[must_use]
    pub fn href(&self) -> String {
        format!("#{}", self.fragment())
    }
}
