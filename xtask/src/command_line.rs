//! The words after `cargo xtask`, understood.
//!
//! Invariant: what it returns can be done as it is; whatever it does not understand is a failure that
//! shows the usage. It does nothing itself.

use std::path::PathBuf;

use crate::articles::Articles;
use crate::exam::Step;
use crate::failure::Failure;
use crate::offer::Opening;
use crate::release::ANYWHERE;
use crate::soak::Part;

/// What `cargo xtask` can do, for people.
pub const USAGE: &str = "\
cargo xtask run [--port 8080] [--no-open]   set up, build, serve on this machine, open the browser
cargo xtask dist [--public-url /path/]      set up and build the release into dist/
    either of them with --articles DIR      … with a lesson of the .txt, .md, .html and .htm files in DIR
                       [--title WORDS]      … which is called so, and not as the folder is
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
        /// What the lesson is made of; the bundled one where this is nothing.
        articles: Option<Articles>,
    },
    /// Build the release.
    Dist {
        /// The address, or path, under which it will lie.
        public_url: String,
        /// What the lesson is made of; the bundled one where this is nothing.
        articles: Option<Articles>,
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
    let mut lesson = AskedLesson::default();
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
            other => lesson.hear(other, words.next())?,
        }
    }
    Ok(Task::Run {
        port,
        opening,
        articles: lesson.articles()?,
    })
}

fn dist(words: &[String]) -> Result<Task, Failure> {
    let mut public_url = ANYWHERE.to_owned();
    let mut lesson = AskedLesson::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--public-url" => {
                public_url = words.next().cloned().ok_or_else(|| {
                    Failure::new(
                        "`--public-url` needs an address.",
                        "For instance `cargo xtask dist --public-url /lateral/`.",
                    )
                })?;
            }
            other => lesson.hear(other, words.next())?,
        }
    }
    Ok(Task::Dist {
        public_url,
        articles: lesson.articles()?,
    })
}

/// What was said of a lesson so far.
#[derive(Default)]
struct AskedLesson {
    folder: Option<PathBuf>,
    title: Option<String>,
}

impl AskedLesson {
    /// Understands an option together with the word after it.
    fn hear(&mut self, option: &str, value: Option<&String>) -> Result<(), Failure> {
        // Another option is no value: that of this one was forgotten.
        let value = value.filter(|value| !value.is_empty() && !value.starts_with("--"));
        match (option, value) {
            ("--articles", Some(folder)) => self.folder = Some(PathBuf::from(folder)),
            ("--title", Some(title)) => self.title = Some(title.clone()),
            ("--articles", None) => {
                return Err(Failure::new(
                    "`--articles` needs a folder.",
                    "For instance `cargo xtask run --articles ferry`, where `ferry` holds text files and saved pages.",
                ));
            }
            ("--title", None) => {
                return Err(Failure::new(
                    "`--title` needs words.",
                    "For instance `--title \"The ferry\"`, in quotation marks.",
                ));
            }
            (other, _) => return Err(unknown(other)),
        }
        Ok(())
    }

    fn articles(self) -> Result<Option<Articles>, Failure> {
        let title = self.title;
        match self.folder {
            Some(folder) => Ok(Some(Articles { folder, title })),
            None if title.is_none() => Ok(None),
            None => Err(Failure::new(
                "`--title` is for a lesson that is made of a folder, and no folder is named.",
                "Name it with `--articles DIR`; the bundled lesson has a title of its own.",
            )),
        }
    }
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

    #[track_caller]
    fn check_failure(words: &str, sentence: &str) {
        let failure = task(words).unwrap_err().to_string();
        assert!(failure.starts_with(sentence), "{words}: {failure}");
    }

    fn folder(folder: &str, title: Option<&str>) -> Option<Articles> {
        Some(Articles {
            folder: folder.into(),
            title: title.map(str::to_owned),
        })
    }

    #[test]
    fn run_takes_a_port_and_may_leave_the_browser_closed() {
        let run = |port, opening| {
            Ok(Task::Run {
                port,
                opening,
                articles: None,
            })
        };
        assert_eq!(task("run"), run(8080, Opening::Browser));
        assert_eq!(task("run --no-open --port 0"), run(0, Opening::Nothing));
        check_failure("run --port many", "`--port` needs a number");
        check_failure("run --port", "`--port` needs a number");
        check_failure("run --public-url /x/", "`--public-url` is not understood.");
    }

    #[test]
    fn dist_is_for_any_address_unless_told() {
        let dist = |public_url: &str| {
            Ok(Task::Dist {
                public_url: public_url.to_owned(),
                articles: None,
            })
        };
        assert_eq!(task("dist"), dist("./"));
        assert_eq!(task("dist --public-url /x/"), dist("/x/"));
        check_failure("dist --public-url", "`--public-url` needs an address.");
        check_failure("dist --no-open", "`--no-open` is not understood.");
        check_failure("dist articles", "`articles` is not understood.");
    }

    #[test]
    fn both_take_a_folder_of_articles_and_a_title() {
        assert_eq!(
            task("run --articles a/b --port 1"),
            Ok(Task::Run {
                port: 1,
                opening: Opening::Browser,
                articles: folder("a/b", None),
            })
        );
        assert_eq!(
            task("dist --title Ferries --articles a --public-url /x/"),
            Ok(Task::Dist {
                public_url: "/x/".to_owned(),
                articles: folder("a", Some("Ferries")),
            })
        );
        for words in ["run --articles", "dist --articles --title x"] {
            check_failure(words, "`--articles` needs a folder.");
        }
        check_failure("dist --articles a --title", "`--title` needs words.");
        check_failure("run --title x", "`--title` is for a lesson");
        check_failure("run --article a", "`--article` is not understood.");
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
