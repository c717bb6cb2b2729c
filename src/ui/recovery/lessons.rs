//! Lessons of which something is kept, and lessons that were removed.
//!
//! Invariant: work is never removed here, only a lesson that was imported; and it can come back.

use super::{rows, section, size, tool};
use crate::app::recovery::{Next, Recovery};
use crate::app::route::Route;
use crate::core::recovery::{KeptLesson, LessonOrigin, RemovedLesson};
use crate::ui::el::{El, el};
use crate::ui::parts::{plural, row, theirs};

/// What is kept, by lesson.
pub fn lessons(page: Recovery) -> El {
    section(
        page,
        "lessons",
        "Lessons and the work on them",
        |survey| survey.lessons.len(),
        vec![rows(
            page,
            |survey| &survey.lessons,
            move |kept| lesson(page, kept),
        )],
    )
}

fn lesson(page: Recovery, kept: &KeptLesson) -> El {
    let title = kept.title.as_deref().unwrap_or(kept.id.as_str());
    let mut about = Vec::new();
    if !kept.annotator.trim().is_empty() {
        about.push(format!("by {}", kept.annotator.trim()));
    }
    about.push(plural(kept.live, "mark"));
    if kept.deleted > 0 {
        about.push(format!("{} deleted", kept.deleted));
    }
    if kept.steps > 0 {
        about.push(plural(kept.steps, "undo step"));
    }
    about.push(size(kept.bytes));
    if kept.source == LessonOrigin::Absent {
        about.push("the lesson itself is not here".into());
    }
    let open = (kept.source != LessonOrigin::Absent).then(|| {
        el("a")
            .class("tool small strong")
            .attr("href", &Route::Lesson(kept.id.clone()).href())
            .attr("aria-label", &format!("Open {title}"))
            .text("Open")
    });
    let download = {
        let id = kept.id.clone();
        tool("Download", title, move || page.download_lesson(&id))
    };
    let remove = (kept.source == LessonOrigin::Imported).then(|| {
        let id = kept.id.clone();
        tool("Remove from this browser:", title, move || {
            page.remove(id.clone(), Next("#said"));
        })
    });
    row(
        vec![theirs("h3", "", title)],
        &about.join(" · "),
        open.into_iter().chain([download]).chain(remove).collect(),
    )
}

/// Lessons that can come back.
pub fn removed(page: Recovery) -> El {
    section(
        page,
        "removed",
        "Removed lessons",
        |survey| survey.removed.len(),
        vec![rows(
            page,
            |survey| &survey.removed,
            move |lesson| gone(page, lesson),
        )],
    )
}

fn gone(page: Recovery, lesson: &RemovedLesson) -> El {
    let back = lesson.back.clone();
    row(
        vec![theirs("h3", "", &lesson.title)],
        &plural(lesson.articles, "article"),
        vec![tool("Bring back", &lesson.title, move || {
            page.bring_back(vec![back.clone()], "The lesson is back.", Next("#lessons"));
        })],
    )
}
