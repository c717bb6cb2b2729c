//! All tests that need a browser, in one binary: one module for each ability and each component.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it takes for granted"
)]

mod article_parts;
mod article_switcher;
mod articles_beside;
mod asked_lesson;
mod browser;
mod claim_card;
mod combobox;
mod compare_page;
mod components;
mod dialogs_and_fields;
mod drawing;
mod end_handles;
mod entities_page;
mod entity_figures;
mod focus_keeper;
mod found_elsewhere;
mod hand;
mod hand_out_page;
mod help_sheet;
mod incoming_page;
mod journal;
mod local_storage;
mod many_marks;
mod mounted;
mod open_lesson;
mod prototypes;
mod reader_article;
mod reader_dialogs;
mod reader_marks;
mod reader_parts;
mod recovery_page;
mod selection;
mod sheets;
mod typed_text;
mod workshop_making;
mod workshop_page;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
