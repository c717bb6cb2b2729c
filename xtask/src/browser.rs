//! The browser that tests run in: Chromium (or Chrome) with its WebDriver.
//!
//! Invariant: a [`Browser`] names two programs that exist. Where the system's packages can be installed
//! without asking, a missing one is; else the failure says what to install. It does not start them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::checkout::Checkout;
use crate::children;
use crate::failure::Failure;
use crate::tools::on_path;

/// The names under which Chromium is installed.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Where macOS keeps it instead.
const MAC_BROWSER: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

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
    pub fn ready() -> Result<Self, Failure> {
        if let Some(browser) = Self::found() {
            return Ok(browser);
        }
        if let Some(apt) = Apt::allowed() {
            apt.install(&PACKAGES)?;
        }
        Self::found().ok_or_else(|| {
            Failure::new(
                "The browser tests need Chromium and ChromeDriver of the same version, and they were not found.",
                "On Debian: `sudo apt-get install chromium chromium-driver`. Elsewhere install Chrome and \
                 ChromeDriver, and set CHROME and CHROMEDRIVER to them if they are not on PATH.",
            )
        })
    }

    fn found() -> Option<Self> {
        let chosen = |name: &str| {
            env::var_os(name)
                .map(PathBuf::from)
                .filter(|path| path.is_file())
        };
        let chrome = chosen("CHROME")
            .or_else(|| BROWSERS.into_iter().find_map(on_path))
            .or_else(|| Some(PathBuf::from(MAC_BROWSER)).filter(|path| path.is_file()))?;
        let driver = chosen("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
        Some(Self { chrome, driver })
    }

    /// The WebDriver program.
    pub fn driver(&self) -> &Path {
        &self.driver
    }

    /// What to ask of the driver when a browser is started: the options in `webdriver.json`, for this
    /// browser.
    pub fn options(&self, checkout: &Checkout) -> Result<Value, Failure> {
        let file = checkout.webdriver_options();
        let unusable = |error: String| {
            Failure::new(
                format!("{} cannot be used: {error}.", file.display()),
                "Restore it with `git checkout webdriver.json`.",
            )
        };
        let text = fs::read_to_string(&file).map_err(|error| unusable(error.to_string()))?;
        let mut options: Value =
            serde_json::from_str(&text).map_err(|error| unusable(error.to_string()))?;
        options["goog:chromeOptions"]["binary"] = Value::from(self.chrome.to_string_lossy());
        Ok(options)
    }
}

/// The right to install Debian packages without asking anyone.
enum Apt {
    AsRoot,
    ThroughSudo,
}

impl Apt {
    fn allowed() -> Option<Self> {
        on_path("apt-get")?;
        let says = |program: &str, words: &[&str]| {
            let mut command = Command::new(program);
            children::output(command.args(words)).map(|text| text.trim().to_owned())
        };
        if says("id", &["-u"]).is_ok_and(|id| id == "0") {
            return Some(Self::AsRoot);
        }
        says("sudo", &["-n", "true"])
            .is_ok()
            .then_some(Self::ThroughSudo)
    }

    fn install(&self, packages: &[&str]) -> Result<(), Failure> {
        println!("    installing {}", packages.join(", "));
        children::run(self.command().args(["update", "-qq"]))?;
        let install = ["install", "-qq", "-y", "--no-install-recommends"];
        children::run(self.command().args(install).args(packages))
    }

    fn command(&self) -> Command {
        let mut command = match self {
            Self::AsRoot => Command::new("apt-get"),
            Self::ThroughSudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
                sudo
            }
        };
        // A pseudo-terminal of dpkg's own would stop a process that is not in the foreground.
        command
            .args(["-o", "Dpkg::Use-Pty=0"])
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null());
        command
    }
}
