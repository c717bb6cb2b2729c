//! The dialogs of the reading page, one a file.
//!
//! Invariant: one at most; none shares state with another.
//! Must not know: who opens them.

mod export;
mod help;
mod import;
mod quote;
mod sheets;

use leptos::prelude::*;
use leptos::task::spawn_local;

use web_sys::File;

use super::{Reader, actions};
use crate::lazy;
use crate::pages::lazy::{LazyView, LoadedView};
use crate::state::dialogs::DialogKind;
use export::ExportDialog;
use help::HelpDialog;
use import::ImportDialog;
use quote::QuoteDialog;
use sheets::SheetsDialog;
pub use sheets::WhoAreYou;

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
lazy! {
    fn sheets_dialog() in dialogs -> LoadedView { || view! { <SheetsDialog/> }.into_any() }
}
lazy! {
    fn file_opener() in dialogs -> fn(Reader, Vec<File>) { actions::open_files }
}

/// Opens the dialog of importing with files that were dropped on the page.
pub fn import_files(reader: Reader, files: Vec<File>) {
    actions::open_dialog(reader, DialogKind::Import);
    if !reader.dialogs.is_open_untracked() {
        return;
    }
    spawn_local(async move {
        match file_opener().await {
            Ok(open) if !reader.is_closed() => open(reader, files),
            Ok(_) => {}
            Err(missing) => reader.toasts.say(missing.to_string()),
        }
    });
}

/// Loads the code of the dialogs, so that a work can be handed in when the network has gone.
pub async fn preload() {
    // Where it does not come, whoever opens a dialog is told.
    if export().await.is_ok() {
        let _ = sheets_dialog().await;
    }
}

/// The dialog that is open. Their code is a part of the app.
#[component]
pub fn Dialogs() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let open = Memo::new(move |_| reader.dialogs.open());
    let dialog = move || {
        open.get().map(|kind| match kind {
            DialogKind::Export => view! { <LazyView load=export/> }.into_any(),
            DialogKind::Import => view! { <LazyView load=import/> }.into_any(),
            DialogKind::Help => view! { <LazyView load=help/> }.into_any(),
            DialogKind::Quote => view! { <LazyView load=quote/> }.into_any(),
            DialogKind::Sheets => view! { <LazyView load=sheets_dialog/> }.into_any(),
        })
    };
    view! { <div>{dialog}</div> }
}
