//! How the page is shown: the screen's size, the reader's preferences, and pictures of it.
//!
//! Invariant: a look lasts until another is set on the same tab, or the tab is closed. It does not know
//! what is on the page.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use xtask::engine::Engine::Chromium;

use crate::Failure;
use crate::page::Page;

/// How the reader points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointing {
    /// With a mouse.
    Mouse,
    /// With fingers, on a device that browsers treat as mobile.
    Fingers,
}

/// A screen that pages are shown on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Its width in CSS pixels.
    pub width: u32,
    /// Its height in CSS pixels.
    pub height: u32,
    /// How one points on it.
    pub pointing: Pointing,
}

impl Screen {
    /// A laptop.
    pub const LAPTOP: Self = Self::new(1280, 800, Pointing::Mouse);
    /// A phone of today.
    pub const PHONE: Self = Self::new(390, 844, Pointing::Fingers);
    /// The smallest screen that everything must work on (WCAG's reflow).
    pub const SMALL: Self = Self::new(320, 640, Pointing::Fingers);

    /// A laptop's window zoomed to 200 %.
    pub const ZOOMED: Self = Self::new(640, 400, Pointing::Mouse);

    const fn new(width: u32, height: u32, pointing: Pointing) -> Self {
        Self {
            width,
            height,
            pointing,
        }
    }
}

/// What the reader prefers to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
    /// On paper.
    Print,
    /// Colours of the reader's own choice, light on dark, as in Windows' high contrast.
    ForcedColors,
    /// Without motion.
    Still,
}

/// How much of the page a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What the window shows.
    Window,
    /// The whole page, however long.
    Page,
}

impl Page {
    /// Shows the page on this screen.
    pub fn on_screen(&self, screen: Screen) -> Result<(), Failure> {
        let touch = screen.pointing == Pointing::Fingers;
        if self.session.engine() != Chromium && !touch {
            return self
                .session
                .resize(&self.window, screen.width, screen.height);
        }
        let words = json!({
            "width": screen.width,
            "height": screen.height,
            "deviceScaleFactor": 1,
            "mobile": touch,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", words)?;
        let words = json!({ "enabled": touch, "maxTouchPoints": 5 });
        self.devtools("Emulation.setTouchEmulationEnabled", words)
            .map(drop)
    }

    /// Shows the page in this look.
    pub fn in_look(&self, look: Look) -> Result<(), Failure> {
        if self.session.engine() != Chromium && look == Look::Light {
            return Ok(());
        }
        let media = if look == Look::Print {
            "print"
        } else {
            "screen"
        };
        let scheme = if matches!(look, Look::Dark | Look::ForcedColors) {
            "dark"
        } else {
            "light"
        };
        let forced = if look == Look::ForcedColors {
            "active"
        } else {
            "none"
        };
        let motion = if look == Look::Still {
            "reduce"
        } else {
            "no-preference"
        };
        let words = json!({
            "media": media,
            "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "forced-colors", "value": forced },
                { "name": "prefers-reduced-motion", "value": motion },
            ],
        });
        self.devtools("Emulation.setEmulatedMedia", words).map(drop)
    }

    /// Takes a picture into `file` (PNG).
    pub fn picture(&self, extent: Extent, file: &Path) -> Result<(), Failure> {
        let png = self.picture_of(extent)?;
        let unwritten = |error: String| {
            Failure::new(
                format!(
                    "The picture {} could not be written: {error}.",
                    file.display()
                ),
                "Make room or give yourself the right.",
            )
        };
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(file, png))
            .map_err(|error| unwritten(error.to_string()))
    }

    /// Takes a picture (PNG).
    pub fn picture_of(&self, extent: Extent) -> Result<Vec<u8>, Failure> {
        let data = if self.session.engine() == Chromium {
            let mut words = json!({
                "format": "png",
                "captureBeyondViewport": extent == Extent::Page,
            });
            if extent == Extent::Page {
                words["clip"] = self.whole()?;
            }
            self.devtools("Page.captureScreenshot", words)?["data"].take()
        } else {
            self.session.picture(&self.window)?.into()
        };
        BASE64_STANDARD
            .decode(data.as_str().unwrap_or_default())
            .map_err(|error| {
                Failure::new(
                    format!("The browser's picture cannot be read: {error}."),
                    "This is most likely a mistake in the harness.",
                )
            })
    }

    fn whole(&self) -> Result<Value, Failure> {
        let layout = self.devtools("Page.getLayoutMetrics", json!({}))?;
        let size = &layout["cssContentSize"];
        Ok(json!({
            "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1,
        }))
    }
}
