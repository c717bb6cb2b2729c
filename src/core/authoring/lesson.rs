//! Edits of the lesson as a whole: its title and instructions, the order of its articles, copies of it.
//!
//! Invariant: a lesson keeps at least one article, because a lesson without any cannot be opened.
//! Must not know: what stands in an article.

use super::{EditRefusal, EditResult, LessonEdit, doubts, edit, fitting, next_place, typed_edit};
use crate::core::lesson::article::{Article, ArticleId};
use crate::core::lesson::{AskedFor, Lesson, LessonId};
use crate::core::limits;
use crate::core::reading::segment::Direction;
use crate::core::slug::{latin, latin_words};
use crate::core::text::printable::brief;

/// What a new lesson asks of its students, until the teacher writes something better.
pub const INSTRUCTIONS: &str = "Read all the reports once before you mark anything.

Then mark who is named and what is claimed in each of them. For every claim, find out who says it.

At the end, compare: where do the reports agree, where do they differ, and what does one of them leave out?";

/// Writes the title.
#[must_use]
pub fn set_title(lesson: &Lesson, title: &str) -> LessonEdit {
    typed_edit(lesson, "write the title", "title", |lesson| {
        lesson.title = fitting(title, limits::LINE);
    })
}

/// Writes the instructions.
#[must_use]
pub fn set_instructions(lesson: &Lesson, words: &str) -> LessonEdit {
    typed_edit(lesson, "write the instructions", "instructions", |lesson| {
        lesson.instructions = fitting(words, limits::INSTRUCTIONS);
    })
}

/// Says what the lesson asks of whoever begins.
#[must_use]
pub fn ask_for(lesson: &Lesson, asked: AskedFor) -> LessonEdit {
    let label = match asked {
        AskedFor::Name => "ask for a name",
        AskedFor::Nothing => "ask for no name",
    };
    edit(lesson, label, |lesson| lesson.asks_for = asked)
}

/// Puts articles behind those that are there.
///
/// # Errors
/// The lesson would have more articles than can be.
pub fn add_articles(lesson: &Lesson, articles: Vec<Article>) -> EditResult {
    let label = match articles.as_slice() {
        [one] => format!("add {}", quoted(one)),
        more => format!("add {} articles", more.len()),
    };
    if lesson.articles.len() + articles.len() > limits::ARTICLES {
        return Err(EditRefusal::TooManyArticles);
    }
    Ok(edit(lesson, label, |lesson| {
        lesson.articles.extend(articles);
    }))
}

/// Takes an article out.
///
/// # Errors
/// It is the last one.
pub fn remove_article(lesson: &Lesson, id: &ArticleId) -> EditResult {
    let Some(article) = lesson.article(id) else {
        return Err(EditRefusal::NoSuchArticle);
    };
    if lesson.articles.len() == 1 {
        return Err(EditRefusal::LastArticle);
    }
    let label = format!("remove {}", quoted(article));
    Ok(edit(lesson, label, |lesson| {
        lesson.articles.retain(|article| article.id != *id);
        doubts::end(lesson, id);
    }))
}

/// Moves an article one place up or down in the order of reading.
///
/// # Errors
/// It stands at that end already.
pub fn move_article(lesson: &Lesson, id: &ArticleId, direction: Direction) -> EditResult {
    let at = lesson.index_of(id);
    let to = at.and_then(|at| next_place(at, direction, lesson.articles.len()));
    let (Some(at), Some(to)) = (at, to) else {
        return Err(EditRefusal::ArticleAtEnd);
    };
    let label = format!("move {}", quoted(&lesson.articles[at]));
    Ok(edit(lesson, label, |lesson| lesson.articles.swap(at, to)))
}

/// A copy with a name of its own, to be changed without changing this one.
#[must_use]
pub fn duplicate(lesson: &Lesson, id: LessonId) -> Lesson {
    Lesson {
        id,
        revision: 1,
        title: fitting(&format!("{} (copy)", lesson.title), limits::LINE),
        ..lesson.clone()
    }
}

/// A lesson's name from its title and some letters that no other has: two teachers may choose one title,
/// and the work of their classes must not meet. `fresh` is a random number.
#[must_use]
pub fn lesson_id(title: &str, fresh: u128) -> Option<LessonId> {
    let slug = latin(title).unwrap_or_else(|| "lesson".to_owned());
    LessonId::parse(&format!("{slug}-{:06x}", fresh & 0xff_ffff))
}

/// Most characters of a title in a file's name, which is a part of the lesson's short address.
const NAMED: usize = 24;

/// The name of a lesson's file: the first words of its title as it is now, since that is what a class sees among its
/// downloads; where they have no Latin letter, what tells its id from others.
#[must_use]
pub fn file_name(lesson: &Lesson) -> String {
    let id = lesson.id.as_str();
    let last = id.rsplit('-').next().unwrap_or(id);
    let words = latin_words(&lesson.title, NAMED).unwrap_or_else(|| last.to_owned());
    format!("lesson-{words}.json")
}

/// An article's headline as a label has it.
pub(super) fn quoted(article: &Article) -> String {
    format!("“{}”", brief(article.headline.trim(), 40))
}
