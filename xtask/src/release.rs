//! The release build: `dist/`, a folder that any static web server can serve.
//!
//! Invariant: after [`build`] the folder holds this checkout's page, and a cold load of it is within the
//! budget. It knows how Trunk is called, not what it does.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};

use crate::checkout::Checkout;
use crate::children::{self, Running};
use crate::failure::Failure;
use crate::tools::{self, Toolbox, WASM};
use crate::weight::Weights;

/// Relative, so that the folder works from any address it is put at.
pub const ANYWHERE: &str = "./";

/// Builds the release into `dist/` and weighs it.
pub fn build(checkout: &Checkout, toolbox: &Toolbox, public_url: &str) -> Result<(), Failure> {
    let mut trunk = Command::new("trunk");
    trunk
        .args(["build", "--release", "--public-url", public_url])
        .current_dir(checkout.root())
        .env("PATH", toolbox.path()?);
    plainly_set(&mut trunk);
    without_own_paths(&mut trunk);
    children::run(&mut trunk)?;
    strip_boot_script(checkout)?;
    let weights = Weights::of(&checkout.dist())?;
    print!("{}", weights.sheet());
    weights.within_budget()
}

/// Takes the comments out of the boot script, which Trunk copies as it is: every cold load would carry them.
fn strip_boot_script(checkout: &Checkout) -> Result<(), Failure> {
    let file = checkout.dist().join("boot.js");
    let failed = |error: std::io::Error| {
        Failure::new(
            format!("{} cannot be changed: {error}.", file.display()),
            "Make room or give yourself the right.",
        )
    };
    let script = fs::read_to_string(&file).map_err(failed)?;
    fs::write(&file, without_comments(&script)).map_err(failed)
}

/// Leaves out lines that are nothing but a comment or empty, and what indents the others.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let said = lines
        .filter(|line| !(line.is_empty() || line.starts_with("//") || line.starts_with("/**")));
    said.flat_map(|line| [line, "\n"]).collect()
}

/// Starts compiling the app the way Trunk will, so that Trunk finds it compiled. Silent, and without a
/// word on failure: Trunk meets the same failure again and says it.
pub fn compile_ahead(checkout: &Checkout) -> Option<Running> {
    println!("    compiling the app meanwhile");
    let mut cargo = tools::cargo();
    cargo
        .args([
            "build",
            "--release",
            "--quiet",
            "--target",
            WASM,
            "--bin",
            "lateral",
            "--bin",
            "recovery",
            "--bin",
            "workshop",
        ])
        .current_dir(checkout.root())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    without_own_paths(&mut cargo);
    Running::start(&mut cargo).ok()
}

/// Panics name the file that they come from. What travels shall not say where this machine keeps its
/// crates, and is shorter for it. These flags stand in for those of `.cargo/config.toml`, so the one that
/// wasm-bindgen needs is among them.
fn without_own_paths(command: &mut Command) {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    let mut flags = vec!["-Clink-arg=--keep-section=target_features".to_owned()];
    if let Some(home) = home {
        let crates = home.join("registry").join("src");
        flags.push(format!("--remap-path-prefix={}=", crates.display()));
    }
    // The encoded form, because a path may have spaces.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
}

/// Trunk takes its settings from the environment too, and 0.21 fails on `NO_COLOR=1` (it wants a word).
fn plainly_set(trunk: &mut Command) {
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("TRUNK_") {
            trunk.env_remove(name);
        }
    }
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_of_comment_go() {
        let script = "// one\nconst a = \"// two\";\n\n/** three */\n  call(a); // four\n";
        assert_eq!(
            without_comments(script),
            "const a = \"// two\";\ncall(a); // four\n"
        );
    }

    #[test]
    fn nothing_in_the_boot_script_spans_lines() {
        let script = include_str!("../../assets/boot.js");
        // A template literal or a comment over several lines would be torn.
        for line in script.lines() {
            assert_eq!(line.matches('`').count() % 2, 0, "{line}");
            assert_eq!(line.contains("/*"), line.contains("*/"), "{line}");
        }
    }
}
