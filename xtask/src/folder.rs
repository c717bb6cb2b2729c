//! The files that a server may send, and which of them an address means.
//!
//! Invariant: no file from outside the folder is ever found, whatever the address asks for. It does not
//! know who asks, nor what the files are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::failure::Failure;

/// The files to serve: a folder, with some of them replaced or added.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    replaced: BTreeMap<PathBuf, Arc<[u8]>>,
}

impl Folder {
    /// Serves what is in `root`.
    pub fn new(root: &Path) -> Result<Self, Failure> {
        let root = root.canonicalize().map_err(|error| {
            Failure::new(
                format!("The folder {} cannot be served: {error}.", root.display()),
                "Build it first with `cargo xtask dist`.",
            )
        })?;
        Ok(Self {
            root,
            replaced: BTreeMap::new(),
        })
    }

    /// Serves `content` in place of the file `name` (a path inside the folder), or in addition to the
    /// files that are there.
    pub fn replacing(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.replaced
            .insert(PathBuf::from(name), Arc::from(content.into()));
        self
    }

    /// What `address` (the target of a request) asks for, if it is there.
    pub(crate) fn find(&self, address: &str) -> Option<Found> {
        let mut inside = path_inside(address)?;
        if address
            .split(['?', '#'])
            .next()
            .is_none_or(|path| path.ends_with('/'))
        {
            inside.push("index.html");
        }
        if let Some(content) = self.replaced.get(&inside) {
            return Some(Found::Kept(inside, Arc::clone(content)));
        }
        // A symbolic link could still lead out of the folder: only the resolved path tells.
        let file = self.root.join(&inside).canonicalize().ok()?;
        (file.starts_with(&self.root) && file.is_file()).then_some(Found::File(file))
    }
}

/// What was found in a [`Folder`], by its name.
pub(crate) enum Found {
    /// A file, at its resolved path.
    File(PathBuf),
    /// The content that stands in for a file of this name.
    Kept(PathBuf, Arc<[u8]>),
}

/// Whether the name carries a hash of the content (`app-3f2a9c…_bg.wasm`), so that the same name never
/// means other bytes.
pub(crate) fn has_hashed_name(file: &Path) -> bool {
    let Some(stem) = file.file_stem().and_then(|stem| stem.to_str()) else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The path inside the folder that an address asks for; none if it could lead out of it.
fn path_inside(address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?;
    let decoded = percent_decoded(path)?;
    let mut inside = PathBuf::new();
    for segment in decoded.split('/').filter(|segment| !segment.is_empty()) {
        // Checked after decoding, so `%2e%2e` is seen for what it is. Backslashes and colons separate
        // folders and drives on Windows.
        if segment == "." || segment == ".." || segment.contains(['\\', ':', '\0']) {
            return None;
        }
        inside.push(segment);
    }
    Some(inside)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_lead_out_are_refused() {
        for address in [
            "/../secret",
            "/%2e%2e/secret",
            "/a/..%2f..%2fsecret",
            "/..\\secret",
            "/c:/x",
            "/%00",
            "/%zz",
        ] {
            assert_eq!(path_inside(address), None, "{address}");
        }
    }

    #[test]
    fn ordinary_addresses_are_taken() {
        assert_eq!(path_inside("/"), Some(PathBuf::new()));
        assert_eq!(
            path_inside("/a//b.js?x=../y"),
            Some(PathBuf::from("a/b.js"))
        );
        assert_eq!(
            path_inside("/caf%C3%A9.json"),
            Some(PathBuf::from("café.json"))
        );
    }

    #[test]
    fn only_names_with_a_hash_are_cached() {
        assert!(has_hashed_name(Path::new(
            "lateral-ee90e863c4009e7c_bg.wasm"
        )));
        assert!(has_hashed_name(Path::new("main-ee90e863c4009e7c.css")));
        assert!(!has_hashed_name(Path::new("boot.js")));
        assert!(!has_hashed_name(Path::new("lesson-facade.json")));
    }
}
