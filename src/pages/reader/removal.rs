//! The way to leave nothing on a computer that several people share.
//!
//! Owns: [`remove_work`].
//! Invariant: the code of it, which is rare, loads when it is wanted; where it does not come, that is said.
//! Must not know: markup.

use leptos::task::spawn_local;

use super::{Reader, actions};
use crate::lazy;

lazy! {
    fn remover() in dialogs -> fn(Reader) { actions::remove_work }
}

/// Takes the open work off this computer.
pub fn remove_work(reader: Reader) {
    spawn_local(async move {
        match remover().await {
            Ok(remove) if !reader.is_closed() => remove(reader),
            Ok(_) => {}
            Err(missing) => reader.toasts.say(missing.to_string()),
        }
    });
}
