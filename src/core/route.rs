//! Addresses: `#/` is the lesson's first page, `#/<lesson>/<article>/<mark>` leads into it, with
//! `<article>+<article>` to two of its articles side by side; `#/<lesson>/_entities/<entity>` leads to all that its
//! articles name, `#/<lesson>/_compare` to what they claim, set side by side, `#/<lesson>/_shared` to words that they share; `#/_preview/` before these looks at it without
//! working on it. `_` begins no lesson's name, so no page of ours hides one.
//!
//! Invariant: what is written is read back; what cannot be read leads home.
//! Must not know: what the pages show.

use crate::core::annotation::record::RecordId;
use crate::core::lesson::LessonId;
use crate::core::lesson::article::ArticleId;

const RECOVERY: &str = "/recovery";
const WORKSHOP: &str = "/_workshop";
const SHARED: &str = "_shared";
const HAND_OUT: &str = "_hand-out";
const ENTITIES: &str = "_entities";
const COMPARE: &str = "_compare";
const REPORT: &str = "_report";
const LINK: &str = "/_lesson/";
const PREVIEW: &str = "/_preview/";
/// Between two articles. It is in no article's name, and no browser writes it otherwise.
const BESIDE: char = '+';

/// A page with an address.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Route {
    /// The first page of the lesson at hand.
    #[default]
    Home,
    /// The first page of a certain lesson.
    Lesson(LessonId),
    /// An article, and maybe a mark in it.
    Article(LessonId, ArticleId, Option<RecordId>),
    /// Two articles side by side, the left one first, and maybe a mark in one of them.
    Beside(LessonId, [ArticleId; 2], Option<RecordId>),
    /// Who and what is named in all articles of a lesson, and maybe one of them.
    Entities(LessonId, Option<RecordId>),
    /// What the articles of a lesson claim, set side by side.
    Compare(LessonId),
    /// The words that the articles of a lesson share.
    Shared(LessonId),
    /// All that the work on a lesson has found out, to be printed.
    Report(LessonId),
    /// A lesson that comes from elsewhere.
    Incoming(LessonSource),
    /// Where lessons are made.
    Workshop(WorkshopRoute),
    /// Everything that is kept in this browser.
    Recovery,
}

/// A page of the workshop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WorkshopRoute {
    /// All lessons of this browser.
    Lessons,
    /// One of them, to be changed.
    Lesson(LessonId),
    /// One of its articles.
    Article(LessonId, ArticleId),
    /// How it is handed out to a class.
    HandOut(LessonId),
}

/// Where a lesson comes from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum LessonSource {
    /// From the address itself, as `core::format::link` writes it.
    Link(String),
    /// From a file of the page's own origin, which `?lesson=` names.
    Path(String),
}

impl Route {
    /// Reads the part of an address after `#`.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix(PREVIEW).unwrap_or(fragment);
        if fragment == RECOVERY {
            return Self::Recovery;
        }
        if let Some(link) = fragment.strip_prefix(LINK) {
            return Self::Incoming(LessonSource::Link(link.to_owned()));
        }
        if let Some(rest) = fragment.strip_prefix(WORKSHOP) {
            return Self::Workshop(WorkshopRoute::parse(rest));
        }
        let mut parts = fragment
            .trim_start_matches('/')
            .split('/')
            .filter(|part| !part.is_empty());
        let Some(lesson) = parts.next().and_then(LessonId::parse) else {
            return Self::Home;
        };
        let articles = parts.next().unwrap_or_default();
        let (first, second) = articles.split_once(BESIDE).unwrap_or((articles, ""));
        let mark = parts.next().and_then(RecordId::parse);
        if articles == ENTITIES {
            return Self::Entities(lesson, mark);
        }
        if articles == COMPARE {
            return Self::Compare(lesson);
        }
        if articles == SHARED {
            return Self::Shared(lesson);
        }
        if articles == REPORT {
            return Self::Report(lesson);
        }
        match (ArticleId::parse(first), ArticleId::parse(second)) {
            (Some(first), Some(second)) if first != second => {
                Self::Beside(lesson, [first, second], mark)
            }
            (Some(article), _) => Self::Article(lesson, article, mark),
            (None, _) => Self::Lesson(lesson),
        }
    }

    /// Writes it.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Home | Self::Incoming(LessonSource::Path(_)) => "/".into(),
            Self::Lesson(lesson) => format!("/{}", lesson.as_str()),
            Self::Article(lesson, article, mark) => {
                with_mark(format!("/{}/{}", lesson.as_str(), article.as_str()), *mark)
            }
            Self::Beside(lesson, [first, second], mark) => {
                let (first, second) = (first.as_str(), second.as_str());
                with_mark(
                    format!("/{}/{first}{BESIDE}{second}", lesson.as_str()),
                    *mark,
                )
            }
            Self::Entities(lesson, entity) => {
                with_mark(format!("/{}/{ENTITIES}", lesson.as_str()), *entity)
            }
            Self::Compare(lesson) => format!("/{}/{COMPARE}", lesson.as_str()),
            Self::Shared(lesson) => format!("/{}/{SHARED}", lesson.as_str()),
            Self::Report(lesson) => format!("/{}/{REPORT}", lesson.as_str()),
            Self::Incoming(LessonSource::Link(link)) => format!("{LINK}{link}"),
            Self::Workshop(route) => route.fragment(),
            Self::Recovery => RECOVERY.into(),
        }
    }

    /// The same as a link's target.
    #[must_use]
    pub fn href(&self) -> String {
        format!("#{}", self.fragment())
    }

    /// Writes it for who only looks at the lesson.
    #[must_use]
    pub fn preview_fragment(&self) -> String {
        format!("{PREVIEW}{}", self.fragment().trim_start_matches('/'))
    }

    /// The same as a link's target.
    #[must_use]
    pub fn preview_href(&self) -> String {
        format!("#{}", self.preview_fragment())
    }

    /// Whether the part of an address after `#` says that its lesson is only looked at.
    #[must_use]
    pub fn is_preview(fragment: &str) -> bool {
        fragment.starts_with(PREVIEW)
    }

    /// The mark to which it leads.
    #[must_use]
    pub fn mark(&self) -> Option<RecordId> {
        match self {
            Self::Article(.., mark) | Self::Beside(.., mark) => *mark,
            _ => None,
        }
    }

    /// The same place with another mark, or with none. What is no article has none.
    #[must_use]
    pub fn with_mark(self, mark: Option<RecordId>) -> Self {
        match self {
            Self::Article(lesson, article, _) => Self::Article(lesson, article, mark),
            Self::Beside(lesson, articles, _) => Self::Beside(lesson, articles, mark),
            other => other,
        }
    }

    /// Whether it is a lesson for which the address asks with `?lesson=`.
    #[must_use]
    pub fn is_asked_for(&self) -> bool {
        matches!(self, Self::Incoming(LessonSource::Path(_)))
    }

    /// Which lesson it leads to read, where it says so.
    #[must_use]
    pub fn lesson(&self) -> Option<&LessonId> {
        match self {
            Self::Lesson(lesson)
            | Self::Article(lesson, ..)
            | Self::Beside(lesson, ..)
            | Self::Entities(lesson, _)
            | Self::Compare(lesson)
            | Self::Shared(lesson)
            | Self::Report(lesson) => Some(lesson),
            Self::Home | Self::Incoming(_) | Self::Workshop(_) | Self::Recovery => None,
        }
    }
}

