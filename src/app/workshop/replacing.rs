//! Another text for an article: a typing error mended, a paragraph added by the newspaper.
//!
//! Invariant: nothing happens before the teacher has seen what would move and what would be lost; the text
//! and the marks made on it in this browser go together, there and back.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::{Kept, Shop, WayBack};
use crate::app::library::load;
use crate::core::article::{Article, ArticleId};
use crate::core::history::{Edit, Outcome, Session};
use crate::core::limits;
use crate::core::reanchor::Fate;
use crate::core::reanchor::edit::follow;
use crate::core::reanchor::reshape::reshape;
use crate::core::storage::writes;
use crate::core::text::{Text, code_points};
use crate::core::workshop::articles;
use crate::core::workspace::Refusal;

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
    session: Session,
    edit: Option<Edit>,
}

/// Marks that went with a text. The revision is the lesson's right after.
#[derive(Clone)]
pub(super) struct Followed {
    session: Session,
    text: String,
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
            let new = Text::new(&words);
            let mut replacement = Replacement {
                article: reshape(&old, &words),
                stay: 0,
                moved: Vec::new(),
                lost: Vec::new(),
                others: loaded.session.workspace().records().len(),
                edit: None,
                session: loaded.session,
            };
            if let Some((annotator, _)) = loaded.annotator {
                let followed = follow(replacement.session.workspace(), &old, &new, annotator.id);
                for line in &followed.lines {
                    match line.fate {
                        Fate::Kept(_) => replacement.stay += 1,
                        Fate::Moved(_) => replacement.moved.push(line.sentence()),
                        Fate::Lost(_) => replacement.lost.push(line.sentence()),
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
        self.followed.update(|followed| {
            followed.push(Followed {
                session,
                text: replacement.article.sha256.clone(),
                turned: Turned::There,
            });
        });
        self.say_with("The text was replaced.".into(), Some(WayBack::Step));
    }

    /// After an undo or redo: marks that went with a text go back with it, and there again.
    pub(super) fn marks_follow(self) {
        let Some(lesson) = self.lesson_untracked() else {
            return;
        };
        let is_here = |text: &str| lesson.articles.iter().any(|article| article.sha256 == text);
        let mut all = self.followed.get_untracked();
        for followed in &mut all {
            let outcome = match (followed.turned, is_here(&followed.text)) {
                (Turned::There, false) => {
                    followed.turned = Turned::Back;
                    followed.session.undo()
                }
                (Turned::Back, true) => {
                    followed.turned = Turned::There;
                    followed.session.redo()
                }
                _ => continue,
            };
            self.keep_marks(&followed.session, outcome);
        }
        self.followed.set(all);
    }

    fn keep_marks(self, session: &Session, outcome: Result<Option<Outcome>, Refusal>) {
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
