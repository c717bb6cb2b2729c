//! The sudden end of a browser: SIGKILL for all of its processes at once, now or in a while.
//!
//! Invariant: a blow falls once, and nothing of the browser runs on to write what it had not written. It
//! does not know what the browser is doing, and does not ask.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::Failure;

/// A blow that falls by itself when its time has come.
#[derive(Debug)]
pub struct Blow {
    falling: JoinHandle<Result<(), Failure>>,
    fallen: Arc<AtomicBool>,
}

impl Blow {
    /// Lets one fall on a process and all that it has started, after a time.
    pub(crate) fn after(delay: Duration, process: u64) -> Self {
        let fallen = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&fallen);
        let falling = thread::spawn(move || {
            thread::sleep(delay);
            // Before and not after: whoever finds the browser dead must find it said.
            told.store(true, Ordering::SeqCst);
            kill(process)
        });
        Self { falling, fallen }
    }

    /// Whether it has fallen. What fails before is not its doing.
    #[must_use]
    pub fn has_fallen(&self) -> bool {
        self.fallen.load(Ordering::SeqCst)
    }

    /// Waits for it.
    pub(crate) fn falls(self) -> Result<(), Failure> {
        self.falling.join().unwrap_or_else(|_| {
            Err(Failure::new(
                "The thread that kills the browser has panicked.",
                "Read what it says above.",
            ))
        })
    }
}

pub(crate) fn kill(process: u64) -> Result<(), Failure> {
    // The standard library kills only children, and the browser is the driver's child.
    let ran = Command::new("kill")
        .arg("-KILL")
        .args(with_descendants(process).iter().map(u64::to_string))
        .stderr(Stdio::null())
        .status();
    // Its answer does not count: one of them may just have ended by itself. A browser that lives on keeps
    // its profile from the next one, which is seen soon enough.
    ran.map(drop).map_err(|error| {
        Failure::new(
            format!("The browser (process {process}) could not be killed: {error}."),
            "This story needs the programs `kill` and `ps`, which are not on every system.",
        )
    })
}

/// The process and all that it has started. The browser's storage is a process of its own, which could still
/// write if it outlived the others.
fn with_descendants(process: u64) -> Vec<u64> {
    let listed = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output();
    let listed = listed.map(|output| output.stdout).unwrap_or_default();
    let pairs: Vec<(u64, u64)> = String::from_utf8_lossy(&listed)
        .lines()
        .filter_map(|line| {
            let mut numbers = line.split_whitespace();
            Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
        })
        .collect();
    let mut found = vec![process];
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        let children = pairs.iter().filter(|(_, its)| *its == parent);
        found.extend(children.map(|(child, _)| *child));
        at += 1;
    }
    found
}
