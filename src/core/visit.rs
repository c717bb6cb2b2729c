//! What a lesson is read for: to work on it, or to see what students see.
//!
//! Invariant: whoever previews a lesson stays in the preview on all its pages, and on what its articles share, until
//! they go elsewhere; links inside a lesson need not know of it.
//! Must not know: what a preview does not keep.

use crate::core::lesson::LessonId;
use crate::core::route::Route;

/// What a lesson is read for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum ReadingPurpose {
    /// To work on it.
    #[default]
    Work,
    /// To see what students see. Marks are nobody's work.
    Preview,
}

/// Where the reader is, and what for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Visit {
    /// Where.
    pub route: Route,
    /// The lesson that is only looked at, where one is.
    previewed: Option<LessonId>,
}

impl Visit {
    /// Goes to a page, coming from `self`. `fragment` is the part of the address after `#` as it stands there.
    #[must_use]
    pub fn next(&self, route: Route, fragment: &str) -> Self {
        let lesson = route.lesson();
        let stays = Route::is_preview(fragment) || lesson == self.previewed.as_ref();
        Self {
            previewed: lesson.filter(|_| stays).cloned(),
            route,
        }
    }

    /// What for.
    #[must_use]
    pub fn purpose(&self) -> ReadingPurpose {
        match (self.route.lesson(), &self.previewed) {
            (Some(lesson), Some(previewed)) if lesson == previewed => ReadingPurpose::Preview,
            _ => ReadingPurpose::Work,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_stays_one_until_it_is_left() {
        let mut visit = Visit::default();
        for (fragment, purpose) in [
            ("/_preview/ferry", ReadingPurpose::Preview),
            ("/ferry/north", ReadingPurpose::Preview),
            ("/ferry", ReadingPurpose::Preview),
            ("/ferry/_shared", ReadingPurpose::Preview),
            ("/ferry/north", ReadingPurpose::Preview),
            ("/_preview/ferry/south", ReadingPurpose::Preview),
            ("/bridge", ReadingPurpose::Work),
            ("/ferry", ReadingPurpose::Work),
            ("/_preview/ferry", ReadingPurpose::Preview),
            ("/_workshop/ferry", ReadingPurpose::Work),
            ("/ferry", ReadingPurpose::Work),
            ("/_preview/bridge", ReadingPurpose::Preview),
            ("/", ReadingPurpose::Work),
            ("/_preview/", ReadingPurpose::Work),
            ("/_preview/_workshop", ReadingPurpose::Work),
        ] {
            let route = Route::parse(fragment);
            visit = visit.next(route.clone(), fragment);
            assert_eq!(visit.purpose(), purpose, "{fragment}");
            assert_eq!(visit.route, route);
        }
    }
}
