//! Counts tests, by reading what the test runners print.
//!
//! Invariant: only lines that a runner writes as its result (`test result: ok. 3 passed; 1 failed; …`)
//! are counted, so the sum is what really ran. It does not know which runner spoke: libtest,
//! wasm-bindgen-test-runner and libtest-mimic write the same line.

use std::ops::AddAssign;

/// How many tests ran, and how they ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that held.
    pub passed: u64,
    /// Tests that did not hold.
    pub failed: u64,
    /// Tests that were not run.
    pub ignored: u64,
}

impl Tally {
    /// Reads a runner's result line; any other line counts nothing.
    pub fn of_line(line: &str) -> Self {
        let mut tally = Self::default();
        let Some((_, result)) = line.split_once("test result: ") else {
            return tally;
        };
        let counts = result.split_once(". ").map_or("", |(_, counts)| counts);
        for count in counts.split(';') {
            let mut words = count.split_whitespace();
            let (Some(number), Some(kind)) = (words.next(), words.next()) else {
                continue;
            };
            let Ok(number) = number.parse() else { continue };
            match kind {
                "passed" => tally.passed = number,
                "failed" => tally.failed = number,
                "ignored" => tally.ignored = number,
                _ => {}
            }
        }
        tally
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_line_is_read() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        let tally = Tally {
            passed: 12,
            failed: 2,
            ignored: 1,
        };
        assert_eq!(Tally::of_line(line), tally);
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in [
            "",
            "running 3 tests",
            "test a ... ok",
            "3 passed",
            "test result: ok",
        ] {
            assert_eq!(Tally::of_line(line), Tally::default());
        }
    }
}
