//! What the pages know: small structs of signals, each given by context, none importing another but the
//! stores.
//!
//! Invariant: signals are private, reading methods and verbs are public; what an owner made is freed with
//! it. What connects two of them stands in the page that needs both.
//! Must not know: markup.

pub mod persistence;
mod remotes;
pub mod route;
pub mod stores;
pub mod sync;
pub mod toasts;
mod write_queue;
