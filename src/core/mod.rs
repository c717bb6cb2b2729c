//! The model and everything that can be decided without a browser.
//!
//! Invariant: no module below this one knows of Leptos, the DOM, a clock, randomness or IO.
//! What it needs of those (ids, the annotator) is passed in as a [`annotation::record::Stamp`].
//! It never panics on anyone's data: failures are values with a sentence.

pub mod annotation;
pub mod appearance;
pub mod authoring;
pub mod backup;
pub mod compare;
pub mod extra;
pub mod format;
pub mod import;
pub mod intake;
pub mod keymap;
pub mod lesson;
pub mod lesson_address;
pub mod limits;
pub mod points;
pub mod qr_symbol;
pub mod reading;
pub mod reanchor;
pub mod recovery;
pub mod route;
pub mod slug;
pub mod sort;
pub mod space;
pub mod storage;
pub mod text;
pub mod view;
pub mod visit;
