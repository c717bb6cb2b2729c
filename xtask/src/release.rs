//! The release build: `dist/`, a folder that any static web server can serve.
//!
//! Invariant: after [`build`] the folder holds this checkout's page, and a cold load of it is within the
//! budget. It knows how Trunk is called, not what it does.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

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
    let weights = Weights::of(&checkout.dist())?;
    print!("{}", weights.sheet());
    weights.within_budget()
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
