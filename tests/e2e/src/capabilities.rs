//! What each engine is told when it is started, and what it can be asked for afterwards.
//!
//! Invariant: all but the old one, which keeps nothing after its end, start with the profile they are given, in a window of a laptop's size, save what they download into a
//! folder of ours, and ask no questions. It starts nothing.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use xtask::browser::Browser as Installed;
use xtask::checkout::Checkout;
use xtask::engine::Engine;

use crate::Failure;

/// Besides `webdriver.json`: a page in the background must go on as in front, because stories use two tabs;
/// and a story may change its address more than 200 times in ten seconds, which Chromium else ignores.
const ALSO: [&str; 5] = [
    "--disable-ipc-flooding-protection",
    "--window-size=1280,800",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
];

/// What starts `WebKitGTK`: its own `MiniBrowser` keeps nothing after its end and shows no download.
const LAUNCHER: &str = include_str!("launcher.py");

/// What only Chromium can be asked for, in the words of a refusal.
pub(crate) const CHROMIUM_ONLY: &str = "Only Chromium can be asked for this. Say so where the story is named: `.only(Engine::Chromium, \"…\")`.";

/// What is recorded while pages run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// Every request, for stories.
    Requests,
    /// Nothing that would slow the page down, for measuring.
    Nothing,
}

/// What to ask of the driver of `installed`.
pub(crate) fn asked(
    installed: &Installed,
    watching: Watching,
    profile: &Path,
    downloads: &Path,
) -> Result<Value, Failure> {
    let mut asked = match installed.engine() {
        Engine::Chromium => chromium(installed, watching, profile)?,
        Engine::Firefox => json!({ "moz:firefoxOptions": {
            "binary": installed.program(),
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "browser.download.folderList": 2,
                "browser.download.dir": downloads,
                "browser.download.alwaysOpenPanel": false,
                // The browser's own look would else be asked of the system.
                "layout.css.prefers-color-scheme.content-override": 1,
                // It may have been killed; the pages of before are opened by the story.
                "browser.sessionstore.resume_from_crash": false,
                // As on Windows: the Tab key comes to links and buttons too.
                "accessibility.tabfocus": 7,
            },
        } }),
        Engine::WebKit => {
            let launcher = profile.join("launcher.py");
            fs::write(&launcher, LAUNCHER).map_err(|error| {
                Failure::new(
                    format!("{} cannot be written: {error}.", launcher.display()),
                    "Make room, or set TMPDIR to a folder that may be written.",
                )
            })?;
            json!({ "webkitgtk:browserOptions": {
                "binary": installed.program(),
                "args": [launcher, profile, downloads, "1280", "800"],
            } })
        }
        Engine::OldWebKit => json!({ "wpe:browserOptions": {
            "binary": installed.program(),
            "args": ["--platform=headless", "--automation"],
        } }),
    };
    // A script may walk hundreds of views before it answers; in milliseconds.
    asked["timeouts"] = json!({ "script": 120_000 });
    Ok(asked)
}

fn chromium(installed: &Installed, watching: Watching, profile: &Path) -> Result<Value, Failure> {
    let mut asked = installed.options(&Checkout::current())?;
    if let Some(words) = asked["goog:chromeOptions"]["args"].as_array_mut() {
        words.extend(ALSO.map(Value::from));
        words.push(format!("--user-data-dir={}", profile.display()).into());
    }
    if watching == Watching::Requests {
        asked["goog:loggingPrefs"] = json!({ "browser": "ALL", "performance": "ALL" });
        asked["goog:chromeOptions"]["perfLoggingPrefs"] =
            json!({ "enableNetwork": true, "enablePage": false });
    }
    Ok(asked)
}
