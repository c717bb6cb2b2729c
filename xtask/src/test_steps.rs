//! All checks and tests of the project, step by step, and what of them can be soaked.
//!
//! *Invariant:* the steps run in the order asked for, and the first failing one ends the run. The numbers told are
//! what runners of tests printed as their results (`test result: ok. 3 passed; 1 failed; …`; libtest,
//! wasm-bindgen-test-runner and libtest-mimic write the same).
//!
//! *Must not know:* what the commands of a step test.

use std::fs::{self, File};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::browser::Browser;
use crate::checkout::Checkout;
use crate::dist;
use crate::engine::Engine;
use crate::process::{self, command};
use crate::table::table;
use crate::tools::{Toolbox, WASM, cargo};

/// The stories of readers.
const STORIES: &str = "test --package lateral-e2e --profile dev";

/// How many inputs each fuzzing target tries in a soak: about half an hour of one processor.
const FUZZING: u32 = 10_000_000;

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
    /// The stories of readers hold, in Chromium, on the release.
    E2e,
    /// The core of the stories holds in Firefox, on the release.
    Firefox,
    /// The core of the stories holds in `WebKitGTK`, on the release.
    Webkit,
    /// The release can be read and marked in a `WebKit` of 2022.
    OldWebkit,
}

impl Step {
    /// Those that a change must pass. The old engine is for the soak.
    pub const USUAL: [Self; 10] = [
        Self::Fmt,
        Self::Clippy,
        Self::Core,
        Self::Xtask,
        Self::Web,
        Self::Plain,
        Self::Build,
        Self::E2e,
        Self::Firefox,
        Self::Webkit,
    ];
}

/// Runs `steps`, prints the closing table, and fails as the first failing step did.
pub fn run(checkout: &Checkout, steps: &[Step]) -> Result<()> {
    let mut report = Report::default();
    let outcome = thread::scope(|scope| {
        let mut waits = steps.contains(&Step::Build);
        let outcome = steps.iter().try_for_each(|step| {
            // Linking the release takes one processor for two minutes; the other steps leave one free half of the time.
            // Not before: what takes seconds shall fail at once.
            if waits && *step != Step::Fmt {
                waits = false;
                scope.spawn(|| dist::compile_ahead(checkout));
            }
            let name = format!("{step:?}").to_lowercase();
            report.step(&name, |report| perform(*step, checkout, report))
        });
        if outcome.is_err() {
            process::end_all();
        }
        outcome
    });
    report.print();
    outcome
}

fn perform(step: Step, checkout: &Checkout, report: &mut Report) -> Result<()> {
    let cargo = |words: &str| cargo(checkout, words);
    match step {
        Step::Fmt => process::run(&mut cargo("fmt --all --check")),
        Step::Clippy => {
            let rest = "--all-targets -- -D warnings";
            // The app runs in browsers alone, and is looked at for them.
            process::run(&mut cargo(&format!(
                "clippy --workspace --no-default-features {rest}"
            )))?;
            let browser = format!("clippy --package lateral --target {WASM} {rest}");
            process::run(&mut cargo(&browser))
        }
        Step::Core => report.test(&mut cargo("test --package lateral --no-default-features")),
        // In the profile in which `cargo xtask` is built, so that the core is not compiled once more,
        // optimised for questions that nobody asks it here.
        Step::Xtask => report.test(&mut cargo("test --package xtask --profile dev")),
        Step::Web => web(checkout, report),
        // Building it costs a minute or two on 2 cores, less after the step `web`; the one story seconds.
        Step::Plain => {
            let folder = dist::build_plain(checkout)?;
            Browser::ready(Engine::Chromium)?;
            let story = "marking::a_mark_can_be_undone_and_redone";
            let words = format!("{STORIES} --test stories -- {story} --exact");
            report.test(cargo(&words).env("LATERAL_DIST", folder))
        }
        Step::Build => dist::build(checkout),
        Step::E2e => {
            Browser::ready(Engine::Chromium)?;
            report.test(&mut cargo(STORIES))
        }
        Step::Firefox => report.test(&mut stories_in(Engine::Firefox, checkout)?),
        Step::Webkit => report.test(&mut stories_in(Engine::WebKit, checkout)?),
        Step::OldWebkit => report.test(&mut stories_in(Engine::OldWebKit, checkout)?),
    }
}

