//! What is still to be done before a work is handed in.
//!
//! Invariant: nothing where all is well, and nothing of single articles where nothing is marked at all.
//! Must not know: where it is shown; whether the work is handed in all the same.

use super::byname;
use super::progress::{progress, without_gist};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::lesson::article::{Article, ArticleId};

/// Most articles that are named one by one.
const NAMED: usize = 4;

/// Something that is still to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unfinished {
    /// What, as a sentence.
    pub sentence: String,
    /// Where.
    pub article: ArticleId,
    /// The mark that it is about.
    pub mark: Option<RecordId>,
}

/// What is still to be done in the lesson: claims without gist first, then articles without marks.
#[must_use]
pub fn unfinished(workspace: &Workspace) -> Vec<Unfinished> {
    let articles = &workspace.lesson().articles;
    let mut first = None;
    let mut count = 0;
    let mut unmarked = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        if progress(workspace, at).marks == 0 {
            unmarked.push((at, article));
        }
        for claim in without_gist(workspace, at) {
            first = first.or(Some((article, claim)));
            count += 1;
        }
    }
    if unmarked.len() == articles.len() {
        return Vec::new();
    }
    let claims = first.map(|(article, claim)| Unfinished {
        sentence: match count {
            1 => "1 claim is not yet in your own words.".to_owned(),
            _ => format!("{count} claims are not yet in your own words."),
        },
        article: article.id.clone(),
        mark: Some(claim),
    });
    let says = |sentence, article: &Article| Unfinished {
        sentence,
        article: article.id.clone(),
        mark: None,
    };
    let mut found: Vec<Unfinished> = claims.into_iter().collect();
    match unmarked.first() {
        Some((_, first)) if unmarked.len() > NAMED => {
            let sentence = format!("Nothing is marked in {} of the articles.", unmarked.len());
            found.push(says(sentence, first));
        }
        _ => found.extend(unmarked.into_iter().map(|(at, article)| {
            let sentence = format!("Nothing is marked in {}.", byname(articles, at));
            says(sentence, article)
        })),
    }
    found
}
