//! Dialogs, one a file.

mod export;
mod help;
mod import;
mod quote;

use leptos::prelude::*;

use crate::app::{AppState, Dialog};

/// The dialog that is open.
#[component]
pub fn Dialogs() -> impl IntoView {
    let state = expect_context::<AppState>();
    let close = Callback::new(move |()| {
        if state.dialog.with_untracked(Option::is_some) {
            state.dialog.set(None);
            state.incoming.set(None);
        }
    });
    move || {
        state.dialog.get().map(|dialog| match dialog {
            Dialog::Export => view! { <export::Export close /> }.into_any(),
            Dialog::Import => view! { <import::Import close /> }.into_any(),
            Dialog::Help => view! { <help::Help close /> }.into_any(),
            Dialog::Quote => view! { <quote::Quote close /> }.into_any(),
        })
    }
}
