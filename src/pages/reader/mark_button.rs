//! A mark as something to choose.
//!
//! Invariant: which mark has the focus is said by `aria-current`; the button itself is not drawn again for it.
//! Must not know: what a press does.

use leptos::prelude::*;

use super::Reader;
use super::byline::Byline;
use crate::components::Swatch;
use crate::core::view::MarkRow;

/// A mark as something to choose. `on:click` and other attributes go to the element.
#[component(transparent)]
pub fn MarkButton(
    /// What it says.
    row: MarkRow,
    /// What more there is to say.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let MarkRow {
        id,
        words,
        label,
        named,
        colour,
        lost,
        elsewhere,
        ..
    } = row;
    let place = match (lost, elsewhere) {
        (true, true) => " · found elsewhere: look",
        (true, false) => " · not found in the text",
        (false, _) => "",
    };
    view! {
        <button
            type="button"
            class="mark-row"
            class:lost=lost
            class:elsewhere=elsewhere
            aria-current=move || (reader.focused.get() == Some(id)).then_some("true")
        >
            <Swatch colour/>
            <span class="mark-words" dir="auto">{words}</span>
            <span class="mark-label">
                <span dir="auto">{label}</span>
                {(!named.is_empty()).then(|| view! { " · " <span dir="auto">{named}</span> })}
                {place}
            </span>
            <Byline id/>
            {children.map(|children| children())}
        </button>
    }
}
