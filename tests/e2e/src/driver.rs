//! The driver of a browser: its process, and how it is spoken to (WebDriver is JSON over HTTP).
//!
//! Invariant: when a [`Driver`] goes, its process is gone too, and the browsers with it: Chromium is started
//! with `--remote-debugging-pipe`, so it ends when the pipe to the driver does, however that died; the others
//! are ended one by one. It knows no endpoint by name but the one that says whether it listens.
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
use xtask::browser::Browser as Installed;
use xtask::engine::Engine;
use xtask::server::listen;

use crate::Failure;
use crate::blow;
use crate::virtual_screen::VirtualScreen;
use crate::wait::until;

/// What ChromeDriver and geckodriver print when they listen, before the port.
const LISTENING: [&str; 2] = [
    "was started successfully on port ",
    "Listening on 127.0.0.1:",
];

/// What it says of a browser, or of a tab, that is not there any more.
const GONE: [&str; 4] = [
    "invalid session id",
    "no such window",
    "not reachable",
    "disconnected",
];

/// The longest that any single command may take.
const LIMIT: Duration = Duration::from_secs(180);

/// A running driver.
#[derive(Debug)]
pub struct Driver {
    engine: Engine,
    process: Child,
    wire: Wire,
}

impl Driver {
    /// Starts it on a free port.
    pub(crate) fn start(
        installed: &Installed,
        screen: Option<&VirtualScreen>,
    ) -> Result<Self, Failure> {
        let (program, engine) = (installed.driver(), installed.engine());
        let started = |what: String| {
            Failure::new(
                format!("{} could not be started: {what}.", program.display()),
                "Install the driver in the version of the browser, or set CHROMEDRIVER, GECKODRIVER, WEBKITWEBDRIVER or WPEWEBDRIVER to it.",
            )
        };
        // This one does not say which port it has taken.
        let port = match engine {
            Engine::WebKit | Engine::OldWebKit => {
                listen(0)?.local_addr().map_err(anyhow::Error::from)?.port()
            }
            Engine::Chromium | Engine::Firefox => 0,
        };
        let words = match engine {
            Engine::Chromium => "--log-level=SEVERE",
            // Else each would want the same port for a protocol that is not used.
            Engine::Firefox => "--websocket-port=0",
            Engine::WebKit | Engine::OldWebKit => "--host=127.0.0.1",
        };
        let mut command = Command::new(program);
        if let Some(screen) = screen {
            command.env("DISPLAY", screen.name());
            command.env("GDK_BACKEND", "x11");
        }
        // In our own process group on purpose: whoever ends the tests as a group ends the driver too.
        let mut process = command
            .args([&format!("--port={port}"), words])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| started(error.to_string()))?;
        let output = process.stdout.take();
        let mut driver = Self {
            engine,
            process,
            wire: Wire::default(),
        };
        if port == 0 {
            let said = output.and_then(port_said);
            let port = said.ok_or_else(|| started("it does not say its port".to_owned()))?;
            driver.wire = Wire::to(port);
        } else {
            if let Some(output) = output {
                read_on(output);
            }
            driver.wire = Wire::to(port);
            until(|| {
                let status = driver.wire.ask("GET", "/status", &Value::Null);
                status
                    .map(drop)
                    .map_err(|_| started("it does not listen".to_owned()))
            })?;
        }
        Ok(driver)
    }

    /// Its process id.
    pub fn process(&self) -> u64 {
        self.process.id().into()
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
        if self.engine != Engine::Chromium && self.is_running() {
            let _ = blow::kill(self.process());
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn port_said(output: ChildStdout) -> Option<u16> {
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let port = lines.find_map(|line| {
        let mut said = LISTENING.iter();
        let (_, port) = said.find_map(|words| line.split_once(words))?;
        port.trim_end_matches('.').parse().ok()
    });
    // Read on, or the driver would block once the pipe is full.
    thread::spawn(move || lines.for_each(drop));
    port
}

fn read_on(output: ChildStdout) {
    thread::spawn(|| {
        BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .for_each(drop)
    });
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
        let [error, message] =
            ["error", "message"].map(|key| value[key].as_str().unwrap_or_default());
        let first_line = format!("{error}: {}", message.lines().next().unwrap_or_default());
        let refused = Failure::new(
            format!("The browser refused {method} {path}: {first_line}."),
            "This is most likely a mistake in the harness.",
        );
        let gone = GONE.iter().any(|words| first_line.contains(words));
        Err(if gone { refused.for_good() } else { refused })
    }
}
