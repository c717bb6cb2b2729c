//! Waiting for what a page does in its own time.
//!
//! Invariant: it asks again until the answer is there or the time is up, and then says what was waited
//! for, or until it can never come any more. It never sleeps for a fixed time in the hope that things are done.

use std::thread;
use std::time::{Duration, Instant};

use xtask::engine::Engine;

use crate::Failure;
use crate::engine::chosen_engine;

/// How long a page may take to react.
pub const PATIENCE: Duration = Duration::from_secs(5);

const PAUSE: Duration = Duration::from_millis(15);

/// Asks until there is an answer; the last failure is the one that is returned.
pub fn until<T>(ask: impl FnMut() -> Result<T, Failure>) -> Result<T, Failure> {
    let patience = match chosen_engine() {
        Some(Engine::Chromium) => PATIENCE,
        // Their drivers ask the page for each name by itself, and they start slower.
        _ => PATIENCE * 3,
    };
    until_within(patience, ask)
}

/// Like [`until`], with another patience.
pub fn until_within<T>(
    patience: Duration,
    mut ask: impl FnMut() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let deadline = Instant::now() + patience;
    loop {
        match ask() {
            Err(failure) if !failure.is_for_good() && Instant::now() < deadline => {
                thread::sleep(PAUSE);
            }
            answer => return answer,
        }
    }
}
