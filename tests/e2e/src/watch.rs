//! What must not happen while a story is played: errors, broken security policy, requests elsewhere.
//!
//! Invariant: nothing that was seen is lost on a navigation, because the page is asked before each one and
//! the browser's own logs outlive documents. (Only Chromium's driver has logs: in the others the page alone tells.) It judges by origin only.

use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Failure;
use crate::session::{Session, Window};

/// The page's library of questions.
pub(crate) const LIBRARY: &str = include_str!("page.js");

/// What the addresses of all sites of all stories begin with.
const THIS_MACHINE: &str = "http://127.0.0.1:";

pub(crate) const WATCHER: &str = include_str!("watch.js");

/// What was seen so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    troubles: Vec<String>,
    expected: Vec<String>,
}

impl Seen {
    /// Puts the watcher into all documents that this tab will show.
    pub fn install(session: &Session, window: &Window) -> Result<(), Failure> {
        // The others get it from the site.
        if session.engine() != Engine::Chromium {
            return Ok(());
        }
        let words = json!({ "source": WATCHER });
        let command = "Page.addScriptToEvaluateOnNewDocument";
        session.devtools(window, command, words).map(drop)
    }

    /// Adds what happened since the last look.
    pub fn look(
        &mut self,
        session: &Session,
        window: &Window,
        origin: &str,
    ) -> Result<(), Failure> {
        let script = format!("{LIBRARY}\nreturn lib.watched();");
        let watched = session.run(window, &script, json!([]))?;
        let texts = |key: &str| {
            let texts = watched[key].as_array().into_iter().flatten();
            texts
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        self.add("security policy", texts("violations"));
        self.add("error in the page", texts("errors"));
        self.add("request elsewhere", elsewhere(texts("addresses"), origin));
        self.add("console", session.log(window, "browser").map(errors)?);
        // The log of requests is the whole browser's, so it holds other stories' sites too. It is not
        // kept when the browser was started for measuring.
        if let Ok(entries) = session.log(window, "performance") {
            self.add(
                "request elsewhere",
                elsewhere(requests(&entries), THIS_MACHINE),
            );
        }
        Ok(())
    }

    /// Lets pass whatever has these words in it, also what comes after the story's end.
    pub fn expect(&mut self, words: &str) {
        self.expected.push(words.to_owned());
    }

    /// Forgets it, for a story that provokes an error on purpose.
    pub fn forget(&mut self) {
        self.troubles.clear();
    }

    /// Fails if anything was seen.
    pub fn clean(&self) -> Result<(), Failure> {
        let unexpected = |trouble: &&String| !self.expected.iter().any(|it| trouble.contains(it));
        let troubles: Vec<&str> = self
            .troubles
            .iter()
            .filter(unexpected)
            .map(String::as_str)
            .collect();
        if troubles.is_empty() {
            return Ok(());
        }
        Err(Failure::new(
            format!("The page was not clean:\n  - {}", troubles.join("\n  - ")),
            "Nothing may fail quietly, break the policy or leave this origin.",
        ))
    }

    fn add(&mut self, kind: &str, texts: Vec<String>) {
        for text in texts {
            let trouble = format!("{kind}: {text}");
            if !self.troubles.contains(&trouble) {
                self.troubles.push(trouble);
            }
        }
    }
}

fn errors(entries: Vec<Value>) -> Vec<String> {
    let severe = entries
        .into_iter()
        .filter(|entry| entry["level"] == "SEVERE");
    severe
        .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
        .collect()
}

/// The addresses that the browser asked for, from its log of DevTools events.
fn requests(entries: &[Value]) -> Vec<String> {
    let events = entries
        .iter()
        .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
    events
        .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|event| {
            let url = event["message"]["params"]["request"]["url"].as_str()?;
            Some(url.to_owned())
        })
        .collect()
}

fn elsewhere(addresses: Vec<String>, origin: &str) -> Vec<String> {
    let leaves = |address: &String| {
        ["http:", "https:", "ws:", "wss:"]
            .iter()
            .any(|scheme| address.starts_with(scheme))
            && !address.starts_with(origin)
    };
    addresses.into_iter().filter(leaves).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_origin_is_elsewhere() {
        let addresses = [
            "http://127.0.0.1:1/a.js",
            "https://example.org/x",
            "data:,",
            "blob:null/1",
        ];
        let addresses = addresses.map(str::to_owned).to_vec();
        assert_eq!(
            elsewhere(addresses, "http://127.0.0.1:1/"),
            ["https://example.org/x"]
        );
    }

    #[test]
    fn only_what_was_expected_passes() {
        let mut seen = Seen::default();
        seen.expect("gone.wasm");
        seen.add("console", vec!["a.gone.wasm: 404".to_owned()]);
        assert!(seen.clean().is_ok());
        seen.add("console", vec!["a.wasm: 404".to_owned()]);
        assert!(seen.clean().is_err());
    }

    #[test]
    fn requests_are_read_from_the_log() {
        let message = json!({ "message": {
            "method": "Network.requestWillBeSent",
            "params": { "request": { "url": "http://a/" } },
        }});
        let entries = [
            json!({ "message": message.to_string() }),
            json!({ "message": "?" }),
        ];
        assert_eq!(requests(&entries), ["http://a/"]);
    }
}
