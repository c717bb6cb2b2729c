//! How hard the tests try: a figure for every day, a larger one for a soak, and the seed of it all.
//!
//! `LATERAL_SOAK=1` asks for the larger figures. `LATERAL_SEED=n` plays a run again: every test that
//! comes here says its seed, and a test that fails shows what it said.
#![allow(
    clippy::print_stdout,
    reason = "what a test prints is shown when it fails, and its figures in a soak"
)]

use std::time::{SystemTime, UNIX_EPOCH};

use proptest::test_runner::Config;

/// `daily` in CI, `soak` where somebody has the time.
pub fn count(daily: u32, soak: u32) -> u32 {
    let asked = std::env::var_os("LATERAL_SOAK").is_some_and(|value| value == "1");
    if asked { soak } else { daily }
}

/// The seed of this run, told.
pub fn seed() -> u64 {
    let given = std::env::var("LATERAL_SEED");
    let seed = match given {
        Ok(seed) => seed.parse().expect("LATERAL_SEED is a whole number"),
        Err(_) => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(1, |since| since.as_secs()),
    };
    println!("to play this again: LATERAL_SEED={seed}");
    seed
}

/// So many cases of a property, from a seed that is told; nothing is written to disk.
pub fn cases(daily: u32, soak: u32) -> Config {
    let number = count(daily, soak);
    figure("cases", number);
    Config {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(seed()),
        ..Config::with_cases(number)
    }
}

/// Tells a figure of this test; `cargo xtask soak` gathers them.
pub fn figure(what: &str, number: impl std::fmt::Display) {
    let thread = std::thread::current();
    println!("figure: {}: {what}: {number}", thread.name().unwrap_or("?"));
}
