//! `cargo xtask`: the one command a newcomer needs. It understands the words, does the task, and says
//! what failed; everything else is in the library.

#![forbid(unsafe_code)]

use std::env;
use std::process::ExitCode;

use xtask::articles::Articles;
use xtask::browser::Browser;
use xtask::checkout::Checkout;
use xtask::children;
use xtask::command_line::{Task, USAGE};
use xtask::exam;
use xtask::failure::Failure;
use xtask::offer;
use xtask::release;
use xtask::serve::{Door, Folder, Server};
use xtask::soak;
use xtask::steps::step;
use xtask::tools::{self, Toolbox};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    match Task::of(&words).and_then(perform) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<(), Failure> {
    children::end_on_interrupt()?;
    let checkout = Checkout::current();
    match task {
        Task::Help => println!("{USAGE}"),
        Task::Tools => drop(set_up(&checkout)?),
        Task::Dist {
            public_url,
            articles,
        } => build(&checkout, &public_url, articles.as_ref())?,
        Task::Test(steps) => exam::sit(&checkout, &steps)?,
        Task::Soak(parts) => soak::soak(&checkout, &parts)?,
        Task::Run {
            port,
            opening,
            articles,
        } => {
            // Taken first: a taken port is better told now than after a build of minutes.
            let door = Door::open(port)?;
            build(&checkout, release::ANYWHERE, articles.as_ref())?;
            let server = Server::start(Folder::new(&checkout.dist())?, door)?;
            offer::offer(&server, opening);
        }
        Task::Bench(words) => {
            build(&checkout, release::ANYWHERE, None)?;
            step("browser", Browser::ready)?;
            let mut bench = tools::cargo();
            // Not with --release: the figures are taken by the page, and this build is there already.
            bench
                .args(["run", "--package", "lateral-e2e", "--bin", "bench", "--"])
                .args(words)
                .current_dir(checkout.root());
            children::run(&mut bench)?;
        }
    }
    Ok(())
}

fn set_up(checkout: &Checkout) -> Result<Toolbox, Failure> {
    let mut ahead = None;
    let toolbox = step("tools", || {
        Toolbox::ready(checkout, || ahead = release::compile_ahead(checkout))
    })?;
    if let Some(mut compiling) = ahead {
        step("compiling the app", || compiling.wait())?;
    }
    Ok(toolbox)
}

fn build(
    checkout: &Checkout,
    public_url: &str,
    articles: Option<&Articles>,
) -> Result<(), Failure> {
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
        release::build(checkout, &toolbox, public_url)
    })?;
    // After the weighing: the budget is for the page, and articles are as long as they are.
    lesson.map_or(Ok(()), |lesson| lesson.put_into(&checkout.dist()))
}
