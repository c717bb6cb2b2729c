//! Edits of an article: what each block is, what is left out, what is said of it.
//!
//! Invariant: the text never changes here; blocks and pieces stay sorted, disjoint and on grapheme
//! boundaries (`core::lesson::article`).
//! Must not know: how the first proposal was made.

use super::lesson::quoted;
use super::{EditRefusal, EditResult, LessonEdit, doubts, edit, fitting, typed_edit};
use crate::core::lesson::Lesson;
use crate::core::lesson::article::{
    Article, ArticleId, Block, BlockKind, is_language, is_web_address,
};
use crate::core::limits;
use crate::core::reading::search::find;
use crate::core::text::printable::brief;
use crate::core::text::{TextRange, joined};

/// What the label of a replaced text begins with.
pub const REPLACE: &str = "replace the text";

/// What is said of an article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ArticleField {
    /// Who published it.
    Outlet,
    /// Its title.
    Headline,
    /// Who wrote it.
    Byline,
    /// When it was published; ISO 8601 where it is known to the day.
    Date,
    /// BCP 47 tag.
    Language,
    /// Where it was found.
    Source,
}

impl ArticleField {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 6] = [
        Self::Headline,
        Self::Outlet,
        Self::Byline,
        Self::Date,
        Self::Language,
        Self::Source,
    ];

    /// Its name on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Outlet => "Outlet",
            Self::Headline => "Headline",
            Self::Byline => "Byline",
            Self::Date => "Date",
            Self::Language => "Language",
            Self::Source => "Web address",
        }
    }

    /// What the article says there.
    #[must_use]
    pub fn of(self, article: &Article) -> &str {
        let value = match self {
            Self::Outlet => Some(&article.outlet),
            Self::Headline => Some(&article.headline),
            Self::Byline => article.byline.as_ref(),
            Self::Date => article.date.as_ref(),
            Self::Language => article.language.as_ref(),
            Self::Source => article.source.as_ref(),
        };
        value.map_or("", String::as_str)
    }
}

/// Writes what is said of an article.
///
/// # Errors
/// The value is none of its kind; the sentence says what would be.
pub fn set_field(lesson: &Lesson, id: &ArticleId, what: ArticleField, value: &str) -> EditResult {
    let value = fitting(value, limits::LINE);
    let trimmed = value.trim().to_owned();
    if what == ArticleField::Headline && trimmed.is_empty() {
        return Err(EditRefusal::NoHeadline);
    }
    if what == ArticleField::Language && !trimmed.is_empty() && !is_language(&trimmed) {
        return Err(EditRefusal::NotALanguage);
    }
    if what == ArticleField::Source && !trimmed.is_empty() && !is_web_address(&trimmed) {
        return Err(EditRefusal::NotAWebAddress);
    }
    let label = format!("write the {}", what.label().to_lowercase());
    let field = format!("{}/{}", id.as_str(), what.label());
    Ok(typed_edit(lesson, label, field, |lesson| {
        let Some(article) = article_mut(lesson, id) else {
            return;
        };
        // What is typed letter by letter ends in a space now and then.
        let typed = Some(value.clone()).filter(|value| !value.trim().is_empty());
        let checked = Some(trimmed).filter(|value| !value.is_empty());
        match what {
            ArticleField::Outlet => {
                article.outlet = value;
                doubts::end(lesson, id);
            }
            ArticleField::Headline => article.headline = value,
            ArticleField::Byline => article.byline = typed,
            ArticleField::Date => article.date = typed,
            ArticleField::Language => article.language = checked,
            ArticleField::Source => article.source = checked,
        }
    }))
}

/// Says what a block is. `range` is the block's, or that of words between blocks, which become one.
///
/// # Errors
/// There is no such place any more.
pub fn set_kind(lesson: &Lesson, id: &ArticleId, range: TextRange, kind: BlockKind) -> EditResult {
    let Some(article) = lesson.article(id) else {
        return Err(EditRefusal::NoSuchPlace);
    };
    let at = article.blocks.iter().position(|block| block.range == range);
    let free = article.blocks_touching(range).next().is_none()
        && range.end() <= article.text.len()
        && article.text.is_on_graphemes(range);
    if at.is_none() && !free {
        return Err(EditRefusal::NoSuchPlace);
    }
    let words = brief(article.text.slice(range).trim(), 30);
    let label = format!("make “{words}” {}", said(kind));
    Ok(edit(lesson, label, |lesson| {
        let Some(article) = article_mut(lesson, id) else {
            return;
        };
        if let Some(block) = at.and_then(|at| article.blocks.get_mut(at)) {
            block.kind = kind;
        } else {
            let place = article.blocks.partition_point(|block| block.range < range);
            article.blocks.insert(place, Block { kind, range });
        }
    }))
}

