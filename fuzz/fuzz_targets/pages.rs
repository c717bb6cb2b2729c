//! Any bytes as a text or a page that a teacher brings in.
//!
//! The first byte says which of three names it has, since the name decides where bytes do not.
#![no_main]

use lateral::core::intake::draft;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/it/common/invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let name = ["a.txt", "a.html", "a.md"][usize::from(first % 3)];
    if let Ok(draft) = draft(name, bytes) {
        promises::check_draft(&draft);
    }
});
