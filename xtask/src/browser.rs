//! The browser that tests run in: Chromium (or Chrome) with its WebDriver.
//!
//! *Invariant:* a [`Browser`] names two programs that exist. Where the system's packages can be installed
//! without asking, a missing one is; else the error says what to install.
//!
//! *Must not know:* what is done with them; it starts neither.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::checkout::Checkout;
use crate::process;

/// Where Chromium is installed: names on PATH, and macOS's place.
const BROWSERS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Debian's packages. The page is set in the reader's own serif; without fonts there would be none.
const PACKAGES: [&str; 4] = [
    "chromium",
    "chromium-driver",
    "fonts-dejavu-core",
    "fonts-liberation",
];

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
        if let Some(apt) = apt() {
            install(&apt)?;
        }
        Self::found().context(
            "The browser tests need Chromium and ChromeDriver of the same version, and they were not found.\n  \
             On Debian: `sudo apt-get install chromium chromium-driver`. Elsewhere install Chrome and ChromeDriver, \
             and set CHROME and CHROMEDRIVER to them if they are not on PATH.",
        )
    }

    fn found() -> Option<Self> {
        let chosen = |name: &str| env::var_os(name).and_then(|path| which::which(path).ok());
        let on_path = |name: &str| which::which(name).ok();
        Some(Self {
            chrome: chosen("CHROME").or_else(|| BROWSERS.into_iter().find_map(on_path))?,
            driver: chosen("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?,
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

/// The words that run apt-get without asking anyone; none where that is not allowed.
fn apt() -> Option<Vec<&'static str>> {
    which::which("apt-get").ok()?;
    let says = |program: &str, words: &[&str]| {
        let mut command = Command::new(program);
        command.args(words);
        process::output(command)
    };
    if says("id", &["-u"]).is_ok_and(|id| id == "0") {
        return Some(vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    says("sudo", &["-n", "true"]).ok()?;
    Some(vec![
        "sudo",
        "-n",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
    ])
}

fn install(apt: &[&str]) -> Result<()> {
    println!("    installing {}", PACKAGES.join(", "));
    let run = |words: &[&str]| {
        let mut command = Command::new(apt[0]);
        // A pseudo-terminal of dpkg's own would stop a process that is not in the foreground.
        command
            .args(&apt[1..])
            .args(["-o", "Dpkg::Use-Pty=0", "-qq"]);
        command.args(words).stdout(Stdio::null());
        process::run(command)
    };
    run(&["update"])?;
    run(&[
        ["install", "-y", "--no-install-recommends"].as_slice(),
        &PACKAGES,
    ]
    .concat())
}
