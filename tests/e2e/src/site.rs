//! The release as a web site of this machine.
//!
//! *Invariant:* every [`Site`] has a port, and so an origin, of its own: what one story stored, another never
//! sees.
//!
//! *Must not know:* how it was built.

use std::collections::BTreeSet;
use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use xtask::checkout::Checkout;
use xtask::server::{ContentCoding, Replacements, Server, listen};

use xtask::engine::Engine;

use crate::Failure;
use crate::watch::WATCHER;

/// An empty page that every site has beside the app.
pub(crate) const BESIDE: &str = "beside.html";

/// What the page of the release begins with.
const CHARSET: &str = "<meta charset=utf-8>";

/// Where the watcher is, for browsers whose driver cannot put it into a page.
const WATCHING: &str = "watch.js";

/// What a site is made of.
#[derive(Debug, Clone)]
pub struct Release {
    folder: PathBuf,
    replaced: Replacements,
    coding: ContentCoding,
}

/// Where the release lies: in `dist/`, or in the folder named by `LATERAL_DIST`.
pub fn folder() -> PathBuf {
    match std::env::var_os("LATERAL_DIST") {
        Some(folder) => folder.into(),
        None => Checkout::current().dist(),
    }
}

impl Release {
    /// The release as it was built.
    pub fn built() -> Result<Self, Failure> {
        let folder = folder();
        if !folder.join("index.html").is_file() {
            return Err(Failure::new(
                format!("There is no release in {}.", folder.display()),
                "Build it first with `cargo xtask dist`.",
            ));
        }
        Ok(Self {
            folder,
            replaced: Replacements::new(),
            coding: ContentCoding::Identity,
        })
    }

    /// The same as it travels from a usual host: compressed.
    pub fn compressed(mut self) -> Self {
        self.coding = ContentCoding::Gzip;
        self
    }

    /// The same with one file replaced or added.
    pub fn with_file(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.replaced.insert(path.to_owned(), content.into());
        self
    }

    /// The same with the watcher in the page, before everything else.
    fn with_watcher(self) -> Result<Self, Failure> {
        let page = match self.replaced.get("index.html") {
            Some(page) => String::from_utf8_lossy(page).into_owned(),
            None => fs::read_to_string(self.folder.join("index.html")).unwrap_or_default(),
        };
        let Some((before, after)) = page.split_once(CHARSET) else {
            return Err(Failure::new(
                "The page of the release does not begin with its encoding.",
                "The harness puts its watcher there; mend `site.rs`.",
            ));
        };
        let page = format!("{before}{CHARSET}<script src={WATCHING}></script>{after}");
        Ok(self
            .with_file("index.html", page)
            .with_file(WATCHING, WATCHER))
    }

    fn start(self, listener: TcpListener) -> Result<Server, Failure> {
        let server = Server::start(listener, &self.folder, self.replaced, self.coding)?;
        Ok(server)
    }

    /// Serves it to a browser with this engine.
    pub fn serve(self, engine: Engine) -> Result<Site, Failure> {
        // The icon is named, or the browser would ask for one that is not there.
        let empty =
            "<!doctype html><html lang=en><title>Beside</title><link rel=icon href=favicon.svg>";
        let mut release = self.with_file(BESIDE, empty);
        // Only Chromium's driver puts scripts before those of a page.
        if engine != Engine::Chromium {
            release = release.with_watcher()?;
        }
        let server = release.start(unused_port()?)?;
        Ok(Site {
            url: server.url(),
            server: Mutex::new(Some(server)),
        })
    }
}

/// A port that no site of this run has had. The system gives a port away again once it is free, and with it
/// would come what another story has stored.
fn unused_port() -> Result<TcpListener, Failure> {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    let mut had = HAD.lock().unwrap_or_else(PoisonError::into_inner);
    // Those that are open are not offered again.
    let mut open = Vec::new();
    loop {
        let listener = listen(0)?;
        let port = listener.local_addr().map_err(anyhow::Error::from)?.port();
        if had.insert(port) {
            return Ok(listener);
        }
        open.push(listener);
    }
}

/// A release being served.
pub struct Site {
    url: String,
    server: Mutex<Option<Server>>,
}

impl Site {
    /// The address of a route, such as `#/lesson/article`.
    pub fn address(&self, route: &str) -> String {
        format!("{}{route}", self.url)
    }

    /// Ends it, with all connections: there is no network any more.
    pub fn end(&self) {
        self.server().take();
    }

    /// Serves another release under the same address, as after a deployment.
    pub fn deploy(&self, release: Release) -> Result<(), Failure> {
        self.end();
        let port = self.url.trim_end_matches('/').rsplit(':').next();
        let port = port.and_then(|port| port.parse().ok()).unwrap_or_default();
        let server = release.start(listen(port)?)?;
        *self.server() = Some(server);
        Ok(())
    }

    fn server(&self) -> MutexGuard<'_, Option<Server>> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
