//! What the page says: short sentences at its foot, and troubles that stay until they are over.
//!
//! Invariant: everything said here is read out too, and nothing but troubles interrupts.

use leptos::prelude::*;

use crate::app::opening::Desk;
use crate::app::{AppState, Keeping};

/// The last sentence, with "Undo" beside it where that makes sense.
#[component]
pub fn Notices() -> impl IntoView {
    let state = expect_context::<AppState>();
    let shown = RwSignal::new(false);
    Effect::new(move |last: Option<Option<u32>>| {
        let number = state.notice.with(|notice| notice.as_ref().map(|notice| notice.number));
        if last.is_some() && number != last.flatten() {
            shown.set(true);
            // The sentence stays for as long as it takes to read it twice; it is in the page's
            // history of nothing, so it also waits while the pointer or the focus is on it (CSS).
            set_timeout(
                move || {
                    let same = state.notice.with_untracked(|n| n.as_ref().map(|n| n.number)) == number;
                    if same {
                        shown.set(false);
                    }
                },
                std::time::Duration::from_secs(8),
            );
        }
        number
    });
    view! {
        <div class="notice" class:shown=shown>
            <p aria-live="polite">
                {move || state.notice.with(|notice| notice.as_ref().map(|notice| notice.sentence.clone()))}
            </p>
            <Show when=move || shown.get() && state.notice.with(|notice| notice.as_ref().is_some_and(|notice| notice.undoable))>
                <button type="button" class="tool" on:click=move |_| { state.undo(); }>"Take back"</button>
            </Show>
            <Show when=move || shown.get()>
                <button type="button" class="tool" aria-label="Dismiss" on:click=move |_| shown.set(false)>"✕"</button>
            </Show>
        </div>
    }
}

/// Troubles with keeping and loading.
#[component]
pub fn Troubles() -> impl IntoView {
    let state = expect_context::<AppState>();
    let desk = expect_context::<Desk>();
    let damaged = state.damaged.with_value(Vec::len);
    let seen = RwSignal::new(false);
    let lessons = move || desk.library.with(|library| library.as_ref().map(|library| library.troubles.clone()).unwrap_or_default());
    view! {
        <div class="troubles" role="alert">
            {move || match state.keeping.get() {
                Keeping::NotSaved(error) => Some(view! {
                    <div class="trouble">
                        <p>{error.to_string()}</p>
                        <button type="button" class="tool strong" on:click=move |_| state.download_work()>"Download my work now"</button>
                        <button type="button" class="tool" on:click=move |_| state.save_again()>"Try again"</button>
                    </div>
                }),
                _ => None,
            }}
            {move || (damaged > 0 && !seen.get()).then(|| view! {
                <div class="trouble">
                    <p>{format!("{damaged} stored item(s) of this lesson cannot be read. They were left as they are, and everything else is here. Download them and show them to somebody who can repair them.")}</p>
                    <button type="button" class="tool strong" on:click=move |_| state.download_damaged()>"Download the unreadable items"</button>
                    <button type="button" class="tool" on:click=move |_| seen.set(true)>"Hide"</button>
                </div>
            })}
            {move || lessons().into_iter().map(|sentence| view! { <div class="trouble"><p>{sentence}</p></div> }).collect_view()}
        </div>
    }
}
