//! Screens: they draw data of `core::view` and pass intent to `app`.
//!
//! Invariant: no rule about marks is decided here; text is set as text.
//! Must not know: `web`, stores, files.

mod dialogs;
mod el;
mod home;
mod masthead;
mod panel;
mod parts;
mod reader;
mod shell;

pub use shell::start;
