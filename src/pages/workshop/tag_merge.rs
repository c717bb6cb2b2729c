//! A tag is merged into another, so that no mark loses what it says.

use leptos::prelude::*;

use super::actions::edit_and_say;
use super::context::WorkshopContext;
use crate::components::{Button, ButtonLook, Field};
use crate::core::authoring::tags;
use crate::core::lesson::tag_set::TagId;

/// The tags into which this one can be merged.
#[component]
pub fn TagMerge(id: TagId) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let others = {
        let id = id.clone();
        move || {
            cx.editor.read(|lesson| {
                let others = lesson.tags.entity.iter().filter(|tag| tag.id != id);
                let named = others.map(|tag| (tag.id.as_str().to_owned(), tag.label.clone()));
                let none = (String::new(), "—".to_owned());
                std::iter::once(none).chain(named).collect::<Vec<_>>()
            })
        }
    };
    let into = RwSignal::new(String::new());
    let merge = move |_| match TagId::parse(&into.get_untracked()) {
        Some(into) => {
            edit_and_say(cx, |lesson| tags::merge(lesson, &id, &into));
        }
        None => cx
            .toasts
            .say("First choose the tag to merge this one into."),
    };
    view! {
        <div class="adding">
            <Field label="Merge into">
                // Arrow keys go through a list one by one, so a choice alone does nothing.
                <select on:change=move |event| into.set(event_target_value(&event))>
                    <For each=others key=Clone::clone let((value, label))>
                        <option value=value>{label}</option>
                    </For>
                </select>
            </Field>
            <Button look=ButtonLook::Strong on:click=merge>
                "Merge"
            </Button>
        </div>
    }
}
