//! Which articles are on the page: one, or two side by side.
//!
//! Invariant: both are in the lesson, and two of them are two.
//! Must not know: which of them is at hand.

use crate::core::annotation::record::RecordId;
use crate::core::lesson::{ArticleIndex, Lesson};
use crate::core::reading::segment::Direction;
use crate::core::route::Route;

/// See the head of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ShownArticles {
    first: ArticleIndex,
    second: Option<ArticleIndex>,
}

impl ShownArticles {
    /// One alone.
    #[must_use]
    pub fn one(at: ArticleIndex) -> Self {
        Self {
            first: at,
            second: None,
        }
    }

    /// One, maybe with another one beside it.
    #[must_use]
    pub fn new(first: Option<ArticleIndex>, second: Option<ArticleIndex>) -> Option<Self> {
        Some(Self {
            first: first?,
            second: second.filter(|second| Some(*second) != first),
        })
    }

    /// What an address leads to; nothing where it leads to no article of the lesson. One that is not in the
    /// lesson has nothing beside it.
    #[must_use]
    pub fn of(lesson: &Lesson, route: &Route) -> Option<Self> {
        match route {
            Route::Article(id, article, _) if *id == lesson.id => {
                lesson.index_of(article).map(Self::one)
            }
            Route::Beside(id, [first, second], _) if *id == lesson.id => {
                let shown = Self::one(lesson.index_of(first)?);
                Some(match lesson.index_of(second) {
                    Some(second) => shown.with_beside(shown.first, second),
                    None => shown,
                })
            }
            _ => None,
        }
    }

    /// The one at the left, or the only one.
    #[must_use]
    pub fn first(self) -> ArticleIndex {
        self.first
    }

    /// The one at the right.
    #[must_use]
    pub fn second(self) -> Option<ArticleIndex> {
        self.second
    }

    /// All of them, from the left.
    pub fn iter(self) -> impl Iterator<Item = ArticleIndex> {
        [self.first].into_iter().chain(self.second)
    }

    /// Whether an article is on the page.
    #[must_use]
    pub fn contains(self, at: ArticleIndex) -> bool {
        self.first == at || self.second == Some(at)
    }

    /// The one beside another.
    #[must_use]
    pub fn other(self, at: ArticleIndex) -> Option<ArticleIndex> {
        self.second
            .map(|second| if at == second { self.first } else { second })
    }

    /// With `new` beside `at`, in the place of what is there.
    #[must_use]
    pub fn with_beside(self, at: ArticleIndex, new: ArticleIndex) -> Self {
        if at == new {
            self
        } else if self.second == Some(at) {
            Self { first: new, ..self }
        } else {
            Self {
                second: Some(new),
                ..self
            }
        }
    }

    /// With `new` in the place of `at`. What is on the page already stays where it is.
    #[must_use]
    pub fn with_instead(self, at: ArticleIndex, new: ArticleIndex) -> Self {
        if self.contains(new) {
            self
        } else if self.second == Some(at) {
            Self {
                second: Some(new),
                ..self
            }
        } else {
            Self { first: new, ..self }
        }
    }

    /// Without `at`; the last one stays.
    #[must_use]
    pub fn without(self, at: ArticleIndex) -> Self {
        Self::one(self.other(at).unwrap_or(self.first))
    }

    /// The article to which one reads on from `at`, past what stands beside it, among `count` of the lesson.
    #[must_use]
    pub fn next(
        self,
        at: ArticleIndex,
        direction: Direction,
        count: usize,
    ) -> Option<ArticleIndex> {
        let step = |from: ArticleIndex| match direction {
            Direction::Forward => from.checked_add(1).filter(|to| *to < count),
            Direction::Backward => from.checked_sub(1),
        };
        let to = step(at)?;
        if self.contains(to) {
            step(to)
        } else {
            Some(to)
        }
    }

    /// Their address; nothing for articles that the lesson does not have.
    #[must_use]
    pub fn route(self, lesson: &Lesson, mark: Option<RecordId>) -> Option<Route> {
        let id = |at: ArticleIndex| Some(lesson.articles.get(at)?.id.clone());
        let (lesson_id, first) = (lesson.id.clone(), id(self.first)?);
        Some(match self.second {
            None => Route::Article(lesson_id, first, mark),
            Some(second) => Route::Beside(lesson_id, [first, id(second)?], mark),
        })
    }
}
