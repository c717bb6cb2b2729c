//! A button with the sign and the name of a tag.
//!
//! Invariant: its accessible name is what it shows, so that whoever speaks to the page can read it off.

use leptos::prelude::*;

use super::Swatch;
use crate::core::lesson::tag_set::Colour;

/// A button that stands for a tag. `on:click` and other attributes go to the element.
#[component(transparent)]
pub fn TagButton(
    /// The tag's name.
    #[prop(into)]
    label: String,
    /// The tag's colour; claims have none.
    colour: Option<Colour>,
    /// The cap of its key, where it has one.
    #[prop(optional_no_strip)]
    key: Option<char>,
) -> impl IntoView {
    let name = match key {
        Some(key) => format!("{label} {key}"),
        None => label.clone(),
    };
    view! {
        <button type="button" class="tag" aria-label=name>
            <Swatch colour/>
            <span class="tag-name" dir="auto">
                {label}
            </span>
            // A space for those who hear it; the style sets them apart for the eye.
            " "
            {key.map(|key| view! { <kbd aria-hidden="true">{key.to_string()}</kbd> })}
        </button>
    }
}
