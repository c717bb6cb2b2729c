//! Somebody's text as paragraphs.

use leptos::prelude::*;

/// Paragraphs, separated by blank lines in `text`.
#[component]
pub fn Paragraphs(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| view! { <p dir="auto">{paragraph.to_owned()}</p> })
        .collect_view()
}
