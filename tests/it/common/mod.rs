//! What the tests share: ranges written in the text, small lessons, random texts, records and commands.
//!
//! Invariant: apart from `command_fixtures`, `input_checks`, `invariants`, `labelled_pages` and the class, nothing here asserts; each test file says itself what must
//! hold.

pub mod claim_reference;
pub mod claim_texts;
pub mod class;
pub mod command_fixtures;
pub mod computer;
pub mod damaged_files;
pub mod input_checks;
pub mod invariants;
pub mod labelled_pages;
pub mod lessons;
pub mod line_article;
pub mod marked;
pub mod name_reference;
pub mod random;
pub mod random_commands;
pub mod random_points;
pub mod rng;
pub mod sample;
pub mod schema;
pub mod stored_values;
pub mod test_effort;
pub mod text_edits;
pub mod two_stores;
