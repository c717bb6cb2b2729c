//! Passages that the articles of a lesson share, with the words around them.
//!
//! Owns: [`LessonPassages`], [`PassageExcerpts`].
//! Invariant: what stands around a passage comes from its own block; it is cut between words where there
//! is a gap between words. What an article only says twice itself is shared with nobody.
//! Must not know: how passages are found.

use std::sync::Arc;

use super::{ReadBlock, bynames, elsewhere};
use crate::core::compare::passages::{self, Passage, PassagePlace};
use crate::core::lesson::Lesson;
use crate::core::lesson::article::{ArticleId, BlockIndex};
use crate::core::text::TextRange;
use crate::core::text::printable::brief;

/// Most characters of a passage's words that name it.
const TITLE: usize = 160;

/// Code points shown around a passage on either side.
const AROUND: u32 = 120;

/// The same words in several places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PassageExcerpts {
    /// Its beginning.
    pub title: String,
    /// Where it stands.
    pub excerpts: Vec<PassageExcerpt>,
}

/// One place of a passage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PassageExcerpt {
    /// In which article.
    pub article: ArticleId,
    /// In which of its blocks.
    pub block: BlockIndex,
    /// What it is called beside the others.
    pub name: String,
    /// What stands before it in its block.
    pub before: String,
    /// The words as they stand there.
    pub words: String,
    /// What stands behind it in its block.
    pub after: String,
}

/// The passages that the articles of a lesson share.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LessonPassages {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// Sentences on what was not compared.
    pub remarks: Vec<String>,
    passages: Vec<Passage>,
    /// What each article is called.
    names: Vec<String>,
}

impl LessonPassages {
    /// Finds them.
    #[must_use]
    pub fn find(lesson: Arc<Lesson>) -> Self {
        let found = passages::shared(&lesson.articles);
        Self {
            remarks: found.reached.iter().map(ToString::to_string).collect(),
            passages: found.passages.into_iter().filter(is_shared).collect(),
            names: bynames(&lesson.articles),
            lesson,
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.passages.len()
    }

    /// One of them with the words around its places; the longest is the first.
    #[must_use]
    pub fn passage(&self, number: usize) -> Option<PassageExcerpts> {
        let places = self.passages.get(number)?.places.iter();
        let excerpts: Vec<PassageExcerpt> =
            places.filter_map(|place| self.excerpt(*place)).collect();
        // Whole quotation marks or none.
        let is_edge = |c: char| c.is_whitespace() || "“”„«»‘’\"'".contains(c);
        let title = excerpts.first();
        let title = title.map(|excerpt| brief(excerpt.words.trim_matches(is_edge), TITLE));
        Some(PassageExcerpts {
            title: title.unwrap_or_default(),
            excerpts,
        })
    }

    /// An article as it is read, with the words that stand elsewhere too.
    #[must_use]
    pub fn blocks(&self, article: &ArticleId) -> Option<Vec<ReadBlock>> {
        let at = self.lesson.index_of(article)?;
        Some(elsewhere(&self.lesson.articles, at, &self.passages))
    }

    /// All of them.
    #[must_use]
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    fn excerpt(&self, place: PassagePlace) -> Option<PassageExcerpt> {
        let article = self.lesson.articles.get(place.article)?;
        let block = article.blocks.get(place.block)?.range;
        let (start, end) = (place.range.start(), place.range.end());
        let from = block.start().max(start.saturating_sub(AROUND));
        let to = block.end().min(end.saturating_add(AROUND));
        let words = |from, to| {
            article
                .text
                .slice(article.text.on_graphemes(TextRange::between(from, to)))
        };
        let (before, after) = (words(from, start), words(end, to));
        let before = match before.split_once(char::is_whitespace) {
            _ if from == block.start() => before.to_owned(),
            Some((_, rest)) => format!("… {rest}"),
            None => format!("… {before}"),
        };
        let after = match after.rsplit_once(char::is_whitespace) {
            _ if to == block.end() => after.to_owned(),
            Some((rest, _)) => format!("{rest} …"),
            None => format!("{after} …"),
        };
        Some(PassageExcerpt {
            article: article.id.clone(),
            block: place.block,
            name: self.names.get(place.article).cloned().unwrap_or_default(),
            before,
            words: words(start, end).to_owned(),
            after,
        })
    }
}

/// Whether more than one article has it.
fn is_shared(passage: &Passage) -> bool {
    let mut places = passage.places.iter();
    let first = places.next().map(|place| place.article);
    places.any(|place| Some(place.article) != first)
}
