//! ChromeDriver: its process, and how it is spoken to (WebDriver is JSON over HTTP).
//!
//! Invariant: when a [`Driver`] goes, its process is gone too, and the browsers with it: they are started
//! with `--remote-debugging-pipe`, so they end when the pipe to the driver does, however it died. It knows
//! no endpoint by name.
//!
//! A client of its own because five endpoints are used, and blocking calls keep the stories plain: the
//! usual asynchronous clients cost 35 s of compiling on two cores, this one 5 s.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::Request;

use crate::Failure;

/// What ChromeDriver prints when it listens, before the port.
const LISTENING: &str = "was started successfully on port ";

/// What it says of a browser, or of a tab, that is not there any more.
const GONE: [&str; 4] = [
    "invalid session id",
    "no such window",
    "not reachable",
    "disconnected",
];

/// The longest that any single command may take.
const LIMIT: Duration = Duration::from_secs(180);

/// A running ChromeDriver.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    wire: Wire,
}

impl Driver {
    /// Starts it on a free port.
    pub fn start(program: &std::path::Path) -> Result<Self, Failure> {
        let started = |what: String| {
            Failure::new(
                format!("{} could not be started: {what}.", program.display()),
                "Install ChromeDriver in the version of the browser, or set CHROMEDRIVER to it.",
            )
        };
        // In our own process group on purpose: whoever ends the tests as a group ends the driver too.
        let mut process = Command::new(program)
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| started(error.to_string()))?;
        let port = process.stdout.take().and_then(port_said);
        let mut driver = Self {
            process,
            wire: Wire::default(),
        };
        let port = port.ok_or_else(|| started("it does not say its port".to_owned()))?;
        driver.wire = Wire::to(port);
        Ok(driver)
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        matches!(self.process.try_wait(), Ok(None))
    }

    /// How to speak to it.
    pub fn wire(&self) -> Wire {
        self.wire.clone()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn port_said(output: ChildStdout) -> Option<u16> {
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let port = lines.find_map(|line| {
        let (_, port) = line.split_once(LISTENING)?;
        port.trim_end_matches('.').parse().ok()
    });
    // Read on, or the driver would block once the pipe is full.
    thread::spawn(move || lines.for_each(drop));
    port
}

/// A line to a driver.
#[derive(Debug, Clone, Default)]
pub struct Wire {
    base: String,
    agent: Option<Agent>,
}

impl Wire {
    fn to(port: u16) -> Self {
        let settings = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(LIMIT))
            .build();
        Self {
            base: format!("http://127.0.0.1:{port}"),
            agent: Some(settings.into()),
        }
    }

    /// Sends a command and returns the `value` of its answer.
    pub fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, Failure> {
        let lost = |what: String| {
            Failure::new(
                format!("The driver did not answer {method} {path}: {what}."),
                "The browser may have crashed; run the story again by itself.",
            )
            .for_good()
        };
        let agent = self
            .agent
            .as_ref()
            .ok_or_else(|| lost("it is not running".to_owned()))?;
        let body = if method == "POST" {
            body.to_string()
        } else {
            String::new()
        };
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header("Content-Type", "application/json")
            .body(body)
            .map_err(|error| lost(error.to_string()))?;
        let mut response = agent
            .run(request)
            .map_err(|error| lost(error.to_string()))?;
        let text = response
            .body_mut()
            .with_config()
            .limit(u64::MAX)
            .read_to_string()
            .map_err(|error| lost(error.to_string()))?;
        let mut answer: Value =
            serde_json::from_str(&text).map_err(|error| lost(error.to_string()))?;
        let value = answer["value"].take();
        if response.status().is_success() {
            return Ok(value);
        }
        let message = value["message"].as_str().unwrap_or("no reason given");
        let first_line = message.lines().next().unwrap_or_default();
        let refused = Failure::new(
            format!("The browser refused {method} {path}: {first_line}."),
            "This is most likely a mistake in the harness.",
        );
        let gone = GONE.iter().any(|words| first_line.contains(words));
        Err(if gone { refused.for_good() } else { refused })
    }
}