/// What plays the stories in another engine than Chromium: the core of them, in a soak all that it can play.
fn stories_in(engine: Engine, checkout: &Checkout) -> Result<Command> {
    Browser::ready(engine)?;
    let mut stories = cargo(checkout, &format!("{STORIES} --test stories"));
    stories.env("LATERAL_ENGINE", engine.name());
    Ok(stories)
}

fn web(checkout: &Checkout, report: &mut Report) -> Result<()> {
    let browser = Browser::ready(Engine::Chromium)?;
    // The runner reads the browser's options from a file; ours also names the browser.
    let options = checkout.target().join("webdriver.json");
    fs::create_dir_all(checkout.target())?;
    fs::write(&options, browser.options(checkout)?.to_string())?;
    // The runner by name and not by path: cargo splits it at spaces. Not optimised, as the step `plain` wants it too:
    // the tests wait for the browser, and to optimise all screens takes longer than they do.
    let words = format!(
        "test --package lateral --target {WASM} --test web
         --config target.{WASM}.runner='wasm-bindgen-test-runner'
         --config profile.test.package.lateral.opt-level=0"
    );
    let mut tests = cargo(checkout, &words);
    tests
        .env("PATH", Toolbox::ready(checkout, || {})?.path)
        .env("CHROMEDRIVER", browser.driver())
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", options)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    report.test(&mut tests)
}

/// Tests more of everything, for an afternoon or a night. Every part is run, whatever became of the one before;
/// the first error is the answer.
pub fn soak(checkout: &Checkout) -> Result<()> {
    let mut report = Report::default();
    // Figures are shown of tests that passed, too; one failing test does not keep the others from running.
    let native =
        "--package lateral --no-default-features --profile soak --no-fail-fast -- --show-output";
    let mut outcome = report.step("native", |report| soaked(checkout, native, report));
    for target in ["import", "stored", "pages"] {
        let fuzzed = report.step(target, |report| fuzz(checkout, target, report));
        outcome = outcome.and(fuzzed);
    }
    let played = report.step("browser", |report| {
        dist::build(checkout)?;
        Browser::ready(Engine::Chromium)?;
        soaked(checkout, "--package lateral-e2e --test stories", report)
    });
    outcome = outcome.and(played);
    for engine in [Engine::Firefox, Engine::WebKit, Engine::OldWebKit] {
        let played = report.step(engine.name(), |report| {
            report.test(stories_in(engine, checkout)?.env("LATERAL_SOAK", "1"))
        });
        outcome = outcome.and(played);
    }
    report.print();
    outcome
}

fn soaked(checkout: &Checkout, words: &str, report: &mut Report) -> Result<()> {
    report.test(cargo(checkout, &format!("test {words}")).env("LATERAL_SOAK", "1"))
}

fn fuzz(checkout: &Checkout, target: &str, report: &mut Report) -> Result<()> {
    let folder = checkout.target().join("fuzz");
    let log = folder.join(format!("{target}.log"));
    fs::create_dir_all(&folder)?;
    fs::create_dir_all(checkout.root().join("fuzz/corpus").join(target))?;
    println!("    {target}: {FUZZING} inputs; see {}", log.display());
    // There is no unsafe code to watch, and without a sanitizer it is twice as quick.
    let mut fuzzer = command(&format!(
        "rustup run nightly cargo fuzz run --debug-assertions --sanitizer none
         {target} fuzz/corpus/{target} fuzz/seeds/{target} -- -rss_limit_mb=256 -timeout=1
         -max_len=8192 -dict=fuzz/words.dict -print_final_stats=1 -runs={FUZZING}"
    ));
    fuzzer
        .current_dir(checkout.root())
        .env("CARGO_TARGET_DIR", &folder)
        .stderr(File::create(&log)?);
    let ended = process::run(&mut fuzzer);
    // libFuzzer says at its end, among other things: `stat::number_of_executed_units: 42`.
    let said = fs::read_to_string(&log)?;
    for statistic in said.lines().filter_map(|line| line.strip_prefix("stat::")) {
        let statistic = statistic.replace('_', " ");
        report.read(&format!("figure: fuzz {target}: {statistic}"));
    }
    ended.with_context(|| {
        format!("The fuzzing of {target} failed; see {}.\n  It needs `cargo install cargo-fuzz --locked` and `rustup toolchain install nightly`.", log.display())
    })
}

