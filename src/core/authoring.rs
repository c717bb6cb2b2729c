//! A lesson in the making: what a teacher may do with it, and the way back from each step.
//!
//! Owns: [`Workshop`]; the verbs are in the files below.
//! Invariant: every step makes a whole lesson of a higher revision, and undo and redo are such steps too,
//! so a store or a class that has seen a later one never goes back by itself.
//! Must not know: marks, stores, screens.

pub mod articles;
pub mod points;
pub mod sheet;
pub mod tags;
pub mod whole;

use std::sync::Arc;

use crate::core::lesson::Lesson;
use crate::core::limits;
use crate::core::reading::segment::Direction;

/// Steps that can be taken back. Texts are shared between them, so a step is small.
const STEPS: usize = 500;

/// What one step makes of a lesson.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deed {
    /// What it does, as the rest of "Undo: …".
    pub label: String,
    /// The lesson as it is then.
    pub lesson: Lesson,
    /// Deeds with the same key, one after the other, are one step: typing in one field.
    pub merge: Option<String>,
}

/// Why something is not done, as a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused(pub String);

/// What became of a deed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// The lesson is another.
    Changed,
    /// It was so already.
    Nothing,
}

/// What a verb answers with.
pub type Outcome = Result<Deed, Refused>;

#[derive(Clone, PartialEq, Eq, Debug)]
struct Step {
    label: String,
    merge: Option<String>,
    // The lesson before it was done; of one that was undone, the lesson after it.
    other: Arc<Lesson>,
}

/// See the head of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Workshop {
    lesson: Arc<Lesson>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl Workshop {
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

    /// Does it, and answers what became of it. A deed that changes nothing is no step.
    pub fn commit(&mut self, deed: Deed) -> Effect {
        let same = Lesson {
            revision: self.lesson.revision,
            ..deed.lesson.clone()
        };
        if same == *self.lesson {
            return Effect::Nothing;
        }
        self.undone.clear();
        let goes_on = deed.merge.is_some()
            && self
                .done
                .last()
                .is_some_and(|last| last.merge == deed.merge);
        let before = self.replace(deed.lesson);
        if goes_on {
            return Effect::Changed;
        }
        if self.done.len() == STEPS {
            self.done.remove(0);
        }
        self.done.push(Step {
            label: deed.label,
            merge: deed.merge,
            other: before,
        });
        Effect::Changed
    }

    /// Takes the last step back, and answers with its label.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.done.pop()?;
        let after = self.replace((*step.other).clone());
        self.undone.push(Step {
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
        self.done.push(Step {
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
fn deed(lesson: &Lesson, label: impl Into<String>, change: impl FnOnce(&mut Lesson)) -> Deed {
    let mut lesson = lesson.clone();
    change(&mut lesson);
    Deed {
        label: label.into(),
        lesson,
        merge: None,
    }
}

/// The same for what is typed into one field.
fn typed(
    lesson: &Lesson,
    label: impl Into<String>,
    field: impl Into<String>,
    change: impl FnOnce(&mut Lesson),
) -> Deed {
    Deed {
        merge: Some(field.into()),
        ..deed(lesson, label, change)
    }
}

/// Where a thing at `at` of `count` goes when it moves one place; nowhere beyond the ends.
fn next_place(at: usize, direction: Direction, count: usize) -> Option<usize> {
    match direction {
        Direction::Backward => at.checked_sub(1),
        Direction::Forward => Some(at + 1).filter(|to| *to < count),
    }
}

fn refuse<T>(sentence: impl Into<String>) -> Result<T, Refused> {
    Err(Refused(sentence.into()))
}

/// What fits into a field of that many code points. What is typed beyond it is left away, as fields do.
fn fitting(words: &str, most: u32) -> String {
    words.chars().take(most as usize).collect()
}
