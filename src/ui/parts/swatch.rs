//! The sign of a tag: its tint with its line pattern, so that colour never stands alone.

use leptos::prelude::*;

use crate::core::tags::Colour;

/// A swatch; of claims where there is no colour.
#[component]
pub fn Swatch(colour: Option<Colour>) -> impl IntoView {
    let class = format!("swatch {}", colour.map_or("claim", Colour::name));
    view! { <span class=class aria-hidden="true"></span> }
}
