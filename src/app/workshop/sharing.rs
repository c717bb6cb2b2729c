//! Words that the articles of a lesson share, with what stands around them; and words that are selected
//! to be left out.

use super::Shop;
use crate::core::article::ArticleId;
use crate::core::command::brief;
use crate::core::lesson::Lesson;
use crate::core::passages::{self, Place};
use crate::core::text::TextRange;
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
    /// Who published it.
    pub outlet: String,
    /// What stands before it in its block.
    pub before: String,
    /// The words as they stand there.
    pub words: String,
    /// What stands behind it in its block.
    pub after: String,
}

impl Shop {
    /// The passages that the articles share, the longest first, with sentences on what was not compared.
    #[must_use]
    pub fn shared(self, lesson: &Lesson) -> (Vec<SharedPassage>, Vec<String>) {
        let found = passages::shared(&lesson.articles);
        let shown = found.passages.iter().map(|passage| {
            let places: Vec<SharedPlace> = passage
                .places
                .iter()
                .filter_map(|place| place_of(lesson, *place))
                .collect();
            let title = places.first().map(|place| brief(&place.words, 80));
            SharedPassage {
                title: title.unwrap_or_default(),
                places,
            }
        });
        let remarks = found.reached.iter().map(ToString::to_string);
        (shown.collect(), remarks.collect())
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
    let outlet = article.outlet.trim();
    Some(SharedPlace {
        article: article.id.clone(),
        outlet: if outlet.is_empty() {
            &article.headline
        } else {
            outlet
        }
        .to_owned(),
        before: format!(
            "{}{}",
            if from > block.start() { "… " } else { "" },
            words(from, start)
        ),
        words: words(start, end).to_owned(),
        after: format!(
            "{}{}",
            words(end, to),
            if to < block.end() { " …" } else { "" }
        ),
    })
}
