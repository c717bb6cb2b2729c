//! Another text for an article: a typing error mended, a paragraph added by the newspaper.
//!
//! Owns: [`TextReplacement`], [`Replacement`].
//! Invariant: nothing happens before the teacher has seen what would move and what would be lost; the text
//! and the marks made on it in this browser go together, there and back.
//! Must not know: which lesson is open.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use thiserror::Error;

use crate::core::annotation::history::{Session, SessionChange};
use crate::core::annotation::record::RecordId;
use crate::core::annotation::workspace::Refusal;
use crate::core::lesson::article::{Article, ArticleId};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::reanchor::AnchorChange;
use crate::core::reanchor::changes::{TextChange, text_changes};
use crate::core::reanchor::edit::{NearMatch, Reanchoring, follow};
use crate::core::reanchor::reshape::reshape;
use crate::core::storage::Sheet;
use crate::core::text::{Text, code_points};
use crate::state::library::load_work;
use crate::state::persistence::Persistence;

/// Why another text was not considered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum ReplacementRefusal {
    /// There are no words.
    #[error("Paste the new text first.")]
    Empty,
    /// More than an article can have.
    #[error(
        "An article can have up to {} characters, and this text has more. Nothing was changed.",
        limits::TEXT
    )]
    TooLong,
    /// To the letter.
    #[error("This text is the same as before.")]
    Same,
    /// Neither store answers, so nobody knows which marks there are.
    #[error(
        "The marks in this browser could not be read, so the text was not replaced. Reload the page and try again."
    )]
    MarksUnread,
    /// What would move was worked out for another state of the lesson.
    #[error("The lesson has changed in the meantime. Press “Show what would change” again.")]
    LessonChanged,
}

/// Another text, and what it would do.
pub struct Replacement {
    /// The article with it.
    pub article: Article,
    /// The lesson for which it was worked out.
    pub lesson: Arc<Lesson>,
    /// The words that are others.
    pub changes: Vec<TextChange>,
    /// Marks of this browser that stay where they are.
    pub stay: usize,
    /// What becomes of those that move, as sentences.
    pub moved: Vec<String>,
    /// The same of those that are lost.
    pub lost: Vec<String>,
    /// Marks of others in this browser, which look for their words when the article is opened.
    pub others: usize,
    /// How many of those will not find them.
    pub others_lost: usize,
    sheet: Sheet,
    session: Session,
    followed: Option<Reanchoring>,
}

impl Replacement {
    /// Works out what other words would do to an article of a lesson. Nothing where there is no such article.
    ///
    /// # Errors
    /// They cannot take the place of the text.
    pub async fn consider(
        persistence: Persistence,
        lesson: Arc<Lesson>,
        id: &ArticleId,
        words: &str,
    ) -> Result<Option<Self>, ReplacementRefusal> {
        let Some(old) = lesson.article(id).cloned() else {
            return Ok(None);
        };
        let words = checked(&old, words)?;
        let loaded = load_work(persistence, lesson.clone(), None).await;
        let faults = persistence.faults();
        if faults.journal.is_some() && faults.local.is_some() {
            return Err(ReplacementRefusal::MarksUnread);
        }
        let mut replacement = Self {
            article: reshape(&old, &words),
            changes: text_changes(&old.text, &Text::new(&words)),
            lesson,
            stay: 0,
            moved: Vec::new(),
            lost: Vec::new(),
            others: 0,
            others_lost: 0,
            sheet: loaded.sheet,
            session: loaded.session,
            followed: None,
        };
        if let Some((annotator, _)) = loaded.annotator {
            let workspace = replacement.session.workspace();
            let followed = follow(workspace, &old, &Text::new(&words), annotator.id);
            let is_near = |id| followed.near.iter().any(|near| near.record == id);
            for line in &followed.lines {
                match line.change {
                    AnchorChange::Lost(_) if is_near(line.record) => {}
                    AnchorChange::Kept(_) => replacement.stay += 1,
                    AnchorChange::Moved(_) => replacement.moved.push(line.sentence()),
                    AnchorChange::Lost(_) => replacement.lost.push(line.sentence()),
                }
            }
            replacement.others = followed.others;
            replacement.others_lost = followed.others_lost;
            replacement.followed = Some(followed);
        }
        Ok(Some(replacement))
    }

    /// How many marks of this browser lie on the article.
    #[must_use]
    pub fn marks(&self) -> usize {
        self.stay + self.moved.len() + self.near().len() + self.lost.len()
    }

    /// Marks whose words stand in the new text with a letter mended.
    #[must_use]
    pub fn near(&self) -> &[NearMatch] {
        self.followed
            .as_ref()
            .map_or(&[], |followed| &followed.near)
    }
}

/// The words as files are read, if they can take the place of the text.
fn checked(old: &Article, words: &str) -> Result<String, ReplacementRefusal> {
    // No carriage returns.
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    if words.trim().is_empty() {
        Err(ReplacementRefusal::Empty)
    } else if code_points(&words) > limits::TEXT {
        Err(ReplacementRefusal::TooLong)
    } else if words == old.text.as_str() {
        Err(ReplacementRefusal::Same)
    } else {
        Ok(words)
    }
}

