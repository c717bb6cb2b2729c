//! Other places with the words of a mark, to be marked like it.
//!
//! Invariant: the article at hand comes first, the others follow in their order; a place that a mark with the
//! same tag covers already is not among them.
//! Must not know: which of them are wanted.

use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::{TagKey, Workspace};
use crate::core::lesson::article::BlockIndex;
use crate::core::lesson::{ArticleIndex, Lesson};
use crate::core::reading::occurrences::{PLACES, SEARCHED, occurrences};
use crate::core::text::TextRange;

/// A place of an article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct WordsPlace {
    /// Which article.
    pub article: ArticleIndex,
    /// Where in it.
    pub range: TextRange,
}

/// The words of a mark, and where they stand, marked or not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SameWords {
    /// The words, letter for letter.
    pub words: String,
    /// Where they stand; at most [`PLACES`].
    pub places: Vec<WordsPlace>,
    /// Whether the search ended before all articles were looked through.
    pub search: SearchEnd,
}

/// How a search came to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SearchEnd {
    /// Everything was looked through.
    Whole,
    /// There were too many places, or there was too much text.
    CutOff,
}

/// The words that a mark has in one stretch, once: none where it has several or its words are not in the text.
#[must_use]
pub fn single_quote(workspace: &Workspace, id: RecordId) -> Option<(ArticleIndex, String)> {
    let [part] = workspace.body(id)?.anchor()?.parts() else {
        return None;
    };
    let (at, _) = workspace.article_of(id)?;
    (!workspace.index().is_lost(id)).then(|| (at, part.quote.exact.clone()))
}

/// Where `words` stand in the lesson, from the article of number `first` on.
#[must_use]
pub fn same_words(lesson: &Lesson, first: ArticleIndex, words: String) -> SameWords {
    let numbers = 0..lesson.articles.len();
    let order = [first].into_iter().chain(numbers.filter(|at| *at != first));
    let mut places = Vec::new();
    let mut searched = 0;
    let mut search = SearchEnd::Whole;
    for at in order {
        let Some(article) = lesson.articles.get(at) else {
            continue;
        };
        searched += article.text.as_str().len();
        // One article is always looked through.
        if places.len() >= PLACES || (searched > SEARCHED && at != first) {
            search = SearchEnd::CutOff;
            break;
        }
        let found = occurrences(article, &words, PLACES - places.len());
        places.extend(
            found
                .into_iter()
                .map(|range| WordsPlace { article: at, range }),
        );
    }
    if places.len() >= PLACES {
        search = SearchEnd::CutOff;
    }
    SameWords {
        words,
        places,
        search,
    }
}

/// Those places that no mark with this tag covers, in the same order.
#[must_use]
pub fn unmarked(workspace: &Workspace, places: &[WordsPlace], tag: &TagKey) -> Vec<WordsPlace> {
    let lesson = workspace.lesson();
    let mut covered: (Option<(ArticleIndex, BlockIndex)>, Vec<TextRange>) = (None, Vec::new());
    let is_free = |place: &&WordsPlace| {
        let Some(article) = lesson.articles.get(place.article) else {
            return false;
        };
        let Some(block) = article.block_at(place.range.start()) else {
            return false;
        };
        // Neighbouring places stand in the same block, whose marks are asked for once.
        let here = Some((place.article, block));
        if covered.0 != here {
            covered = (here, covered_by(workspace, place.article, block, tag));
        }
        !covered.1.iter().any(|range| range.covers(place.range))
    };
    places.iter().filter(is_free).copied().collect()
}

/// The stretches of a block that marks with this tag cover.
fn covered_by(
    workspace: &Workspace,
    at: ArticleIndex,
    block: BlockIndex,
    tag: &TagKey,
) -> Vec<TextRange> {
    let tags = &workspace.lesson().tags;
    let segments = workspace.index().segments(at, block).into_iter();
    let is_its = |id: RecordId| {
        let key = workspace.body(id).and_then(|body| TagKey::of(body, tags));
        key.as_ref() == Some(tag)
    };
    segments
        .filter(|segment| is_its(segment.id) && !workspace.index().is_lost(segment.id))
        .map(|segment| segment.range)
        .collect()
}
