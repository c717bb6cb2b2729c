//! What is known of an article and stands nowhere in its text.
//!
//! Invariant: it looks like the text, and cannot be marked, since it has no place in it.

use leptos::prelude::*;

use super::BlockElement;
use crate::core::lesson::article::{Article, BlockKind};

/// The headline and the byline that an article's text does not have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordsApart {
    headline: Option<String>,
    byline: Option<String>,
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

/// Those words, as blocks.
#[component]
pub fn BlocksApart(
    words: WordsApart,
    /// The level of the headline, 1 to 3.
    level: u8,
) -> impl IntoView {
    let block = move |kind, words: Option<String>| {
        words.map(|words| view! { <BlockElement kind level>{words}</BlockElement> })
    };
    view! {
        {block(BlockKind::Headline, words.headline)}
        {block(BlockKind::Byline, words.byline)}
    }
}
