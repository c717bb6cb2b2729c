//! Where the focus goes after something was done: what was pressed may be gone.
//!
//! Invariant: an action only names its target.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use crate::components::focus;
use crate::core::recovery::Survey;

/// An element of the page that can be given the focus.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecoveryFocus {
    /// The heading of the page.
    Title,
    /// The sentence of what was done last.
    Status,
    /// The heading of the lessons.
    Lessons,
    /// The heading of the deleted marks.
    DeletedMarks,
}

impl RecoveryFocus {
    /// The same, or the title where its part of the page is not shown.
    #[must_use]
    fn if_shown(self, survey: &Survey) -> Self {
        let shown = match self {
            Self::Title | Self::Status => true,
            Self::Lessons => !survey.lessons.is_empty(),
            Self::DeletedMarks => !survey.deleted.is_empty(),
        };
        if shown { self } else { Self::Title }
    }
}

/// The elements. Copies are handles to the same.
#[derive(Clone, Copy, Default)]
pub struct FocusTargets {
    /// The heading of the page.
    pub title: NodeRef<html::H1>,
    /// The sentence of what was done last.
    pub status: NodeRef<html::P>,
    /// The heading of the lessons.
    pub lessons: NodeRef<html::H2>,
    /// The heading of the deleted marks.
    pub deleted_marks: NodeRef<html::H2>,
}

impl FocusTargets {
    /// Gives `target` the focus, or the title where that part of the page is not shown.
    pub fn focus(self, target: RecoveryFocus, survey: &Survey) {
        let element: Option<HtmlElement> = match target.if_shown(survey) {
            RecoveryFocus::Title => self.title.get_untracked().map(Into::into),
            RecoveryFocus::Status => self.status.get_untracked().map(Into::into),
            RecoveryFocus::Lessons => self.lessons.get_untracked().map(Into::into),
            RecoveryFocus::DeletedMarks => self.deleted_marks.get_untracked().map(Into::into),
        };
        if let Some(element) = element {
            focus(&element);
        }
    }
}
