//! `cargo xtask`: the one command a newcomer needs. It reads the command line and does the task; everything
//! else is in the library.

#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use anyhow::Result;
use clap::{Args, Parser};
use xtask::articles::MadeLesson;
use xtask::browser::Browser;
use xtask::checkout::Checkout;
use xtask::engine::Engine;
use xtask::server::{self, ContentCoding, Replacements, Server};
use xtask::test_steps::{self, Step};
use xtask::{dist, process, tools};

/// Sets up, builds, serves, tests and measures Lateral.
#[derive(Debug, PartialEq, Parser)]
#[command(bin_name = "cargo xtask")]
enum Task {
    /// Set up, build, serve on this machine, open the browser.
    Run {
        /// The port on 127.0.0.1; 0 takes any free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Only say the address.
        #[arg(long)]
        no_open: bool,
        #[command(flatten)]
        lesson: LessonOptions,
    },
    /// Set up and build the release into dist/.
    Dist {
        #[command(flatten)]
        lesson: LessonOptions,
    },
    /// The usual checks and tests, or the named steps.
    Test { steps: Vec<Step> },
    /// The tests with more of everything, for hours.
    Soak,
    /// Set up, build, and measure in a real browser: all, or what the words say (size cold slow mark open overview).
    Bench { words: Vec<String> },
}

#[derive(Debug, PartialEq, Args)]
struct LessonOptions {
    /// Make the lesson of the .txt, .md, .html and .htm files in this folder.
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,
    /// What that lesson is called; the folder's name unless told.
    #[arg(long, value_name = "WORDS", requires = "articles")]
    title: Option<String>,
}

fn main() -> ExitCode {
    let Err(error) = perform(Task::parse()) else {
        return ExitCode::SUCCESS;
    };
    // Not returned: Rust would print it with a trace where RUST_BACKTRACE is set.
    eprintln!("\nerror: {error:#}");
    ExitCode::FAILURE
}

fn perform(task: Task) -> Result<()> {
    process::end_all_on_interrupt()?;
    let checkout = Checkout::current();
    match task {
        Task::Dist { lesson } => build(&checkout, lesson),
        Task::Test { steps } if steps.is_empty() => test_steps::run(&checkout, &Step::USUAL),
        Task::Test { steps } => test_steps::run(&checkout, &steps),
        Task::Soak => test_steps::soak(&checkout),
        Task::Run {
            port,
            no_open,
            lesson,
        } => {
            // Taken first: a taken port is better told now than after a build of minutes.
            let listener = server::listen(port)?;
            build(&checkout, lesson)?;
            let (files, coding) = (Replacements::new(), ContentCoding::Identity);
            let server = Server::start(listener, &checkout.dist(), files, coding)?;
            println!("\nLateral is at {}   (Ctrl-C ends it)", server.url());
            if !no_open {
                // A machine without a browser is no failure: the address was said.
                let _ = open::that_detached(server.url());
            }
            loop {
                thread::park();
            }
        }
        Task::Bench { words } => {
            dist::build(&checkout)?;
            Browser::ready(Engine::Chromium)?;
            // Names and claims need no browser.
            let core = "bench --package lateral --no-default-features --profile soak --bench";
            for subject in ["names", "claims"] {
                process::run(tools::cargo(&checkout, core).arg(subject))?;
            }
            // Not with --release: the figures are taken by the page, and this build is there already.
            let bench = "run --package lateral-e2e --bin bench --";
            process::run(tools::cargo(&checkout, bench).args(words))
        }
    }
}

/// Builds the release, with a lesson of its own if that is asked for.
fn build(checkout: &Checkout, lesson: LessonOptions) -> Result<()> {
    let Some(folder) = lesson.articles else {
        return dist::build(checkout);
    };
    // Made first: a folder without articles is better told now than after a build of minutes.
    let lesson = MadeLesson::of(&folder, lesson.title)?;
    println!("{}", lesson.summary);
    dist::build(checkout)?;
    // After the weighing: the budget is for the page, and articles are as long as they are.
    lesson.put_into(&checkout.dist())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::error::ErrorKind;

    use super::*;

    fn task(words: &str) -> Result<Task, ErrorKind> {
        let words = ["xtask"].into_iter().chain(words.split_whitespace());
        Task::try_parse_from(words).map_err(|error| error.kind())
    }

    #[test]
    fn what_the_readme_says_is_understood_and_nonsense_is_not() {
        Task::command().debug_assert();
        let lines = include_str!("../../README.md").lines();
        let commands = lines.filter_map(|line| line.strip_prefix("cargo xtask "));
        let understood = commands.map(|line| task(line.split('#').next().unwrap()).unwrap());
        assert_eq!(understood.count(), 6);
        let steps = vec![Step::Web, Step::Fmt];
        assert_eq!(task("test web fmt"), Ok(Task::Test { steps }));
        assert_eq!(task("test everything"), Err(ErrorKind::InvalidValue));
        let missing = Err(ErrorKind::MissingRequiredArgument);
        assert_eq!(task("run --title x"), missing);
        assert!(task("run --title x --articles a --port 0 --no-open").is_ok());
    }
}
