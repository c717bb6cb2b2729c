//! Where things lie in a checkout of the repository.
//!
//! *Invariant:* every path is absolute, so it holds whatever the current folder is.
//!
//! *Must not know:* what is in the folders.

use std::env;
use std::path::{Path, PathBuf};

/// One checkout of the repository.
#[derive(Debug, Clone)]
pub struct Checkout {
    root: PathBuf,
}

impl Checkout {
    /// The checkout that the running program belongs to.
    ///
    /// `CARGO_MANIFEST_DIR` is asked for at run time first: a compiled xtask may have been moved together
    /// with its checkout.
    pub fn current() -> Self {
        let compiled = env!("CARGO_MANIFEST_DIR");
        let member = env::var("CARGO_MANIFEST_DIR").unwrap_or(compiled.to_owned());
        let mut folders = Path::new(&member).ancestors();
        let root = folders.find(|folder| folder.join("xtask/Cargo.toml").is_file());
        let root = root.unwrap_or(Path::new(compiled)).to_owned();
        Self { root }
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's target folder.
    pub fn target(&self) -> PathBuf {
        let chosen = env::var_os("CARGO_TARGET_DIR");
        self.root.join(chosen.unwrap_or_else(|| "target".into()))
    }

    /// Where the release build is put.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
