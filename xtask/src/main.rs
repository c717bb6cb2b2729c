//! `cargo xtask`: the one command a newcomer needs. It reads the command line, does the task, and says what
//! failed; everything else is in the library.

#![forbid(unsafe_code)]

use std::process::ExitCode;
use std::thread;

use anyhow::Result;
use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use xtask::articles::Articles;
use xtask::browser::Browser;
use xtask::checkout::Checkout;
use xtask::dist::{self, ANYWHERE};
use xtask::process;
use xtask::server::{self, Replacements, Server};
use xtask::soak::{self, Part};
use xtask::step::step;
use xtask::test_steps::{self, Step};
use xtask::tools::{self, Toolbox};

/// Sets up, builds, serves, tests and measures Lateral.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
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
        /// The address, or path, under which it will lie.
        #[arg(long, default_value = ANYWHERE)]
        public_url: String,
        #[command(flatten)]
        lesson: LessonOptions,
    },
    /// All checks and tests, or the named steps.
    Test { steps: Vec<Step> },
    /// The tests with more of everything, for hours: all parts, or the named ones.
    Soak { parts: Vec<Part> },
    /// Set up, build, and measure in a real browser: all, or what the words say (size cold mark open).
    Bench { words: Vec<String> },
    /// Only set up the tools.
    Tools,
}

#[derive(Debug, Args)]
struct LessonOptions {
    /// Make the lesson of the .txt, .md, .html and .htm files in this folder.
    #[arg(long, value_name = "DIR", value_parser = NonEmptyStringValueParser::new())]
    articles: Option<String>,
    /// What that lesson is called; the folder's name unless told.
    #[arg(long, value_name = "WORDS", requires = "articles", value_parser = NonEmptyStringValueParser::new())]
    title: Option<String>,
}

impl LessonOptions {
    fn articles(self) -> Option<Articles> {
        let title = self.title;
        self.articles.map(|folder| Articles {
            folder: folder.into(),
            title,
        })
    }
}

fn main() -> ExitCode {
    match perform(CommandLine::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    process::end_all_on_interrupt()?;
    let checkout = Checkout::current();
    match task {
        Task::Tools => set_up(&checkout).map(drop),
        Task::Dist { public_url, lesson } => build(&checkout, &public_url, lesson.articles()),
        Task::Test { steps } => test_steps::run(&checkout, &or_all(steps)),
        Task::Soak { parts } => soak::run(&checkout, &or_all(parts)),
        Task::Run {
            port,
            no_open,
            lesson,
        } => {
            // Taken first: a taken port is better told now than after a build of minutes.
            let listener = server::listen(port)?;
            build(&checkout, ANYWHERE, lesson.articles())?;
            let server = Server::start(listener, &checkout.dist(), Replacements::new())?;
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
            build(&checkout, ANYWHERE, None)?;
            step("browser", Browser::ready)?;
            let mut bench = tools::cargo(&checkout);
            // Not with --release: the figures are taken by the page, and this build is there already.
            bench
                .args(["run", "--package", "lateral-e2e", "--bin", "bench", "--"])
                .args(words);
            process::run(bench)
        }
    }
}

fn or_all<T: ValueEnum>(named: Vec<T>) -> Vec<T> {
    if named.is_empty() {
        return T::value_variants().to_vec();
    }
    named
}

fn set_up(checkout: &Checkout) -> Result<Toolbox> {
    let mut ahead = None;
    let toolbox = step("tools", || {
        Toolbox::ready(checkout, || ahead = dist::compile_ahead(checkout))
    })?;
    if let Some(compiling) = ahead {
        step("compiling the app", || compiling.wait())?;
    }
    Ok(toolbox)
}

fn build(checkout: &Checkout, public_url: &str, articles: Option<Articles>) -> Result<()> {
    // Made first: a folder without articles is better told now than after a build of minutes.
    let made = articles.map(|articles| {
        step("lesson", || {
            let lesson = articles.lesson()?;
            print!("{lesson}");
            Ok(lesson)
        })
    });
    let lesson = made.transpose()?;
    let toolbox = set_up(checkout)?;
    step("release build", || {
        dist::build(checkout, &toolbox, public_url)
    })?;
    // After the weighing: the budget is for the page, and articles are as long as they are.
    lesson.map_or(Ok(()), |lesson| lesson.put_into(&checkout.dist()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::error::ErrorKind;

    use super::*;

    fn task(words: &str) -> Result<Task, ErrorKind> {
        let words = ["xtask"].into_iter().chain(words.split_whitespace());
        let line = CommandLine::try_parse_from(words);
        line.map(|line| line.task).map_err(|error| error.kind())
    }

    /// What is understood, as it prints.
    #[track_caller]
    fn check(words: &str, expected: &str) {
        assert_eq!(format!("{:?}", task(words).unwrap()), expected);
    }

    #[track_caller]
    fn check_refused(words: &str, kind: ErrorKind) {
        assert_eq!(task(words).unwrap_err(), kind, "{words}");
    }

    #[test]
    fn the_command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn run_takes_a_port_and_may_leave_the_browser_closed() {
        let lesson = "lesson: LessonOptions { articles: None, title: None }";
        check(
            "run",
            &format!("Run {{ port: 8080, no_open: false, {lesson} }}"),
        );
        check(
            "run --no-open --port 0",
            &format!("Run {{ port: 0, no_open: true, {lesson} }}"),
        );
        check_refused("run --port many", ErrorKind::ValueValidation);
        check_refused("run --port", ErrorKind::InvalidValue);
        check_refused("run --public-url /x/", ErrorKind::UnknownArgument);
    }

    #[test]
    fn dist_is_for_any_address_unless_told() {
        let lesson = "lesson: LessonOptions { articles: None, title: None }";
        check("dist", &format!("Dist {{ public_url: \"./\", {lesson} }}"));
        check(
            "dist --public-url /x/",
            &format!("Dist {{ public_url: \"/x/\", {lesson} }}"),
        );
        check_refused("dist --public-url", ErrorKind::InvalidValue);
        check_refused("dist --no-open", ErrorKind::UnknownArgument);
        check_refused("dist articles", ErrorKind::UnknownArgument);
    }

    #[test]
    fn both_take_a_folder_of_articles_and_a_title() {
        check(
            "run --articles a/b --port 1",
            "Run { port: 1, no_open: false, lesson: LessonOptions { articles: Some(\"a/b\"), title: None } }",
        );
        check(
            "dist --title Ferries --articles a --public-url /x/",
            "Dist { public_url: \"/x/\", lesson: LessonOptions { articles: Some(\"a\"), title: Some(\"Ferries\") } }",
        );
        for words in ["run --articles", "dist --articles --title x"] {
            check_refused(words, ErrorKind::InvalidValue);
        }
        check_refused("dist --articles a --title", ErrorKind::InvalidValue);
        check_refused("run --title x", ErrorKind::MissingRequiredArgument);
        check_refused("run --article a", ErrorKind::UnknownArgument);
    }

    #[test]
    fn test_and_soak_run_everything_or_what_is_named() {
        assert_eq!(or_all(Vec::<Step>::new()).len(), 8);
        check("test web fmt e2e", "Test { steps: [Web, Fmt, E2e] }");
        check_refused("test everything", ErrorKind::InvalidValue);
        assert_eq!(or_all(Vec::<Part>::new()).len(), 3);
        check("soak fuzz native", "Soak { parts: [Fuzz, Native] }");
        check_refused("soak everything", ErrorKind::InvalidValue);
    }
}
