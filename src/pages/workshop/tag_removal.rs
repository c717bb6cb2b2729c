//! Deleting a tag: what becomes of the marks that carry it is said, and there is a way back.
//!
//! Invariant: no mark is lost with its tag. It stays, in grey, under the name that its file has for the tag.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::actions::{edit, say_undoable_step};
use super::context::WorkshopContext;
use crate::components::{Button, ButtonLook};
use crate::core::annotation::Body;
use crate::core::authoring::tags;
use crate::core::lesson::Lesson;
use crate::core::lesson::tag_set::TagId;
use crate::core::text::printable::brief;
use crate::state::library::load_work;
use crate::state::persistence::Persistence;

/// The button.
#[component]
pub fn TagRemoval(id: TagId) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    view! {
        <Button look=ButtonLook::Danger on:click=move |_| remove_tag(cx, &id)>
            "Delete this tag"
        </Button>
    }
}

/// Deletes a tag of the open lesson, and says what becomes of its marks.
fn remove_tag(cx: WorkshopContext, id: &TagId) {
    let Some(before) = cx.editor.lesson_untracked() else {
        return;
    };
    let label = before.tags.get(id).map(|tag| brief(&tag.label, 40));
    if !edit(cx, |lesson| tags::remove(lesson, id)) {
        return;
    }
    let revision = cx.editor.lesson_untracked().map(|lesson| lesson.revision);
    let label = label.unwrap_or_default();
    let id = id.clone();
    spawn_local(async move {
        let marks = carried(cx.persistence, before, &id).await;
        let now = cx.editor.lesson_untracked().map(|lesson| lesson.revision);
        // Something else was done meanwhile, and said.
        if now == revision {
            say_undoable_step(cx, &sentence(&label, &id, marks));
        }
    });
}

/// How many marks of this browser carry the tag.
async fn carried(persistence: Persistence, lesson: Arc<Lesson>, id: &TagId) -> usize {
    let loaded = load_work(persistence, lesson.clone(), None).await;
    let records = loaded.session.workspace().records().values();
    let carries = |body: &Body| match body {
        Body::Mention(mention) => {
            let tag = lesson.tags.get(&mention.tag);
            tag.is_some_and(|tag| tag.id == *id)
        }
        _ => false,
    };
    records
        .filter(|record| record.body().is_some_and(carries))
        .count()
}

fn sentence(label: &str, id: &TagId, marks: usize) -> String {
    let id = id.as_str();
    let stay = match marks {
        0 => format!(
            "No mark in this browser has it. Marks of your class that do stay, in grey, as “{id}”."
        ),
        1 => format!("1 mark in this browser has it and stays, in grey, as “{id}”."),
        marks => format!("{marks} marks in this browser have it and stay, in grey, as “{id}”."),
    };
    format!("“{label}” was deleted. {stay} To give them another tag, merge instead.")
}
