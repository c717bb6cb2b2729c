//! The service worker of a release: `assets/sw.js` with the files of the build that it keeps.
//!
//! *Invariant:* it names every file of the folder but itself and the lesson, which is none of the build's, each
//! with its checksum, so that what is kept is this build or nothing.
//!
//! *Must not know:* what the worker does with them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use lateral::core::text::checksum::sha256_hex;

use crate::integrity::integrity;

const WORKER: &str = "sw.js";
const LESSON: &str = "lesson.json";

/// Writes the worker into `dist`, with `script` as what it does.
pub fn write(dist: &Path, script: &str) -> Result<()> {
    let mut files = BTreeMap::new();
    for file in dist.read_dir()? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_file() && name != WORKER && name != LESSON {
            files.insert(name.into_owned(), integrity(&path)?);
        }
    }
    let files = serde_json::to_string(&files)?;
    let build = sha256_hex(&files);
    let worker = format!("const BUILD = \"{build:.16}\";\nconst FILES = {files};\n{script}");
    fs::write(dist.join(WORKER), worker).context("The service worker cannot be written.")
}
