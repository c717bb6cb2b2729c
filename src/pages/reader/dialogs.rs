//! The dialogs of the reading page, one a file.
//!
//! Invariant: one at most; none shares state with another.
//! Must not know: who opens them.

mod export;
mod help;
mod import;
mod quote;

use leptos::prelude::*;

use super::Reader;
use crate::state::dialogs::DialogKind;
use export::ExportDialog;
use help::HelpDialog;
use import::ImportDialog;
use quote::QuoteDialog;

/// The dialog that is open.
#[component]
pub fn Dialogs() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let open = Memo::new(move |_| reader.dialogs.open());
    let dialog = move || {
        open.get().map(|kind| match kind {
            DialogKind::Export => view! { <ExportDialog/> }.into_any(),
            DialogKind::Import => view! { <ImportDialog/> }.into_any(),
            DialogKind::Help => view! { <HelpDialog/> }.into_any(),
            DialogKind::Quote => view! { <QuoteDialog/> }.into_any(),
        })
    };
    view! { <div>{dialog}</div> }
}
