//! One session of a browser: scripts, pointer and key actions, DevTools commands, logs, windows.
//!
//! Invariant: every command goes to the window it was meant for, so several tabs can be used side by side.
//! It knows WebDriver's endpoints and nothing of the page.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use xtask::engine::Engine;

use crate::Failure;
use crate::capabilities::CHROMIUM_ONLY;
use crate::driver::Wire;

/// What a reference to an element is called in WebDriver's JSON.
pub(crate) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A session, ended by [`Session::end`].
#[derive(Debug)]
pub struct Session {
    engine: Engine,
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
    pub fn start(engine: Engine, wire: Wire, capabilities: &Value) -> Result<Self, Failure> {
        let asked = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = wire.ask("POST", "/session", &asked)?;
        let id = answer["sessionId"].as_str().unwrap_or_default();
        Ok(Self {
            engine,
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

    /// What the browser draws with.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The browser's process id, if the driver says it.
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
        let answer = self.post("window/new", &json!({ "type": self.tab() }))?;
        Ok(Window(
            answer["handle"].as_str().unwrap_or_default().to_owned(),
        ))
    }

    /// What a tab is here. In Firefox a page behind another one draws nothing and has slow timers, which cannot be switched
    /// off, so there it is a window of its own.
    fn tab(&self) -> &'static str {
        match self.engine {
            Engine::Firefox => "window",
            Engine::Chromium | Engine::WebKit | Engine::OldWebKit => "tab",
        }
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

    /// Loads the page again, and waits for its load event.
    pub fn reload(&self, window: &Window) -> Result<(), Failure> {
        let _turn = self.turn_to(window)?;
        self.post("refresh", &json!({})).map(drop)
    }

    /// Makes the window so large that the page in it has this size.
    pub fn resize(&self, window: &Window, width: u32, height: u32) -> Result<(), Failure> {
        let inside = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let frame = self.run(window, inside, json!([]))?;
        let with = |size: u32, at: usize| u64::from(size) + frame[at].as_u64().unwrap_or_default();
        let size = json!({ "width": with(width, 0), "height": with(height, 1) });
        let _turn = self.turn_to(window)?;
        self.post("window/rect", &size).map(drop)
    }

    /// A picture of what the window shows: a PNG in base64.
    pub fn picture(&self, window: &Window) -> Result<String, Failure> {
        let _turn = self.turn_to(window)?;
        let answer = self.get("screenshot")?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }

    /// What screen readers call an element; nothing where they do not get to know of it.
    pub fn label(&self, window: &Window, element: &str) -> Result<Option<String>, Failure> {
        if self.engine == Engine::OldWebKit {
            // Its driver cannot be asked.
            let name = "return (arguments[0].getAttribute('aria-label') ?? arguments[0].textContent).trim()";
            let name = self.run(window, name, json!([{ ELEMENT: element }]))?;
            return Ok(name.as_str().map(str::to_owned));
        }
        let _turn = self.turn_to(window)?;
        // WebKit refuses the question about an element that is hidden from readers.
        let answer = match self.get(&format!("element/{element}/computedlabel")) {
            Err(failure) if failure.is_for_good() => return Err(failure),
            answer => answer.unwrap_or_default(),
        };
        Ok(answer.as_str().map(|label| label.trim().to_owned()))
    }

    /// Gives files to a file input.
    pub fn give(&self, window: &Window, element: &str, files: &str) -> Result<(), Failure> {
        let _turn = self.turn_to(window)?;
        let path = format!("element/{element}/value");
        self.post(&path, &json!({ "text": files })).map(drop)
    }

    /// Sends a DevTools command to the page.
    pub fn devtools(&self, window: &Window, command: &str, words: Value) -> Result<Value, Failure> {
        if self.engine != Engine::Chromium {
            let refused = format!("{} does not know {command}.", self.engine.name());
            return Err(Failure::new(refused, CHROMIUM_ONLY).for_good());
        }
        let _turn = self.turn_to(window)?;
        self.post(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": words }),
        )
    }

    /// What the browser wrote into a log since it was last asked. The drivers of the others have no log: there the page
    /// itself must see what goes wrong.
    pub fn log(&self, window: &Window, kind: &str) -> Result<Vec<Value>, Failure> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
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
