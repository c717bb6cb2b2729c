//! Several drafts as one lesson, and names for its articles.
//!
//! Owns: [`slug`], [`articles`], [`lesson()`].
//! Invariant: names are unique within the lesson and of the form that files and links want.
//! Must not know: where the drafts come from.

use std::collections::BTreeSet;

use thiserror::Error;

use super::ArticleDraft;
use crate::core::extra::Extra;
use crate::core::lesson::article::{Article, ArticleId};
use crate::core::lesson::tag_set::TagSet;
use crate::core::lesson::{AskedFor, Lesson, LessonId};
use crate::core::limits;
use crate::core::slug::latin;
use crate::core::text::printable::brief;

/// A name for an article that none of `taken` has, after what it is called: "Bridge closed" is
/// `bridge-closed`, then `bridge-closed-2`. Names without a letter of a to z are `article-1`, `article-2` …
#[must_use]
pub fn slug(name: &str, taken: &BTreeSet<ArticleId>) -> ArticleId {
    let base = latin(name);
    let free = |name: &str| ArticleId::parse(name).filter(|id| !taken.contains(id));
    if let Some(id) = base.as_deref().and_then(free) {
        return id;
    }
    let (base, mut n) = base.map_or(("article".to_owned(), 1_u32), |base| (base, 2));
    // Ends, since `taken` is finite and `base` is a name with room for a number.
    loop {
        if let Some(id) = free(&format!("{base}-{n}")) {
            return id;
        }
        n = n.saturating_add(1);
    }
}

/// The drafts as articles, each called after its words, by a name that neither `taken` nor another has.
#[must_use]
pub fn articles<'a>(
    named: impl Iterator<Item = (&'a str, &'a ArticleDraft)>,
    mut taken: BTreeSet<ArticleId>,
) -> Vec<Article> {
    named
        .map(|(name, draft)| {
            let id = slug(name, &taken);
            taken.insert(id.clone());
            draft.article(id)
        })
        .collect()
}

/// Why no lesson can be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NoLesson {
    /// There is no article.
    #[error(
        "There is no article to make a lesson of. Nothing was changed. Choose at least one text or saved page."
    )]
    Empty,
    /// More than [`limits::ARTICLES`]: how many.
    #[error(
        "These are {0} articles, and a lesson can have {most}. Nothing was changed. Make several lessons of them.",
        most = limits::ARTICLES
    )]
    TooMany(usize),
}

/// A lesson of drafts in their order, each with the name of its file without ending. `title` is the folder's.
///
/// # Errors
/// [`NoLesson`] where there are no drafts or too many.
pub fn lesson(title: &str, drafts: &[(String, ArticleDraft)]) -> Result<Lesson, NoLesson> {
    if drafts.is_empty() {
        return Err(NoLesson::Empty);
    }
    if drafts.len() > limits::ARTICLES {
        return Err(NoLesson::TooMany(drafts.len()));
    }
    let named = drafts.iter().map(|(name, draft)| (name.as_str(), draft));
    let articles = articles(named, BTreeSet::new());
    let name = latin(title).unwrap_or_else(|| "lesson".into());
    let id = LessonId::parse(&name).ok_or(NoLesson::Empty)?;
    let first = articles
        .first()
        .and_then(|article| article.language.clone());
    // One language for the lesson's own words only where all agree.
    let language = first.filter(|tag| {
        articles
            .iter()
            .all(|article| article.language.as_ref() == Some(tag))
    });
    let title = title.trim();
    Ok(Lesson {
        revision: 0,
        id,
        title: brief(
            if title.is_empty() { "Articles" } else { title },
            limits::LINE as usize - 1,
        ),
        language,
        instructions: String::new(),
        asks_for: AskedFor::Nothing,
        tags: TagSet::default(),
        articles,
        extra: Extra::new(),
    })
}
