//! A list of what is kept, a page at a time.
//!
//! Invariant: it is drawn anew only where the stores were asked again; after an action the focus goes to what stays.

use leptos::prelude::*;

use super::state::Recovery;
use crate::components::{Button, ButtonLook};
use crate::core::recovery::Survey;

/// How many rows a list shows at first, and how many more at a time.
const PAGE: usize = 100;

/// A list with a button for more of it.
#[component]
pub fn PagedRows(
    /// How many rows there are.
    count: fn(&Survey) -> usize,
    /// The row at a place.
    row: fn(&Survey, usize) -> AnyView,
) -> impl IntoView {
    let recovery = expect_context::<Recovery>();
    let most = RwSignal::new(PAGE);
    let rows = move || {
        let survey = &recovery.shown().survey;
        let shown = count(survey).min(most.get());
        (0..shown).map(|at| row(survey, at)).collect_view()
    };
    let not_shown = move || count(&recovery.shown().survey).saturating_sub(most.get());
    view! {
        <div>
            <ul class="rows">{rows}</ul>
            <Button
                look=ButtonLook::Strong
                attr:hidden=move || not_shown() == 0
                on:click=move |_| *most.write() += PAGE
            >
                {move || format!("Show more ({} not shown)", not_shown())}
            </Button>
        </div>
    }
}
