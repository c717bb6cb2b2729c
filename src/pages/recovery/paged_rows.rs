//! A list of what is kept, a page at a time.
//!
//! Invariant: a row is drawn again only when its data differ, so that the others keep the focus.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::*;

use super::state::Recovery;
use crate::components::{Button, ButtonLook};
use crate::core::recovery::Survey;

/// How many rows a list shows at first, and how many more at a time.
const PAGE: usize = 100;

/// A list with a button for more of it.
#[component]
pub fn PagedRows<T, V>(
    /// What it is a list of.
    of: fn(&Survey) -> &[T],
    /// Draws a row.
    children: impl Fn(Arc<T>) -> V + Clone + Send + 'static,
) -> impl IntoView
where
    T: Clone + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let recovery = expect_context::<Recovery>();
    let most = RwSignal::new(PAGE);
    let rows = move || {
        recovery.with_survey(|survey| {
            // Damaged stores may hold the same thing twice, and the rows' keys must differ.
            let mut seen = HashSet::new();
            let all = of(survey).iter().take(most.get());
            let distinct = all.filter(|row| seen.insert(*row));
            distinct.cloned().map(Arc::new).collect::<Vec<_>>()
        })
    };
    let not_shown = move || {
        let all = recovery.with_survey(|survey| of(survey).len());
        all.saturating_sub(most.get())
    };
    view! {
        <div>
            <ul class="rows">
                <For each=rows key=Clone::clone children/>
            </ul>
            <Button
                look=ButtonLook::Strong
                attr:hidden=move || not_shown() == 0
                on:click=move |_| *most.write() += PAGE
            >
                {move || format!("Show more ({} are not shown)", not_shown())}
            </Button>
        </div>
    }
}
