//! The engines that pages are drawn and run by, and what a machine needs to have each of them driven.
//!
//! *Invariant:* the first three are those that readers have: Chromium (Chrome, Edge, Chromebooks), Firefox, and `WebKitGTK`,
//! which is the nearest to Safari and the iPad that this system has. The fourth is an old one, of the age of Safari 16.0.
//!
//! *Must not know:* where their programs lie, and what is done with them.

/// An engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, or Chrome.
    Chromium,
    /// Firefox, the release with extended support.
    Firefox,
    /// `WebKitGTK`.
    WebKit,
    /// WPE `WebKit` 2.38 of 2022. Its mouse selects nothing on any page, and it has no downloads.
    OldWebKit,
}

impl Engine {
    /// All of them, the one that plays everything first.
    pub const ALL: [Self; 4] = [Self::Chromium, Self::Firefox, Self::WebKit, Self::OldWebKit];

    /// What it is called in a setting.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
            Self::OldWebKit => "old-webkit",
        }
    }

    /// The engine of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// Debian's packages. The page is set in the reader's own serif; without fonts there would be none.
    pub(crate) fn packages(self) -> &'static str {
        match self {
            Self::Chromium => "chromium chromium-driver fonts-dejavu-core fonts-liberation",
            Self::Firefox => "firefox-esr fonts-dejavu-core fonts-liberation",
            Self::WebKit => {
                "webkit2gtk-driver xvfb python3-gi gir1.2-webkit2-4.1 fonts-dejavu-core fonts-liberation"
            }
            Self::OldWebKit => "wpewebkit-driver cog fonts-dejavu-core fonts-liberation",
        }
    }

    /// What is missing where it is not to be had, and where to get it.
    pub(crate) fn missing(self) -> &'static str {
        match self {
            Self::Chromium => {
                "The browser tests need Chromium and ChromeDriver of the same version, and they were not found.\n  \
                 On Debian: `sudo apt-get install chromium chromium-driver`. Elsewhere install Chrome and ChromeDriver, \
                 and set CHROME and CHROMEDRIVER to them if they are not on PATH."
            }
            Self::Firefox => {
                "The stories in Firefox need Firefox, and it was not found.\n  \
                 On Debian: `sudo apt-get install firefox-esr`. Elsewhere install it, and set FIREFOX to it if it is not on PATH."
            }
            Self::WebKit => {
                "The stories in WebKit need WebKitGTK with its WebDriver, Python's bindings to it and the X server Xvfb, and they were \
                 not found.\n  On Debian: `sudo apt-get install webkit2gtk-driver xvfb python3-gi gir1.2-webkit2-4.1`. There is no \
                 WebKitGTK for other systems than Linux: there leave out this step."
            }
            Self::OldWebKit => {
                "The story in an old WebKit needs WPE WebKit 2.38 with its WebDriver and the browser cog, and they were not found.\n  \
                 On Debian 12: `sudo apt-get install wpewebkit-driver cog`. Elsewhere leave out the soak's last step."
            }
        }
    }
}
