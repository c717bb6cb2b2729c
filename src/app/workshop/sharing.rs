//! Words that the articles of a lesson share, with what stands around them; and words that are selected
//! to be left out.

use super::Shop;
use crate::core::article::{Article, ArticleId};
use crate::core::command::brief;
use crate::core::lesson::Lesson;
use crate::core::passages::{self, Passage, Place};
use crate::core::text::TextRange;
use crate::core::view::{Leaf, byname, elsewhere};
use crate::core::workshop::articles;
use crate::web::raw_selection;

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

/// An article, and what of it stands elsewhere too.
pub struct Elsewhere {
    /// The article.
    pub article: Article,
    /// Its words as they are read.
    pub leaves: Vec<Leaf>,
    /// The passages that the leaves speak of, by number.
    pub passages: Vec<SharedPassage>,
    /// Sentences on what was not compared.
    pub remarks: Vec<String>,
}

impl Shop {
    /// The passages that the articles share, the longest first, with sentences on what was not compared.
    #[must_use]
    pub fn shared(self, lesson: &Lesson) -> (Vec<SharedPassage>, Vec<String>) {
        let found = passages::shared(&lesson.articles);
        let passages = found.passages.iter();
        let remarks = found.reached.iter().map(ToString::to_string);
        (
            passages.map(|passage| shown(lesson, passage)).collect(),
            remarks.collect(),
        )
    }

    /// An article of the lesson with the words that stand elsewhere too.
    #[must_use]
    pub fn elsewhere(self, lesson: &Lesson, id: &ArticleId) -> Option<Elsewhere> {
        let at = lesson.index_of(id)?;
        let found = passages::shared(&lesson.articles);
        let passages = found.passages.iter();
        Some(Elsewhere {
            article: lesson.articles[at].clone(),
            leaves: elsewhere(&lesson.articles, at, &found.passages),
            passages: passages.map(|passage| shown(lesson, passage)).collect(),
            remarks: found.reached.iter().map(ToString::to_string).collect(),
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

fn shown(lesson: &Lesson, passage: &Passage) -> SharedPassage {
    let places = passage.places.iter();
    let places: Vec<SharedPlace> = places
        .filter_map(|place| place_of(lesson, *place))
        .collect();
    let title = places.first().map(|place| brief(&place.words, 80));
    SharedPassage {
        title: title.unwrap_or_default(),
        places,
    }
}

fn place_of(lesson: &Lesson, place: Place) -> Option<SharedPlace> {
    let article = lesson.articles.get(place.article)?;
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
        name: byname(&lesson.articles, place.article),
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
