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

/// Marks that ask for something, and the first of them.
#[derive(Default)]
struct Counted<'a> {
    count: usize,
    first: Option<(&'a Article, RecordId)>,
}

impl<'a> Counted<'a> {
    fn add(&mut self, article: &'a Article, marks: impl Iterator<Item = RecordId>) {
        for mark in marks {
            self.first.get_or_insert((article, mark));
            self.count += 1;
        }
    }

    /// Nothing where there are none. `one` is the sentence about one, `several` goes on after the number.
    fn told(self, one: &str, several: &str) -> Option<Unfinished> {
        let (article, mark) = self.first?;
        Some(Unfinished {
            sentence: match self.count {
                1 => one.to_owned(),
                count => format!("{count} {several}"),
            },
            article: article.id.clone(),
            mark: Some(mark),
        })
    }
}

/// What is still to be done in the lesson: marks whose words are gone first, then claims without gist, then articles
/// without marks.
#[must_use]
pub fn unfinished(workspace: &Workspace) -> Vec<Unfinished> {
    let articles = &workspace.lesson().articles;
    let [mut lost, mut claims] = [Counted::default(), Counted::default()];
    let mut unmarked = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        if progress(workspace, at).marks == 0 {
            unmarked.push((at, article));
        }
        lost.add(article, workspace.index().lost(at));
        claims.add(article, without_gist(workspace, at));
    }
    if unmarked.len() == articles.len() {
        return Vec::new();
    }
    let lost = lost.told(
        "1 mark is not found in the text.",
        "marks are not found in the text.",
    );
    let claims = claims.told(
        "1 claim is not yet in your own words.",
        "claims are not yet in your own words.",
    );
    let says = |sentence, article: &Article| Unfinished {
        sentence,
        article: article.id.clone(),
        mark: None,
    };
    let mut found: Vec<Unfinished> = lost.into_iter().chain(claims).collect();
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
