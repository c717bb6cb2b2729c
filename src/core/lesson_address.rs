//! The short address of a lesson whose file lies on the page's own site: `?lesson=` and where the file is.
//!
//! Owns: [`lesson_address`].
//! Invariant: the address is made of ASCII alone, and a browser reads out of it what was written; nothing
//! leads to another site.
//! Must not know: whether the file is there.

use std::fmt::Write as _;

use thiserror::Error;

/// Why there is no address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum AddressFault {
    /// Nothing was written.
    #[error("Write where the file is, for example lessons/ferry.json.")]
    Missing,
    /// It is on another site, or on somebody's computer.
    #[error(
        "The file must be on the same website as this page. Write where it is there, for example lessons/ferry.json."
    )]
    Elsewhere,
}

/// The address that opens the file at `path`, as it is seen from the page's own folder. `page` is the page's
/// address up to its `?` or `#`. A whole address on the same site is understood too.
///
/// # Errors
/// `path` says nothing, or leads to another site.
pub fn lesson_address(page: &str, path: &str) -> Result<String, AddressFault> {
    // A browser takes one for the other.
    let path = path.trim().replace('\\', "/");
    let path = on_this_site(page, &path);
    if path.is_empty() {
        return Err(AddressFault::Missing);
    }
    let first = path.split(['/', '?', '#']).next().unwrap_or_default();
    if first.contains(':') || path.starts_with("//") {
        return Err(AddressFault::Elsewhere);
    }
    Ok(format!("{page}?lesson={}", escape(path)))
}

/// `path` without what it has in common with the page: its folder, or else its site.
fn on_this_site<'a>(page: &str, path: &'a str) -> &'a str {
    let folder = page.rfind('/').map_or("", |end| &page[..=end]);
    if let Some(inside) = path.strip_prefix(folder) {
        return inside.strip_prefix("./").unwrap_or(inside);
    }
    // Behind `https://` and the host.
    let origin = page.match_indices('/').nth(2);
    let origin = origin.map_or("", |(end, _)| &page[..end]);
    let inside = path.strip_prefix(origin);
    let inside = inside.filter(|rest| !origin.is_empty() && rest.starts_with('/'));
    let path = inside.unwrap_or(path);
    path.strip_prefix("./").unwrap_or(path)
}

/// Percent-encoded, but for what stands for itself in the part behind `?` (RFC 3986, 2.3 and 3.4).
fn escape(path: &str) -> String {
    let mut escaped = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
