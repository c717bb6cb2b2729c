//! The browser that tests run in: Chromium (or Chrome) with its WebDriver.
//!
//! *Invariant:* a [`Browser`] names two programs that exist. Where the system's packages can be installed
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
use crate::process::{self, command};

/// Where Chromium is installed: names on PATH, and macOS's place.
const BROWSERS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Debian's packages. The page is set in the reader's own serif; without fonts there would be none.
const PACKAGES: &str = "chromium chromium-driver fonts-dejavu-core fonts-liberation";

/// A browser and the program that drives it.
#[derive(Debug, Clone)]
pub struct Browser {
    chrome: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// The browser of this machine, installed if that can be done without asking.
    pub fn ready() -> Result<Self> {
        if let Some(browser) = Self::found() {
            return Ok(browser);
        }
        install()?;
        Self::found().context(
            "The browser tests need Chromium and ChromeDriver of the same version, and they were not found.\n  \
             On Debian: `sudo apt-get install chromium chromium-driver`. Elsewhere install Chrome and ChromeDriver, \
             and set CHROME and CHROMEDRIVER to them if they are not on PATH.",
        )
    }

    fn found() -> Option<Self> {
        Some(Self {
            chrome: find("CHROME", &BROWSERS)?,
            driver: find("CHROMEDRIVER", &["chromedriver"])?,
        })
    }

    /// The WebDriver program.
    pub fn driver(&self) -> &Path {
        &self.driver
    }

    /// What to ask of the driver when a browser is started: the options in `webdriver.json`, for this
    /// browser.
    pub fn options(&self, checkout: &Checkout) -> Result<Value> {
        let file = checkout.root().join("webdriver.json");
        let unusable =
            "webdriver.json cannot be used. Restore it with `git checkout webdriver.json`.";
        let text = fs::read_to_string(&file).context(unusable)?;
        let mut options: Value = serde_json::from_str(&text).context(unusable)?;
        options["goog:chromeOptions"]["binary"] = Value::from(self.chrome.to_string_lossy());
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
fn install() -> Result<()> {
    let is_root = process::output(&mut command("id -u")).is_ok_and(|id| id == "0");
    let sudo = if is_root { "env" } else { "sudo -n env" };
    // A pseudo-terminal of dpkg's own would stop a process that is not in the foreground.
    let apt = format!("{sudo} DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0");
    if process::output(&mut command(&format!("{apt} --version"))).is_err() {
        return Ok(());
    }
    println!("    installing {PACKAGES}");
    let packages = format!("install -y --no-install-recommends {PACKAGES}");
    for task in ["update", &packages] {
        process::run(command(&format!("{apt} {task}")).stdout(Stdio::null()))?;
    }
    Ok(())
}
