//! The state behind the screen, and what may be done to it.
//!
//! Invariant: intent comes in by a call, state goes out by a signal; the session has one private
//! signal and one way in, [`AppState::run`].
//! Must not know: markup.

mod acting;
pub mod keymap;
pub mod library;
pub mod opening;
pub mod pointing;
pub mod route;
mod saver;
mod state;
mod transfer;
mod wiring;

pub use state::{AppState, Dialog, Keeping, MarkAs, Notice};
pub use transfer::{Incoming, Preview};
