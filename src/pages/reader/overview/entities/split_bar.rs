//! Marks that name somebody else, moved to a card of their own.
//!
//! Invariant: as long as nobody has written a name, the new card is called by the words that its marks have most.
//! Must not know: how marks are ticked.

use std::collections::BTreeSet;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::changes;
use super::view_state::{EntitiesState, TickedMarks};
use crate::components::{Button, ButtonLook, Field};
use crate::core::annotation::record::RecordId;
use crate::core::text::printable::plural;
use crate::core::view::{ConcordanceLine, usual_words};

/// What can be done with the marks that are ticked.
#[component]
pub fn SplitBar(
    /// The entity that they name.
    id: RecordId,
    /// All its marks.
    lines: Memo<Vec<ConcordanceLine>>,
    /// Those that are ticked.
    ticked: TickedMarks,
) -> impl IntoView {
    let state = expect_context::<EntitiesState>();
    let written = RwSignal::new(None::<String>);
    let name = Memo::new(move |_| {
        written.get().unwrap_or_else(|| {
            lines.with(|lines| {
                let chosen = lines
                    .iter()
                    .filter(|line| ticked.with(|ticked| ticked.contains(&line.mark)));
                usual_words(chosen.map(|line| line.words.as_str()))
            })
        })
    });
    let count = Memo::new(move |_| ticked.with(BTreeSet::len));
    let has_any = Memo::new(move |_| count.get() > 0);
    let split = move || {
        let marks: Vec<RecordId> = ticked.with_untracked(|ticked| ticked.iter().copied().collect());
        if changes::split(state, id, &marks, &name.get_untracked()) {
            written.set(None);
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            split();
        }
    };
    let is_alone = Memo::new(move |_| lines.with(|lines| lines.len() < 2));
    view! {
        <p class="hint-line" hidden=move || has_any.get() || is_alone.get()>
            "Does one of these name somebody else? Tick it to move it to a card of its own."
        </p>
        <Show when=move || has_any.get()>
            <div class="split-bar">
                <p aria-live="polite">{move || format!("{} chosen", plural(count.get(), "mark"))}</p>
                <Field label="Name of the new card">
                    <input
                        type="text"
                        dir="auto"
                        prop:value=move || name.get()
                        on:input=move |event| written.set(Some(event_target_value(&event)))
                        on:keydown=press
                    />
                </Field>
                <Button look=ButtonLook::Strong on:click=move |_| split()>
                    "Move to a new card"
                </Button>
            </div>
        </Show>
    }
}
