//! A lesson that is being edited: what a teacher may do with it, with undo and redo.
//!
//! Owns: [`LessonDraft`], [`LessonEdit`]; the verbs that make edits are in the modules below.
//! Invariant: every step makes a whole lesson of a higher revision, and undo and redo are such steps too,
//! so a store or a class that has seen a later one never goes back by itself.
//! Must not know: marks, stores, screens.

pub mod articles;
pub mod claim_kinds;
pub mod doubts;
pub mod lesson;
pub mod points;
pub mod reread;
pub mod sheet;
pub mod tags;

use std::sync::Arc;

use thiserror::Error;

use crate::core::lesson::Lesson;
use crate::core::limits;
use crate::core::reading::segment::Direction;

/// Steps that can be taken back. Texts are shared between them, so a step is small.
const STEPS: usize = 500;

/// What one step makes of a lesson.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LessonEdit {
    /// What it does, as the rest of "Undo: …".
    pub label: String,
    /// The lesson as it is then.
    pub lesson: Lesson,
    /// Deeds with the same key, one after the other, are one step: typing in one field.
    pub merge: Option<String>,
}

/// Why an edit was refused. Nothing of it has happened. The teacher is told the sentence.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum EditRefusal {
    /// More than [`limits::ARTICLES`].
    #[error(
        "A lesson can have up to {} articles, and this would be more. None of them was added.",
        limits::ARTICLES
    )]
    TooManyArticles,
    /// The article was taken out meanwhile.
    #[error("This article is no longer in the lesson.")]
    NoSuchArticle,
    /// A lesson without an article cannot be opened.
    #[error("A lesson needs at least one article. Add another one first, then remove this one.")]
    LastArticle,
    /// It cannot be moved further up or down.
    #[error("The article is already at this end.")]
    ArticleAtEnd,
    /// The headline is empty.
    #[error("An article needs a headline, which is its name in the lesson.")]
    NoHeadline,
    /// No BCP 47 tag.
    #[error("Write the language as a short code, such as en, de or pt-BR.")]
    NotALanguage,
    /// No `http` or `https` address.
    #[error("A web address begins with https:// or http:// and has no spaces.")]
    NotAWebAddress,
    /// There are no words in the range.
    #[error("Select some words first.")]
    NoWordsSelected,
    /// There are no words to look for.
    #[error("First type the words to hide.")]
    NoWordsTyped,
    /// The words, shortened, do not occur in the readable text.
    #[error("Students do not see these words anywhere: “{0}”.")]
    NotInText(String),
    /// The article, block or piece was changed meanwhile.
    #[error("This place is no longer there; it has changed in the meantime.")]
    NoSuchPlace,
    /// A new tag without a name.
    #[error("Give the new tag a name first.")]
    UnnamedNewTag,
    /// A tag whose name would be empty.
    #[error("A tag needs a name.")]
    UnnamedTag,
    /// [`limits::TAGS`] are there.
    #[error("A lesson can have up to {} tags.", limits::TAGS)]
    TooManyTags,
    /// No id can be made of the name that no tag has or had.
    #[error("There are too many tags with this name.")]
    TagNameTaken,
    /// It cannot be moved further up or down.
    #[error("The tag is already at this end.")]
    TagAtEnd,
    /// The tag was taken out meanwhile.
    #[error("This tag is no longer there.")]
    NoSuchTag,
    /// A lesson without tags has the usual ones.
    #[error("A lesson needs at least one tag. Add another one first, then delete this one.")]
    LastTag,
    /// A kind of statement whose name would be empty.
    #[error("A kind of statement needs a name.")]
    UnnamedKind,
    /// Without a kind no claim could be of one.
    #[error("A lesson needs at least one kind of statement. Tick another one first.")]
    LastKind,
    /// Both tags are the same.
    #[error("A tag cannot be merged into itself.")]
    MergeIntoItself,
    /// The question has no words.
    #[error("Write the question first.")]
    NoQuestion,
    /// [`limits::POINTS`] are there.
    #[error("A lesson can have up to {} questions.", limits::POINTS)]
    TooManyPoints,
    /// There is no further place that way.
    #[error("This question cannot be moved further.")]
    PointAtEnd,
    /// The point was taken out meanwhile.
    #[error("This question is no longer there.")]
    NoSuchPoint,
}

