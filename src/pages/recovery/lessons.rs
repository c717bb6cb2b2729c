//! Lessons of which something is kept, and lessons and works that were removed.
//!
//! Invariant: a lesson and the work on it are removed each by itself; both can come back.

use leptos::prelude::*;

use super::kept_section::KeptSection;
use super::lesson_row::{KeptLessonRow, RemovedLessonRow, RemovedSheetRow};
use super::paged_rows::PagedRows;
use super::state::Recovery;

/// What is kept, by lesson.
#[component]
pub fn KeptLessons() -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    view! {
        <KeptSection
            id="lessons"
            title="Lessons and the work on them"
            count=|survey| survey.lessons.len()
            heading=recovery.targets.lessons
        >
            <PagedRows
                count=|survey| survey.lessons.len()
                row=|survey, at| {
                    view! { <KeptLessonRow lesson=survey.lessons[at].clone()/> }.into_any()
                }
            />
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
            <PagedRows
                count=|survey| survey.removed.len()
                row=|survey, at| {
                    view! { <RemovedLessonRow lesson=survey.removed[at].clone()/> }.into_any()
                }
            />
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
            <PagedRows
                count=|survey| survey.removed_sheets.len()
                row=|survey, at| {
                    view! { <RemovedSheetRow work=survey.removed_sheets[at].clone()/> }.into_any()
                }
            />
        </KeptSection>
    }
}