/// Says of several blocks at once what they are, such as all that was proposed.
#[must_use]
pub fn set_kinds(
    lesson: &Lesson,
    id: &ArticleId,
    kinds: &[(TextRange, BlockKind)],
    label: &str,
) -> LessonEdit {
    edit(lesson, label, |lesson| {
        for block in article_mut(lesson, id)
            .into_iter()
            .flat_map(|article| &mut article.blocks)
        {
            if let Some((_, kind)) = kinds.iter().find(|(range, _)| *range == block.range) {
                block.kind = *kind;
            }
        }
    })
}

/// Leaves words inside a block out of the reading. They stay in the text.
///
/// # Errors
/// There are no words in the range.
pub fn leave_out(lesson: &Lesson, id: &ArticleId, range: TextRange) -> EditResult {
    let Some(article) = lesson.article(id) else {
        return Err(EditRefusal::NoSuchPlace);
    };
    let text = &article.text;
    let Some(inside) = range.intersect(text.range()) else {
        return Err(EditRefusal::NoSuchPlace);
    };
    // White space between two words must stay on one side of what is left out, so only words are taken.
    let range = text.on_graphemes(text.trimmed(inside));
    if range.is_empty() {
        return Err(EditRefusal::NoWordsSelected);
    }
    let label = format!("hide “{}”", brief(text.slice(range), 30));
    Ok(edit(lesson, label, |lesson| exclude(lesson, id, &[range])))
}

/// Leaves words out wherever they stand in what is read, such as the sign of an advertisement.
///
/// # Errors
/// They stand nowhere.
pub fn leave_words_out(lesson: &Lesson, id: &ArticleId, words: &str) -> EditResult {
    let Some(article) = lesson.article(id) else {
        return Err(EditRefusal::NoSuchPlace);
    };
    if words.trim().is_empty() {
        return Err(EditRefusal::NoWordsTyped);
    }
    let ranges: Vec<TextRange> = find(article, words).iter().map(|it| it.range).collect();
    let quoted = brief(words.trim(), 30);
    let label = match ranges.len() {
        0 => return Err(EditRefusal::NotInText(quoted)),
        1 => format!("hide “{quoted}”"),
        many => format!("hide “{quoted}” in {many} places"),
    };
    Ok(edit(lesson, label, |lesson| exclude(lesson, id, &ranges)))
}

fn exclude(lesson: &mut Lesson, id: &ArticleId, ranges: &[TextRange]) {
    if let Some(article) = article_mut(lesson, id) {
        let all = article.excluded.iter().chain(ranges).copied().collect();
        article.excluded = joined(all);
    }
}

/// Takes words back into the reading: the piece that lies at `offset`.
///
/// # Errors
/// Nothing is left out there.
pub fn take_back(lesson: &Lesson, id: &ArticleId, offset: u32) -> EditResult {
    let Some(article) = lesson.article(id) else {
        return Err(EditRefusal::NoSuchPlace);
    };
    let Some(range) = article.excluded.iter().find(|piece| piece.contains(offset)) else {
        return Err(EditRefusal::NoSuchPlace);
    };
    let label = format!("show “{}” again", brief(article.text.slice(*range), 30));
    Ok(edit(lesson, label, |lesson| {
        if let Some(article) = article_mut(lesson, id) {
            article.excluded.retain(|piece| !piece.contains(offset));
        }
    }))
}

/// Puts another state of the same article in its place: its text was replaced.
///
/// # Errors
/// The article is not there any more.
pub fn replace(lesson: &Lesson, article: Article) -> EditResult {
    let Some(at) = lesson.index_of(&article.id) else {
        return Err(EditRefusal::NoSuchPlace);
    };
    let label = format!("{REPLACE} of {}", quoted(&lesson.articles[at]));
    Ok(edit(lesson, label, |lesson| lesson.articles[at] = article))
}

/// A block's kind as a sentence ends.
fn said(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "the headline",
        BlockKind::Standfirst => "a standfirst",
        BlockKind::Byline => "a byline",
        BlockKind::Subheading => "a subheading",
        BlockKind::Paragraph => "a paragraph",
        BlockKind::Excluded => "hidden text",
    }
}

fn article_mut<'a>(lesson: &'a mut Lesson, id: &ArticleId) -> Option<&'a mut Article> {
    lesson.articles.iter_mut().find(|article| article.id == *id)
}
