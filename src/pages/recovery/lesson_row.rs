//! Rows for lessons of which something is kept, and for lessons and works that were removed.
//!
//! Invariant: a lesson and the work on it are removed each by itself; both can come back.

use std::sync::Arc;

use leptos::prelude::*;

use super::focus::RecoveryFocus;
use super::message::Completed;
use super::row_tool::RowTool;
use super::size::size;
use super::state::Recovery;
use crate::components::ListRow;
use crate::core::lesson::LessonId;
use crate::core::recovery::{KeptLesson, KeptSheet, LessonOrigin, RemovedLesson, RemovedSheet};
use crate::core::route::Route;
use crate::core::text::printable::plural;
use crate::core::view::annotator_label;

/// A lesson with the work on it.
#[component]
pub fn KeptLessonRow(
    /// Which.
    lesson: KeptLesson,
) -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let title = lesson.title.as_deref().unwrap_or(lesson.id.as_str());
    let title = title.to_owned();
    let heading = title.clone();
    let about = facts(&lesson).join(" · ");
    let works = Works {
        lesson: lesson.id.clone(),
        title: title.clone(),
        sheets: lesson.sheets.clone(),
    };
    let tools = move || {
        let open = (lesson.source != LessonOrigin::Absent).then(|| {
            view! {
                <a
                    class="tool small strong"
                    href=Route::Lesson(lesson.id.clone()).href()
                    aria-label=format!("Open {title}")
                >
                    "Open"
                </a>
            }
        });
        let imported = lesson.source == LessonOrigin::Imported;
        let remove = imported.then(|| {
            let id = lesson.id.clone();
            view! {
                <RowTool
                    label="Remove the lesson"
                    about=title.clone()
                    on:click=move |_| recovery.remove(&id)
                />
            }
        });
        view! {
            {open}
            <RowTool
                label="Download"
                about=title
                on:click=move |_| recovery.download_lesson(&lesson.id)
            />
            {remove}
            {works.removal()}
        }
    };
    view! {
        <ListRow about tools>
            <h3 dir="auto">{heading}</h3>
        </ListRow>
    }
}

/// The works on a lesson.
struct Works {
    lesson: LessonId,
    title: String,
    sheets: Vec<KeptSheet>,
}

impl Works {
    /// Taking them off this computer, each by itself; folded away where they are several.
    fn removal(self) -> AnyView {
        let is_one = self.sheets.len() == 1;
        let Self {
            lesson,
            title,
            sheets,
        } = self;
        let tools = sheets.into_iter().map(|sheet| {
            let recovery = expect_context::<Recovery>();
            let (lesson, at) = (lesson.clone(), sheet.sheet);
            let label = match sheet.annotator.trim() {
                "" if is_one => "Remove the work".to_owned(),
                _ => format!("Remove the work by {}", annotator_label(&sheet.annotator)),
            };
            view! {
                <RowTool
                    label
                    about=format!("on {title}")
                    on:click=move |_| recovery.remove_work(&lesson, at)
                />
            }
            .into_any()
        });
        let tools: Vec<AnyView> = tools.collect();
        if tools.len() < 2 {
            return tools.into_any();
        }
        view! {
            <details class="works-kept">
                <summary>"Remove somebody’s work"</summary>
                {tools}
            </details>
        }
        .into_any()
    }
}

/// What can be said of a lesson and the work on it.
fn facts(lesson: &KeptLesson) -> Vec<String> {
    let facts = [
        by_whom(lesson),
        Some(plural(lesson.live, "mark")),
        (lesson.deleted > 0).then(|| format!("{} deleted", lesson.deleted)),
        (lesson.steps > 0).then(|| plural(lesson.steps, "undo step")),
        Some(size(lesson.bytes)),
        (lesson.source == LessonOrigin::Absent).then(|| "the lesson itself is not here".to_owned()),
    ];
    facts.into_iter().flatten().collect()
}

/// Who has worked on it; how much each of them, where they are several.
fn by_whom(lesson: &KeptLesson) -> Option<String> {
    match lesson.sheets.as_slice() {
        [] => None,
        [one] => {
            let name = one.annotator.trim();
            (!name.is_empty()).then(|| format!("by {name}"))
        }
        several => {
            let each = several.iter().map(|sheet| {
                let name = annotator_label(&sheet.annotator);
                format!("{name} ({})", plural(sheet.live, "mark"))
            });
            Some(format!("by {}", each.collect::<Vec<_>>().join(", ")))
        }
    }
}

/// A work that can come back, unless it is deleted for good.
#[component]
pub fn RemovedSheetRow(
    /// Which.
    work: RemovedSheet,
) -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let title = work.title.as_deref().unwrap_or(work.lesson.as_str());
    let heading = format!("Work by {} on {title}", annotator_label(&work.annotator));
    let about = plural(work.marks, "mark");
    let name = heading.clone();
    let work = Arc::new(work);
    let asks = RwSignal::new(false);
    let tools = move || {
        move || {
            let work = Arc::clone(&work);
            if asks.get() {
                view! {
                    <p class="about" role="status">
                        "Nobody can bring it back after that."
                    </p>
                    <RowTool
                        label="Delete for good"
                        about=name.clone()
                        on:click=move |_| recovery.forget_work(&work)
                    />
                    <RowTool label="Keep" about=name.clone() on:click=move |_| asks.set(false)/>
                }
                .into_any()
            } else {
                let bring_back = move |_| {
                    let (back, focus) = (work.back.clone(), RecoveryFocus::Lessons);
                    recovery.bring_back(back, Completed::WorkBack, focus);
                };
                view! {
                    <RowTool label="Bring back" about=name.clone() on:click=bring_back/>
                    <RowTool
                        label="Delete for good…"
                        about=name.clone()
                        on:click=move |_| asks.set(true)
                    />
                }
                .into_any()
            }
        }
    };
    view! {
        <ListRow about tools>
            <h3 dir="auto">{heading}</h3>
        </ListRow>
    }
}

/// A lesson that can come back.
#[component]
pub fn RemovedLessonRow(
    /// Which.
    lesson: RemovedLesson,
) -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let title = lesson.title.clone();
    let about = plural(lesson.articles, "article");
    let tools = move || {
        let name = lesson.title.clone();
        let bring_back = move |_| {
            let back = vec![lesson.back.clone()];
            recovery.bring_back(back, Completed::LessonBack, RecoveryFocus::Lessons);
        };
        view! { <RowTool label="Bring back" about=name on:click=bring_back/> }
    };
    view! {
        <ListRow about tools>
            <h3 dir="auto">{title}</h3>
        </ListRow>
    }
}