/// What became of a edit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EditOutcome {
    /// The lesson is another.
    Changed,
    /// It was so already.
    Nothing,
}

/// What a verb answers with.
pub type EditResult = Result<LessonEdit, EditRefusal>;

#[derive(Clone, PartialEq, Eq, Debug)]
struct DraftStep {
    label: String,
    merge: Option<String>,
    // The lesson before it was done; of one that was undone, the lesson after it.
    other: Arc<Lesson>,
}

/// See the head of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LessonDraft {
    lesson: Arc<Lesson>,
    done: Vec<DraftStep>,
    undone: Vec<DraftStep>,
}

impl LessonDraft {
    /// Begins with a lesson as it is.
    #[must_use]
    pub fn new(lesson: Arc<Lesson>) -> Self {
        Self {
            lesson,
            done: Vec::new(),
            undone: Vec::new(),
        }
    }

    /// The lesson as it is now.
    #[must_use]
    pub fn lesson(&self) -> &Arc<Lesson> {
        &self.lesson
    }

    /// What "Undo" would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&str> {
        self.done.last().map(|step| step.label.as_str())
    }

    /// What "Redo" would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }

    /// Does it, and answers what became of it. A edit that changes nothing is no step.
    pub fn commit(&mut self, edit: LessonEdit) -> EditOutcome {
        let same = Lesson {
            revision: self.lesson.revision,
            ..edit.lesson.clone()
        };
        if same == *self.lesson {
            return EditOutcome::Nothing;
        }
        self.undone.clear();
        let goes_on = edit.merge.is_some()
            && self
                .done
                .last()
                .is_some_and(|last| last.merge == edit.merge);
        let before = self.replace(edit.lesson);
        if goes_on {
            return EditOutcome::Changed;
        }
        if self.done.len() == STEPS {
            self.done.remove(0);
        }
        self.done.push(DraftStep {
            label: edit.label,
            merge: edit.merge,
            other: before,
        });
        EditOutcome::Changed
    }

    /// Takes the last step back, and answers with its label.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.done.pop()?;
        let after = self.replace((*step.other).clone());
        self.undone.push(DraftStep {
            other: after,
            ..step.clone()
        });
        Some(step.label)
    }

    /// Does the last step again that was taken back, and answers with its label.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.undone.pop()?;
        let before = self.replace((*step.other).clone());
        // What is typed next is a step of its own.
        self.done.push(DraftStep {
            other: before,
            merge: None,
            ..step.clone()
        });
        Some(step.label)
    }

    /// Puts a lesson in the place of the one that is there, and answers with that one.
    fn replace(&mut self, lesson: Lesson) -> Arc<Lesson> {
        let revision = self.lesson.revision.saturating_add(1);
        let revision = revision.min(limits::STORED_REVISION);
        std::mem::replace(&mut self.lesson, Arc::new(Lesson { revision, ..lesson }))
    }
}

/// A step that is made of a changed copy.
fn edit(lesson: &Lesson, label: impl Into<String>, change: impl FnOnce(&mut Lesson)) -> LessonEdit {
    let mut lesson = lesson.clone();
    change(&mut lesson);
    LessonEdit {
        label: label.into(),
        lesson,
        merge: None,
    }
}

/// The same for what is typed into one field.
fn typed_edit(
    lesson: &Lesson,
    label: impl Into<String>,
    field: impl Into<String>,
    change: impl FnOnce(&mut Lesson),
) -> LessonEdit {
    LessonEdit {
        merge: Some(field.into()),
        ..edit(lesson, label, change)
    }
}

/// Where a thing at `at` of `count` goes when it moves one place; nowhere beyond the ends.
fn next_place(at: usize, direction: Direction, count: usize) -> Option<usize> {
    match direction {
        Direction::Backward => at.checked_sub(1),
        Direction::Forward => Some(at + 1).filter(|to| *to < count),
    }
}

/// What fits into a field of that many code points. What is typed beyond it is left away, as fields do.
fn fitting(words: &str, most: u32) -> String {
    words.chars().take(most as usize).collect()
}
