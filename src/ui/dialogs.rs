//! Dialogs, one a file.

mod export;
mod help;
mod import;
mod quote;

use super::el::{El, el};
use crate::app::opening::Desk;
use crate::app::{AppState, Dialog};

/// The dialog that is open.
#[must_use]
pub fn dialogs(state: AppState, desk: Desk) -> El {
    el("div").part(
        move || state.dialog.get(),
        move |dialog| {
            Some(match (*dialog)? {
                Dialog::Export => export::export(state),
                Dialog::Import => import::import(state, desk),
                Dialog::Help => help::help(state),
                Dialog::Quote => quote::quote(state),
            })
        },
    )
}
