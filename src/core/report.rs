//! The report: everything that a student has found out, as one document to print and to hand in.
//!
//! Invariant: it is made of what the work holds at that moment, and changes nothing.
//! Must not know: the page, and how files are saved.

mod answers;
mod compose;
pub mod document;
pub mod html;
pub mod strip;
pub mod summary;
pub mod voice_sheet;
pub mod voices;
pub mod writing;

pub use compose::{Signature, compose};
