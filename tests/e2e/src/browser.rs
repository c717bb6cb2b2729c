//! A browser with a profile of its own.
//!
//! Invariant: a new [`Browser`] has an empty profile; restarting keeps the profile; when the value goes,
//! the browser, its driver and its profile are gone. It knows nothing of pages.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use xtask::browser::Browser as Installed;
use xtask::engine::Engine;

use crate::Failure;
use crate::blow::Blow;
use crate::capabilities;
pub use crate::capabilities::Watching;
use crate::driver::Driver;
use crate::scratch::Scratch;
use crate::session::Session;
use crate::virtual_screen::VirtualScreen;

/// A browser that is running.
#[derive(Debug)]
pub struct Browser {
    session: Arc<Session>,
    // Dropped in this order: the driver (and with it the browser) before the screen and the folders it writes to.
    driver: Driver,
    capabilities: Value,
    installed: Installed,
    screen: Option<VirtualScreen>,
    downloads: Scratch,
    profile: Scratch,
}

impl Browser {
    /// Starts one with a new, empty profile.
    pub fn start(engine: Engine, watching: Watching) -> Result<Self, Failure> {
        let installed = Installed::ready(engine)?;
        let (profile, downloads) = (Scratch::new("profile")?, Scratch::new("downloads")?);
        let capabilities =
            capabilities::asked(&installed, watching, profile.path(), downloads.path())?;
        let screen = installed.screen().map(VirtualScreen::start).transpose()?;
        let driver = Driver::start(&installed, screen.as_ref())?;
        let session = Session::start(engine, driver.wire(), &capabilities)?;
        Ok(Self {
            session: Arc::new(session),
            driver,
            capabilities,
            installed,
            screen,
            downloads,
            profile,
        })
    }

    /// What it draws with.
    pub fn engine(&self) -> Engine {
        self.installed.engine()
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

    /// Lets the browser be killed in a while, whatever happens meanwhile. With the driver, where that does not say which
    /// process the browser is, or waits for it for long.
    pub fn kill_after(&self, delay: Duration) -> Blow {
        let process = match self.engine() {
            Engine::Chromium => self.session.process(),
            Engine::Firefox | Engine::WebKit | Engine::OldWebKit => self.driver.process(),
        };
        Blow::after(delay, process)
    }

    /// Waits for the blow, and opens the browser again with the same profile.
    pub fn rise(&mut self, blow: Blow) -> Result<(), Failure> {
        blow.falls()?;
        if self.engine() == Engine::Chromium {
            self.session.end();
        } else {
            self.driver = self.another_driver()?;
        }
        self.open_again()
    }

    fn open_again(&mut self) -> Result<(), Failure> {
        let start =
            |driver: &Driver| Session::start(self.engine(), driver.wire(), &self.capabilities);
        let mut opened = start(&self.driver);
        // Now and then Chromium's driver dies as well, by SIGPIPE: it was writing to the browser that was killed.
        if opened.is_err() && !self.driver.is_running() {
            self.driver = self.another_driver()?;
            opened = Session::start(self.engine(), self.driver.wire(), &self.capabilities);
        }
        self.session = Arc::new(opened?);
        Ok(())
    }

    fn another_driver(&self) -> Result<Driver, Failure> {
        Driver::start(&self.installed, self.screen.as_ref())
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
