//! The processes started here, and their end.
//!
//! Invariant: when a [`Running`] is dropped, on whatever way out (return, error, panic), its whole
//! process group is ended and reaped; on Ctrl-C or a termination signal every group is. Each child leads
//! a group of its own, because what it starts in turn (cargo → rustc, test → chromedriver → browser)
//! must end with it. It does not know what the commands are for.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::Failure;

/// The groups that are running now, by the id of their first process.
static GROUPS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// How long a group may take to end by itself before it is killed.
const GRACE: Duration = Duration::from_millis(800);

/// The exit code of a program ended by Ctrl-C (128 + SIGINT).
const INTERRUPTED: i32 = 130;

fn groups() -> MutexGuard<'static, Vec<u32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on Ctrl-C (and a termination signal) ends every child, then this process.
pub fn end_on_interrupt() -> Result<(), Failure> {
    ctrlc::set_handler(|| {
        let running = groups();
        for group in running.iter() {
            signal(*group, Ending::Asked);
        }
        let deadline = Instant::now() + GRACE;
        while running.iter().any(|group| is_alive(*group)) && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(20));
        }
        for group in running.iter() {
            signal(*group, Ending::Forced);
        }
        // The lock is still held, so no new child can appear between the last kill and the exit.
        println!("\nstopped");
        std::process::exit(INTERRUPTED);
    })
    .map_err(|error| {
        Failure::new(
            format!("Ctrl-C could not be listened for: {error}."),
            "Try again; if it stays so, report it as a bug of xtask.",
        )
    })
}

/// A started process, ended together with everything it started when this value goes.
#[derive(Debug)]
pub struct Running {
    child: Child,
    spoken: String,
}

impl Running {
    /// Starts `command` in a process group of its own, without standard input.
    pub fn start(command: &mut Command) -> Result<Self, Failure> {
        let spoken = spoken(command);
        command.stdin(Stdio::null());
        lead_own_group(command);
        // Held over the start: an interrupt in between would otherwise miss the child.
        let mut running = groups();
        let child = command.spawn().map_err(|error| {
            Failure::new(
                format!("`{spoken}` could not be started: {error}."),
                "Check that the program is installed and may be run.",
            )
        })?;
        running.push(child.id());
        Ok(Self { child, spoken })
    }

    /// Waits until the process ends by itself.
    pub fn wait(&mut self) -> Result<ExitStatus, Failure> {
        self.child.wait().map_err(|error| {
            Failure::new(
                format!("`{}` could not be waited for: {error}.", self.spoken),
                "Try again.",
            )
        })
    }

    /// Waits until the process ends; a bad end is a failure.
    pub fn succeed(mut self) -> Result<(), Failure> {
        let status = self.wait()?;
        judged(status, &self.spoken)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = self.child.id();
        signal(group, Ending::Asked);
        let deadline = Instant::now() + GRACE;
        while is_alive(group) && Instant::now() < deadline {
            // Reaps the leader, which would otherwise count as alive for as long as it is not waited for.
            let _ = self.child.try_wait();
            thread::sleep(Duration::from_millis(5));
        }
        signal(group, Ending::Forced);
        let _ = self.child.kill();
        let _ = self.child.wait();
        groups().retain(|other| *other != group);
    }
}

/// Runs `command` to its end, with its output shown as it comes.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    Running::start(command)?.succeed()
}

/// Runs `command` to its end and hands every line of its standard output to `hear`, as it comes.
pub fn run_hearing(command: &mut Command, mut hear: impl FnMut(&str)) -> Result<(), Failure> {
    let mut running = Running::start(command.stdout(Stdio::piped()))?;
    if let Some(output) = running.child.stdout.take() {
        // Bytes, not `lines()`: a test may print what is not UTF-8, and that must not end the reading.
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            hear(String::from_utf8_lossy(&line).trim_end_matches('\r'));
        }
    }
    running.succeed()
}

/// Runs `command` to its end and returns what it wrote to standard output.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let mut text = String::new();
    run_hearing(command.stderr(Stdio::null()), |line| {
        text.push_str(line);
        text.push('\n');
    })?;
    Ok(text)
}

fn judged(status: ExitStatus, spoken: &str) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    let end = match status.code() {
        Some(code) => format!("ended with code {code}"),
        None => "was ended by a signal".to_owned(),
    };
    Err(Failure::new(
        format!("`{spoken}` {end}."),
        "Its own message is above; the same command can be run by hand.",
    ))
}

/// The command as a person would type it.
fn spoken(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program())
        .file_stem()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    std::iter::once(program)
        .chain(command.get_args().map(|word| {
            let word = word.to_string_lossy();
            if word.is_empty() || word.contains([' ', '*', '\'']) {
                format!("\"{word}\"")
            } else {
                word.into_owned()
            }
        }))
        .collect::<Vec<_>>()
        .join(" ")
}

/// How firmly a group is told to end.
#[derive(Debug, Clone, Copy)]
enum Ending {
    Asked,
    Forced,
}

#[cfg(unix)]
fn lead_own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(unix)]
fn pid(group: u32) -> Option<nix::unistd::Pid> {
    i32::try_from(group).ok().map(nix::unistd::Pid::from_raw)
}

#[cfg(unix)]
fn signal(group: u32, ending: Ending) {
    use nix::sys::signal::{Signal, killpg};
    let signal = match ending {
        Ending::Asked => Signal::SIGTERM,
        Ending::Forced => Signal::SIGKILL,
    };
    if let Some(pid) = pid(group) {
        // The group may have ended by itself: then there is nothing left to do.
        let _ = killpg(pid, signal);
    }
}

#[cfg(unix)]
fn is_alive(group: u32) -> bool {
    pid(group).is_some_and(|pid| nix::sys::signal::killpg(pid, None).is_ok())
}

#[cfg(not(unix))]
fn lead_own_group(_command: &mut Command) {}

/// Windows has no process groups to signal; `taskkill /T` ends a process and all it started.
#[cfg(not(unix))]
fn signal(group: u32, ending: Ending) {
    let mut command = Command::new("taskkill");
    command.args(["/T", "/PID", &group.to_string()]);
    if matches!(ending, Ending::Forced) {
        command.arg("/F");
    }
    let _ = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
}

#[cfg(not(unix))]
fn is_alive(_group: u32) -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    /// Whether the process is there and not merely waiting to be reaped by whoever adopted it.
    fn runs(process: &str) -> bool {
        std::fs::read_to_string(format!("/proc/{process}/stat"))
            .is_ok_and(|stat| !stat.contains(") Z "))
    }

    #[test]
    fn a_dropped_child_is_gone_with_what_it_started() {
        // `sh` starts a grandchild and says its id.
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & echo $!; wait"]);
        let mut running = Running::start(command.stdout(Stdio::piped())).unwrap();
        let mut line = String::new();
        BufReader::new(running.child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let group = running.child.id();
        let grandchild = line.trim();
        assert!(runs(grandchild));
        drop(running);
        assert!(!runs(grandchild));
        assert!(groups().iter().all(|other| *other != group));
    }

    #[test]
    fn a_bad_end_names_the_command_and_the_code() {
        let failure = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(
            failure
                .to_string()
                .starts_with("`sh -c \"exit 3\"` ended with code 3.")
        );
    }

    #[test]
    fn every_line_of_output_is_heard() {
        let mut heard = Vec::new();
        run_hearing(Command::new("printf").arg("a\\nb"), |line| {
            heard.push(line.to_owned())
        })
        .unwrap();
        assert_eq!(heard, ["a", "b"]);
    }
}
