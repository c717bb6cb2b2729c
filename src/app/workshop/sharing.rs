//! Words that the articles of a lesson share, with what stands around them; and words that are selected
//! to be left out.

use std::sync::Arc;

use super::Shop;
use crate::core::authoring::articles;
use crate::core::compare::passages::{self, Passage, PassagePlace};
use crate::core::lesson::article::ArticleId;
use crate::core::lesson::{Lesson, LessonId};
use crate::core::text::TextRange;
use crate::core::text::printable::brief;
use crate::core::view::{ReadBlock, bynames, elsewhere};
use crate::platform::raw_selection;

/// Code points shown around a passage on either side.
const AROUND: u32 = 120;

/// The same words in several places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SharedPassage {
    /// Its beginning.
    pub title: String,
    /// Where it stands.
    pub places: Vec<SharedPlace>,
}

/// One place of a passage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SharedPlace {
    /// In which article.
    pub article: ArticleId,
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
pub struct Shared {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// Sentences on what was not compared.
    pub remarks: Vec<String>,
    passages: Vec<Passage>,
    /// What each article is called.
    names: Vec<String>,
}

impl Shared {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.passages.len()
    }

    /// One of them with the words around its places; the longest is the first.
    #[must_use]
    pub fn passage(&self, number: usize) -> Option<SharedPassage> {
        let places = self.passages.get(number)?.places.iter();
        let places: Vec<SharedPlace> = places.filter_map(|place| self.place(*place)).collect();
        let title = places.first().map(|place| brief(&place.words, 80));
        Some(SharedPassage {
            title: title.unwrap_or_default(),
            places,
        })
    }

    /// An article as it is read, with the words that stand elsewhere too.
    #[must_use]
    pub fn leaves(&self, article: &ArticleId) -> Option<Vec<ReadBlock>> {
        let at = self.lesson.index_of(article)?;
        Some(elsewhere(&self.lesson.articles, at, &self.passages))
    }

    fn place(&self, place: PassagePlace) -> Option<SharedPlace> {
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
        // What is cut is cut between words, where there is a gap between words.
        let cut_before = before.split_once(char::is_whitespace);
        let cut_after = after.rsplit_once(char::is_whitespace);
        Some(SharedPlace {
            article: article.id.clone(),
            name: self.names.get(place.article).cloned().unwrap_or_default(),
            before: match cut_before {
                _ if from == block.start() => before.to_owned(),
                Some((_, rest)) => format!("… {rest}"),
                None => format!("… {before}"),
            },
            words: words(start, end).to_owned(),
            after: match cut_after {
                _ if to == block.end() => after.to_owned(),
                Some((rest, _)) => format!("{rest} …"),
                None => format!("{after} …"),
            },
        })
    }
}

impl Shop {
    /// The passages that the articles share, with what is needed to show them.
    #[must_use]
    pub fn shared(self, lesson: &LessonId) -> Option<Shared> {
        let lesson = self.to_read(lesson)?;
        let found = passages::shared(&lesson.articles);
        Some(Shared {
            remarks: found.reached.iter().map(ToString::to_string).collect(),
            passages: found.passages,
            names: bynames(&lesson.articles),
            lesson,
        })
    }

    /// Leaves the words out that are selected in the text.
    pub fn leave_selected_out(self, id: &ArticleId) {
        let Some(range) = raw_selection::within_rows("raw") else {
            self.say("Select some words of the text first.");
            return;
        };
        self.run_saying(|lesson| articles::leave_out(lesson, id, range));
    }
}
