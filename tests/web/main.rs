//! All tests that need a browser, in one binary: one module for each ability and each component.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it takes for granted"
)]

mod browser;
mod components;
mod journal;
mod local_storage;
mod mounted;
mod recovery_page;
mod selection;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
