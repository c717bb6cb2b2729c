//! The sign of a tag: its tint with its line pattern, so that colour never stands alone.

use leptos::prelude::*;

use crate::core::lesson::tag_set::Colour;

/// The sign of a tag; of claims where there is no colour.
#[component]
pub fn Swatch(
    /// The tag's colour.
    colour: Option<Colour>,
) -> impl IntoView {
    let name = colour.map_or("claim", Colour::name);
    view! { <span class=format!("swatch {name}") aria-hidden="true"></span> }
}
