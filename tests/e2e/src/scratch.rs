//! Folders that last as long as the value that names them.
//!
//! Invariant: a new [`Scratch`] is empty, and is removed with everything in it when it goes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use crate::Failure;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// An empty folder of our own.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes a folder whose name starts with `purpose`.
    pub fn new(purpose: &str) -> Result<Self, Failure> {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("lateral-{purpose}-{}-{number}", process::id()));
        // Left over by a process that had the same id and was killed.
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).map_err(|error| {
            Failure::new(
                format!("{} cannot be made: {error}.", path.display()),
                "Make room, or set TMPDIR to a folder that may be written.",
            )
        })?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A browser that has just ended may still be writing the last of its files.
        for _ in 0..20 {
            if fs::remove_dir_all(&self.0).is_ok() || !self.0.exists() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}
