//! A screen that nobody looks at, for a browser that cannot do without one.
//!
//! Invariant: it is there before [`VirtualScreen::start`] returns, and gone with the value. It does not know what is
//! shown on it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Failure;

/// An X server without a monitor.
#[derive(Debug)]
pub(crate) struct VirtualScreen {
    process: Child,
    name: String,
}

impl VirtualScreen {
    /// Starts one with the program Xvfb.
    pub fn start(program: &Path) -> Result<Self, Failure> {
        let started = |what: String| {
            Failure::new(
                format!("{} could not be started: {what}.", program.display()),
                "Install the package xvfb, or set XVFB to the program.",
            )
        };
        // It takes the first free number and says it.
        let mut process = Command::new(program)
            .args("-displayfd 1 -screen 0 1400x1000x24 -nolisten tcp".split(' '))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| started(error.to_string()))?;
        let mut number = String::new();
        let read = process
            .stdout
            .take()
            .map(|said| BufReader::new(said).read_line(&mut number));
        let mut screen = Self {
            process,
            name: String::new(),
        };
        match read {
            Some(Ok(_)) if !number.trim().is_empty() => {
                screen.name = format!(":{}", number.trim());
                Ok(screen)
            }
            _ => Err(started("it does not say its number".to_owned())),
        }
    }

    /// What it is called in the variable DISPLAY.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for VirtualScreen {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
