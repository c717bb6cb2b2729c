//! Reads the version of a package from `Cargo.lock`.
//!
//! Invariant: the answer is the version cargo will build, or none. It understands only what cargo itself
//! writes (one `key = "value"` per line), which spares the workshop a TOML parser.

/// The version that the lock file has for `package`.
pub fn locked_version(lock_file: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock_file.lines();
    lines.by_ref().find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-shared"
version = "0.2.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.129"
source = "registry"
"#;

    #[test]
    fn the_exact_package_is_found() {
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.129")
        );
    }

    #[test]
    fn another_package_is_not_mistaken_for_it() {
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }
}
