//! Counts tests, by reading what the test runners print.
//!
//! *Invariant:* only lines that a runner writes as its result (`test result: ok. 3 passed; 1 failed; …`) are
//! counted, so the sum is what really ran.
//!
//! *Must not know:* which runner spoke: libtest, wasm-bindgen-test-runner and libtest-mimic write the same.

use std::ops::AddAssign;

/// How many tests ran, and how they ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TestCounts {
    /// Tests that held.
    pub passed: u64,
    /// Tests that did not hold.
    pub failed: u64,
}

impl TestCounts {
    /// Reads a runner's result line; any other line counts nothing.
    pub fn of_line(line: &str) -> Self {
        let result = line.split_once("test result: ");
        let counts = result.and_then(|(_, result)| result.split_once(". "));
        let mut words = counts
            .unwrap_or_default()
            .1
            .split([';', ' '])
            .filter(|word| !word.is_empty());
        let mut number = |kind: &str| {
            let number = words.next()?.parse().ok()?;
            (words.next()? == kind).then_some(number)
        };
        Self {
            passed: number("passed").unwrap_or_default(),
            failed: number("failed").unwrap_or_default(),
        }
    }
}

impl AddAssign for TestCounts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_line_is_read() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        let counts = TestCounts {
            passed: 12,
            failed: 2,
        };
        assert_eq!(TestCounts::of_line(line), counts);
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
            assert_eq!(TestCounts::of_line(line), TestCounts::default());
        }
    }
}
