//! Changes of the open lesson, and the way back from each.
//!
//! Invariant: every change goes through [`edit`], is kept in both stores and has a way back. Nothing is
//! changed once a newer version of the app has been heard of.

use std::sync::Arc;

use leptos::task::spawn_local;

use super::context::WorkshopContext;
use super::take_back::Reversal;
use super::text_replacement::{MarkMove, Replacement, ReplacementRefusal};
use crate::core::authoring::articles::{self, REPLACE};
use crate::core::authoring::reread::REREAD;
use crate::core::authoring::{EditOutcome, EditResult};
use crate::core::lesson::Lesson;
use crate::core::lesson::article::{Article, ArticleId};
use crate::core::storage::writes;
use crate::platform::raw_selection;
use crate::state::persistence::SaveStatus;

/// Whether a newer version of the app has been heard of. Says so if it has.
pub fn gives_way(cx: WorkshopContext) -> bool {
    let refusal = cx.saver.refusal();
    if let Some(sentence) = &refusal {
        cx.toasts.say(sentence);
    }
    refusal.is_some()
}

/// Does something to the open lesson and keeps it. Says why not where it cannot be done. Answers whether
/// it was done.
pub fn edit(cx: WorkshopContext, verb: impl FnOnce(&Lesson) -> EditResult) -> bool {
    if gives_way(cx) {
        return false;
    }
    let Some(lesson) = cx.editor.lesson_untracked() else {
        return false;
    };
    match verb(&lesson) {
        Ok(edit) => {
            let changed = cx.editor.commit(edit) == EditOutcome::Changed;
            if changed {
                cx.toasts.outdate();
                keep(cx);
            }
            changed
        }
        Err(refusal) => {
            cx.toasts.say(refusal.to_string());
            false
        }
    }
}

/// The same, and offers the way back beside a sentence.
pub fn edit_and_say(cx: WorkshopContext, verb: impl FnOnce(&Lesson) -> EditResult) -> bool {
    let done = edit(cx, verb);
    if done {
        let label = leptos::prelude::untrack(|| cx.editor.next_undo());
        say_undoable_step(cx, &format!("Done: {}.", label.unwrap_or_default()));
    }
    done
}

/// Says a sentence, and offers to take the last step back as long as none follows it.
pub fn say_undoable_step(cx: WorkshopContext, sentence: &str) {
    match cx.editor.lesson_untracked() {
        Some(lesson) => {
            let step = Reversal::Step(lesson.id.clone(), lesson.revision);
            cx.take_back.set(step);
            cx.toasts.say_undoable(sentence);
        }
        None => cx.toasts.say(sentence),
    }
}

/// Keeps the open lesson as it is now.
pub fn keep(cx: WorkshopContext) {
    if let Some(lesson) = cx.editor.lesson_untracked() {
        cx.library.put(lesson.clone());
        cx.saver.keep(lesson);
    }
    // The link carries the lesson as it was.
}

/// Takes the last step back.
pub fn undo(cx: WorkshopContext) {
    if !gives_way(cx) {
        match cx.editor.undo() {
            Some(label) => stepped(cx, &label, "Undone"),
            None => cx.toasts.say("There is nothing to undo."),
        }
    }
}

/// Does the last step again that was taken back.
pub fn redo(cx: WorkshopContext) {
    if !gives_way(cx) {
        match cx.editor.redo() {
            Some(label) => stepped(cx, &label, "Redone"),
            None => cx.toasts.say("There is nothing to redo."),
        }
    }
}

fn stepped(cx: WorkshopContext, label: &str, done: &str) {
    keep(cx);
    if label.starts_with(REREAD)
        && let Some(lesson) = cx.editor.lesson_untracked()
    {
        cx.readings.explain_again(&lesson, cx.explanations);
    }
    if label.starts_with(REPLACE)
        && let Some(lesson) = cx.editor.lesson_untracked()
        && let Some(moved) = cx.replacement.marks_follow(&lesson)
    {
        keep_marks(cx, moved);
    }
    cx.toasts.say(format!("{done}: {label}."));
}

