//! On whose sheet this tab works, where several people share a computer; and the work that was removed last.
//!
//! Invariant: a tab stays with its sheet when its page is loaded anew, whatever other tabs do; a work that was
//! removed can be taken back as long as this lives.
//! Must not know: what stands on a sheet.

use leptos::prelude::*;

use crate::core::lesson::LessonId;
use crate::core::storage::{Key, Sheet, Write};
use crate::platform::tab_memory;

/// A work that was taken off this computer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RemovedWork {
    /// On which lesson.
    pub lesson: LessonId,
    /// On which sheet it was.
    pub sheet: Sheet,
    /// What its annotator is called; may be empty.
    pub name: String,
    /// What brings it back.
    pub back: Vec<Write>,
}

/// See the head of the file. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct SheetChoice {
    /// Lesson and sheet in one text: a signal of a type of its own would be 1 KB more for every student.
    chosen: RwSignal<Option<String>>,
    removed: StoredValue<Option<RemovedWork>>,
    is_removed: RwSignal<bool>,
}

/// Where the tab remembers the sheet of a lesson.
fn name(lesson: &LessonId) -> String {
    Key::UsedSheet(lesson.clone()).to_string()
}

impl SheetChoice {
    /// What the tab remembers holds.
    #[must_use]
    pub fn new() -> Self {
        Self {
            chosen: RwSignal::new(None),
            removed: StoredValue::new(None),
            is_removed: RwSignal::new(false),
        }
    }

    /// The sheet that was chosen for a lesson in this tab, if one was; whoever reads it inside an effect is told
    /// when it is another.
    #[must_use]
    pub fn chosen(self, lesson: &LessonId) -> Option<Sheet> {
        let chosen = self.chosen.with(|chosen| {
            let (of, sheet) = chosen.as_deref()?.split_once(' ')?;
            Sheet::parse(sheet).filter(|_| of == lesson.as_str())
        });
        chosen.or_else(|| Sheet::parse(&tab_memory::recall(&name(lesson))?))
    }

    /// This tab works on that sheet from now on. Answers with the write that keeps it for the next visit.
    #[must_use]
    pub fn choose(self, lesson: LessonId, sheet: Sheet) -> Write {
        tab_memory::remember(&name(&lesson), &sheet.to_string());
        self.chosen
            .set(Some(format!("{} {sheet}", lesson.as_str())));
        Write::Set(Key::UsedSheet(lesson), sheet.to_string())
    }

    /// Whether a work was removed and not taken back; whoever reads it inside an effect is told.
    #[must_use]
    pub fn is_removed(self) -> bool {
        self.is_removed.get()
    }

    /// The work that was removed last, until it is taken back.
    #[must_use]
    pub fn removed(self) -> Option<RemovedWork> {
        let is_removed = self.is_removed.get();
        is_removed.then(|| self.removed.get_value()).flatten()
    }

    /// A work was removed, or the last one was taken back.
    pub fn set_removed(self, removed: Option<RemovedWork>) {
        self.is_removed.set(false);
        let is_removed = removed.is_some();
        self.removed.set_value(removed);
        self.is_removed.set(is_removed);
    }
}

impl Default for SheetChoice {
    fn default() -> Self {
        Self::new()
    }
}
