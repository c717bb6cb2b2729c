//! The lesson that is handed out.
//!
//! Must not know: in which ways.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::WorkshopContext;
use crate::core::lesson::Lesson;

/// The lesson that is handed out, given by context.
#[derive(Clone, Copy)]
pub struct HandedOut(Signal<Option<Arc<Lesson>>>);

impl HandedOut {
    /// The open lesson.
    #[must_use]
    pub fn new(cx: WorkshopContext) -> Self {
        Self(Signal::derive(move || cx.editor.lesson()))
    }

    /// The lesson; whoever reads it inside an effect is told when it changes.
    #[must_use]
    pub fn get(self) -> Option<Arc<Lesson>> {
        self.0.get()
    }

    /// The lesson, once.
    #[must_use]
    pub fn get_untracked(self) -> Option<Arc<Lesson>> {
        self.0.get_untracked()
    }
}
