//! The dialogs of the reading page, one a file.
//!
//! Invariant: one at most; none shares state with another.
//! Must not know: who opens them.

mod export;
mod help;
mod import;
mod quote;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Reader;
use crate::lazy;
use crate::pages::lazy::{LazyView, LoadedView};
use crate::platform::page;
use crate::state::dialogs::DialogKind;
use export::ExportDialog;
use help::HelpDialog;
use import::ImportDialog;
use quote::QuoteDialog;

lazy! {
    fn export() in dialogs -> LoadedView { || view! { <ExportDialog/> }.into_any() }
}
lazy! {
    fn import() in dialogs -> LoadedView { || view! { <ImportDialog/> }.into_any() }
}
lazy! {
    fn help() in dialogs -> LoadedView { || view! { <HelpDialog/> }.into_any() }
}
lazy! {
    fn quote() in dialogs -> LoadedView { || view! { <QuoteDialog/> }.into_any() }
}

/// The dialog that is open. Their code is a part of the app: it loads after the first paint, so that a work can
/// be handed in when the network has gone.
#[component]
pub fn Dialogs() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let open = Memo::new(move |_| reader.dialogs.open());
    page::after_paint(|| {
        spawn_local(async {
            let _ = export().await;
        });
    });
    let dialog = move || {
        open.get().map(|kind| match kind {
            DialogKind::Export => view! { <LazyView load=export/> }.into_any(),
            DialogKind::Import => view! { <LazyView load=import/> }.into_any(),
            DialogKind::Help => view! { <LazyView load=help/> }.into_any(),
            DialogKind::Quote => view! { <LazyView load=quote/> }.into_any(),
        })
    };
    view! { <div>{dialog}</div> }
}
