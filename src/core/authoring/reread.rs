//! An article whose file is read in another encoding.
//!
//! Owns: [`reread`].
//! Invariant: what the teacher made is kept wherever it can be told from what was proposed: what is said of the
//! article, what a block is, what is hidden. Read as before, the article is as before.
//! Must not know: which encodings there are.

use super::lesson::quoted;
use super::{EditRefusal, EditResult, typed_edit};
use crate::core::lesson::Lesson;
use crate::core::lesson::article::{Article, Block};
use crate::core::text::TextRange;
use crate::core::text::printable::brief;

/// What the label of a file that is read anew begins with.
pub const REREAD: &str = "change the encoding of ";

/// Most characters of a lesson's title that is an article's headline.
pub const TITLE: usize = 100;

/// Puts `new` in the place of an article: its file, read in another encoding. `proposed` is what was proposed when it
/// was read before. Who goes through a list of encodings makes one step.
///
/// # Errors
/// The article is not there any more.
pub fn reread(lesson: &Lesson, proposed: &Article, new: Article) -> EditResult {
    let at = lesson.index_of(&new.id).ok_or(EditRefusal::NoSuchArticle)?;
    let old = &lesson.articles[at];
    let label = format!("{REREAD}{}", quoted(old));
    let list = format!("{}/encoding", new.id.as_str());
    let titled = brief(&proposed.headline, TITLE);
    let title = (lesson.title == titled).then(|| brief(&new.headline, TITLE));
    let is_first_language = at == 0 && lesson.language == proposed.language;
    let language = is_first_language.then(|| new.language.clone());
    let article = carried_over(old, proposed, new);
    Ok(typed_edit(lesson, label, list, |lesson| {
        lesson.articles[at] = article;
        if let Some(title) = title {
            lesson.title = title;
        }
        if let Some(language) = language {
            lesson.language = language;
        }
    }))
}

/// The new article with what `old` has that was not proposed.
fn carried_over(old: &Article, proposed: &Article, new: Article) -> Article {
    let same_blocks = proposed.blocks.len() == new.blocks.len()
        && ranges(&old.blocks).eq(ranges(&proposed.blocks));
    let blocks = if same_blocks {
        let kinds = old.blocks.iter().zip(&proposed.blocks);
        let kinds = kinds.zip(&new.blocks).map(|((old, proposed), new)| Block {
            kind: own(&old.kind, &proposed.kind, new.kind),
            ..*new
        });
        kinds.collect()
    } else {
        new.blocks
    };
    let excluded = if old.excluded == proposed.excluded || old.text.len() != new.text.len() {
        new.excluded
    } else {
        // Letter by letter the same places, as between encodings of one byte.
        let places = old.excluded.iter();
        let places = places.filter(|place| new.text.is_on_graphemes(**place));
        places.copied().collect()
    };
    Article {
        outlet: own(&old.outlet, &proposed.outlet, new.outlet),
        headline: own(&old.headline, &proposed.headline, new.headline),
        byline: own(&old.byline, &proposed.byline, new.byline),
        date: own(&old.date, &proposed.date, new.date),
        language: own(&old.language, &proposed.language, new.language),
        source: own(&old.source, &proposed.source, new.source),
        blocks,
        excluded,
        ..new
    }
}

/// What is there where it is another than was proposed.
fn own<T: PartialEq + Clone>(now: &T, proposed: &T, new: T) -> T {
    if now == proposed { new } else { now.clone() }
}

fn ranges(blocks: &[Block]) -> impl Iterator<Item = TextRange> {
    blocks.iter().map(|block| block.range)
}