/// Takes back what was said last, where that is a step on the open lesson.
pub fn take_step_back(cx: WorkshopContext, lesson: &crate::core::lesson::LessonId, revision: u64) {
    let now = cx.editor.lesson_untracked();
    if now.is_some_and(|now| now.id == *lesson && now.revision == revision) {
        undo(cx);
    } else {
        cx.toasts
            .say("Something else has changed since. Use Undo at the top to go back step by step.");
    }
}

/// Sets all blocks of an article back to what was proposed for them.
pub fn propose_again(cx: WorkshopContext, id: &ArticleId) {
    let Some(lesson) = cx.editor.lesson_untracked() else {
        return;
    };
    let Some(article) = lesson.article(id) else {
        return;
    };
    let kinds = leptos::prelude::untrack(|| proposed_kinds(cx, &lesson, article));
    edit_and_say(cx, |lesson| {
        Ok(articles::set_kinds(
            lesson,
            id,
            &kinds,
            "reset to suggestions",
        ))
    });
}

fn proposed_kinds(
    cx: WorkshopContext,
    lesson: &Lesson,
    article: &Article,
) -> Vec<(
    crate::core::text::TextRange,
    crate::core::lesson::article::BlockKind,
)> {
    cx.explanations.read(&lesson.id, &article.id, |why| {
        let blocks = article.blocks.iter();
        blocks
            .filter_map(|block| {
                let (kind, _) = why.block(block.range)?;
                Some((block.range, kind))
            })
            .collect()
    })
}

/// Leaves the words out that are selected in the text.
pub fn leave_selection_out(cx: WorkshopContext, id: &ArticleId) {
    match raw_selection::within_rows("raw") {
        Some(range) => {
            edit_and_say(cx, |lesson| articles::leave_out(lesson, id, range));
        }
        None => cx.toasts.say("Select some words in the text first."),
    }
}

/// Works out what another text would do.
pub fn consider_text(cx: WorkshopContext, id: &ArticleId, words: String) {
    cx.replacement.clear();
    let Some(lesson) = cx.editor.lesson_untracked() else {
        return;
    };
    let id = id.clone();
    spawn_local(async move {
        let considered = Replacement::consider(cx.persistence, lesson.clone(), &id, &words).await;
        match considered {
            Ok(Some(replacement)) if is_still(cx, &lesson) => cx.replacement.show(replacement),
            Ok(_) => {}
            Err(refusal) => cx.toasts.say(refusal.to_string()),
        }
    });
}

/// Puts the considered text in the place of the old one; the marks go with it.
pub fn replace_text(cx: WorkshopContext) {
    let Some(replacement) = cx.replacement.considered_untracked() else {
        return;
    };
    if !is_still(cx, &replacement.lesson) {
        cx.replacement.clear();
        cx.toasts.say(ReplacementRefusal::LessonChanged.to_string());
        return;
    }
    let article = replacement.article.clone();
    if !edit(cx, |lesson| articles::replace(lesson, article)) {
        return;
    }
    cx.replacement.clear();
    if let Some(moved) = cx.replacement.move_marks(&replacement) {
        keep_marks(cx, moved);
    }
    say_undoable_step(cx, "The text was replaced.");
}

/// Whether this is the open lesson, unchanged.
fn is_still(cx: WorkshopContext, lesson: &Arc<Lesson>) -> bool {
    let now = cx.editor.lesson_untracked();
    now.is_some_and(|now| Arc::ptr_eq(&now, lesson))
}

fn keep_marks(cx: WorkshopContext, moved: MarkMove) {
    match moved.change {
        Ok(Some(change)) => {
            let writes = writes(&moved.session, &change).into_iter();
            let writes = writes.map(|write| moved.sheet.write(write)).collect();
            spawn_local(async move {
                let status = cx.saver.write_now(writes).await;
                if let SaveStatus::NotSaved(_) = status {
                    cx.saver.report(status);
                }
            });
        }
        Ok(None) => {}
        Err(refusal) => cx.toasts.say(refusal.to_string()),
    }
}
