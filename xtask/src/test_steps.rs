//! All checks and tests of the project, step by step.
//!
//! *Invariant:* the steps run in the order asked for, the first failing one ends the run, and the numbers in
//! the closing table are what the test runners printed.
//!
//! *Must not know:* what the commands of a step test.

use std::cell::OnceCell;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

use crate::browser::Browser;
use crate::checkout::Checkout;
use crate::dist;
use crate::process;
use crate::step::seconds;
use crate::table::table;
use crate::test_counts::TestCounts;
use crate::tools::{self, Toolbox, WASM};

/// One step. The cheap ones come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// The code is formatted.
    Fmt,
    /// Clippy has nothing to say, for this machine and for the browser.
    Clippy,
    /// The pure core holds, without anything of a browser.
    Core,
    /// `cargo xtask` holds.
    Xtask,
    /// What touches the browser holds, in a browser.
    Web,
    /// Trunk alone builds a page that starts: one whole app, unoptimised.
    Plain,
    /// The release builds and keeps its budget.
    Build,
    /// The stories of readers hold, in a browser, on the release.
    E2e,
}

/// Runs `steps`, prints the closing table, and fails as the first failing step did.
pub fn run(checkout: &Checkout, steps: &[Step]) -> Result<()> {
    let run = Run {
        checkout,
        toolbox: OnceCell::new(),
    };
    let mut table = table(1, ["step", "time", "passed", "failed", ""]);
    let mut row = |name: &str, time, counts: TestCounts, end: &str| {
        let [passed, failed] = [counts.passed, counts.failed].map(|count| count.to_string());
        table.add_row([name, &seconds(time), &passed, &failed, end]);
    };
    let (mut all, mut whole) = (TestCounts::default(), Duration::ZERO);
    let mut outcome = Ok(());
    for step in steps {
        let value = step.to_possible_value();
        let name = value.as_ref().map_or("", |value| value.get_name());
        println!("\n==> {name}");
        let start = Instant::now();
        let mut counts = TestCounts::default();
        outcome = run.step(*step, &mut counts);
        let took = start.elapsed();
        whole += took;
        all += counts;
        let end = if outcome.is_ok() { "" } else { "FAILED" };
        row(name, took, counts, end);
        if outcome.is_err() {
            break;
        }
    }
    row("all", whole, all, "");
    println!("\n{}", table.trim_fmt());
    println!("lateral: {} passed, {} failed", all.passed, all.failed);
    outcome
}

struct Run<'a> {
    checkout: &'a Checkout,
    toolbox: OnceCell<Toolbox>,
}

impl Run<'_> {
    fn step(&self, step: Step, counts: &mut TestCounts) -> Result<()> {
        match step {
            Step::Fmt => process::run(self.cargo("fmt --all --check")),
            Step::Clippy => {
                process::run(self.cargo("clippy --workspace --all-targets -- -D warnings"))?;
                process::run(self.cargo(&format!(
                    "clippy --package lateral --target {WASM} --all-targets -- -D warnings"
                )))
            }
            Step::Core => count(
                self.cargo("test --package lateral --no-default-features"),
                counts,
            ),
            // In the profile in which `cargo xtask` is built, so that the core is not compiled once more,
            // optimised for questions that nobody asks it here.
            Step::Xtask => count(self.cargo("test --package xtask --profile dev"), counts),
            Step::Web => self.web(counts),
            Step::Plain => self.plain(counts),
            Step::Build => dist::build(self.checkout, self.toolbox()?, dist::ANYWHERE),
            Step::E2e => self.stories(counts),
        }
    }

    fn web(&self, counts: &mut TestCounts) -> Result<()> {
        let browser = Browser::ready()?;
        // The runner reads the browser's options from a file; ours also names the browser.
        let options = self.checkout.target().join("webdriver.json");
        let content = browser.options(self.checkout)?.to_string();
        fs::create_dir_all(self.checkout.target())
            .and_then(|()| fs::write(&options, content))
            .with_context(|| format!("{} cannot be written.", options.display()))?;
        let mut tests = self.cargo(&format!(
            "test --package lateral --target {WASM} --test web"
        ));
        // By name and not by path: cargo splits this variable at spaces.
        tests
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            )
            .env("PATH", self.toolbox()?.path()?)
            .env("CHROMEDRIVER", browser.driver())
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", options)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        count(tests, counts)
    }

    /// Building it costs a minute or two on 2 cores, less after the step `web`; the one story seconds.
    fn plain(&self, counts: &mut TestCounts) -> Result<()> {
        let folder = dist::build_plain(self.checkout, self.toolbox()?)?;
        Browser::ready()?;
        let mut tests = self.e2e(&format!("--test stories -- {PLAIN_STORY} --exact"));
        tests.env("LATERAL_DIST", folder);
        count(tests, counts)
    }

    fn stories(&self, counts: &mut TestCounts) -> Result<()> {
        ensure!(
            self.checkout.dist().join("index.html").is_file(),
            "There is no release to test in dist/.\n  Build it first: `cargo xtask test build e2e`."
        );
        Browser::ready()?;
        count(self.e2e(""), counts)
    }

    fn e2e(&self, words: &str) -> Command {
        self.cargo(&format!("test --package lateral-e2e --profile dev {words}"))
    }

    fn toolbox(&self) -> Result<&Toolbox> {
        if let Some(toolbox) = self.toolbox.get() {
            return Ok(toolbox);
        }
        let toolbox = Toolbox::ready(self.checkout, || {})?;
        Ok(self.toolbox.get_or_init(|| toolbox))
    }

    fn cargo(&self, words: &str) -> Command {
        let mut command = tools::cargo(self.checkout);
        command.args(words.split_whitespace());
        command
    }
}

/// The story that is played on what Trunk alone has built.
const PLAIN_STORY: &str = "marking::a_mark_can_be_undone_and_redone";

/// Runs a test command, shows what it says and adds up its results.
fn count(command: Command, counts: &mut TestCounts) -> Result<()> {
    process::run_reading(command, |line| {
        println!("{line}");
        *counts += TestCounts::of_line(line);
    })
}
