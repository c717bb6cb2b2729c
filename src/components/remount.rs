//! Another view for another value.
//!
//! Invariant: a view is never changed into the next one: what belongs to it ends with it.
//! Must not know: what is shown.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

/// Shows what `children` makes of a value; when the value is another, that view ends and another is made. Leptos
/// by itself would change the elements of the one into those of the other. (`key` of React, `{#key}` of
/// Svelte.)
#[component]
pub fn Remount<T, V>(
    /// The value.
    on: Memo<T>,
    /// Makes the view.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let turn = Memo::new(move |last: Option<&u64>| {
        // Read and not only tracked: a memo that nobody has read is made with the first view, and would count as
        // another value then.
        on.with(|_| ());
        last.map_or(0, |last| last + 1)
    });
    nth_view(
        turn,
        Arc::new(move || children(on.get_untracked()).into_any()),
    )
}

/// Compiled once, whatever the value is.
fn nth_view(turn: Memo<u64>, view: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    // What belongs to a view ends after its elements are gone, which still ask it something as they go; what
    // belongs to an effect would end before. An owner keeps a note of every child until it is cleaned up: two
    // take turns, since only the one before the last has no view to lose.
    let parent = Owner::current().unwrap_or_default();
    let turns = StoredValue::new([parent.with(Owner::new), parent.with(Owner::new)]);
    let mut is_left = false;
    (move || {
        turn.with(|_| ());
        // The one side of an `Either` is never changed into the other. Not by the number of the turn: two turns
        // may come to one drawing.
        is_left = !is_left;
        let its_turn = turns.with_value(|turns| turns[usize::from(is_left)].clone());
        its_turn.cleanup();
        let owner = its_turn.with(Owner::new);
        let view = OwnedView::new_with_owner(owner.with(|| untrack(|| view())), owner);
        if is_left {
            Either::Left(view)
        } else {
            Either::Right(view)
        }
    })
    .into_any()
}
