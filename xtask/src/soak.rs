//! The soak: the tests with more of everything, for an afternoon or a night.
//!
//! Invariant: every part that was asked for is run, whatever became of the one before; the first failure
//! is the answer. The figures in the closing sheet are what tests and fuzzers printed; it does not know
//! what they measure.

use std::fs::{self, File};
use std::process::Command;
use std::time::Instant;

use crate::browser::Browser;
use crate::checkout::Checkout;
use crate::children;
use crate::failure::Failure;
use crate::release;
use crate::sheet::Sheet;
use crate::steps::seconds;
use crate::tally::Tally;
use crate::tools::{self, Toolbox};

/// The fuzzing targets of `fuzz/`.
const TARGETS: [&str; 3] = ["import", "stored", "pages"];

/// How many inputs each of them tries: about half an hour of one processor.
const FUZZING: u32 = 10_000_000;

/// One part of the soak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The native tests of the core.
    Native,
    /// The fuzzing targets.
    Fuzz,
    /// The stories of readers, in a browser.
    Browser,
}

impl Part {
    /// All parts, in the order in which they are run.
    pub const ALL: [Self; 3] = [Self::Native, Self::Fuzz, Self::Browser];

    /// The part called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Fuzz => "fuzz",
            Self::Browser => "browser",
        }
    }
}

/// What was heard.
#[derive(Default)]
struct Heard {
    tally: Tally,
    figures: Vec<[String; 3]>,
}

impl Heard {
    /// Adds up results and keeps figures: lines of the form `figure: test: what: number`.
    fn line(&mut self, line: &str) {
        self.tally += Tally::of_line(line);
        let figure = line
            .strip_prefix("figure: ")
            .map(|rest| rest.splitn(3, ": "));
        if let Some([Some(test), Some(what), Some(number)]) =
            figure.map(|mut words| [words.next(), words.next(), words.next()])
        {
            self.figures.push([test, what, number].map(str::to_owned));
        }
    }

    /// Keeps what libFuzzer says at its end: lines of the form `stat::what: number`.
    fn stat(&mut self, target: &str, line: &str) {
        if let Some((what, number)) = line
            .strip_prefix("stat::")
            .and_then(|rest| rest.split_once(':'))
        {
            let what = what.replace('_', " ");
            self.figures
                .push([format!("fuzz {target}"), what, number.trim().to_owned()]);
        }
    }
}

/// Runs `parts`, prints the figures, and fails as the first failing part did.
pub fn soak(checkout: &Checkout, parts: &[Part]) -> Result<(), Failure> {
    let mut sheet = Sheet::headed(["part", "time", "passed", "failed"]);
    let mut figures = Sheet::headed(["test", "what", "figure"]);
    let mut outcome = Ok(());
    for part in parts {
        println!("\n==> soak: {}", part.name());
        let start = Instant::now();
        let mut heard = Heard::default();
        let ended = match part {
            Part::Native => native(checkout, &mut heard),
            Part::Fuzz => fuzz(checkout, &mut heard),
            Part::Browser => stories(checkout, &mut heard),
        };
        sheet.row([
            part.name().to_owned(),
            seconds(start.elapsed()),
            heard.tally.passed.to_string(),
            heard.tally.failed.to_string(),
            if ended.is_ok() { "" } else { "FAILED" }.to_owned(),
        ]);
        for figure in heard.figures {
            figures.row(figure);
        }
        outcome = outcome.and(ended);
    }
    println!("\n{figures}\n{sheet}");
    outcome
}

fn native(checkout: &Checkout, heard: &mut Heard) -> Result<(), Failure> {
    let mut tests = tools::cargo();
    tests.args(["test", "--package", "lateral", "--no-default-features"]);
    // Figures are shown of tests that passed, too; one failing file does not keep the others from running.
    tests.args(["--profile", "soak", "--no-fail-fast", "--", "--show-output"]);
    listen(&mut tests, checkout, heard)
}

fn stories(checkout: &Checkout, heard: &mut Heard) -> Result<(), Failure> {
    let toolbox = Toolbox::ready(checkout, || {})?;
    release::build(checkout, &toolbox, release::ANYWHERE)?;
    Browser::ready()?;
    let mut tests = tools::cargo();
    tests.args(["test", "--package", "lateral-e2e", "--test", "stories"]);
    listen(&mut tests, checkout, heard)
}

fn listen(tests: &mut Command, checkout: &Checkout, heard: &mut Heard) -> Result<(), Failure> {
    tests.current_dir(checkout.root()).env("LATERAL_SOAK", "1");
    children::run_hearing(tests, |line| {
        println!("{line}");
        heard.line(line);
    })
}

fn fuzz(checkout: &Checkout, heard: &mut Heard) -> Result<(), Failure> {
    if tools::on_path("cargo-fuzz").is_none() || tools::on_path("rustup").is_none() {
        return Err(Failure::new(
            "The fuzzers need rustup and cargo-fuzz, and one of them is not on PATH.",
            "Get them with `cargo install cargo-fuzz --locked` and `rustup toolchain install nightly`.",
        ));
    }
    let mut outcome = Ok(());
    for target in TARGETS {
        outcome = outcome.and(fuzz_one(checkout, target, heard));
    }
    outcome
}

fn fuzz_one(checkout: &Checkout, target: &str, heard: &mut Heard) -> Result<(), Failure> {
    let folder = checkout.target().join("fuzz");
    let log = folder.join(format!("{target}.log"));
    let corpus = checkout.root().join("fuzz/corpus").join(target);
    let unwritten = |error: std::io::Error| {
        Failure::new(
            format!("{} cannot be written: {error}.", log.display()),
            "Make room or give yourself the right.",
        )
    };
    fs::create_dir_all(&folder)
        .and_then(|()| fs::create_dir_all(&corpus))
        .map_err(unwritten)?;
    let file = File::create(&log).map_err(unwritten)?;
    println!("    {target}: {FUZZING} inputs; see {}", log.display());
    let mut fuzzer = Command::new("rustup");
    // No sanitizer: there is no unsafe code to watch, and without one it is twice as quick.
    fuzzer.args([
        "run",
        "nightly",
        "cargo",
        "fuzz",
        "run",
        "--sanitizer",
        "none",
        "--debug-assertions",
        target,
    ]);
    fuzzer
        .arg(&corpus)
        .arg(format!("fuzz/seeds/{target}"))
        .args([
            "--",
            "-rss_limit_mb=256",
            "-timeout=1",
            "-dict=fuzz/words.dict",
            "-max_len=8192",
            "-print_final_stats=1",
        ]);
    fuzzer
        .arg(format!("-runs={FUZZING}"))
        .current_dir(checkout.root())
        .env("CARGO_TARGET_DIR", &folder)
        .stderr(file);
    let ended = children::run(&mut fuzzer);
    for line in fs::read_to_string(&log).unwrap_or_default().lines() {
        heard.stat(target, line);
    }
    ended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_results_are_heard_and_nothing_else() {
        let mut heard = Heard::default();
        for line in [
            "figure: a_test: slowest: 3 ms: really",
            "figure: only this",
            "a figure: x: y: 1",
            "test result: ok. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
        ] {
            heard.line(line);
        }
        heard.stat("import", "stat::number_of_executed_units: 42");
        heard.stat("import", "#2 INITED cov: 1");
        let expected = [
            ["a_test", "slowest", "3 ms: really"],
            ["fuzz import", "number of executed units", "42"],
        ];
        assert_eq!(heard.figures, expected);
        assert_eq!((heard.tally.passed, heard.tally.failed), (3, 1));
    }
}
