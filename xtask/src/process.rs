//! The processes started here, and their end.
//!
//! *Invariant:* when a [`Running`] is dropped, on whatever way out (return, error, panic), its whole process
//! group is ended; on Ctrl-C or a termination signal every group is. Each child leads a group (on Windows a
//! job) of its own, because what it starts in turn (cargo → rustc, test → chromedriver → browser) must end
//! with it.
//!
//! *Must not know:* what the commands are for.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
#[cfg(windows)]
use process_wrap::std::JobObject;
#[cfg(unix)]
use process_wrap::std::ProcessGroup;
use process_wrap::std::{ChildWrapper, CommandWrap};

/// How long a group may take to end by itself before it is killed.
const GRACE: Duration = Duration::from_millis(800);

/// How often a running process is asked whether it has ended.
const PAUSE: Duration = Duration::from_millis(10);

/// The exit code of a program ended by Ctrl-C (128 + SIGINT).
const INTERRUPTED: i32 = 130;

type Child = Mutex<Box<dyn ChildWrapper>>;

static STARTED: Mutex<Vec<Weak<Child>>> = Mutex::new(Vec::new());

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on Ctrl-C (and a termination signal) ends every child, then this process.
pub fn end_all_on_interrupt() -> Result<()> {
    ctrlc::set_handler(|| {
        // Held until the exit, so that no child can appear after the last kill.
        let started = lock(&STARTED);
        for child in started.iter().filter_map(Weak::upgrade) {
            end(&child);
        }
        println!("\nstopped");
        std::process::exit(INTERRUPTED);
    })
    .context("Ctrl-C could not be listened for.")
}

/// Asks a group to end, and kills what is left of it a moment later.
fn end(child: &Child) {
    // The group may have ended by itself: then there is nothing left to do, and no error is one.
    #[cfg(unix)]
    let _ = lock(child).signal(15);
    let until = Instant::now() + GRACE;
    while matches!(lock(child).try_wait(), Ok(None)) && Instant::now() < until {
        thread::sleep(PAUSE);
    }
    let _ = lock(child).start_kill();
    let _ = lock(child).wait();
}

/// A started process, ended together with everything it started when this value goes.
#[derive(Debug)]
pub struct Running {
    child: Arc<Child>,
    spoken: String,
}

impl Running {
    /// Starts `command` in a process group of its own, without standard input.
    pub fn start(mut command: Command) -> Result<Self> {
        let spoken = spoken(&command);
        command.stdin(Stdio::null());
        let mut wrapped = CommandWrap::from(command);
        #[cfg(unix)]
        wrapped.wrap(ProcessGroup::leader());
        #[cfg(windows)]
        wrapped.wrap(JobObject);
        // Held over the start: an interrupt in between would otherwise miss the child.
        let mut started = lock(&STARTED);
        let child = wrapped.spawn().with_context(|| {
            format!("`{spoken}` could not be started. Check that the program is installed and may be run.")
        })?;
        let child = Arc::new(Mutex::new(child));
        started.retain(|other| other.strong_count() > 0);
        started.push(Arc::downgrade(&child));
        Ok(Self { child, spoken })
    }

    /// Waits until the process ends by itself.
    pub fn wait(&self) -> Result<ExitStatus> {
        loop {
            if let Some(status) = lock(&self.child).try_wait()? {
                return Ok(status);
            }
            thread::sleep(PAUSE);
        }
    }

    /// Waits until the process ends; a bad end is an error.
    pub fn succeed(self) -> Result<()> {
        let status = self.wait()?;
        let end = match status.code() {
            Some(0) => return Ok(()),
            Some(code) => format!("ended with code {code}"),
            None => "was ended by a signal".to_owned(),
        };
        bail!(
            "`{}` {end}.\n  Its own message is above; the same command can be run by hand.",
            self.spoken
        )
    }

    fn stdout(&self) -> Option<impl Read + use<>> {
        lock(&self.child).stdout().take()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        end(&self.child);
    }
}

/// Runs `command` to its end, with its output shown as it comes.
pub fn run(command: Command) -> Result<()> {
    Running::start(command)?.succeed()
}

/// Runs `command` to its end and hands every line of its standard output to `read`, as it comes.
pub fn run_reading(mut command: Command, mut read: impl FnMut(&str)) -> Result<()> {
    command.stdout(Stdio::piped());
    let running = Running::start(command)?;
    if let Some(output) = running.stdout() {
        // Bytes, not `lines()`: a test may print what is not UTF-8, and that must not end the reading.
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            read(String::from_utf8_lossy(&line).trim_end_matches('\r'));
        }
    }
    running.succeed()
}

/// Runs `command` to its end and returns what it wrote to standard output, without the white space around.
pub fn output(mut command: Command) -> Result<String> {
    command.stderr(Stdio::null());
    let mut output = String::new();
    run_reading(command, |line| {
        output.push_str(line);
        output.push('\n');
    })?;
    Ok(output.trim().to_owned())
}

/// The command as a person would type it.
fn spoken(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let words = program.file_stem().into_iter().chain(command.get_args());
    let quoted = words.map(|word| {
        let word = word.to_string_lossy();
        if word.is_empty() || word.contains([' ', '*', '\'']) {
            format!("\"{word}\"")
        } else {
            word.into_owned()
        }
    });
    quoted.collect::<Vec<_>>().join(" ")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn sh(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    /// Whether the process is there and not merely waiting to be reaped by whoever adopted it.
    fn runs(process: &str) -> bool {
        std::fs::read_to_string(format!("/proc/{process}/stat"))
            .is_ok_and(|stat| !stat.contains(") Z "))
    }

    /// Whether it is gone in a moment: the system takes one for a kill.
    fn ends(process: &str) -> bool {
        let until = Instant::now() + GRACE;
        while runs(process) && Instant::now() < until {
            thread::sleep(PAUSE);
        }
        !runs(process)
    }

    #[test]
    fn a_dropped_child_is_gone_with_what_it_started() {
        // `sh` starts a grandchild and says its id.
        let mut command = sh("sleep 60 & echo $!; wait");
        command.stdout(Stdio::piped());
        let running = Running::start(command).unwrap();
        let mut line = String::new();
        BufReader::new(running.stdout().unwrap())
            .read_line(&mut line)
            .unwrap();
        let grandchild = line.trim();
        assert!(runs(grandchild));
        drop(running);
        assert!(ends(grandchild));
    }

    #[test]
    fn what_does_not_end_when_asked_is_killed() {
        let mut command = sh("trap '' TERM; echo $$; sleep 60 & wait; wait");
        command.stdout(Stdio::piped());
        let running = Running::start(command).unwrap();
        let mut line = String::new();
        BufReader::new(running.stdout().unwrap())
            .read_line(&mut line)
            .unwrap();
        drop(running);
        assert!(ends(line.trim()));
    }

    #[test]
    fn a_bad_end_names_the_command_and_the_code() {
        let error = run(sh("exit 3")).unwrap_err().to_string();
        assert!(error.starts_with("`sh -c \"exit 3\"` ended with code 3."));
    }

    #[test]
    fn every_line_of_output_is_read() {
        let mut lines = Vec::new();
        run_reading(sh("printf 'a\\nb'"), |line| lines.push(line.to_owned())).unwrap();
        assert_eq!(lines, ["a", "b"]);
    }
}
