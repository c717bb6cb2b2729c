//! Another text for an article: a typing error mended, a paragraph added by the newspaper.
//!
//! Invariant: nothing happens before the teacher has seen what would move and what would be lost; the text
//! and the marks made on it in this browser go together, there and back.

use std::rc::Rc;
use std::sync::Arc;

use leptos::task::spawn_local;

use super::{Kept, Shop};
use crate::app::library::load;
use crate::core::annotation::history::{Edit, Session, SessionChange};
use crate::core::annotation::workspace::Refusal;
use crate::core::authoring::articles;
use crate::core::lesson::article::{Article, ArticleId};
use crate::core::lesson::{Lesson, LessonId};
use crate::core::limits;
use crate::core::reanchor::AnchorChange;
use crate::core::reanchor::edit::follow;
use crate::core::reanchor::reshape::reshape;
use crate::core::storage::writes;
use crate::core::text::{Text, code_points};

/// Another text, and what it would do.
pub struct Replacement {
    /// The article with it.
    pub article: Article,
    /// Marks of this browser that stay where they are.
    pub stay: usize,
    /// What becomes of the others, as sentences: those that move, then those that are lost.
    pub moved: Vec<String>,
    /// The same of those that are lost.
    pub lost: Vec<String>,
    /// Marks of others in this browser, which are found again when they are read.
    pub others: usize,
    lesson: Arc<Lesson>,
    session: Session,
    edit: Option<Edit>,
}

/// Marks that went with a text.
#[derive(Clone)]
pub(super) struct Followed {
    lesson: LessonId,
    article: ArticleId,
    /// Checksums of the text before and after.
    texts: (String, String),
    session: Session,
    turned: Turned,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Turned {
    There,
    Back,
}

impl Shop {
    /// Works out what another text would do.
    pub fn consider(self, id: &ArticleId, words: &str) {
        self.replacement.set(None);
        let Some(lesson) = self.lesson_untracked() else {
            return;
        };
        let Some(old) = lesson.article(id).cloned() else {
            return;
        };
        // As files are read: no carriage returns.
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        if words.trim().is_empty() {
            self.say("Paste the new text first.");
            return;
        }
        if code_points(&words) > limits::TEXT {
            self.say(format!(
                "An article can have {} characters, and this text has more. Nothing was changed.",
                limits::TEXT
            ));
            return;
        }
        if words == old.text.as_str() {
            self.say("This is the text that is here already.");
            return;
        }
        spawn_local(async move {
            let loaded = load(self.stores, lesson.clone()).await;
            if loaded.faults.journal.is_some() && loaded.faults.local.is_some() {
                self.say("The marks in this browser could not be read, so the text was not replaced. Reload the page and try again.");
                return;
            }
            if !self.is_still(&lesson) {
                return;
            }
            let new = Text::new(&words);
            let mut replacement = Replacement {
                article: reshape(&old, &words),
                stay: 0,
                moved: Vec::new(),
                lost: Vec::new(),
                others: 0,
                edit: None,
                session: loaded.session,
                lesson,
            };
            if let Some((annotator, _)) = loaded.annotator {
                let followed = follow(replacement.session.workspace(), &old, &new, annotator.id);
                for line in &followed.lines {
                    match line.change {
                        AnchorChange::Kept(_) => replacement.stay += 1,
                        AnchorChange::Moved(_) => replacement.moved.push(line.sentence()),
                        AnchorChange::Lost(_) => replacement.lost.push(line.sentence()),
                    }
                }
                replacement.others = followed.others;
                replacement.edit = followed.edit;
            }
            self.replacement.set(Some(Rc::new(replacement)));
        });
    }

    /// Puts the considered text in the place of the old one; the marks go with it.
    pub fn replace(self) {
        let Some(replacement) = self.replacement.get_untracked() else {
            return;
        };
        if !self.is_still(&replacement.lesson) {
            self.replacement.set(None);
            self.say(
                "The lesson was changed meanwhile. Let the page show once more what it would do.",
            );
            return;
        }
        let article = replacement.article.clone();
        if !self.run(|lesson| articles::replace(lesson, article)) {
            return;
        }
        self.replacement.set(None);
        let mut session = replacement.session.clone();
        if let Some(edit) = replacement.edit.clone() {
            let outcome = session.commit(edit).map(Some);
            self.keep_marks(&session, outcome);
        }
        let old = replacement.lesson.article(&replacement.article.id);
        let old = old.map_or(String::new(), |old| old.sha256.clone());
        self.followed.update(|followed| {
            // What was taken back before is not done again any more.
            followed.retain(|one| one.turned == Turned::There);
            followed.push(Followed {
                lesson: replacement.lesson.id.clone(),
                article: replacement.article.id.clone(),
                texts: (old, replacement.article.sha256.clone()),
                session,
                turned: Turned::There,
            });
        });
        self.say_with("The text was replaced.", self.last_step());
    }

    /// Whether this is the open lesson, unchanged.
    fn is_still(self, lesson: &Arc<Lesson>) -> bool {
        let now = self.lesson_untracked();
        now.is_some_and(|now| Arc::ptr_eq(&now, lesson))
    }

    /// After an undo or redo: marks that went with a text go back with it, and there again.
    pub(super) fn marks_follow(self) {
        let Some(lesson) = self.lesson_untracked() else {
            return;
        };
        let mut all = self.followed.get_untracked();
        let text_of = |one: &Followed| {
            let article = lesson
                .article(&one.article)
                .filter(|_| one.lesson == lesson.id);
            article.map(|article| article.sha256.clone())
        };
        // One step at a time: the last that was done, or the first that was taken back.
        let back = all.iter().rposition(|one| {
            one.turned == Turned::There && text_of(one).is_some_and(|now| now == one.texts.0)
        });
        let there = all.iter().position(|one| {
            one.turned == Turned::Back && text_of(one).is_some_and(|now| now == one.texts.1)
        });
        let Some(one) = back.or(there).and_then(|at| all.get_mut(at)) else {
            return;
        };
        let outcome = match one.turned {
            Turned::There => {
                one.turned = Turned::Back;
                one.session.undo()
            }
            Turned::Back => {
                one.turned = Turned::There;
                one.session.redo()
            }
        };
        self.keep_marks(&one.session, outcome);
        self.followed.set(all);
    }

    fn keep_marks(self, session: &Session, outcome: Result<Option<SessionChange>, Refusal>) {
        match outcome {
            Ok(Some(outcome)) => {
                let writes = writes(session, &outcome);
                spawn_local(async move {
                    if let Kept::NotSaved(error) = self.write_both(writes).await {
                        self.kept.set(Kept::NotSaved(error));
                    }
                });
            }
            Ok(None) => {}
            Err(refusal) => self.say(refusal.to_string()),
        }
    }
}
