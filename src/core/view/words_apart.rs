//! What is known of an article and stands nowhere in its text.

use crate::core::lesson::article::Article;

/// The headline and the byline that an article's text does not have.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WordsApart {
    /// The headline.
    pub headline: Option<String>,
    /// The byline.
    pub byline: Option<String>,
}

impl WordsApart {
    /// Those of an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        Self {
            headline: article.headline_apart().map(str::to_owned),
            byline: article.byline_apart().map(str::to_owned),
        }
    }

    /// Whether the text has everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
