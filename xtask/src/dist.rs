//! The release build: `dist/`, a folder that any static web server can serve.
//!
//! *Invariant:* after [`build`] the folder holds this checkout's page, and a cold load of it is within the
//! budget.
//!
//! *Must not know:* what Trunk does; it knows how Trunk is called.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Context, Result};

use crate::checkout::Checkout;
use crate::process::{self, Running};
use crate::size::Sizes;
use crate::split;
use crate::tools::{self, Toolbox, WASM};

/// Relative, so that the folder works from any address it is put at.
pub const ANYWHERE: &str = "./";

/// Builds the release into `dist/` and weighs it.
pub fn build(checkout: &Checkout, toolbox: &Toolbox, public_url: &str) -> Result<()> {
    let mut trunk = trunk(checkout, toolbox)?;
    trunk
        .args(["build", "--release", "--features", "split"])
        .args(["--public-url", public_url])
        .env("CARGO_ENCODED_RUSTFLAGS", release_flags());
    process::run(trunk)?;
    split::split(checkout, toolbox)?;
    let script = checkout.dist().join("boot.js");
    // Trunk copies it as it is: every cold load would carry the comments.
    fs::read_to_string(&script)
        .and_then(|text| fs::write(&script, without_comments(&text)))
        .with_context(|| format!("{} cannot be changed.", script.display()))?;
    let sizes = Sizes::of(&checkout.dist())?;
    println!("{}", sizes.table().trim_fmt());
    sizes.within_budget()
}

/// Builds the whole app as Trunk alone does, without any tool or flag of this project, into its own folder,
/// and names that.
pub fn build_plain(checkout: &Checkout, toolbox: &Toolbox) -> Result<PathBuf> {
    let folder = checkout.target().join("plain");
    let mut trunk = trunk(checkout, toolbox)?;
    trunk.args(["build", "--dist"]).arg(&folder);
    process::run(trunk)?;
    Ok(folder)
}

/// Trunk takes its settings from the environment too, and 0.21 fails on `NO_COLOR=1` (it wants a word).
fn trunk(checkout: &Checkout, toolbox: &Toolbox) -> Result<Command> {
    let mut trunk = Command::new("trunk");
    trunk
        .current_dir(checkout.root())
        .env("PATH", toolbox.path()?);
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("TRUNK_") {
            trunk.env_remove(name);
        }
    }
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    Ok(trunk)
}

/// Leaves out lines that are nothing but a comment or empty, and what indents the others.
fn without_comments(script: &str) -> String {
    let mut within = false;
    let lines = script.lines().map(str::trim_start).filter(|line| {
        let comment = within || line.starts_with("/*");
        within = comment && !line.ends_with("*/");
        !(comment || line.is_empty() || line.starts_with("//"))
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Starts compiling the app the way Trunk will, so that Trunk finds it compiled. Silent, and without a word
/// on failure: Trunk meets the same failure again and says it.
pub fn compile_ahead(checkout: &Checkout) -> Option<Running> {
    println!("    compiling the app meanwhile");
    let mut cargo = tools::cargo(checkout);
    cargo
        .args(["build", "--release", "--quiet", "--target", WASM, "--bins"])
        .args(["--package", "lateral", "--features", "split"])
        .env("CARGO_ENCODED_RUSTFLAGS", release_flags())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Running::start(cargo).ok()
}

/// Flags of rustc for what travels. They stand in for those of `.cargo/config.toml`, so the one that
/// wasm-bindgen needs is among them.
fn release_flags() -> OsString {
    let mut flags = vec![
        "-Clink-arg=--keep-section=target_features".to_owned(),
        // Views of one type instead of thousands: an eighth of the page less.
        "--cfg=erase_components".to_owned(),
    ];
    // Panics name the file that they come from. What travels shall not say where this machine keeps its
    // crates, and is shorter for it.
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    if let Some(home) = home.or_else(|| Some(env::home_dir()?.join(".cargo"))) {
        let crates = home.join("registry").join("src");
        flags.push(format!("--remap-path-prefix={}=", crates.display()));
    }
    // The encoded form, because a path may have spaces.
    flags.join("\u{1f}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_of_comment_go() {
        let script = "// one\nconst a = \"// two\";\n\n/** three */\n/**\n * four\n */\n  call(a); // five\n";
        assert_eq!(
            without_comments(script),
            "const a = \"// two\";\ncall(a); // five\n"
        );
    }

    #[test]
    fn no_text_of_the_boot_script_spans_lines() {
        // A template literal over several lines would be torn.
        for line in include_str!("../../assets/boot.js").lines() {
            assert_eq!(line.matches('`').count() % 2, 0, "{line}");
        }
    }
}
