//! Looks for programs on PATH.
//!
//! Invariant: what is returned is a file. It does not run it.

use std::env;
use std::path::PathBuf;

/// The name of a program's file on this system.
pub(super) fn file_name(program: &str) -> String {
    format!("{program}{}", env::consts::EXE_SUFFIX)
}

/// The first file of that name on PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(file_name(program)))
        .find(|file| file.is_file())
}