fn with_mark(place: String, mark: Option<RecordId>) -> String {
    match mark {
        Some(mark) => format!("{place}/{mark}"),
        None => place,
    }
}

impl WorkshopRoute {
    fn parse(rest: &str) -> Self {
        let mut parts = rest.split('/').skip(1);
        let Some(lesson) = parts.next().and_then(LessonId::parse) else {
            return Self::Lessons;
        };
        match parts.next() {
            Some(HAND_OUT) => Self::HandOut(lesson),
            article => match article.and_then(ArticleId::parse) {
                Some(article) => Self::Article(lesson, article),
                None => Self::Lesson(lesson),
            },
        }
    }

    fn fragment(&self) -> String {
        match self {
            Self::Lessons => WORKSHOP.into(),
            Self::Lesson(lesson) => format!("{WORKSHOP}/{}", lesson.as_str()),
            Self::Article(lesson, article) => {
                format!("{WORKSHOP}/{}/{}", lesson.as_str(), article.as_str())
            }
            Self::HandOut(lesson) => format!("{WORKSHOP}/{}/{HAND_OUT}", lesson.as_str()),
        }
    }

    /// The same as a link's target.
    #[must_use]
    pub fn href(&self) -> String {
        format!("#{}", self.fragment())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for fragment in [
            "/",
            "/ferry",
            "/ferry/north",
            "/ferry/north/000000000000000000000000000000ab",
            "/ferry/north+south",
            "/ferry/north+south/000000000000000000000000000000ab",
            "/ferry/_entities",
            "/ferry/_compare",
            "/ferry/_shared",
            "/ferry/_report",
            "/ferry/_entities/000000000000000000000000000000ab",
            "/_lesson/abc_-",
            "/_workshop",
            "/_workshop/ferry",
            "/_workshop/ferry/north",
            "/_workshop/ferry/_hand-out",
            "/recovery",
        ] {
            assert_eq!(Route::parse(fragment).fragment(), fragment);
        }
        for fragment in [
            "/_preview/ferry",
            "/_preview/ferry/north",
            "/_preview/ferry/_entities",
        ] {
            assert!(Route::is_preview(fragment));
            assert_eq!(Route::parse(fragment).preview_fragment(), fragment);
        }
    }

    #[test]
    fn what_is_not_two_articles_is_one_or_none() {
        for fragment in [
            "/ferry/north+",
            "/ferry/north+north",
            "/ferry/north+South",
            "/ferry/north+a+b",
        ] {
            assert_eq!(Route::parse(fragment).fragment(), "/ferry/north");
        }
        for fragment in ["/ferry/+", "/ferry/+south", "/ferry/North+south"] {
            assert_eq!(Route::parse(fragment).fragment(), "/ferry");
        }
    }

    #[test]
    fn a_mark_is_put_into_an_address_and_taken_out_of_it() {
        let mark = RecordId::parse("000000000000000000000000000000ab");
        for fragment in ["/ferry/north", "/ferry/north+south"] {
            let route = Route::parse(fragment);
            let with_mark = route.clone().with_mark(mark);
            assert_eq!(Route::parse(&with_mark.fragment()).mark(), mark);
            assert_eq!(with_mark.with_mark(None), route);
        }
        assert_eq!(Route::Home.with_mark(mark), Route::Home);
    }

    #[test]
    fn what_cannot_be_read_leads_home() {
        for fragment in ["", "#", "/__proto__", "/Ferry", "//", "/%00"] {
            assert_eq!(Route::parse(fragment), Route::Home, "{fragment}");
        }
        let lessons = Route::Workshop(WorkshopRoute::Lessons);
        for fragment in ["/_workshop/", "/_workshop/_", "/_workshop//x"] {
            assert_eq!(Route::parse(fragment), lessons, "{fragment}");
        }
    }
}
