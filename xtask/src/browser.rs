//! The browsers that tests run in, each with its WebDriver.
//!
//! *Invariant:* a [`Browser`] names programs that exist. Where the system's packages can be installed
//! without asking, a missing one is; else the error says what to install.
//!
//! *Must not know:* what is done with them; it starts neither.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::checkout::Checkout;
use crate::engine::Engine;
use crate::process::{self, command};
use crate::tools;

/// Where Chromium is installed: names on PATH, and macOS's place.
const CHROMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// The same for Firefox.
const FIREFOXES: [&str; 3] = [
    "firefox-esr",
    "firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/// What answers only where Python can start `WebKitGTK`.
const BINDINGS: &str =
    "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')";

/// A browser and the program that drives it.
#[derive(Debug, Clone)]
pub struct Browser {
    engine: Engine,
    program: PathBuf,
    driver: PathBuf,
    /// The X server, for the one that needs a screen.
    screen: Option<PathBuf>,
}

impl Browser {
    /// The browser of this machine with this engine, installed if that can be done without asking.
    pub fn ready(engine: Engine) -> Result<Self> {
        if let Some(browser) = Self::found(engine)? {
            return Ok(browser);
        }
        install(engine.packages())?;
        Self::found(engine)?.context(engine.missing())
    }

    fn found(engine: Engine) -> Result<Option<Self>> {
        let (program, driver, screen) = match engine {
            Engine::Chromium => (
                find("CHROME", &CHROMES),
                find("CHROMEDRIVER", &["chromedriver"]),
                None,
            ),
            Engine::Firefox => {
                let firefox = find("FIREFOX", &FIREFOXES);
                // Built from its source, which takes minutes: not for a browser that is not there.
                let driver = match &firefox {
                    Some(_) => Some(tools::geckodriver(&Checkout::current())?),
                    None => None,
                };
                (firefox, driver, None)
            }
            Engine::WebKit => {
                let Some(screen) = find("XVFB", &["Xvfb"]) else {
                    return Ok(None);
                };
                // Debian's own, which has the bindings; another one may come first on PATH.
                let python = find("PYTHON", &["/usr/bin/python3"]).filter(|python| {
                    let mut asked = std::process::Command::new(python);
                    process::output(asked.args(["-c", BINDINGS])).is_ok()
                });
                let driver = find("WEBKITWEBDRIVER", &["WebKitWebDriver"]);
                (python, driver, Some(screen))
            }
            Engine::OldWebKit => (
                find("COG", &["cog"]),
                find("WPEWEBDRIVER", &["WPEWebDriver"]),
                None,
            ),
        };
        Ok(program.zip(driver).map(|(program, driver)| Self {
            engine,
            program,
            driver,
            screen,
        }))
    }

    /// What it draws with.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The browser itself; of `WebKitGTK`, which is none, the Python that can start it.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// The WebDriver program.
    pub fn driver(&self) -> &Path {
        &self.driver
    }

    /// The X server that it needs, if it needs one.
    pub fn screen(&self) -> Option<&Path> {
        self.screen.as_deref()
    }

    /// What to ask of Chromium's driver when a browser is started: the options in `webdriver.json`, for this
    /// browser.
    pub fn options(&self, checkout: &Checkout) -> Result<Value> {
        let file = checkout.root().join("webdriver.json");
        let unusable =
            "webdriver.json cannot be used. Restore it with `git checkout webdriver.json`.";
        let text = fs::read_to_string(&file).context(unusable)?;
        let mut options: Value = serde_json::from_str(&text).context(unusable)?;
        options["goog:chromeOptions"]["binary"] = Value::from(self.program.to_string_lossy());
        Ok(options)
    }
}

/// The program that a variable of the environment chooses, else the first of `names` that there is.
fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let chosen = env::var_os(variable).into_iter();
    let mut names = chosen.chain(names.iter().map(OsString::from));
    names.find_map(|name| which::which(name).ok())
}

/// Installs Debian's packages if that needs no asking.
fn install(packages: &str) -> Result<()> {
    let is_root = process::output(&mut command("id -u")).is_ok_and(|id| id == "0");
    let sudo = if is_root { "env" } else { "sudo -n env" };
    // A pseudo-terminal of dpkg's own would stop a process that is not in the foreground.
    let apt = format!("{sudo} DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0");
    if process::output(&mut command(&format!("{apt} --version"))).is_err() {
        return Ok(());
    }
    println!("    installing {packages}");
    let packages = format!("install -y --no-install-recommends {packages}");
    for task in ["update", &packages] {
        process::run(command(&format!("{apt} {task}")).stdout(Stdio::null()))?;
    }
    Ok(())
}
