//! All checks and tests of the project, step by step.
//!
//! Invariant: the steps run in the order asked for, the first failing one ends the exam, and the numbers
//! in the closing table are what the test runners printed. It knows which commands make a step, not what
//! they test.

use std::cell::OnceCell;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::checkout::Checkout;
use crate::children;
use crate::failure::Failure;
use crate::release;
use crate::sheet::Sheet;
use crate::steps::seconds;
use crate::tally::Tally;
use crate::tools::{self, Toolbox, WASM};

/// One step of the exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The code is formatted.
    Fmt,
    /// Clippy has nothing to say, for this machine and for the browser.
    Clippy,
    /// The pure core holds, without anything of a browser.
    Core,
    /// The workshop holds.
    Xtask,
    /// What touches the browser holds, in a browser.
    Web,
    /// The release builds and keeps its budget.
    Build,
    /// The stories of readers hold, in a browser, on the release.
    E2e,
}

impl Step {
    /// All steps, the cheap ones first.
    pub const ALL: [Self; 7] = [
        Self::Fmt,
        Self::Clippy,
        Self::Core,
        Self::Xtask,
        Self::Web,
        Self::Build,
        Self::E2e,
    ];

    /// The step called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Core => "core",
            Self::Xtask => "xtask",
            Self::Web => "web",
            Self::Build => "build",
            Self::E2e => "e2e",
        }
    }
}

/// Runs `steps`, prints the closing table, and fails as the first failing step did.
pub fn sit(checkout: &Checkout, steps: &[Step]) -> Result<(), Failure> {
    let exam = Exam {
        checkout,
        toolbox: OnceCell::new(),
    };
    let mut sheet = Sheet::headed(["step", "time", "passed", "failed"]);
    let mut sum = Tally::default();
    let mut whole = Duration::ZERO;
    let mut outcome = Ok(());
    for step in steps {
        println!("\n==> {}", step.name());
        let start = Instant::now();
        let mut tally = Tally::default();
        outcome = exam.take(*step, &mut tally);
        let took = start.elapsed();
        whole += took;
        sum += tally;
        let end = if outcome.is_ok() { "" } else { "FAILED" };
        sheet.row([
            step.name().to_owned(),
            seconds(took),
            tally.passed.to_string(),
            tally.failed.to_string(),
            end.to_owned(),
        ]);
        if outcome.is_err() {
            break;
        }
    }
    let totals = [
        seconds(whole),
        sum.passed.to_string(),
        sum.failed.to_string(),
    ];
    sheet.row(std::iter::once("all".to_owned()).chain(totals));
    println!("\n{sheet}");
    println!("lateral: {} passed, {} failed", sum.passed, sum.failed);
    outcome
}

struct Exam<'a> {
    checkout: &'a Checkout,
    toolbox: OnceCell<Toolbox>,
}

impl Exam<'_> {
    fn take(&self, step: Step, tally: &mut Tally) -> Result<(), Failure> {
        match step {
            Step::Fmt => children::run(&mut self.cargo(&["fmt", "--all", "--check"])),
            Step::Clippy => self.clippy(),
            Step::Core => count(
                self.cargo(&["test", "--package", "lateral", "--no-default-features"]),
                tally,
            ),
            Step::Xtask => count(self.cargo(&own_tests("xtask")), tally),
            Step::Web => self.web(tally),
            Step::Build => release::build(self.checkout, self.toolbox()?, release::ANYWHERE),
            Step::E2e => self.stories(tally),
        }
    }

    fn clippy(&self) -> Result<(), Failure> {
        let strict = ["--all-targets", "--", "-D", "warnings"];
        children::run(self.cargo(&["clippy", "--workspace"]).args(strict))?;
        let in_browser = ["clippy", "--package", "lateral", "--target", WASM];
        children::run(self.cargo(&in_browser).args(strict))
    }

    fn web(&self, tally: &mut Tally) -> Result<(), Failure> {
        let browser = Browser::ready()?;
        let mut command = self.cargo(&[
            "test",
            "--package",
            "lateral",
            "--target",
            WASM,
            "--test",
            "web",
        ]);
        // By name and not by path: cargo splits this variable at spaces.
        command
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            )
            .env("PATH", self.toolbox()?.path()?)
            .env("CHROMEDRIVER", browser.driver())
            .env(
                "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
                self.written_options(&browser)?,
            )
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        count(command, tally)
    }

    fn stories(&self, tally: &mut Tally) -> Result<(), Failure> {
        if !self.checkout.dist().join("index.html").is_file() {
            return Err(Failure::new(
                "There is no release to test in dist/.",
                "Build it first: `cargo xtask test build e2e`.",
            ));
        }
        Browser::ready()?;
        count(self.cargo(&own_tests("lateral-e2e")), tally)
    }

    /// The runner reads the browser's options from a file; ours also names the browser.
    fn written_options(&self, browser: &Browser) -> Result<std::path::PathBuf, Failure> {
        let file = self.checkout.target().join("webdriver.json");
        let options = browser.options(self.checkout)?.to_string();
        fs::create_dir_all(self.checkout.target())
            .and_then(|()| fs::write(&file, options))
            .map_err(|error| {
                Failure::new(
                    format!("{} cannot be written: {error}.", file.display()),
                    "Make room or give yourself the right.",
                )
            })?;
        Ok(file)
    }

    fn toolbox(&self) -> Result<&Toolbox, Failure> {
        if let Some(toolbox) = self.toolbox.get() {
            return Ok(toolbox);
        }
        let toolbox = Toolbox::ready(self.checkout, || {})?;
        Ok(self.toolbox.get_or_init(|| toolbox))
    }

    fn cargo(&self, words: &[&str]) -> Command {
        let mut command = tools::cargo();
        command.args(words).current_dir(self.checkout.root());
        command
    }
}

/// The tests of a package that only uses the core. In the profile in which `cargo xtask` is built, so that
/// the core is not compiled once more, optimised for questions that nobody asks it here.
fn own_tests(package: &str) -> [&str; 5] {
    ["test", "--package", package, "--profile", "dev"]
}

/// Runs a test command, shows what it says and adds up its results.
fn count(mut command: Command, tally: &mut Tally) -> Result<(), Failure> {
    children::run_hearing(&mut command, |line| {
        println!("{line}");
        *tally += Tally::of_line(line);
    })
}