/// Marks that went with a text.
#[derive(Clone)]
struct MovedMarks {
    lesson: LessonId,
    article: ArticleId,
    /// Checksums of the text before and after.
    texts: (String, String),
    sheet: Sheet,
    session: Session,
    position: MovePosition,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum MovePosition {
    /// On the new text.
    There,
    /// On the old text again.
    Back,
}

/// What became of marks; nothing where there were none.
pub struct MarkMove {
    /// On which sheet they lie.
    pub sheet: Sheet,
    /// The work.
    pub session: Session,
    /// What has changed of it.
    pub change: Result<Option<SessionChange>, Refusal>,
}

/// The text that is considered, and the marks that went with others; given by context. Copies are handles
/// to the same.
#[derive(Clone, Copy)]
pub struct TextReplacement {
    considered: RwSignal<Option<Rc<Replacement>>, LocalStorage>,
    /// Marks that shall not go to words that are nearly theirs.
    declined: RwSignal<BTreeSet<RecordId>>,
    moved: StoredValue<Vec<MovedMarks>, LocalStorage>,
}

impl TextReplacement {
    /// No text is considered.
    #[must_use]
    pub fn new() -> Self {
        Self {
            considered: RwSignal::new_local(None),
            declined: RwSignal::new(BTreeSet::new()),
            moved: StoredValue::new_local(Vec::new()),
        }
    }

    /// The text that is considered.
    #[must_use]
    pub fn considered(self) -> Option<Rc<Replacement>> {
        self.considered.get()
    }

    /// The same, once.
    #[must_use]
    pub fn considered_untracked(self) -> Option<Rc<Replacement>> {
        self.considered.get_untracked()
    }

    /// Shows what a text would do.
    pub fn show(self, replacement: Replacement) {
        let _ = self.declined.try_set(BTreeSet::new());
        let _ = self.considered.try_set(Some(Rc::new(replacement)));
    }

    /// Whether a mark goes to words that are nearly its own.
    #[must_use]
    pub fn is_accepted(self, id: RecordId) -> bool {
        self.declined.with(|declined| !declined.contains(&id))
    }

    /// Lets a mark go to words that are nearly its own.
    pub fn accept(self, id: RecordId) {
        self.declined.update(|declined| {
            declined.remove(&id);
        });
    }

    /// Lets it stay lost.
    pub fn decline(self, id: RecordId) {
        self.declined.update(|declined| {
            declined.insert(id);
        });
    }

    /// Considers no text any more.
    pub fn clear(self) {
        if self.considered.with_untracked(Option::is_some) {
            self.considered.set(None);
        }
    }

    /// The text has taken its place: moves the marks, and remembers them for the way back.
    #[must_use]
    pub fn move_marks(self, replacement: &Replacement) -> Option<MarkMove> {
        let mut session = replacement.session.clone();
        let followed = replacement.followed.as_ref();
        let edit =
            followed.and_then(|followed| followed.edit_with(|id| untrack(|| self.is_accepted(id))));
        let change = edit.map(|edit| session.commit(edit).map(Some));
        // Where no mark has moved, none goes back with the text.
        let is_moved = matches!(change, Some(Ok(_)));
        let old = replacement.lesson.article(&replacement.article.id);
        let old = old.map_or(String::new(), |old| old.sha256.clone());
        self.moved.update_value(|moved| {
            // What was taken back before is not done again any more.
            moved.retain(|one| one.position == MovePosition::There);
            if !is_moved {
                return;
            }
            moved.push(MovedMarks {
                lesson: replacement.lesson.id.clone(),
                article: replacement.article.id.clone(),
                texts: (old, replacement.article.sha256.clone()),
                sheet: replacement.sheet,
                session: session.clone(),
                position: MovePosition::There,
            });
        });
        change.map(|change| MarkMove {
            sheet: replacement.sheet,
            session,
            change,
        })
    }

    /// A text was taken back or put in its place again: its marks go with it.
    #[must_use]
    pub fn marks_follow(self, lesson: &Lesson) -> Option<MarkMove> {
        let mut followed = None;
        self.moved.update_value(|moved| {
            followed = next_to_turn(moved, lesson).map(MovedMarks::turn);
        });
        followed
    }
}

impl Default for TextReplacement {
    fn default() -> Self {
        Self::new()
    }
}

impl MovedMarks {
    fn turn(&mut self) -> MarkMove {
        let change = match self.position {
            MovePosition::There => {
                self.position = MovePosition::Back;
                self.session.undo()
            }
            MovePosition::Back => {
                self.position = MovePosition::There;
                self.session.redo()
            }
        };
        MarkMove {
            sheet: self.sheet,
            session: self.session.clone(),
            change,
        }
    }
}

/// One step at a time: the last that was done, or the first that was taken back.
fn next_to_turn<'a>(moved: &'a mut [MovedMarks], lesson: &Lesson) -> Option<&'a mut MovedMarks> {
    let has_text = |one: &MovedMarks, checksum: &str| {
        let article = lesson.article(&one.article);
        one.lesson == lesson.id && article.is_some_and(|article| article.sha256 == checksum)
    };
    let back = moved
        .iter()
        .rposition(|one| one.position == MovePosition::There && has_text(one, &one.texts.0));
    let there = moved
        .iter()
        .position(|one| one.position == MovePosition::Back && has_text(one, &one.texts.1));
    moved.get_mut(back.or(there)?)
}
