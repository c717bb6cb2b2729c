//! The release as a web site of this machine.
//!
//! Invariant: every [`Site`] has a port, and so an origin, of its own: what one story stored, another never
//! sees. It serves; it does not build.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use xtask::checkout::Checkout;
use xtask::serve::{Door, Folder, Server};

use crate::Failure;

/// An empty page that every site has beside the app.
pub(crate) const BESIDE: &str = "beside.html";

/// What a site is made of.
#[derive(Debug, Clone)]
pub struct Release(Folder);

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
        Folder::new(&folder()).map(Self)
    }

    /// The same with one file replaced or added.
    pub fn with_file(self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        Self(self.0.replacing(name, content))
    }

    /// Serves it.
    pub fn serve(self) -> Result<Site, Failure> {
        // The icon is named, or the browser would ask for one that is not there.
        let empty =
            "<!doctype html><html lang=en><title>Beside</title><link rel=icon href=favicon.svg>";
        let folder = self.0.replacing(BESIDE, empty);
        let server = Server::start(folder, unused()?)?;
        Ok(Site { server })
    }
}

/// A door that no site of this run has had. The system gives a port away again once it is free, and with
/// it would come what another story has stored.
fn unused() -> Result<Door, Failure> {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    let mut had = HAD.lock().unwrap_or_else(PoisonError::into_inner);
    // Those that are open are not offered again.
    let mut open = Vec::new();
    loop {
        let door = Door::open(0)?;
        if had.insert(door.port()) {
            return Ok(door);
        }
        open.push(door);
    }
}

/// A release being served.
pub struct Site {
    server: Server,
}

impl Site {
    /// The address of a route, such as `#/lesson/article`.
    pub fn address(&self, route: &str) -> String {
        format!("{}{route}", self.server.url())
    }
}
