//! Lessons of which something is kept, and lessons and works that were removed.
//!
//! Invariant: a lesson and the work on it are removed each by itself; both can come back.

use leptos::prelude::*;

use super::focus::RecoveryFocus;
use super::kept_section::KeptSection;
use super::paged_rows::{KeptRow, PagedRows};

/// What is kept, by lesson.
#[component]
pub fn KeptLessons() -> impl IntoView {
    view! {
        <KeptSection
            id="lessons"
            title="Lessons and the work on them"
            count=|survey| survey.lessons.len()
            focus_target=RecoveryFocus::Lessons
        >
            <PagedRows of=|survey| Box::new(survey.lessons.iter().cloned().map(KeptRow::Lesson))/>
        </KeptSection>
    }
}

/// Lessons that can come back.
#[component]
pub fn RemovedLessons() -> impl IntoView {
    view! {
        <KeptSection
            id="removed"
            title="Removed lessons"
            count=|survey| survey.removed.len()
        >
            <PagedRows of=|survey| Box::new(survey.removed.iter().cloned().map(KeptRow::Removed))/>
        </KeptSection>
    }
}

/// Works that can come back.
#[component]
pub fn RemovedWorks() -> impl IntoView {
    view! {
        <KeptSection
            id="removed-work"
            title="Removed work"
            count=|survey| survey.removed_sheets.len()
        >
            <PagedRows of=|survey| {
                Box::new(survey.removed_sheets.iter().cloned().map(KeptRow::RemovedWork))
            }/>
        </KeptSection>
    }
}
