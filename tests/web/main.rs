//! All tests that need a browser, in one binary: one module for each ability and each component.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test says what it takes for granted")]

mod journal;
mod local_storage;
mod selection;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
