//! Says what is being done and how long it took.
//!
//! *Invariant:* every step that is announced is also closed, with its time, on whatever way it ends.
//!
//! *Must not know:* what the steps do.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Announces `name`, does `work`, and says how long it took.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("==> {name}");
    let start = Instant::now();
    let result = work();
    let end = if result.is_ok() { "" } else { "failed after " };
    println!("    {name}: {end}{}", seconds(start.elapsed()));
    result
}

/// A duration as a person reads it: `0.4 s`, `12.3 s`, `3 min 05 s`.
pub fn seconds(duration: Duration) -> String {
    let tenths = duration.as_millis().div_ceil(100);
    if tenths < 600 {
        return format!("{}.{} s", tenths / 10, tenths % 10);
    }
    let whole = duration.as_secs();
    format!("{} min {:02} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_durations() {
        assert_eq!(seconds(Duration::from_millis(380)), "0.4 s");
        assert_eq!(seconds(Duration::from_millis(12_300)), "12.3 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }
}
