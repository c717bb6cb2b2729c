//! The tests with more of everything, for an afternoon or a night.
//!
//! *Invariant:* every part that was asked for is run, whatever became of the one before; the first error is
//! the answer. The figures in the closing table are what tests and fuzzers printed.
//!
//! *Must not know:* what they measure.

use std::fs::{self, File};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

use crate::browser::Browser;
use crate::checkout::Checkout;
use crate::dist;
use crate::process;
use crate::step::seconds;
use crate::table::table;
use crate::test_counts::TestCounts;
use crate::tools::{self, Toolbox};

/// The fuzzing targets of `fuzz/`.
const TARGETS: [&str; 3] = ["import", "stored", "pages"];

/// How many inputs each of them tries: about half an hour of one processor.
const FUZZING: u32 = 10_000_000;

/// One part of the soak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The native tests of the core.
    Native,
    /// The fuzzing targets.
    Fuzz,
    /// The stories of readers, in a browser.
    Browser,
}

/// What tests and fuzzers printed.
#[derive(Default)]
struct Results {
    counts: TestCounts,
    figures: Vec<[String; 3]>,
}

impl Results {
    /// Adds up results and keeps figures: lines of the form `figure: test: what: number`.
    fn read(&mut self, line: &str) {
        self.counts += TestCounts::of_line(line);
        let figure = line.strip_prefix("figure: ").unwrap_or_default();
        if let [test, what, number] = *figure.splitn(3, ": ").collect::<Vec<_>>() {
            self.figures.push([test, what, number].map(str::to_owned));
        }
    }

    /// Keeps what libFuzzer says at its end: lines of the form `stat::what: number`.
    fn read_statistic(&mut self, target: &str, line: &str) {
        let statistic = line.strip_prefix("stat::").unwrap_or_default();
        if let Some((what, number)) = statistic.split_once(':') {
            let (target, what) = (format!("fuzz {target}"), what.replace('_', " "));
            self.figures.push([target, what, number.trim().to_owned()]);
        }
    }
}

/// Runs `parts`, prints the figures, and fails as the first failing part did.
pub fn run(checkout: &Checkout, parts: &[Part]) -> Result<()> {
    let mut summary = table(1, ["part", "time", "passed", "failed", ""]);
    let mut figures = table(2, ["test", "what", "figure"]);
    let mut outcome = Ok(());
    for part in parts {
        println!("\n==> soak: {part:?}");
        let start = Instant::now();
        let mut results = Results::default();
        let ended = match part {
            Part::Native => native(checkout, &mut results),
            Part::Fuzz => fuzz(checkout, &mut results),
            Part::Browser => stories(checkout, &mut results),
        };
        summary.add_row([
            format!("{part:?}"),
            seconds(start.elapsed()),
            results.counts.passed.to_string(),
            results.counts.failed.to_string(),
            if ended.is_ok() { "" } else { "FAILED" }.to_owned(),
        ]);
        figures.add_rows(results.figures);
        outcome = outcome.and(ended);
    }
    println!("\n{}\n\n{}", figures.trim_fmt(), summary.trim_fmt());
    outcome
}

fn native(checkout: &Checkout, results: &mut Results) -> Result<()> {
    let mut tests = tools::cargo(checkout);
    tests.args(["test", "--package", "lateral", "--no-default-features"]);
    // Figures are shown of tests that passed, too; one failing test does not keep the others from running.
    tests.args(["--profile", "soak", "--no-fail-fast", "--", "--show-output"]);
    read_tests(tests, results)
}

fn stories(checkout: &Checkout, results: &mut Results) -> Result<()> {
    let toolbox = Toolbox::ready(checkout, || {})?;
    dist::build(checkout, &toolbox, dist::ANYWHERE)?;
    Browser::ready()?;
    let mut tests = tools::cargo(checkout);
    tests.args(["test", "--package", "lateral-e2e", "--test", "stories"]);
    read_tests(tests, results)
}

fn read_tests(mut tests: Command, results: &mut Results) -> Result<()> {
    tests.env("LATERAL_SOAK", "1");
    process::run_reading(tests, |line| {
        println!("{line}");
        results.read(line);
    })
}

fn fuzz(checkout: &Checkout, results: &mut Results) -> Result<()> {
    ensure!(
        which::which("cargo-fuzz").is_ok() && which::which("rustup").is_ok(),
        "The fuzzers need rustup and cargo-fuzz, and one of them is not on PATH.\n  Get them with `cargo install cargo-fuzz --locked` and `rustup toolchain install nightly`."
    );
    let mut outcome = Ok(());
    for target in TARGETS {
        outcome = outcome.and(fuzz_one(checkout, target, results));
    }
    outcome
}

fn fuzz_one(checkout: &Checkout, target: &str, results: &mut Results) -> Result<()> {
    let folder = checkout.target().join("fuzz");
    let log = folder.join(format!("{target}.log"));
    let corpus = checkout.root().join("fuzz/corpus").join(target);
    fs::create_dir_all(&folder)?;
    fs::create_dir_all(&corpus)?;
    let file =
        File::create(&log).with_context(|| format!("{} cannot be written.", log.display()))?;
    println!("    {target}: {FUZZING} inputs; see {}", log.display());
    let mut fuzzer = Command::new("rustup");
    fuzzer
        .args([
            "run",
            "nightly",
            "cargo",
            "fuzz",
            "run",
            "--debug-assertions",
        ])
        // There is no unsafe code to watch, and without a sanitizer it is twice as quick.
        .args(["--sanitizer", "none", target])
        .arg(&corpus)
        .arg(format!("fuzz/seeds/{target}"))
        .args(["--", "-rss_limit_mb=256", "-timeout=1", "-max_len=8192"])
        .args(["-dict=fuzz/words.dict", "-print_final_stats=1"])
        .arg(format!("-runs={FUZZING}"))
        .current_dir(checkout.root())
        .env("CARGO_TARGET_DIR", &folder)
        .stderr(file);
    let ended = process::run(fuzzer);
    for line in fs::read_to_string(&log).unwrap_or_default().lines() {
        results.read_statistic(target, line);
    }
    ended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_results_are_read_and_nothing_else() {
        let mut results = Results::default();
        for line in [
            "figure: a_test: slowest: 3 ms: really",
            "figure: only this",
            "a figure: x: y: 1",
            "test result: ok. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
        ] {
            results.read(line);
        }
        results.read_statistic("import", "stat::number_of_executed_units: 42");
        results.read_statistic("import", "#2 INITED cov: 1");
        let expected = [
            ["a_test", "slowest", "3 ms: really"],
            ["fuzz import", "number of executed units", "42"],
        ];
        assert_eq!(results.figures, expected);
        assert_eq!((results.counts.passed, results.counts.failed), (3, 1));
    }
}
