//! Running text from a string.
//!
//! Invariant: text is set as text.

use leptos::prelude::*;

/// Paragraphs, separated by blank lines in the string.
#[component]
pub fn Paragraphs(text: String) -> impl IntoView {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| view! { <p dir="auto">{paragraph.to_owned()}</p> })
        .collect_view()
}
