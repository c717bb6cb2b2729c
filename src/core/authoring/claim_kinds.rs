//! Edits of the kinds of statement that a lesson offers.
//!
//! Invariant: one kind at least is offered; a lesson that offers the usual ones by their usual names says nothing
//! of them in its file.
//! Must not know: who uses a kind.

use super::{EditRefusal, EditResult, LessonEdit, edit, fitting, typed_edit};
use crate::core::lesson::Lesson;
use crate::core::lesson::claim_kind::{ClaimKind, OfferedKind, usual_kinds};
use crate::core::limits;

/// Offers a kind again, in its usual place and by its usual name.
#[must_use]
pub fn offer(lesson: &Lesson, kind: ClaimKind) -> LessonEdit {
    let label = format!("offer “{}”", kind.label());
    edit(lesson, label, |lesson| {
        let mut kinds = lesson.tags.offered_kinds();
        if kinds.iter().all(|offered| offered.kind != kind) {
            kinds.push(OfferedKind {
                kind,
                label: kind.label().to_owned(),
            });
            kinds.sort_by_key(|offered| offered.kind);
        }
        write(lesson, kinds);
    })
}

/// Offers a kind no more. Claims that are of it stay so.
///
/// # Errors
/// It is the last one.
pub fn withhold(lesson: &Lesson, kind: ClaimKind) -> EditResult {
    let mut kinds = lesson.tags.offered_kinds();
    kinds.retain(|offered| offered.kind != kind);
    if kinds.is_empty() {
        return Err(EditRefusal::LastKind);
    }
    let label = format!("stop offering “{}”", lesson.tags.kind_label(kind));
    Ok(edit(lesson, label, |lesson| write(lesson, kinds)))
}

/// Calls a kind by another name.
///
/// # Errors
/// There is no name.
pub fn set_label(lesson: &Lesson, kind: ClaimKind, words: &str) -> EditResult {
    if words.trim().is_empty() {
        return Err(EditRefusal::UnnamedKind);
    }
    let field = format!("claim-kind/{}", kind.name());
    let name = "rename a kind of statement";
    Ok(typed_edit(lesson, name, field, |lesson| {
        let label = fitting(words, limits::LABEL);
        let mut kinds = lesson.tags.offered_kinds();
        for offered in kinds.iter_mut().filter(|offered| offered.kind == kind) {
            offered.label.clone_from(&label);
        }
        write(lesson, kinds);
    }))
}

fn write(lesson: &mut Lesson, kinds: Vec<OfferedKind>) {
    let is_usual = kinds == usual_kinds();
    lesson.tags.claim_kinds = if is_usual { Vec::new() } else { kinds };
}
