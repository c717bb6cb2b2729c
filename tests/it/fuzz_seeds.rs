//! Everything that the fuzzing targets begin with, and every input that once was a fault, holds.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says why it cannot go on"
)]

use std::path::PathBuf;

use crate::common::input_checks::{check_handled, check_restored, entries, handle};
use crate::common::invariants::check_draft;
use crate::common::sample::both;
use lateral::core::intake::draft;

/// Largest seed, in bytes: a fuzzer is quick with small ones.
const LARGEST: usize = 16 * 1024;

/// Name and bytes of each seed of a target.
#[track_caller]
fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    let files = folder.read_dir().expect("the seeds are there");
    let seed = |file: std::io::Result<std::fs::DirEntry>| {
        let path = file.expect("the folder can be read").path();
        let bytes = std::fs::read(&path).expect("a seed can be read");
        assert!(bytes.len() <= LARGEST, "{} is too large", path.display());
        (path.display().to_string(), bytes)
    };
    let seeds: Vec<_> = files.map(seed).collect();
    assert!(seeds.len() >= 12, "{} seeds of {target}", seeds.len());
    seeds
}

#[test]
fn seeds_of_the_importer_hold() {
    for (name, bytes) in seeds("import") {
        println!("{name}");
        check_handled(handle(&bytes, &both()));
    }
}

#[test]
fn seeds_of_the_store_hold() {
    for (name, bytes) in seeds("stored") {
        println!("{name}");
        let lines = String::from_utf8_lossy(&bytes);
        check_restored(&entries(&lines, &both()), &both());
    }
}

#[test]
fn seeds_of_pages_hold() {
    for (name, bytes) in seeds("pages") {
        println!("{name}");
        for given in ["a.txt", "a.html", "a.md"] {
            if let Ok(draft) = draft(given, &bytes[1..]) {
                check_draft(&draft);
            }
        }
    }
}
