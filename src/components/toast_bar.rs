//! What the page says: short sentences at its foot.
//!
//! Invariant: everything said here is read out, and interrupts nobody; what the page shows anyway is only
//! read out.
//! Must not know: who says it.

use std::time::Duration;

use leptos::prelude::*;

use super::Button;
use crate::state::route::{CurrentRoute, go_to};
use crate::state::toasts::{ToastAction, ToastReach, Toasts};

/// How long a sentence stays: long enough to be read twice.
const STAY: Duration = Duration::from_secs(6);

/// The last sentence, with a way back or a way there beside it where that makes sense.
#[component]
pub fn ToastBar(
    /// How long a sentence stays.
    #[prop(default = STAY)]
    stay: Duration,
    /// Takes back what the sentence speaks of.
    on_take_back: impl Fn() + 'static,
) -> impl IntoView {
    let last = expect_context::<Toasts>().last();
    let shown = RwSignal::new(false);
    let number = Memo::new(move |_| last.with(|last| last.as_ref().map(|toast| toast.number)));
    let sentence = move || last.with(|last| last.as_ref().map(|toast| toast.sentence.clone()));
    let action = Memo::new(move |_| {
        last.with(|last| {
            last.as_ref()
                .map_or(ToastAction::None, |toast| toast.action.clone())
        })
    });
    let is_undoable = move || action.get() == ToastAction::TakeBack;
    let place = move || match action.get() {
        ToastAction::Show(place) => Some(place),
        _ => None,
    };
    let route = use_context::<CurrentRoute>();
    // A sentence that was said before this bar stood is over.
    Effect::watch(
        move || {
            if let Some(route) = route {
                route.track();
            }
            number.get()
        },
        move |now, before, _| {
            // So is one that was said on another page; a way back stays, such as that of a lesson whose page is gone.
            if before == Some(now) {
                if !action.with_untracked(|action| *action == ToastAction::TakeBack) {
                    shown.set(false);
                }
                return;
            }
            let reach = last.with_untracked(|last| last.as_ref().map(|toast| toast.reach));
            shown.set(reach == Some(ToastReach::Everybody));
            let now = *now;
            set_timeout(
                move || {
                    if number.try_get_untracked() == Some(now) {
                        shown.set(false);
                    }
                },
                stay,
            );
        },
        false,
    );
    view! {
        <div class="notice" class:shown=move || shown.get()>
            <p aria-live="polite">{sentence}</p>
            <Button
                // The bar at the top has an "Undo" too, and names tell them apart.
                attr:aria-label="Undo this"
                attr:hidden=move || !shown.get() || !is_undoable()
                on:click=move |_| on_take_back()
            >
                "Undo"
            </Button>
            <Button
                attr:hidden=move || !shown.get() || place().is_none()
                on:click=move |_| {
                    if let Some(place) = untrack(place) {
                        shown.set(false);
                        go_to(&place);
                    }
                }
            >
                "Show"
            </Button>
            <Button
                attr:aria-label="Dismiss"
                attr:hidden=move || !shown.get()
                on:click=move |_| shown.set(false)
            >
                "✕"
            </Button>
        </div>
    }
}
