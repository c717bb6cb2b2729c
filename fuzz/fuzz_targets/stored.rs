//! Any values in a store: read back, used, undone, written again.
//!
//! An input is lines of text; `tests/common/input_checks.rs` says how they are read.
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
    let lines = String::from_utf8_lossy(bytes);
    trial::check_restored(&trial::entries(&lines, &OPEN), &OPEN);
});