/// A duration as a person reads it: `12.3 s`, `3 min 05 s`.
fn seconds(duration: Duration) -> String {
    match duration.as_secs() {
        0..60 => format!("{:.1} s", duration.as_secs_f64()),
        whole => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

/// What came of steps that test something.
#[derive(Debug, Default)]
struct Report {
    rows: Vec<[String; 5]>,
    time: Duration,
    passed: u64,
    failed: u64,
    figures: Vec<String>,
}

impl Report {
    /// Does a step, and keeps how long it took and what it counted.
    fn step(&mut self, name: &str, work: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        println!("\n==> {name}");
        let (start, passed, failed) = (Instant::now(), self.passed, self.failed);
        let result = work(self);
        let time = start.elapsed();
        self.time += time;
        let end = if result.is_ok() { "" } else { "FAILED" };
        let counts = [self.passed - passed, self.failed - failed];
        let [passed, failed] = counts.map(|count| count.to_string());
        let row = [name.into(), seconds(time), passed, failed, end.into()];
        self.rows.push(row);
        result
    }

    /// Runs a command that tests something, shows what it says, and reads that.
    fn test(&mut self, command: &mut Command) -> Result<()> {
        process::run_reading(command, |line| {
            println!("{line}");
            self.read(line);
        })
    }

    /// Adds up results, and keeps figures: lines that begin with `figure: `. Any other line counts nothing.
    fn read(&mut self, line: &str) {
        let (passed, failed) = counts(line).unwrap_or_default();
        self.passed += passed;
        self.failed += failed;
        let figure = line.strip_prefix("figure: ");
        self.figures.extend(figure.map(str::to_owned));
    }

    /// Prints everything that came of the steps.
    fn print(&self) {
        println!();
        for figure in &self.figures {
            println!("    {figure}");
        }
        let mut table = table(1, ["step", "time", "passed", "failed", ""]);
        table.add_rows(&self.rows);
        println!("{}\n    in {}", table.trim_fmt(), seconds(self.time));
        println!("lateral: {} passed, {} failed", self.passed, self.failed);
    }
}

/// How many tests passed and failed, if a runner says so.
fn counts(line: &str) -> Option<(u64, u64)> {
    let (_, counts) = line.split_once("test result: ")?.1.split_once(". ")?;
    let (passed, rest) = counts.split_once(" passed; ")?;
    let (failed, _) = rest.split_once(" failed")?;
    Some((passed.parse().ok()?, failed.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_and_figures_are_read_and_nothing_else() {
        let output = "7 passed; 7 failed
test result: ok
test result: ok. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out
test result: FAILED. 12 passed; 2 failed; 1 ignored; finished in 0.01s
figure: a_test: slowest: 3 ms
a figure: x: y: 1";
        let mut report = Report::default();
        for name in ["a", "b"] {
            let read = |report: &mut Report| {
                output.lines().for_each(|line| report.read(line));
                Ok(())
            };
            report.step(name, read).unwrap();
        }
        assert_eq!(report.rows[1][2..], ["15", "3", ""]);
        assert_eq!((report.passed, report.failed), (30, 6));
        assert_eq!(report.figures, ["a_test: slowest: 3 ms"; 2]);
    }
}
