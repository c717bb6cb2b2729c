//! Sentences about what is wrong, read out at once.

use leptos::prelude::*;

use crate::core::text::printable::plain;

/// The sentences; nothing to see where there are none.
#[component]
pub fn Alerts(
    /// What is wrong.
    sentences: impl Fn() -> Vec<String> + Send + 'static,
) -> impl IntoView {
    let troubles = move || {
        let trouble = |sentence: String| {
            view! {
                <div class="trouble">
                    <p>{plain(&sentence)}</p>
                </div>
            }
            .into_any()
        };
        sentences().into_iter().map(trouble).collect_view()
    };
    view! {
        <div class="troubles">
            <div role="alert">{troubles}</div>
        </div>
    }
}
