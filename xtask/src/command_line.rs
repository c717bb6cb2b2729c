//! The words after `cargo xtask`, understood.
//!
//! Invariant: what it returns can be done as it is; whatever it does not understand is a failure that
//! shows the usage. It does nothing itself.

use crate::exam::Step;
use crate::failure::Failure;
use crate::offer::Opening;
use crate::release::ANYWHERE;
use crate::soak::Part;

/// What `cargo xtask` can do, for people.
pub const USAGE: &str = "\
cargo xtask run [--port 8080] [--no-open]   set up, build, serve on this machine, open the browser
cargo xtask dist [--public-url /path/]      set up and build the release into dist/
cargo xtask test [STEP…]                    all checks and tests, or the named steps:
                                            fmt clippy core xtask web build e2e
cargo xtask soak [PART…]                    the tests with more of everything, for hours:
                                            native fuzz browser
cargo xtask bench [WORD…]                   set up, build, and measure in a real browser
cargo xtask tools                           only set up the tools";

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Build and offer the page at this machine.
    Run {
        /// The port on 127.0.0.1.
        port: u16,
        /// Whether to open a browser.
        opening: Opening,
    },
    /// Build the release.
    Dist {
        /// The address, or path, under which it will lie.
        public_url: String,
    },
    /// Run these steps.
    Test(Vec<Step>),
    /// Run these parts of the soak.
    Soak(Vec<Part>),
    /// Measure; the words go to the bench.
    Bench(Vec<String>),
    /// Set up the tools.
    Tools,
    /// Show the usage.
    Help,
}

impl Task {
    /// Understands the words after the program's name.
    pub fn of(words: &[String]) -> Result<Self, Failure> {
        let Some((task, rest)) = words.split_first() else {
            return Ok(Self::Help);
        };
        match task.as_str() {
            "run" => run(rest),
            "dist" => dist(rest),
            "test" => named(rest, &Step::ALL, Step::named).map(Task::Test),
            "soak" => named(rest, &Part::ALL, Part::named).map(Task::Soak),
            "bench" => Ok(Self::Bench(rest.to_vec())),
            "tools" => Ok(Self::Tools),
            "help" | "--help" | "-h" => Ok(Self::Help),
            other => Err(unknown(other)),
        }
    }
}

fn run(words: &[String]) -> Result<Task, Failure> {
    let (mut port, mut opening) = (8080, Opening::Browser);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--no-open" => opening = Opening::Nothing,
            "--port" => {
                let number = words.next().and_then(|number| number.parse().ok());
                port = number.ok_or_else(|| {
                    Failure::new(
                        "`--port` needs a number from 0 to 65535.",
                        "For instance `cargo xtask run --port 8081`.",
                    )
                })?;
            }
            other => return Err(unknown(other)),
        }
    }
    Ok(Task::Run { port, opening })
}

fn dist(words: &[String]) -> Result<Task, Failure> {
    let public_url = match words {
        [] => ANYWHERE.to_owned(),
        [flag, url] if flag == "--public-url" => url.clone(),
        [flag] if flag == "--public-url" => {
            return Err(Failure::new(
                "`--public-url` needs an address.",
                "For instance `cargo xtask dist --public-url /lateral/`.",
            ));
        }
        [other, ..] => return Err(unknown(other)),
    };
    Ok(Task::Dist { public_url })
}

/// The things that the words name; all of them where there are no words.
fn named<T: Clone>(
    words: &[String],
    all: &[T],
    of: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, Failure> {
    if words.is_empty() {
        return Ok(all.to_vec());
    }
    let named = |word: &String| of(word).ok_or_else(|| unknown(word));
    words.iter().map(named).collect()
}

fn unknown(word: &str) -> Failure {
    Failure::new(
        format!("`{word}` is not understood."),
        format!("This is:\n\n{USAGE}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(words: &str) -> Result<Task, Failure> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        Task::of(&words)
    }

    #[test]
    fn run_takes_a_port_and_may_leave_the_browser_closed() {
        let run = |port, opening| Ok(Task::Run { port, opening });
        assert_eq!(task("run"), run(8080, Opening::Browser));
        assert_eq!(task("run --no-open --port 0"), run(0, Opening::Nothing));
        assert!(task("run --port many").is_err());
        assert!(task("run --port").is_err());
    }

    #[test]
    fn dist_is_for_any_address_unless_told() {
        assert_eq!(
            task("dist"),
            Ok(Task::Dist {
                public_url: "./".to_owned()
            })
        );
        assert_eq!(
            task("dist --public-url /x/"),
            Ok(Task::Dist {
                public_url: "/x/".to_owned()
            })
        );
        assert!(task("dist --public-url").is_err());
    }

    #[test]
    fn test_runs_everything_or_what_is_named() {
        assert_eq!(task("test"), Ok(Task::Test(Step::ALL.to_vec())));
        assert_eq!(
            task("test web fmt"),
            Ok(Task::Test(vec![Step::Web, Step::Fmt]))
        );
        assert!(task("test everything").is_err());
    }
    #[test]
    fn soak_runs_all_parts_or_what_is_named() {
        assert_eq!(task("soak"), Ok(Task::Soak(Part::ALL.to_vec())));
        let parts = vec![Part::Fuzz, Part::Native];
        assert_eq!(task("soak fuzz native"), Ok(Task::Soak(parts)));
        assert!(task("soak everything").is_err());
    }
}
