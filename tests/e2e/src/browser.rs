//! A browser with a profile of its own.
//!
//! Invariant: a new [`Browser`] has an empty profile; restarting keeps the profile; when the value goes,
//! the browser, its driver and its profile are gone. It knows nothing of pages.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use xtask::browser::Browser as Installed;
use xtask::checkout::Checkout;

use crate::Failure;
use crate::blow::Blow;
use crate::driver::Driver;
use crate::scratch::Scratch;
use crate::session::Session;

/// Besides `webdriver.json`: a page in the background must go on as in front, because stories use two tabs;
/// and a story may change its address more than 200 times in ten seconds, which Chromium else ignores.
const ALSO: [&str; 5] = [
    "--disable-ipc-flooding-protection",
    "--window-size=1280,800",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
];

/// What is recorded while pages run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// Every request, for stories.
    Requests,
    /// Nothing that would slow the page down, for measuring.
    Nothing,
}

/// A browser that is running.
#[derive(Debug)]
pub struct Browser {
    session: Arc<Session>,
    // Dropped in this order: the driver (and with it the browser) before the folders it writes to.
    driver: Driver,
    capabilities: Value,
    downloads: Scratch,
    profile: Scratch,
}

impl Browser {
    /// Starts one with a new, empty profile.
    pub fn start(watching: Watching) -> Result<Self, Failure> {
        let installed = Installed::ready()?;
        let profile = Scratch::new("profile")?;
        let mut capabilities = installed.options(&Checkout::current())?;
        if let Some(words) = capabilities["goog:chromeOptions"]["args"].as_array_mut() {
            words.extend(ALSO.map(Value::from));
            words.push(format!("--user-data-dir={}", profile.path().display()).into());
        }
        // A script may walk hundreds of views before it answers; in milliseconds.
        capabilities["timeouts"] = json!({ "script": 120_000 });
        if watching == Watching::Requests {
            capabilities["goog:loggingPrefs"] = json!({ "browser": "ALL", "performance": "ALL" });
            capabilities["goog:chromeOptions"]["perfLoggingPrefs"] =
                json!({ "enableNetwork": true, "enablePage": false });
        }
        let driver = Driver::start(installed.driver())?;
        let session = Arc::new(Session::start(driver.wire(), &capabilities)?);
        Ok(Self {
            session,
            driver,
            capabilities,
            downloads: Scratch::new("downloads")?,
            profile,
        })
    }

    /// Closes the browser as a reader does, and opens it again with the same profile.
    pub fn restart(&mut self) -> Result<(), Failure> {
        self.session.end();
        self.open_again()
    }

    /// Kills the browser as a crash or an empty battery does, and opens it again with the same profile.
    pub fn crash_and_restart(&mut self) -> Result<(), Failure> {
        let blow = self.kill_after(Duration::ZERO);
        self.rise(blow)
    }

    /// Lets the browser be killed in a while, whatever happens meanwhile.
    pub fn kill_after(&self, delay: Duration) -> Blow {
        Blow::after(delay, self.session.process())
    }

    /// Waits for the blow, and opens the browser again with the same profile.
    pub fn rise(&mut self, blow: Blow) -> Result<(), Failure> {
        blow.falls()?;
        self.session.end();
        self.open_again()
    }

    fn open_again(&mut self) -> Result<(), Failure> {
        let mut opened = Session::start(self.driver.wire(), &self.capabilities);
        // Now and then the driver dies as well, by SIGPIPE: it was writing to the browser that was killed.
        if opened.is_err() && !self.driver.is_running() {
            self.driver = Driver::start(Installed::ready()?.driver())?;
            opened = Session::start(self.driver.wire(), &self.capabilities);
        }
        self.session = Arc::new(opened?);
        Ok(())
    }

    /// The profile's folder.
    pub fn profile(&self) -> &std::path::Path {
        self.profile.path()
    }

    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.session
    }

    pub(crate) fn downloads(&self) -> &std::path::Path {
        self.downloads.path()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session.end();
    }
}
