//! Lost marks whose words stand in the text at hand in other letters: the quotation marks, spaces, accents or hyphens of
//! a text were set in another way, and nothing else of the words has changed.
//!
//! Owns: [`restyled_marks`], which proposes; nothing is moved without a yes.
//! Invariant: the words are the same to whoever types them, and stand where they stood, see [`near_match`].
//! Must not know: who is asked.

use super::near::near_match;
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Workspace;
use crate::core::lesson::ArticleIndex;
use crate::core::text::TextRange;
use crate::core::text::folding::{Folded, Likeness};

/// Most cells for all marks of an article: ten marks of a hundred letters in a text of ten thousand.
const CELLS: usize = 10_000_000;

/// The lost marks of an article of which the words stand there in other letters, each with its place. Of marks of
/// several parts nothing is said, nor where somebody has said that words elsewhere are not meant.
#[must_use]
pub fn restyled_marks(workspace: &Workspace, at: ArticleIndex) -> Vec<(RecordId, TextRange)> {
    let lesson = workspace.lesson();
    let Some(article) = lesson.articles.get(at) else {
        return Vec::new();
    };
    let same = |a: &str, b: &str| folded(a) == folded(b);
    let mut left = CELLS;
    let lost = workspace.index().lost(at);
    let found = lost.filter_map(|id| {
        let anchor = workspace.body(id)?.anchor()?;
        let [part] = anchor.parts() else {
            return None;
        };
        let is_open = !anchor.is_bound_to_context() && workspace.index().elsewhere(id).is_empty();
        let range = is_open.then(|| near_match(&article.text, &part.quote, &mut left))??;
        let is_same = same(article.text.slice(range), &part.quote.exact);
        is_same.then_some((id, range))
    });
    found.collect()
}

fn folded(words: &str) -> String {
    Folded::closed_up(words, Likeness::Bare).as_str().to_owned()
}
