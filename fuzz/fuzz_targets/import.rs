//! Any bytes as a file: read, planned, applied, exported, read again, taken back.
//!
//! Asks what `tests/fuzz.rs` asks (`tests/common/input_checks.rs`), of bytes that libFuzzer steers towards
//! code that no byte has reached yet.
#![no_main]
#![allow(
    dead_code,
    reason = "the tests' own modules hold more than is needed here"
)]

use std::sync::{Arc, LazyLock};

use lateral::core::lesson::Lesson;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/it/common/marked.rs"]
mod marked;
#[path = "../../tests/it/common/sample.rs"]
mod sample;
#[path = "../../tests/it/common/input_checks.rs"]
mod input_checks;

static OPEN: LazyLock<Arc<Lesson>> = LazyLock::new(sample::both);

fuzz_target!(|bytes: &[u8]| {
    trial::check_handled(trial::handle(bytes, &OPEN));
});
