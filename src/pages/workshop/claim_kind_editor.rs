//! The kinds of statement that a class tells claims by: which are offered, and what they are called.

use leptos::prelude::*;
use leptos::web_sys::{Event, HtmlInputElement};

use super::actions::edit;
use super::context::WorkshopContext;
use crate::components::TextInput;
use crate::core::authoring::claim_kinds;
use crate::core::lesson::claim_kind::ClaimKind;

/// All kinds.
#[component]
pub fn ClaimKindEditor() -> impl IntoView {
    let rows = ClaimKind::ALL.map(|kind| view! { <ClaimKindRow kind /> });
    view! {
        <details class="kinds-made">
            <summary>"Kinds of statement"</summary>
            <p class="hint">
                "These are the kinds a claim can have. Untick the ones you do not need; claims that already have one keep it. Rename them to suit your class."
            </p>
            <ul class="rows">{rows.collect_view()}</ul>
        </details>
    }
}

/// One kind.
#[component]
fn ClaimKindRow(kind: ClaimKind) -> impl IntoView {
    let cx = expect_context::<WorkshopContext>();
    let is_offered = Signal::derive(move || {
        cx.editor.read(|lesson| {
            let kinds = lesson.tags.offered_kinds();
            kinds.iter().any(|offered| offered.kind == kind)
        })
    });
    let label = Signal::derive(move || {
        cx.editor
            .read(|lesson| lesson.tags.kind_label(kind).to_owned())
    });
    let choose = move |event: Event| {
        let tick = event_target::<HtmlInputElement>(&event);
        edit(cx, |lesson| {
            if tick.checked() {
                Ok(claim_kinds::offer(lesson, kind))
            } else {
                claim_kinds::withhold(lesson, kind)
            }
        });
        // The last one stays.
        tick.set_checked(is_offered.get_untracked());
    };
    let write = move |words: String| {
        edit(cx, |lesson| claim_kinds::set_label(lesson, kind, &words));
    };
    view! {
        <li class="kind-row">
            <label class="check">
                <input type="checkbox" prop:checked=move || is_offered.get() on:change=choose />
                <span>{kind.label()}</span>
            </label>
            <Show when=move || is_offered.get()>
                // Its words say what it is, and a label over each would be the same six times.
                <TextInput
                    value=label
                    on_input=write
                    attr:aria-label=format!("New name for {}", kind.label())
                />
            </Show>
        </li>
    }
}
