//! Sentences about what is wrong, read out at once.

use leptos::prelude::*;

use crate::core::text::printable::plain;

/// The sentences; nothing to see where there are none.
#[component]
pub fn Alerts(
    /// What is wrong.
    #[prop(into)]
    sentences: Signal<Vec<String>>,
) -> impl IntoView {
    view! {
        <div class="troubles">
            <div role="alert">
                <For each=move || sentences.get() key=Clone::clone let(sentence)>
                    <div class="trouble">
                        <p>{plain(&sentence)}</p>
                    </div>
                </For>
            </div>
        </div>
    }
}
