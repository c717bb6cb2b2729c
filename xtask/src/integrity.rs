//! What a page says of a file so that a browser takes no other: Subresource Integrity (W3C), with SHA-384.
//!
//! *Must not know:* which files there are.

use std::fs;
use std::path::Path;

use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// The value of the attribute `integrity` for a file.
pub fn integrity(file: &Path) -> Result<String> {
    let hash = Sha384::digest(fs::read(file)?);
    Ok(format!("sha384-{}", STANDARD.encode(hash)))
}
