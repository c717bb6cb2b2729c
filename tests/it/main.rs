//! All tests of the core, in one binary: one module for each subject.
//!
//! Invariant: nothing here needs a browser; what several modules use stands in `common` and `hostile`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says why it cannot go on"
)]

mod alignment;
mod anchor;
mod authoring;
mod authoring_doubts;
mod authoring_reread;
mod boot;
mod bounds;
mod bulk;
mod byline;
mod claim_kinds;
mod claim_verbs;
mod claims;
mod claims_languages;
mod claims_speakers;
mod class_collecting;
mod colours;
mod commands;
mod common;
mod concordance;
mod cursor;
mod dragged;
mod elsewhere;
mod engines;
mod entities;
mod entity_table;
mod entity_values;
mod everything;
mod exported_places;
mod extents;
mod folding;
mod format_lesson;
mod format_work;
mod fuzz_seeds;
mod history;
mod hostile;
mod hostile_files;
mod hostile_lessons;
mod hostile_payloads;
mod hostile_records;
mod import;
mod intake_beside;
mod intake_cards;
mod intake_encodings;
mod intake_files;
mod intake_formats;
mod intake_heads;
mod intake_hostile;
mod intake_layout;
mod intake_markup;
mod intake_notes;
mod intake_notices;
mod intake_pages;
mod intake_paper;
mod intake_sources;
mod intake_stamps;
mod intake_tongues;
mod join;
mod keys;
mod lesson_address;
mod lesson_passages;
mod lesson_versions;
mod limits;
mod link;
mod mark_list;
mod marked_text;
mod matrix;
mod mutated;
mod names;
mod names_described;
mod near;
mod passages;
mod picture;
mod points;
mod points_files;
mod preview;
mod printed;
mod progress;
mod qr_symbol;
mod reading_languages;
mod reanchor;
mod recovery;
mod report;
mod reshape;
mod round_trip;
mod same_words;
mod search;
mod segment;
mod sentences;
mod sheets;
mod shown_articles;
mod sort;
mod storage;
mod stores;
mod tidy;
mod undo;
mod values;
mod views;
mod workspace_laws;
