//! The state behind the screen, and what may be done to it.
//!
//! Invariant: intent comes in by a call, state goes out by what is [`watched`]; the session is private
//! and has one way in, [`AppState::run`].
//! Must not know: markup.

mod acting;
pub mod backup;
mod keeping;
pub mod keymap;
pub mod library;
mod looking;
pub mod opening;
mod places;
pub mod pointing;
pub mod route;
mod saver;
mod saying;
mod state;
pub mod stores;
mod tabs;
mod transfer;
pub mod watched;
mod wiring;

pub use state::{AppState, Dialog, Keeping, MarkAs, Notice};
pub use transfer::{Incoming, Preview};

pub use crate::platform::page::after as later;
