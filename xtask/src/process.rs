//! The processes started here, and their end.
//!
//! *Invariant:* what a process has started in turn (cargo → rustc, test → chromedriver → browser) ends with it;
//! on Ctrl-C or a termination signal all of them end. Each leads a group (on Windows a job) for that.
//!
//! *Must not know:* what the commands are for.

use std::io::{BufRead, BufReader};
use std::mem;
use std::process::{Command, Stdio, exit};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
#[cfg(windows)]
use process_wrap::std::JobObject;
#[cfg(unix)]
use process_wrap::std::ProcessGroup;
use process_wrap::std::{ChildWrapper, CommandWrap};

type Child = Mutex<Box<dyn ChildWrapper>>;

static RUNNING: Mutex<Vec<Arc<Child>>> = Mutex::new(Vec::new());

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on Ctrl-C (and a termination signal) ends every child, then this process.
pub fn end_all_on_interrupt() -> Result<()> {
    ctrlc::set_handler(|| {
        // Held until the exit, so that no child can appear after the last kill.
        let running = lock(&RUNNING);
        kill(&running);
        println!("\nstopped");
        exit(130); // 128 + SIGINT
    })
    .context("Ctrl-C could not be listened for.")
}

/// Ends every child that runs now, for whoever waits for none of them any more.
pub fn end_all() {
    kill(&lock(&RUNNING));
}

fn kill(children: &[Arc<Child>]) {
    for child in children {
        let _ = lock(child).kill();
    }
}

/// A command of words without spaces in them: the program, and what it is told.
pub fn command(words: &str) -> Command {
    let mut words = words.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}

/// Runs `command` to its end, with its output shown as it comes; a bad end is an error.
pub fn run(command: &mut Command) -> Result<()> {
    perform(command, |_| ())
}

/// The same, but every line of its standard output is handed to `read` as it comes.
pub fn run_reading(command: &mut Command, read: impl FnMut(&str)) -> Result<()> {
    perform(command.stdout(Stdio::piped()), read)
}

/// The same, silently: returns its standard output, without the white space around.
pub fn output(command: &mut Command) -> Result<String> {
    let mut output = String::new();
    let read = |line: &str| output = format!("{output}\n{line}");
    run_reading(command.stderr(Stdio::null()), read)?;
    Ok(output.trim().to_owned())
}

fn perform(command: &mut Command, mut read: impl FnMut(&str)) -> Result<()> {
    let mut words = command.get_program().to_string_lossy().into_owned();
    for word in command.get_args() {
        words = words + " " + &word.to_string_lossy();
    }
    command.stdin(Stdio::null());
    // A group takes the whole command; what is left in its place is never run.
    let mut group = CommandWrap::from(mem::replace(command, Command::new("")));
    #[cfg(unix)]
    group.wrap(ProcessGroup::leader());
    #[cfg(windows)]
    group.wrap(JobObject);
    // Held over the start: an interrupt in between would otherwise miss the child.
    let mut running = lock(&RUNNING);
    let started = group.spawn().with_context(|| {
        format!("`{words}` could not be started. Check that the program is installed.")
    })?;
    let child = Arc::new(Mutex::new(started));
    running.push(Arc::clone(&child));
    drop(running);
    let output = lock(&child).stdout().take();
    let lines = output
        .into_iter()
        .flat_map(|output| BufReader::new(output).split(b'\n'));
    // Bytes, not `lines()`: a test may print what is not UTF-8, and that must not end the reading.
    for line in lines.map_while(Result::ok) {
        read(String::from_utf8_lossy(&line).trim_end());
    }
    // Asked again and again, because whoever waits holds the lock that an interrupt needs.
    let status = loop {
        if let Some(status) = lock(&child).try_wait()? {
            break status;
        }
        thread::sleep(Duration::from_millis(10));
    };
    // What it left behind. There may be nothing: no error is one.
    let _ = lock(&child).kill();
    lock(&RUNNING).retain(|other| !Arc::ptr_eq(other, &child));
    ensure!(
        status.success(),
        "`{words}` ended with {status}.\n  Its own message is above; the same command can be run by hand."
    );
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_process_ends_with_what_it_started() {
        let script = "sleep 60 > /dev/null & echo $!";
        let grandchild = output(Command::new("sh").args(["-c", script])).unwrap();
        let stat = format!("/proc/{grandchild}/stat");
        let gone = |_| {
            thread::sleep(Duration::from_millis(10));
            // Or a zombie that waits for whoever adopted it.
            fs::read_to_string(&stat).map_or(true, |stat| stat.contains(") Z "))
        };
        assert!((0..100).any(gone));
    }

    #[test]
    fn every_line_of_output_is_read_and_a_bad_end_names_the_command_and_the_code() {
        let said = output(Command::new("printf").arg("a\\r\\n\\377b"));
        assert_eq!(said.unwrap(), "a\n\u{fffd}b");
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        let expected = "`sh -c exit 3` ended with exit status: 3.";
        assert!(error.to_string().starts_with(expected));
    }
}
