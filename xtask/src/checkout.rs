//! Where things lie in a checkout of the repository.
//!
//! Invariant: every path is absolute, so it holds whatever the current folder is. It knows names of
//! folders, not what is in them.

use std::env;
use std::path::{Path, PathBuf};

/// One checkout of the repository.
#[derive(Debug, Clone)]
pub struct Checkout {
    root: PathBuf,
    target: PathBuf,
}

impl Checkout {
    /// The checkout that the running program belongs to.
    ///
    /// `CARGO_MANIFEST_DIR` is asked for at run time first: a compiled xtask may have been moved together
    /// with its checkout.
    pub fn current() -> Self {
        let compiled = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let running = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let root = [running, Some(compiled.clone())]
            .iter()
            .flatten()
            .flat_map(|member| member.ancestors())
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .unwrap_or(&compiled)
            .to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Self { root, target }
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's target folder.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Where the release build is put.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The workspace's lock file.
    pub fn lock_file(&self) -> PathBuf {
        self.root.join("Cargo.lock")
    }

    /// The browser's start options, shared by the browser tests and the end-to-end stories.
    pub fn webdriver_options(&self) -> PathBuf {
        self.root.join("webdriver.json")
    }
}
