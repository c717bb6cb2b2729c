//! One session of a browser: scripts, pointer and key actions, DevTools commands, logs, windows.
//!
//! Invariant: every command goes to the window it was meant for, so several tabs can be used side by side.
//! It knows WebDriver's endpoints and nothing of the page.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::Failure;
use crate::driver::Wire;

/// A session, ended by [`Session::end`].
#[derive(Debug)]
pub struct Session {
    wire: Wire,
    path: String,
    process: u64,
    /// The window that commands go to at present.
    window: Mutex<String>,
}

/// The handle of a window or tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window(String);

impl Session {
    /// Starts a browser with these capabilities.
    pub fn start(wire: Wire, capabilities: &Value) -> Result<Self, Failure> {
        let asked = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = wire.ask("POST", "/session", &asked)?;
        let id = answer["sessionId"].as_str().unwrap_or_default();
        Ok(Self {
            wire,
            path: format!("/session/{id}"),
            process: answer["capabilities"]["goog:processID"]
                .as_u64()
                .unwrap_or_default(),
            window: Mutex::default(),
        })
    }

    /// Ends the browser.
    pub fn end(&self) {
        // A browser that is gone already is what was wanted.
        let _ = self.wire.ask("DELETE", &self.path, &Value::Null);
    }

    /// The browser's process id.
    pub fn process(&self) -> u64 {
        self.process
    }

    /// Opens a tab.
    pub fn open_tab(&self) -> Result<Window, Failure> {
        // The driver opens it from a tab that is still there, which the current one may not be.
        let _turn = match self.tabs()?.first() {
            Some(tab) => Some(self.turn_to(tab)?),
            None => None,
        };
        let answer = self.post("window/new", &json!({ "type": "tab" }))?;
        Ok(Window(
            answer["handle"].as_str().unwrap_or_default().to_owned(),
        ))
    }

    /// All open tabs.
    pub fn tabs(&self) -> Result<Vec<Window>, Failure> {
        let answer = self.get("window/handles")?;
        let handles = answer.as_array().into_iter().flatten();
        Ok(handles
            .filter_map(|handle| handle.as_str().map(|handle| Window(handle.to_owned())))
            .collect())
    }

    /// Closes a tab.
    pub fn close(&self, window: &Window) -> Result<(), Failure> {
        let mut current = self.turn_to(window)?;
        self.wire
            .ask("DELETE", &format!("{}/window", self.path), &Value::Null)?;
        current.clear();
        Ok(())
    }

    /// Goes to an address and waits for its load event.
    pub fn go(&self, window: &Window, url: &str) -> Result<(), Failure> {
        let _turn = self.turn_to(window)?;
        self.post("url", &json!({ "url": url })).map(drop)
    }

    /// Runs the body of a function in the page; a promise is waited for.
    pub fn run(&self, window: &Window, script: &str, words: Value) -> Result<Value, Failure> {
        let _turn = self.turn_to(window)?;
        self.post("execute/sync", &json!({ "script": script, "args": words }))
    }

    /// Performs pointer and key actions, then lets go of everything.
    pub fn act(&self, window: &Window, actions: &Value) -> Result<(), Failure> {
        let _turn = self.turn_to(window)?;
        self.post("actions", &json!({ "actions": actions }))
            .map(drop)
    }

    /// Sends a DevTools command to the page.
    pub fn devtools(&self, window: &Window, command: &str, words: Value) -> Result<Value, Failure> {
        let _turn = self.turn_to(window)?;
        self.post(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": words }),
        )
    }

    /// What the browser wrote into a log since it was last asked.
    pub fn log(&self, window: &Window, kind: &str) -> Result<Vec<Value>, Failure> {
        let _turn = self.turn_to(window)?;
        let answer = self.post("se/log", &json!({ "type": kind }))?;
        Ok(answer.as_array().cloned().unwrap_or_default())
    }

    fn turn_to(&self, window: &Window) -> Result<MutexGuard<'_, String>, Failure> {
        let mut current = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        if *current != window.0 {
            self.post("window", &json!({ "handle": window.0 }))?;
            current.clone_from(&window.0);
        }
        Ok(current)
    }

    fn post(&self, endpoint: &str, body: &Value) -> Result<Value, Failure> {
        let path = format!("{}/{endpoint}", self.path);
        self.wire.ask("POST", &path, body)
    }

    fn get(&self, endpoint: &str) -> Result<Value, Failure> {
        let path = format!("{}/{endpoint}", self.path);
        self.wire.ask("GET", &path, &Value::Null)
    }
}
