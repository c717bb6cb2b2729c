//! The model and everything that can be decided without a browser.
//!
//! Invariant: no module below this one knows of Leptos, the DOM, a clock, randomness or IO.
//! What it needs of those (ids, the annotator) is passed in as a [`record::Stamp`].
//! It never panics on anyone's data: failures are values with a sentence.

pub mod anchor;
pub mod annotation;
pub mod article;
pub mod backup;
pub mod codec;
pub mod command;
pub mod history;
pub mod import;
pub mod intake;
pub mod lesson;
pub mod limits;
pub mod link;
pub mod order;
pub mod passages;
pub mod reanchor;
pub mod record;
pub mod recovery;
pub mod search;
pub mod segment;
pub mod slug;
pub mod space;
pub mod storage;
pub mod tags;
pub mod text;
pub mod tokens;
pub mod view;
pub mod words;
pub mod workshop;
pub mod workspace;
